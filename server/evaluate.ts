// A folder of gold files against what the rules say of the same documents.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Document } from '#model/document';
import { MachError } from '#model/errors';
import { readDocuments } from './documents/read.ts';
import { parseGold, saidBy } from './evaluation/gold.ts';
import type { Recorded, Scored } from './evaluation/report.ts';
import { scoreDocument } from './evaluation/score.ts';
import type { Extractor } from './ingest.ts';

const ending = '.gold.json';

/**
 * Each document of a folder with its score, by name.
 *
 * Errors: `bad-argument` where the folder has no gold file, `bad-input` for a gold file that is none or has no text:
 *   `NAME.txt` beside it or in `texts`.
 */
export async function evaluateFolder(folder: string, texts: string, extractor: Extractor): Promise<readonly Scored[]> {
  const names = readdirSync(folder)
    .flatMap((file) => (file.endsWith(ending) ? [file.slice(0, -ending.length)] : []))
    .sort();
  if (names.length === 0) throw new MachError('bad-argument', `${folder} has no files NAME${ending}.`);
  const scored: Scored[] = [];
  for (const name of names) {
    const document = await readOne([folder, texts].map((one) => join(one, `${name}.txt`)));
    const gold = goldAt(join(folder, `${name}${ending}`));
    scored.push({
      document: name,
      language: gold.lang,
      score: scoreDocument(gold, saidBy(extractor.extract(document))),
    });
  }
  return scored;
}

function goldAt(path: string) {
  try {
    return parseGold(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new MachError('bad-input', `${path}: ${(error as Error).message}`, { cause: error });
  }
}

async function readOne(paths: readonly string[]): Promise<Document> {
  const path = paths.find((one) => existsSync(one));
  if (!path) throw new MachError('bad-input', `There is no text ${paths.join(' and no ')}.`);
  for await (const document of readDocuments([path])) {
    if ('stage' in document) throw new MachError('bad-input', `${path}: ${document.reason}`);
    return document;
  }
  throw new MachError('bad-input', `${path} holds no document.`);
}

/** What was recorded beside the gold files, or null. */
export function readRecorded(path: string): Recorded | null {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Recorded) : null;
}
