// Tells that the server is gone while it is, and asks again until it is back; then whatever failed is asked anew.
import { useQueryClient } from '@tanstack/react-query';
import { CloudOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { ApiProblem } from '../api/request.ts';
import { readLive } from '../api/routes.ts';
import { useStage } from '../state/stage.ts';
import css from './connection.module.css';
import { useWords } from './words.ts';

const askEvery = 3_000;

export function Connection() {
  const { t } = useWords();
  const client = useQueryClient();
  const [isLost, setLost] = useState(false);
  const isDrawn = useStage(({ now }) => now.set.nodes.size > 0);
  useEffect(
    () =>
      client.getQueryCache().subscribe(({ type, query }) => {
        if (type !== 'updated') return;
        const { error, fetchFailureReason, status } = query.state;
        const reason = fetchFailureReason ?? error;
        if (reason instanceof ApiProblem && reason.code === 'offline') setLost(true);
        else if (status === 'success' && query.state.fetchStatus === 'idle') setLost(false);
      }),
    [client],
  );
  useEffect(() => {
    if (!isLost) return;
    const timer = setInterval(() => {
      readLive().then(
        () => {
          setLost(false);
          void client.refetchQueries({ predicate: ({ state }) => state.status === 'error' });
        },
        () => {},
      );
    }, askEvery);
    return () => clearInterval(timer);
  }, [isLost, client]);
  return (
    <p className={css.bar} role="status" data-lost={isLost || undefined}>
      {isLost && (
        <>
          <CloudOff size={16} aria-hidden="true" />
          {t(isDrawn ? 'state.lost' : 'state.lost.early')}
        </>
      )}
    </p>
  );
}
