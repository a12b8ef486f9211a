// What stands where content is not: on its way, failed, or not there. Each says what it is and what to try.
import { RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { ApiProblem } from '../api/request.ts';
import css from './states.module.css';
import { useWords } from './words.ts';

export function Loading({ what }: { what: string }) {
  return (
    <p className={css.loading} role="status">
      <span className={css.pulse} aria-hidden="true">
        <span />
        <span />
        <span />
      </span>
      {what}
    </p>
  );
}

export function Failure({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useWords();
  const problem = error instanceof ApiProblem ? error : null;
  return (
    <div className={css.failure} role="alert">
      <p className={css.title}>{t(titleOf(problem))}</p>
      <p>{problem?.code === 'offline' ? t('failure.offline.try') : (problem?.message ?? String(error))}</p>
      {problem &&
        Object.entries(problem.fields).map(([field, wrong]) => (
          <p key={field}>
            <code>{field}</code> {wrong}
          </p>
        ))}
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

function titleOf(problem: ApiProblem | null): string {
  if (problem?.code === 'offline') return 'failure.offline';
  if (problem?.code === 'not-found') return 'failure.notFound';
  if (problem?.code === 'query-refused') return 'failure.queryRefused';
  if (problem?.code === 'query-failed') return 'failure.queryFailed';
  if (problem?.code === 'query-too-big') return 'failure.queryTooBig';
  if (problem && problem.status === 503) return 'failure.busy';
  return 'failure.other';
}

export function Nothing({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={css.nothing}>
      <p className={css.title}>{title}</p>
      {children}
    </div>
  );
}
