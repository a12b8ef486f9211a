// The address of a kept view: lays it out on the stage, then goes to what was open in it.
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { readSavedView } from '../api/routes.ts';
import { useStage } from '../state/stage.ts';
import { setOf } from '../state/working-set.ts';
import { openPicture } from './pictures.ts';
import { useGraphQuery } from './queries.ts';
import { Failure, Loading } from './states.tsx';
import { useWords } from './words.ts';

export function KeptView({ id }: { id: string }) {
  const { t } = useWords();
  const [, navigate] = useLocation();
  const graph = useGraphQuery();
  const isBuilt = useStage(({ now }) => now.set.nodes.size > 0);
  const { data, error, refetch } = useQuery({
    queryKey: ['view', id],
    queryFn: ({ signal }) => readSavedView(id, signal),
    staleTime: 0,
  });
  const opening = useRef(false);
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  useEffect(() => {
    if (!data || !graph.data || !isBuilt || opening.current) return;
    opening.current = true;
    const { picture, name } = data;
    void openPicture(picture, name, setOf(graph.data)).then(() => {
      // Whoever has gone elsewhere meanwhile is not called back.
      if (isHere.current) navigate(`${picture.path}${picture.search}`, { replace: true });
    });
  }, [data, graph.data, isBuilt, navigate]);
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  return <Loading what={t('share.opening')} />;
}
