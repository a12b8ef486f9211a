// Keeps stage and address in step: what the address asks for is built once, and every step after that is written to it.
import { useEffect, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { readEntity } from '../api/routes.ts';
import { readView, type StageView, writeView } from '../state/address.ts';
import type { Ground } from '../state/ground.ts';
import { unpackPicture } from '../state/picture.ts';
import { begin, useStage } from '../state/stage.ts';
import { nextTask } from '../state/tasks.ts';
import { keptOf, nothing, setOf, type WorkingSet } from '../state/working-set.ts';
import { loadNeighbours, withNeighbours } from './deeds.ts';
import { nodeOf } from './node-of.ts';
import { layOutPicture, takePicture } from './pictures.ts';

export function useStageInAddress(graph: Ground | undefined): void {
  const [, navigate] = useLocation();
  const search = useSearch();
  const now = useStage((state) => state.now);
  const [isBuilt, setBuilt] = useState(false);
  /** The moment that the stage was built for: another one is another ground. */
  const [moment, setMoment] = useState<string | null>(null);

  useEffect(() => {
    // Built once, and once more where there was nothing: an answer that comes anew must not undo what the reader did.
    const { now: step } = useStage.getState();
    if (!graph || (isBuilt && moment === graph.knownOn && step.set.nodes.size > 0)) return;
    const view = isBuilt ? step : readView(location.search);
    let isWanted = true;
    void (async () => {
      const picture = isBuilt ? null : await unpackPicture(location.hash, location.pathname, location.search);
      const laidOut = picture && (await layOutPicture(picture));
      const set = laidOut?.set ?? (await build(graph, view));
      // What is shown of it is made in a task of its own.
      await nextTask();
      if (!isWanted) return;
      const { filters, expanded, dismissed, look } = view;
      const isMap = graph.isMap && !laidOut && expanded.length === 0;
      // At another moment the reader is where he was, and may go back the steps that he took.
      if (isBuilt) useStage.setState(({ now }) => ({ now: { ...now, set, isMap } }));
      else begin({ set, filters, expanded, dismissed, look, isMap });
      if (picture) takePicture(picture, laidOut);
      setBuilt(true);
      setMoment(graph.knownOn);
    })();
    return () => {
      isWanted = false;
    };
  }, [graph, isBuilt, moment]);

  useEffect(() => {
    if (!isBuilt) return;
    const wanted = writeView(search, now);
    // What stands behind the # stays until the picture there is written anew.
    if (wanted !== search) navigate(`${location.pathname}${wanted && `?${wanted}`}${location.hash}`, { replace: true });
  }, [isBuilt, now, search, navigate]);
}

/** The stage of a view. An entity that is gone since the address was written is passed over. */
async function build(graph: Ground, { expanded, dismissed }: StageView): Promise<WorkingSet> {
  const parts = await Promise.all(
    expanded.map(async (id) => {
      try {
        return { node: nodeOf(await readEntity(id)), found: await loadNeighbours(id) };
      } catch {
        return null;
      }
    }),
  );
  const ground = graph.isMap && expanded.length > 0 ? nothing : setOf(graph);
  const set = parts.reduce((sum, part) => (part ? withNeighbours(sum, part.node, part.found) : sum), ground);
  return keptOf(set, ({ id }) => !dismissed.includes(id));
}
