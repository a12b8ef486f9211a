// A day to write in the order of the page's language, or to choose in the browser's calendar: the browser's own field
// keeps to the language of the browser.
import { CalendarDays } from 'lucide-react';
import { useRef, useState } from 'react';
import css from './date-field.module.css';
import { formatDay, readDay } from './format-date.ts';
import { useWords } from './words.ts';

interface DateFieldProps {
  /** Of the field, for its label. */
  readonly id: string;
  /** `2025-12-31`, or null for none. */
  readonly day: string | null;
  /** Called with each whole day, and with null where the field was emptied. */
  readonly onDay: (day: string | null) => void;
}

export function DateField({ id, day, onDay }: DateFieldProps) {
  const { t, language } = useWords();
  const [draft, setDraft] = useState<string | null>(null);
  const [isLeft, setLeft] = useState(true);
  const calendar = useRef<HTMLInputElement>(null);
  const text = draft ?? (day ? formatDay(day, language) : '');
  const isWrong = text.trim() !== '' && readDay(text, language) === null;
  const leave = () => {
    setLeft(true);
    if (!isWrong) setDraft(null);
  };
  return (
    <span className={css.field}>
      <input
        id={id}
        type="text"
        autoComplete="off"
        placeholder={t('date.order')}
        aria-invalid={(isLeft && isWrong) || undefined}
        value={text}
        onFocus={() => setLeft(false)}
        onBlur={leave}
        onKeyDown={({ key }) => key === 'Enter' && leave()}
        onChange={({ target }) => {
          setDraft(target.value);
          const read = readDay(target.value, language);
          if (read !== null || target.value.trim() === '') onDay(read);
        }}
      />
      <button
        type="button"
        aria-label={t('date.choose')}
        title={t('date.choose')}
        onClick={() => calendar.current?.showPicker()}
      >
        <CalendarDays size={14} aria-hidden="true" />
      </button>
      <input
        ref={calendar}
        className={css.calendar}
        type="date"
        tabIndex={-1}
        aria-hidden="true"
        value={day ?? ''}
        onChange={({ target }) => {
          setDraft(null);
          if (target.value) onDay(target.value);
        }}
      />
    </span>
  );
}
