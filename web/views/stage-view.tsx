// The stage in the page: hands the drawn part to `web/graph`, turns clicks and keys into places, says aloud where one is.
import { Map as MapIcon, Maximize, Minus, Plus, Share2 } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { EntityId } from '#model/ids';
import { keepPositions } from '../api/routes.ts';
import { createStage, prepareStage, wakeGpu } from '../graph/create-stage.ts';
import type { GraphStage, Insets, StageScene } from '../graph/stage.ts';
import { withPreview } from '../state/changes.ts';
import { drawnPart } from '../state/derive.ts';
import type { Look } from '../state/look.ts';
import type { Place } from '../state/places.ts';
import { bring, lookAtPlaces, moved, type Restored, useStage } from '../state/stage.ts';
import { inNextTask, inTaskAfter } from '../state/tasks.ts';
import { setOf } from '../state/working-set.ts';
import { BringLink } from './bring-link.tsx';
import { useCurrentStage } from './current-stage.ts';
import { backToMap, grow } from './deeds.ts';
import { followCovers } from './follow-covers.ts';
import { followSize } from './follow-size.ts';
import { History } from './history.tsx';
import { nodeOf } from './node-of.ts';
import { noteRest, usePictureInAddress } from './picture-in-address.ts';
import { useGo } from './place.ts';
import { useEntityQuery, useGraphQuery, useHealthQuery } from './queries.ts';
import { useStageInAddress } from './stage-in-address.ts';
import { useStageKeys } from './stage-keys.ts';
import css from './stage-view.module.css';
import { Failure, Loading, Nothing } from './states.tsx';
import { useThemedStage } from './themed-stage.ts';
import { Timeline } from './timeline.tsx';
import { ViewMenu } from './view-menu.tsx';
import { useWords } from './words.ts';

const noGround = { spots: new Map<EntityId, never>(), above: [], members: [], isMap: false };

export function StageView({ place, panel }: { place: Place | null; panel: HTMLElement | null }) {
  const { t, name, number, date } = useWords();
  const go = useGo();
  const graph = useGraphQuery();
  const { set, filters, isMap, look } = useStage((state) => state.now);
  const preview = useStage((state) => state.preview);
  const restored = useStage((state) => state.restored);
  const taken = useRef<Restored | null>(null);
  const lit = useStage((state) => state.preview?.spotlight ?? state.lit);
  const container = useRef<HTMLDivElement>(null);
  const hasShown = useRef(false);
  const [stage, setStage] = useState<GraphStage | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isSettled, setSettled] = useState(false);
  const goTo = useRef(go);
  goTo.current = go;
  const selected = place?.kind === 'entity' ? place.id : null;
  const drawn = useMemo(() => withPreview(drawnPart(set, filters), preview), [set, filters, preview]);

  // In tasks of their own: bar and panel are seen, and can be used, before the stage is made.
  useEffect(
    () =>
      inTaskAfter(wakeGpu(), () => {
        const host = container.current;
        if (!host) return undefined;
        prepareStage(host);
        return inNextTask(() => {
          try {
            const made = createStage(host, {
              onPick: (id) => goTo.current(id ? { kind: 'entity', id } : { kind: 'stage' }),
              onOpen: (id) => {
                goTo.current({ kind: 'entity', id });
                grow(id);
              },
              onMove: (id, from, to, isOnMap) => {
                const node = useStage.getState().now.set.nodes.get(id);
                moved(
                  { what: 'move', name: node ? (speech) => speech.name(node) : id, ...(isOnMap ? { moved: id } : {}) },
                  id,
                  from,
                );
                if (isOnMap) keepPlaces([id], [to.x], [to.y]);
              },
              onRest: (isByReader) => noteRest(isByReader),
              onHover: (hovered) => useStage.setState({ hovered }),
              onSettle: () => {
                setSettled(true);
                noteRest(false);
              },
            });
            host.stage = made;
            setStage(made);
            lookAtPlaces(() => made.places());
            useCurrentStage.setState({ stage: made });
            return () => {
              made.destroy();
              lookAtPlaces(() => null);
              setStage(null);
              useCurrentStage.setState({ stage: null });
            };
          } catch (error) {
            setTrouble(error instanceof Error ? error.message : String(error));
            return undefined;
          }
        });
      }),
    [],
  );

  useStageInAddress(graph.data);
  // Before that the address still has to be read, and would be lost: nothing of what it tells is on the stage.
  usePictureInAddress(isSettled ? stage : null);

  useEffect(() => {
    const { spots, above, members, isMap: hasMap } = graph.data ?? noGround;
    // What was taken from a map is a picture of its own; a small graph is one with its map.
    const isOnMap = isMap || !hasMap;
    const sceneNow = (): StageScene => ({
      name: isOnMap ? 'map' : 'taken',
      above,
      members: drawn.nodes.length === graph.data?.nodes.length ? members : [],
      nodes: drawn.nodes.map(({ type, ...node }) => ({
        ...node,
        label: type,
        name: name(node),
        spot: isOnMap ? (spots.get(node.id) ?? null) : null,
      })),
      edges: drawn.edges,
    });
    if (!stage) return undefined;
    if (hasShown.current || drawn.nodes.length === 0) {
      stage.show(sceneNow());
      return undefined;
    }
    // The first time nothing waits for it, and lists and timeline have just been made of the same nodes. By then the stage
    // knows what the panel leaves free, by which it decides whether communities stand for their members.
    return inNextTask(() => {
      const scene = sceneNow();
      stage.prepare(scene);
      return inNextTask(() => {
        hasShown.current = true;
        stage.show(scene);
      });
    });
  }, [stage, drawn, name, isMap, graph.data]);

  useEffect(() => stage?.setLook(look), [stage, look]);
  useEffect(() => stage?.setWords({ number, date, undated: t('time.undated') }), [stage, number, date, t]);

  useThemedStage(stage);

  useEffect(() => {
    if (!stage || !panel) return undefined;
    return followSize(panel, () => stage.setInsets(insetsOf(panel, look.arrangement)));
  }, [stage, panel, look.arrangement]);

  useEffect(() => {
    const main = container.current?.closest('main');
    if (!stage || !main || !panel) return undefined;
    return followCovers(main, (covers) => {
      stage.setCovers(covers);
      stage.setInsets(insetsOf(panel, look.arrangement));
    });
  }, [stage, panel, look.arrangement]);

  useEffect(
    () => stage?.select(isSettled && selected && set.nodes.has(selected) ? selected : null),
    [stage, selected, isSettled, set],
  );

  useEffect(() => {
    if (isSettled) stage?.light(lit);
  }, [stage, lit, isSettled]);

  useEffect(() => {
    if (isSettled && preview && preview.nodes.length > 0) stage?.fit(preview.spotlight.nodes);
  }, [stage, preview, isSettled]);

  // Last of all: whatever else moves things or the view is done by then.
  useEffect(() => {
    if (!stage || !isSettled || !restored || taken.current === restored) return;
    taken.current = restored;
    stage.restore(restored.places, restored.camera, restored.isApart);
    const back = restored.moved.flatMap((id) => {
      const at = restored.places.ids.indexOf(id);
      return at < 0 ? [] : [[id, restored.places.x[at] ?? 0, restored.places.y[at] ?? 0] as const];
    });
    if (back.length > 0) keepPlaces(...transposed(back));
  }, [stage, isSettled, restored]);

  const { onKeyDown, onBlur, said, isWalking } = useStageKeys(stage, selected, drawn, panel);

  return (
    <>
      <div
        className={css.stage}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the stage is walked by arrow keys, along the edges
        tabIndex={0}
        aria-label={t('stage.label')}
        aria-describedby="stage-keys"
        onKeyDown={onKeyDown}
        onBlur={onBlur}
      >
        <div ref={container} className={css.canvases} data-settled={isSettled || undefined} data-testid="stage" />
      </div>
      <p id="stage-keys" className="unseen">
        {t('stage.keys')}
      </p>
      <p className={isWalking ? css.said : 'unseen'} role="status">
        {said}
      </p>
      <div className={css.middle}>
        {(graph.isPending || graph.isPlaceholderData) && <Loading what={t('stage.loading')} />}
        {graph.isError && <Failure error={graph.error} onRetry={() => void graph.refetch()} />}
        {trouble && (
          <Nothing title={t('stage.noWebGL')}>
            <p>{t('stage.noWebGL.try')}</p>
          </Nothing>
        )}
        {graph.data?.nodes.length === 0 && <EmptyGraph onReady={() => void graph.refetch()} />}
      </div>
      <fieldset className={css.zoom} data-over hidden={drawn.nodes.length === 0}>
        <legend className="unseen">{t('stage.zoom')}</legend>
        <button type="button" title={t('stage.zoomIn')} aria-label={t('stage.zoomIn')} onClick={() => stage?.zoom(1.5)}>
          <Plus size={18} aria-hidden="true" />
        </button>
        <button
          type="button"
          title={t('stage.zoomOut')}
          aria-label={t('stage.zoomOut')}
          onClick={() => stage?.zoom(1 / 1.5)}
        >
          <Minus size={18} aria-hidden="true" />
        </button>
        <button type="button" title={t('stage.fit')} aria-label={t('stage.fit')} onClick={() => stage?.fit()}>
          <Maximize size={17} aria-hidden="true" />
        </button>
        <ViewMenu />
        <button
          type="button"
          title={t('share.title')}
          aria-label={t('share.title')}
          onClick={() => go({ kind: 'share' })}
        >
          <Share2 size={17} aria-hidden="true" />
        </button>
        <History />
      </fieldset>
      {graph.data?.isMap && !isMap && (
        <button type="button" className={css.map} onClick={() => graph.data && backToMap(setOf(graph.data))}>
          <MapIcon size={16} aria-hidden="true" />
          {t('stage.map')}
        </button>
      )}
      <Timeline />
      {selected && <BringEntity id={selected} />}
    </>
  );
}

declare global {
  interface HTMLDivElement {
    /** The stage that is drawn here, for tests and for whoever opens the console. */
    stage?: GraphStage;
  }
}

/** Whoever may not move things for everybody has moved them for himself. */
function keepPlaces(ids: readonly EntityId[], x: readonly number[], y: readonly number[]): void {
  keepPositions({ ids, x, y }).catch(() => {});
}

function transposed(rows: readonly (readonly [EntityId, number, number])[]): [EntityId[], number[], number[]] {
  return [rows.map(([id]) => id), rows.map(([, x]) => x), rows.map(([, , y]) => y)];
}

/** Nothing is there: the server is still loading its samples, and then the graph comes by itself, or it is really empty. */
function EmptyGraph({ onReady }: { onReady: () => void }) {
  const { t } = useWords();
  const isStarting = useHealthQuery().data?.status === 'starting';
  const wasStarting = useRef(false);
  useEffect(() => {
    if (wasStarting.current && !isStarting) onReady();
    wasStarting.current = isStarting;
  });
  if (isStarting) return <Loading what={t('stage.starting')} />;
  return (
    <Nothing title={t('stage.empty')}>
      <p>{t('stage.empty.try')}</p>
      <BringLink />
    </Nothing>
  );
}

/** What the panel covers: the right of a wide window, the bottom of a narrow one. */
function insetsOf(panel: HTMLElement, arrangement: Look['arrangement']): Insets {
  const { left, top, width } = panel.getBoundingClientRect();
  const header = 64;
  const isSheet = width > innerWidth * 0.8;
  // Below the bar lies the legend in one line, and along the right edge the column of the buttons.
  if (isSheet) {
    // The years stand beside the clock.
    const clock = arrangement === 'time' ? 56 : 0;
    const lowest = Math.min(top, topOf(document.getElementById('timeline')));
    return { top: header + 46, right: 60, bottom: Math.max(0, innerHeight - lowest), left: clock };
  }
  const isNarrow = innerWidth <= 900;
  // A round picture leaves its corners free, and the legend lies in one. These fill theirs, and begin beside it.
  const isSquare = arrangement === 'time' || arrangement === 'hierarchy';
  const besideLegend = document.getElementById('legend')?.getBoundingClientRect().right ?? 0;
  return {
    top: header,
    // Half a name stands beside what it names, and the panel would cover it.
    right: width > 120 ? Math.max(0, innerWidth - left) + 24 : 0,
    bottom: innerWidth > 1340 ? 100 : 150,
    left: isNarrow ? 0 : isSquare ? besideLegend : 130,
  };
}

/** Where it begins, as long as it is to be seen. */
function topOf(card: HTMLElement | null): number {
  const { top, height } = card?.getBoundingClientRect() ?? { top: 0, height: 0 };
  return height > 0 ? top : Infinity;
}

/** An entity that is opened comes onto the stage with its neighbours, if it was not there. */
function BringEntity({ id }: { id: EntityId }) {
  const { data } = useEntityQuery(id);
  const isThere = useStage(
    ({ now }) => now.set.nodes.size === 0 || now.set.nodes.has(id) || now.dismissed.includes(id),
  );
  useEffect(() => {
    if (!data || isThere) return;
    const nodes = [nodeOf(data), ...data.relationships.map((relationship) => relationship.node)];
    bring({ nodes, edges: data.relationships.map(({ edge }) => edge) });
  }, [data, isThere]);
  return null;
}
