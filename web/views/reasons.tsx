// Why two mentions are one thing or are kept apart, in words.
import { Minus, Plus } from 'lucide-react';
import { isRole } from '#model/ontology';
import type { ReasonView } from '#model/view';
import css from './reasons.module.css';
import { useWords, type Words } from './words.ts';

/** A concept is a word of the machine; that it is the same says all. */
const isConcept = (word: string) => /^[a-z_]+\(.*\)$/.test(word);

export function tellReason({ kind, node, words }: ReasonView, { t, name, role, date }: Words): string {
  // Which judgement it was is told by its number, and that to the machine alone.
  const told = kind === 'judgement' ? [] : words;
  const about = [
    ...(node ? [name(node)] : []),
    ...told.filter((word) => !isConcept(word)).map((word) => (isRole(word) ? role(word) : date(word))),
  ];
  return [t(`reason.${kind}`), about.join(', ')].filter(Boolean).join(': ');
}

/** What speaks for it and what against, each with its sign. */
export function Reasons({
  joining = [],
  parting = [],
}: {
  joining?: readonly ReasonView[];
  parting?: readonly ReasonView[];
}) {
  const words = useWords();
  const line = (sign: 'for' | 'against') => (reason: ReasonView) => {
    const text = tellReason(reason, words);
    return (
      <li key={`${sign} ${text}`} data-sign={sign}>
        {sign === 'for' ? <Plus size={13} aria-hidden="true" /> : <Minus size={13} aria-hidden="true" />}
        {text}
      </li>
    );
  };
  return (
    <ul className={css.reasons}>
      {joining.map(line('for'))}
      {parting.map(line('against'))}
    </ul>
  );
}
