// The graph of just the document that is read, beside its text: what is pointed at in the one is lit in the other.
import { Maximize } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { DocumentId, EntityId } from '#model/ids';
import { labels } from '#model/ontology';
import type { DocumentView } from '#model/view';
import { createStage } from '../graph/create-stage.ts';
import type { Direction, GraphStage, Spotlight } from '../graph/stage.ts';
import { closeReading, read, useReading } from '../state/reading.ts';
import css from './document-stage.module.css';
import { followSize } from './follow-size.ts';
import { useGo } from './place.ts';
import { useDocumentQuery } from './queries.ts';
import { ShapeIcon } from './shape-icon.tsx';
import { useThemedStage } from './themed-stage.ts';
import { useWords } from './words.ts';

const arrows: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

export function DocumentStage({ id, panel }: { id: DocumentId; panel: HTMLElement | null }) {
  const { data } = useDocumentQuery(id);
  if (!data || data.entities.length === 0) return null;
  return <Graph document={data} panel={panel} key={id} />;
}

function Graph({ document: { entities, edges }, panel }: { document: DocumentView; panel: HTMLElement | null }) {
  const { t, name, labels: plural, number } = useWords();
  const go = useGo();
  const goTo = useRef(go);
  goTo.current = go;
  const { pointed, held, fact } = useReading();
  const container = useRef<HTMLDivElement>(null);
  const [stage, setStage] = useState<GraphStage | null>(null);

  useEffect(() => {
    if (!container.current) return;
    try {
      const made = createStage(container.current, {
        onPick: (id) => read({ held: id, fact: null }),
        onOpen: (id) => goTo.current({ kind: 'entity', id }),
        onHover: (id) => read({ pointed: id }),
        onSettle: () => {},
      });
      container.current.stage = made;
      setStage(made);
      return () => {
        made.destroy();
        setStage(null);
        closeReading();
      };
    } catch {
      // Without WebGL the text is read alone; the stage below has said so.
    }
  }, []);

  useEffect(() => {
    if (!stage || !panel) return undefined;
    return followSize(panel, () => stage.setInsets(insetsOf(panel)));
  }, [stage, panel]);

  useEffect(() => {
    stage?.show({
      nodes: entities.map(({ type, ...node }) => ({ ...node, label: type, name: name(node), isFaded: false })),
      edges: edges.map((edge) => ({ ...edge, isFaded: false })),
    });
  }, [stage, entities, edges, name]);

  useThemedStage(stage);

  const lit = useMemo((): Spotlight | null => {
    const node = pointed ?? (fact ? null : held);
    const own = edges.filter(({ id, from, to }) => (node ? from === node || to === node : id === fact));
    if (!node && own.length === 0) return null;
    return {
      nodes: new Set([...(node ? [node] : []), ...own.flatMap(({ from, to }) => [from, to])]),
      edges: new Set(own.map(({ id }) => id)),
    };
  }, [edges, pointed, held, fact]);
  useEffect(() => stage?.light(lit), [stage, lit]);

  const onKeyDown = (event: KeyboardEvent) => {
    const direction = arrows[event.key];
    if (direction && stage) {
      event.preventDefault();
      const next = held ? stage.neighbourTowards(held, direction) : entities[0]?.id;
      if (next) read({ held: next, fact: null });
    } else if (event.key === 'Enter' && held) firstMarkOf(held)?.focus();
    else if (event.key === '0') stage?.fit();
    else if (event.key === 'Escape') read({ held: null, fact: null });
  };
  const node = held ? entities.find(({ id }) => id === held) : null;
  return (
    <section className={css.stage} aria-label={t('reading.graph')}>
      <div
        className={css.focus}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: walked by arrow keys like the stage itself
        tabIndex={0}
        aria-label={t('reading.graph')}
        aria-describedby="reading-keys"
        onKeyDown={onKeyDown}
      >
        <div ref={container} className={css.canvases} data-testid="document-stage" />
      </div>
      <p id="reading-keys" className="unseen">
        {t('reading.keys')}
      </p>
      <p className="unseen" role="status">
        {node ? name(node) : ''}
      </p>
      <ul className={css.legend}>
        {labels.map((label) => {
          const count = entities.filter(({ type }) => type === label).length;
          return (
            count > 0 && (
              <li key={label}>
                <ShapeIcon label={label} size={12} />
                {plural(label)} <span>{number(count)}</span>
              </li>
            )
          );
        })}
      </ul>
      <button
        type="button"
        className={css.fit}
        title={t('stage.fit')}
        aria-label={t('stage.fit')}
        onClick={() => stage?.fit()}
      >
        <Maximize size={17} aria-hidden="true" />
      </button>
    </section>
  );
}

/** The places in the text that name it, as they stand on the page. */
export function marksOf(id: EntityId): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(`#panel [data-entity="${CSS.escape(id)}"]`)];
}

const firstMarkOf = (id: EntityId) => marksOf(id)[0];

function insetsOf(panel: HTMLElement) {
  const { left, top, width } = panel.getBoundingClientRect();
  const header = 64;
  const isSheet = width > innerWidth * 0.8;
  // Half a name stands beside what it names, where the panel or the edge of the window would cut it.
  const name = 24;
  if (isSheet) return { top: header, right: name, bottom: Math.max(0, innerHeight - top), left: name };
  return { top: header, right: Math.max(0, innerWidth - left) + name, bottom: 64, left: name };
}
