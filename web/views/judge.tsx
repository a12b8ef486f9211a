// Who judges and why, then what the judgement changes, then the judgement itself.
import { useCallback, useId, useMemo, useState } from 'react';
import type { JudgementRequest } from '#model/judgement';
import type { ChangesView } from '#model/view';
import { judge } from '../api/routes.ts';
import { prefer, usePreferences } from '../state/preferences.ts';
import css from './correct.module.css';
import { tell } from './notice.tsx';
import { type Doing, Proposal } from './proposal.tsx';
import { useWords } from './words.ts';

type Judged = JudgementRequest extends infer Request
  ? Request extends unknown
    ? Omit<Request, 'who' | 'why'>
    : never
  : never;

interface JudgeProps {
  readonly request: Judged;
  /** What the reader may say already, to begin with. */
  readonly because: readonly string[];
  readonly onDone?: (changes: ChangesView) => void;
}

export function Judge({ request, because, onDone }: JudgeProps) {
  const { t } = useWords();
  const who = usePreferences(({ name }) => name);
  const [why, setWhy] = useState(because.join('; '));
  const [isAsked, setAsked] = useState(false);
  const id = useId();
  const key = JSON.stringify(request);
  // biome-ignore lint/correctness/useExhaustiveDependencies: equal requests are one, however often they are made
  const asked = useMemo(() => ({ ...request, who: who.trim(), why: why.trim() }) as JudgementRequest, [key, who, why]);
  const doing = useCallback<Doing>((dryRun, { signal }) => judge(asked, dryRun, signal), [asked]);
  if (isAsked) {
    return (
      <Proposal
        doing={doing}
        verb={t('correct.apply')}
        inTime={request.kind === 'never-same' ? t('correct.never-same.inTime') : undefined}
        onDrop={() => setAsked(false)}
        onDone={({ changes }) => {
          tell(t('correct.done'));
          onDone?.(changes);
        }}
      >
        {() => <p>{t('correct.done')}</p>}
      </Proposal>
    );
  }
  return (
    <form
      className={css.reason}
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
      }}
    >
      <label htmlFor={`${id}-why`}>{t('correct.because')}</label>
      <textarea
        id={`${id}-why`}
        rows={2}
        required
        maxLength={2_000}
        value={why}
        onChange={({ target }) => setWhy(target.value)}
      />
      <label htmlFor={`${id}-who`}>{t('correct.who')}</label>
      <input
        id={`${id}-who`}
        type="text"
        required
        maxLength={100}
        autoComplete="name"
        value={who}
        onChange={({ target }) => prefer({ name: target.value })}
      />
      <button type="submit" className={css.look}>
        {t('correct.look')}
      </button>
    </form>
  );
}
