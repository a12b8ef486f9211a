// What stands where content is not: on its way, failed, or not there. Each says what it is and what to try.
import type { UseQueryResult } from '@tanstack/react-query';
import { RotateCw } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { ApiProblem } from '../api/request.ts';
import css from './states.module.css';
import { useWords } from './words.ts';

/** Milliseconds after which waiting is owned up to. */
const slow = 4_000;

export function Loading({ what }: { what: string }) {
  const { t } = useWords();
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), slow);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p className={css.loading} role="status">
      <span className={css.pulse} aria-hidden="true">
        <span />
        <span />
        <span />
      </span>
      <span>
        {what}
        {isSlow && <span className={css.slow}>{t('state.slow')}</span>}
      </span>
    </p>
  );
}

export function Failure({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useWords();
  const problem = error instanceof ApiProblem ? error : null;
  const kind = kindOf(problem);
  return (
    <div className={css.failure} role="alert">
      <p className={css.title}>{t(`failure.${kind}`)}</p>
      <p>{t(`failure.${kind}.try`)}</p>
      {!isToldWhole.has(kind) && (
        <div className={css.detail} lang="en">
          <p>{problem?.message ?? String(error)}</p>
          {problem &&
            Object.entries(problem.fields).map(([field, wrong]) => (
              <p key={field}>
                <code>{field}</code> {wrong}
              </p>
            ))}
        </div>
      )}
      {problem?.requestId && problem.status >= 500 && (
        <p className={css.small}>{t('failure.request', { id: problem.requestId })}</p>
      )}
      {onRetry && (
        <button type="button" className={css.retry} onClick={onRetry}>
          <RotateCw size={14} aria-hidden="true" />
          {t('failure.retry')}
        </button>
      )}
    </div>
  );
}

interface AnswerProps<T> {
  readonly query: Pick<UseQueryResult<T>, 'data' | 'error' | 'isPending' | 'refetch'>;
  readonly loading: string;
  readonly children: (data: T) => ReactNode;
}

/** An answer of the server. One that is there stays, also where asking for it anew fails, unless there is no such thing any more. */
export function Answer<T>({ query: { data, error, isPending, refetch }, loading, children }: AnswerProps<T>) {
  if (isPending) return <Loading what={loading} />;
  const isGone = error instanceof ApiProblem && kindOf(error) === 'notFound';
  return (
    <>
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {data !== undefined && !isGone && children(data)}
    </>
  );
}

/** What went wrong as far as a reader can do something about it; each has a title and what to try. */
type FailureKind =
  | 'offline'
  | 'notFound'
  | 'queryRefused'
  | 'queryFailed'
  | 'queryTooBig'
  | 'readOnly'
  | 'tooBig'
  | 'unreadable'
  | 'busy'
  | 'inside'
  | 'other';

const kinds: Readonly<Record<string, FailureKind>> = {
  offline: 'offline',
  'not-found': 'notFound',
  'query-refused': 'queryRefused',
  'query-failed': 'queryFailed',
  'query-too-big': 'queryTooBig',
  'read-only': 'readOnly',
  'body-too-big': 'tooBig',
  'bad-input': 'unreadable',
  'bad-argument': 'unreadable',
  'unknown-language': 'unreadable',
};

function kindOf(problem: ApiProblem | null): FailureKind {
  const known = problem && kinds[problem.code];
  if (known) return known;
  if (problem && problem.status === 503) return 'busy';
  return problem && problem.status >= 500 ? 'inside' : 'other';
}

/** Where the reader's own words tell all that the server's, which are English, would add. */
const isToldWhole: ReadonlySet<FailureKind> = new Set(['offline', 'notFound']);

export function Nothing({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={css.nothing}>
      <p className={css.title}>{title}</p>
      {children}
    </div>
  );
}
