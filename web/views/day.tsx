// The day of a gathering, as a button that opens every sentence that tells it.
import { ChevronRight } from 'lucide-react';
import type { EntityId } from '#model/ids';
import css from './day.module.css';
import { useDayQuery } from './queries.ts';
import { SentenceList } from './sentence-list.tsx';
import { useWords } from './words.ts';

interface DayProps {
  readonly day: string;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  /** The id of the element that the sentences stand in. */
  readonly controls: string;
}

export function Day({ day, isOpen, onOpen, controls }: DayProps) {
  const { t, date } = useWords();
  return (
    <button
      type="button"
      className={css.day}
      aria-expanded={isOpen}
      aria-controls={controls}
      title={t('entity.day')}
      onClick={() => onOpen(!isOpen)}
    >
      <time dateTime={day}>{date(day)}</time>
      <ChevronRight size={14} aria-hidden="true" className={css.arrow} />
    </button>
  );
}

export function DaySentences({ id }: { id: EntityId }) {
  return <SentenceList query={useDayQuery(id)} />;
}
