// What a document says, for a reader: each fact with its sentence, the words marked, the rule and the entries behind it;
// then the names that nothing was made of, with the reason, and the sentences that gave nothing.
import type { Document, Span } from '#model/document';
import { type Evidence, type Extraction, type Fact, sentenceAt, silentSentences, type UnusedReason } from '#model/fact';

const reasons: Readonly<Record<UnusedReason, string>> = {
  'named-after': 'something is named after it',
  'part-of-name': 'inside another name',
  'short-form': 'short for something never named in full',
  'no-relation': 'nothing is said of it',
  heading: 'in a heading',
  credit: 'in a credit',
  dateline: 'in a dateline',
  unknown: 'nothing says what it names',
};

export function explainText({ id, text }: Document, extraction: Extraction): string {
  const { title, language, date, entities, facts, unused } = extraction;
  const names = new Map(entities.map((entity) => [entity.id, entity.name]));
  const words = ({ start, end }: Span) => oneLine(text.slice(start, end));
  const silent = silentSentences(extraction);
  return [
    `${id}: ${[language, date, title].filter(Boolean).join(' · ')}`,
    `\n${facts.length} facts`,
    ...facts.flatMap((fact) => [
      `\n  ${names.get(fact.from)} ${describe(fact)} ${names.get(fact.to)}`,
      ...fact.evidence.flatMap((evidence) => explainEvidence(evidence, text)),
    ]),
    ...explainDays(extraction, text),
    `\n${unused.length} names that nothing was made of`,
    ...unused.map(({ form, reason, start }) => `  ${oneLine(form)} (${start}): ${reasons[reason]}`),
    `\n${silent.length} sentences that gave nothing`,
    ...silent.map((sentence) => `  ${words(sentence)}`),
    '\n',
  ].join('\n');
}

function describe(fact: Fact): string {
  const { type, since, until } = fact;
  const time = since || until ? ` [${since ?? ''}..${until ?? ''}]` : '';
  if (fact.type !== 'HOLDS_ROLE') return `${type}${time}`;
  return `${type} ${fact.role}${fact.former ? ' (former)' : ''}${time}`;
}

/** Each gathering with its day, and the sentences that tell it or lead to it. */
function explainDays(extraction: Extraction, text: string): string[] {
  const dated = extraction.entities.filter(({ date }) => date !== null);
  return [
    `\n${dated.length} days of gatherings`,
    ...dated.flatMap(({ name, date, dated: spans = [] }) => [
      `\n  ${name} ${date}`,
      ...spans.map((span) => `    ${markWords(span, sentenceAt(extraction, span), text)}`),
    ]),
  ];
}

/** The words in ⟦ ⟧ within their sentence, and under it why they are believed. */
function explainEvidence({ span, sentence, rule, lexicon }: Evidence, text: string): string[] {
  return [
    `    ${markWords(span, sentence, text)}`,
    `    ${rule}${lexicon.length > 0 ? ` ← ${lexicon.join(', ')}` : ''}`,
  ];
}

function markWords(span: Span, sentence: Span, text: string): string {
  const [start, end] = [Math.min(sentence.start, span.start), Math.max(sentence.end, span.end)];
  return oneLine(`${text.slice(start, span.start)}⟦${text.slice(span.start, span.end)}⟧${text.slice(span.end, end)}`);
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
