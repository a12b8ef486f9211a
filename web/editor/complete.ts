// What may stand at a place of a query: labels and types of the ontology, properties, functions that the engine knows,
// variables of the query itself, keywords.
import {
  type Completion,
  type CompletionContext,
  type CompletionResult,
  snippetCompletion,
} from '@codemirror/autocomplete';
import { cypherFunctions, cypherKeywords, cypherProperties } from '#model/cypher-words';
import { labels, relationshipTypes, roles } from '#model/ontology';

const of = (type: string, words: readonly string[], boost = 0): readonly Completion[] =>
  words.map((label) => ({ label, type, boost }));

const labelWords = of('class', [...labels, 'Entity', 'Document']);
const typeWords = of('type', [...relationshipTypes, 'MENTIONS']);
const roleWords = of('constant', roles);
const propertyWords = of('property', [
  ...new Set([...cypherProperties.node, ...cypherProperties.relationship, ...cypherProperties.document]),
]);
const functionWords = cypherFunctions.map(({ name, takes }) =>
  snippetCompletion(`${name}(\${})`, { label: name, detail: `(${takes})`, type: 'function' }),
);
const keywordWords = of('keyword', cypherKeywords, 1);

export function completeCypher(context: CompletionContext): CompletionResult | null {
  const { pos, explicit, state } = context;
  const before = state.sliceDoc(Math.max(0, pos - 2_000), pos);
  const word = /(?<![\w$])[\w$]*$/.exec(before)?.[0] ?? '';
  const found = optionsAt(before, word, state.doc.toString());
  if (!found || (!explicit && word === '' && found.isOpen)) return null;
  return { from: pos - word.length, options: [...found.options], validFor: /^\w*$/ };
}

interface Offered {
  readonly options: readonly Completion[];
  /** True where nothing was asked for yet. */
  readonly isOpen: boolean;
}

/** `before` ends with `word`, which is being written. */
function optionsAt(before: string, word: string, query: string): Offered | null {
  const rest = before.slice(0, before.length - word.length);
  const inText = /(['"])(?:(?!\1).)*$/.exec(
    rest
      .split('\n')
      .at(-1)
      ?.replace(/(['"])(?:(?!\1).)*?\1/g, '') ?? '',
  );
  if (inText) return /role\s*[:=]\s*['"]$/.test(rest) ? { options: roleWords, isOpen: false } : null;
  if (rest.split('\n').at(-1)?.includes('//')) return null;
  if (/\[[^\][()]*[:|]\s*$/.test(rest)) return { options: typeWords, isOpen: false };
  if (/(?:\([^()[\]{]*|\w)[:&|]\s*$/.test(rest) && rest.lastIndexOf('{') <= rest.lastIndexOf('}'))
    return { options: labelWords, isOpen: false };
  if (/\w\.$/.test(rest) || /\{(?:[^{}]*,)?\s*$/.test(rest)) return { options: propertyWords, isOpen: false };
  return { options: [...variablesOf(query, word), ...keywordWords, ...functionWords], isOpen: true };
}

function variablesOf(query: string, word: string): readonly Completion[] {
  const found = new Set(
    [...query.matchAll(/[([]\s*(\w+)\s*[:)\]{]|\bAS\s+(\w+)|\b(\w+)\s*=\s*(?:\(|shortestPath)/gi)].map(
      ([, node, alias, path]) => node ?? alias ?? path ?? '',
    ),
  );
  found.delete(word);
  return of(
    'variable',
    [...found].filter((name) => /^[a-z_]/i.test(name)),
    2,
  );
}
