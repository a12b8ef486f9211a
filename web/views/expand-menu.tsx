// What can be done with the open entity on the stage: bring in its neighbours, by relationship and with counts before
// anything is loaded; take it off; leave only its surroundings; ask how it hangs together with another.
import { useQuery } from '@tanstack/react-query';
import { ChevronDown, EyeOff, Focus, PenLine, Route, Waypoints } from 'lucide-react';
import { type Ref, useEffect, useRef, useState } from 'react';
import type { EntityId } from '#model/ids';
import { type RelationshipType, relationshipTypes } from '#model/ontology';
import type { NodeView } from '#model/view';
import { readNeighbours } from '../api/routes.ts';
import { anyWay } from '../state/places.ts';
import { useStage } from '../state/stage.ts';
import { dismiss, expand, hubSize, keepAround } from './deeds.ts';
import css from './expand-menu.module.css';
import { useGo } from './place.ts';
import { Failure, Loading } from './states.tsx';
import { useWords } from './words.ts';

interface ExpandMenuProps {
  readonly node: NodeView;
  readonly isCorrecting: boolean;
  readonly onCorrect: () => void;
  /** The button that opens the correction, to which closing it leads back. */
  readonly correcting: Ref<HTMLButtonElement>;
}

export function ExpandMenu({ node, isCorrecting, onCorrect, correcting }: ExpandMenuProps) {
  const { t } = useWords();
  const go = useGo();
  const isAsked = useStage((state) => state.asking === node.id);
  const isThere = useStage((state) => state.now.set.nodes.has(node.id));
  const ask = (asking: EntityId | null) => useStage.setState({ asking });
  return (
    <div className={css.menu}>
      <div className={css.actions}>
        <button type="button" aria-expanded={isAsked} onClick={() => ask(isAsked ? null : node.id)}>
          <Waypoints size={15} aria-hidden="true" />
          {t('expand.title')}
          <ChevronDown size={14} aria-hidden="true" />
        </button>
        <button type="button" onClick={() => go({ kind: 'paths', from: node.id, to: null, but: anyWay })}>
          <Route size={15} aria-hidden="true" />
          {t('paths.start')}
        </button>
        <button
          type="button"
          disabled={!isThere}
          title={t('deed.keep')}
          aria-label={t('deed.keep')}
          onClick={() => keepAround(node)}
        >
          <Focus size={15} aria-hidden="true" />
        </button>
        <button
          type="button"
          disabled={!isThere}
          title={t('deed.dismiss')}
          aria-label={t('deed.dismiss')}
          onClick={() => dismiss(node)}
        >
          <EyeOff size={15} aria-hidden="true" />
        </button>
        <button
          ref={correcting}
          type="button"
          title={t('correct.open')}
          aria-label={t('correct.open')}
          aria-expanded={isCorrecting}
          onClick={onCorrect}
        >
          <PenLine size={15} aria-hidden="true" />
        </button>
      </div>
      {isAsked && <Choices node={node} />}
    </div>
  );
}

function Choices({ node }: { node: NodeView }) {
  const { t, number, relationship } = useWords();
  const [trouble, setTrouble] = useState<unknown>(null);
  const { data, error, isPending } = useQuery({
    queryKey: ['neighbour counts', node.id],
    queryFn: ({ signal }) => readNeighbours(node.id, { limit: 0 }, signal),
  });
  const choices = useRef<HTMLDivElement>(null);
  // Whoever asked by a key on the stage is led to the answers.
  useEffect(() => {
    const isOnStage = document.activeElement?.getAttribute('role') === 'application';
    if (!isPending && isOnStage) choices.current?.querySelector('button')?.focus();
  }, [isPending]);
  if (isPending) return <Loading what={t('expand.counting')} />;
  // Counts that are there stay, also where asking for them anew fails.
  if (trouble || !data) return <Failure error={trouble ?? error} />;
  const bring = (types: readonly RelationshipType[], most: number) => {
    expand(node, types, most).catch(setTrouble);
  };
  const isHub = data.total > hubSize;
  return (
    <div ref={choices} className={css.choices}>
      {isHub && <p>{t('expand.hub', { formatted: number(data.total), count: data.total })}</p>}
      <ul>
        <li>
          <button type="button" onClick={() => bring([], hubSize)}>
            <span>{isHub ? t('expand.first', { count: hubSize }) : t('expand.all')}</span>
            <span>{number(Math.min(data.total, hubSize))}</span>
          </button>
        </li>
        {relationshipTypes.map((type) => {
          const count = data.byType[type] ?? 0;
          return (
            count > 0 && (
              <li key={type}>
                <button type="button" onClick={() => bring([type], Math.min(count, 10 * hubSize))}>
                  <span>{relationship(type)}</span>
                  <span>{number(count)}</span>
                </button>
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}
