// Plain text and Markdown: the marker or front matter at the top is metadata, the rest is the text.
import { type Metadata, noMetadata, toDay, toLanguage, toLine, toUrl } from './metadata.ts';

export interface Content extends Metadata {
  readonly text: string;
}

/** A saved page often begins with its title and ` date 2026-02-08 ` before the first sentence: that is no sentence. */
const marker = /^([^\n]{0,300}\n\s{0,20})?[ \t]{0,20}date[ \t]{1,20}(\d{4}-\d{2}-\d{2})(?:[ \t\n]|$)/;

export function readPlain(text: string): Content {
  const match = marker.exec(text);
  const date = toDay(match?.[2]);
  if (!match || date === null) return { ...noMetadata, title: titleOf(text), text };
  const title = toLine(match[1]);
  const rest = `${title === null ? '' : `${title}\n\n`}${text.slice(match[0].length).trimStart()}`;
  return { ...noMetadata, title: title ?? titleOf(rest), date, text: rest };
}

export function readMarkdown(text: string): Content {
  const { fields, body } = splitFrontMatter(text);
  const content = readPlain(body);
  const heading = /^#{1,2}[ \t]+(.+)$/m.exec(body)?.[1];
  return {
    id: toLine(fields.get('id')),
    title: toLine(fields.get('title')) ?? toLine(heading) ?? content.title,
    date: toDay(fields.get('date')) ?? content.date,
    language: toLanguage(fields.get('language') ?? fields.get('lang')),
    url: toUrl(fields.get('url') ?? fields.get('link')),
    publisher: toLine(fields.get('publisher') ?? fields.get('source')),
    text: stripMarkup(content.text),
  };
}

/** A first line that stands alone, is short and does not end as a sentence does. */
function titleOf(text: string): string | null {
  const [first = '', next] = text.trimStart().split('\n', 2);
  const line = first.trim();
  const alone = next !== undefined && next.trim() === '';
  return alone && line.length > 0 && line.length <= 200 && !/[.:;,]$/.test(line) ? toLine(line) : null;
}

function splitFrontMatter(text: string): { fields: Map<string, string>; body: string } {
  const match = /^---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n|$)/.exec(text);
  const fields = new Map<string, string>();
  for (const line of match?.[1]?.split('\n') ?? []) {
    const pair = /^([\w-]{1,60})[ \t]{0,9}:(.*)$/.exec(line);
    if (pair) fields.set((pair[1] ?? '').toLowerCase(), (pair[2] ?? '').trim().replace(/^(["'])(.*)\1$/, '$2'));
  }
  return { fields, body: match ? text.slice(match[0].length) : text };
}

/** The words without the signs of Markdown that would stand between them and their sentence. */
function stripMarkup(text: string): string {
  return text
    .replace(/^#{1,6}[ \t]+/gm, '')
    .replace(/^[ \t]*>[ \t]?/gm, '')
    .replace(/!\[([^[\]\n]*)\]\([^()\n]*\)/g, '$1')
    .replace(/\[([^[\]\n]*)\]\([^()\n]*\)/g, '$1')
    .replace(/\*\*([^\s*_][^\n*_]*)\*\*/g, '$1')
    .replace(/__([^\s*_][^\n*_]*)__/g, '$1');
}
