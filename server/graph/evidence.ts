// The supporting sentences of a relationship as engines keep them: a list of sentences, and beside it a list of JSON
// arrays with where each stands and what it gives.
import type { SourceSentence } from '#model/entity';
import type { DocumentId, RuleId } from '#model/ids';

export function evidenceToText(source: SourceSentence): string {
  const { document, start, end, sentenceStart, sentenceEnd, rule, date, language, since, until } = source;
  return JSON.stringify([document, start, end, sentenceStart, sentenceEnd, rule, date, language, since, until]);
}

/** One line of a relationship's `evidence`, with its sentence. */
export function textToEvidence(line: string, sentence: string): SourceSentence {
  type Dates = [date: string | null, language: string, since: string | null, until: string | null];
  type Parts = [DocumentId, number, number, number, number, RuleId, ...Dates];
  const [document, start, end, sentenceStart, sentenceEnd, rule, ...dates] = JSON.parse(line) as Parts;
  const [date, language, since, until] = dates;
  return { document, start, end, sentenceStart, sentenceEnd, sentence, rule, date, language, since, until };
}
