// npm run extract -- PATH…: what each document says, as JSON, without a store.
import { basename, extname } from 'node:path';
import type { Document } from '#model/document';
import { MachError } from '#model/errors';
import type { Extraction } from '#model/fact';
import { readConfig } from '#server/config';
import { readDocuments } from '#server/documents/read';
import { createExtractor } from '#server/extractor';
import { runCommand } from './command.ts';
import { explainText } from './explain-text.ts';

/** The shape of a gold file, with the spans and rules that it leaves out; what is null or empty is left out too. */
function toLine({ id }: Document, { language, title, date, entities, mentions, facts }: Extraction): string {
  const given = (fields: object) =>
    Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== false && value !== ''));
  const isFile = !/^https?:/.test(id);
  return JSON.stringify({
    doc: isFile ? basename(id, extname(id)) : id,
    lang: language,
    date,
    title,
    entities: entities.map(({ id: local, type, name, also, kind, date: day, implied, concept }) => ({
      ...given({ id: local, type, name, kind, date: day, implied, concept }),
      ...(also.length > 0 ? { also } : {}),
      mentions: mentions
        .filter(({ entity }) => entity === local)
        .map(({ start, end, form, rule }) => ({ start, end, form, rule })),
    })),
    relations: facts.map(({ evidence, ...fact }) => ({ ...given(fact), evidence })),
  });
}

await runCommand({
  name: 'extract',
  usage: 'PATH… [--explain]',
  about:
    'Prints what each document says, one JSON object a line: things, relations between them, and where the text says so.\n' +
    'Touches no graph.',
  options: { explain: { type: 'boolean' } },
  help: { explain: 'tell it to a reader: the sentences, rules and entries behind each fact, and what was left out' },
  examples: [
    'npm run --silent extract -- samples/vi-d01.txt',
    'npm run --silent extract -- samples/vi-d01.txt --explain',
    'cat article.txt | npm run --silent extract -- -',
  ],
  async run(values, paths, { print, say, progress, signal }) {
    if (paths.length === 0)
      throw new MachError('bad-argument', 'Give at least one file, folder, pattern or - for standard input.');
    const extractor = await createExtractor(readConfig().words);
    let failed = 0;
    const report = (document: string, reason: string) => {
      failed++;
      say(`${document}: ${reason}`);
    };
    signal.addEventListener('abort', () => process.stdin.destroy());
    for await (const item of readDocuments(paths)) {
      signal.throwIfAborted();
      if ('stage' in item) {
        report(item.document, item.reason);
        continue;
      }
      progress(item.id);
      try {
        const extraction = extractor.extract(item);
        await print(values.explain ? explainText(item, extraction) : `${toLine(item, extraction)}\n`);
      } catch (error) {
        if (!(error instanceof MachError)) throw error;
        report(item.id, error.message);
      }
    }
    return failed > 0 ? 1 : 0;
  },
});
