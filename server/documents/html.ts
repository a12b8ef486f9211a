// Saved web pages: the readable content as paragraphs, with the lead kept, and what the page says of itself.
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { type Metadata, toDay, toLanguage, toLine, toUrl } from './metadata.ts';

/** Readability takes time in proportion to the square of the depth: pages beyond these are refused before it sees them. */
const limits = { characters: 5_000_000, elements: 50_000, depth: 150 };

/** As much of a page's DOM as is used here; the server's types know no browser. */
interface PageNode {
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly childNodes: Iterable<PageNode>;
}
interface PageElement extends PageNode {
  readonly tagName: string;
  textContent: string | null;
  getAttribute(name: string): string | null;
  querySelector(selector: string): PageElement | null;
  remove(): void;
  replaceWith(other: PageElement): void;
}
interface Page {
  readonly documentElement: PageElement | null;
  readonly body: PageElement | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  createElement(name: string): PageElement;
}

/** A fragment without `<body>` gets one: the parser makes none. */
const parsePage = (source: string) =>
  parseHTML(/<body[\s>]/i.test(source) ? source : `<html><body>${source}</body></html>`).document as unknown as Page;

const blocks = new Set([
  ...['address', 'article', 'aside', 'blockquote', 'br', 'caption', 'dd', 'div', 'dl', 'dt', 'figcaption', 'figure'],
  ...['footer', 'form', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hr', 'li', 'main', 'nav', 'ol', 'p', 'pre'],
  ...['section', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'ul'],
]);
const silent = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'iframe',
  'svg',
  'button',
  'input',
  'select',
  'textarea',
]);

export function readHtml(source: string): Metadata & { readonly text: string } {
  if (source.length > limits.characters)
    throw new RangeError(`The page has more than ${limits.characters} characters.`);
  refuseCrowded(source);
  const document = parsePage(source);
  if (document.documentElement) refuseDeep(document.documentElement);
  const metadata = readMetadata(document);
  keepLead(document);
  for (const advert of document.querySelectorAll('.ad, .ads, .advert, .banner, [class*="advertis"]')) advert.remove();
  const whole = document.body ?? document.documentElement;
  const plain = whole ? blockText(whole) : '';
  const article = new Readability(document as unknown as ConstructorParameters<typeof Readability>[0], {
    charThreshold: 200,
  }).parse();
  const readable = article?.content ? bodyText(article.content) : '';
  const title = metadata.title ?? toLine(article?.title);
  // A page of a few lines has nothing to cut away: all of it is better than half of it.
  const text = readable.length >= 200 ? readable : plain;
  return { ...metadata, title, text: title && !text.startsWith(title) ? `${title}\n\n${text}` : text };
}

/** Counts tags before anything is built: the parser takes seconds for a hundred thousand of them. */
function refuseCrowded(source: string): void {
  let elements = 0;
  for (const _ of source.matchAll(/<[a-z]/gi)) if (++elements > limits.elements) throw new RangeError(tooMuch);
}

/** Measures the tree itself, since closing tags that close nothing would mislead a count of tags. */
function refuseDeep(root: PageNode): void {
  const open: { readonly node: PageNode; readonly depth: number }[] = [{ node: root, depth: 1 }];
  for (let at = open.pop(); at; at = open.pop()) {
    if (at.depth > limits.depth) throw new RangeError(tooMuch);
    for (const node of at.node.childNodes) if (node.nodeType === 1) open.push({ node, depth: at.depth + 1 });
  }
}

const tooMuch = `The page is built from more than ${limits.elements} elements, or ${limits.depth} within one another. Save its text instead.`;

function readMetadata(document: Page): Metadata {
  const content = (...names: string[]) =>
    names
      .map((name) => document.querySelector(`meta[property="${name}"], meta[name="${name}"], meta[itemprop="${name}"]`))
      .map((meta) => meta?.getAttribute('content'))
      .find((value) => value);
  const linked = readLinkedData(document);
  return {
    id: null,
    title:
      toLine(content('og:title', 'twitter:title')) ??
      toLine(linked.headline) ??
      toLine(document.querySelector('h1')?.textContent),
    date:
      toDay(content('article:published_time', 'datePublished', 'pubdate', 'date', 'dc.date', 'DC.date.issued')) ??
      toDay(linked.datePublished) ??
      toDay(document.querySelector('time[datetime]')?.getAttribute('datetime')),
    language: toLanguage(document.documentElement?.getAttribute('lang')) ?? toLanguage(content('og:locale')),
    url: toUrl(document.querySelector('link[rel="canonical"]')?.getAttribute('href')) ?? toUrl(content('og:url')),
    publisher: toLine(content('og:site_name', 'application-name')),
  };
}

function readLinkedData(document: Page): { headline?: unknown; datePublished?: unknown } {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    try {
      const data: unknown = JSON.parse(script.textContent ?? '');
      const items = Array.isArray(data) ? data : [data, ...((data as { '@graph'?: unknown[] })?.['@graph'] ?? [])];
      const found = items.find((item) => item && typeof item === 'object' && 'datePublished' in item);
      if (found) return found as { headline?: unknown; datePublished?: unknown };
    } catch {
      // Pages carry broken JSON all the time; the date may stand elsewhere.
    }
  }
  return {};
}

/** Vietnamese papers put who, what and when into a lead that is marked as a heading, which Readability throws away. */
function keepLead(document: Page): void {
  for (const element of document.querySelectorAll(
    'h2, h3, strong, [class*="sapo"], [class*="lead"], [class*="summary"]',
  )) {
    const named = /sapo|lead|summary/i.test(element.getAttribute('class') ?? '');
    const text = (element.textContent ?? '').trim();
    if (!named && text.length <= 80) continue;
    if (text === '' || element.querySelector('p, div, ul, table')) continue;
    const paragraph = document.createElement('p');
    paragraph.textContent = text;
    element.replaceWith(paragraph);
  }
}

function bodyText(content: string): string {
  const { body } = parsePage(content);
  return body ? blockText(body) : '';
}

/** Text with an empty line between blocks, so that no paragraph is glued to the next. */
function blockText(root: PageElement): string {
  const parts: string[] = [];
  const walk = (node: PageNode): void => {
    if (node.nodeType === 3) {
      parts.push((node.textContent ?? '').replace(/\s+/g, ' '));
      return;
    }
    if (node.nodeType !== 1) return;
    const name = (node as PageElement).tagName.toLowerCase();
    if (silent.has(name)) return;
    const isBlock = blocks.has(name);
    if (isBlock) parts.push('\n\n');
    for (const child of node.childNodes) walk(child);
    if (isBlock) parts.push('\n\n');
  };
  walk(root);
  return parts
    .join('')
    .split(/\n\n+/)
    .map((block) => block.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join('\n\n');
}
