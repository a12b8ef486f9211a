// The stage by keys: along the relationships of the node one is at, to the other end and back, and all that a mouse can do.
import { type KeyboardEvent, useEffect, useMemo, useState } from 'react';
import type { EntityId } from '#model/ids';
import type { Direction, GraphStage } from '../graph/stage.ts';
import type { DrawnPart } from '../state/derive.ts';
import { useStage } from '../state/stage.ts';
import { stepsFrom, whenOf } from '../state/walk.ts';
import { dismiss, grow, keepAround, relax } from './deeds.ts';
import { useGo } from './place.ts';
import { useWords } from './words.ts';

const directions: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};
const forward = new Set(['ArrowRight', 'ArrowDown']);

interface StageKeys {
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onBlur: () => void;
  /** Where one is, in words: of the node, or of the relationship that one stands before. */
  readonly said: string;
  /** True while one stands before a relationship. */
  readonly isWalking: boolean;
}

export function useStageKeys(
  stage: GraphStage | null,
  selected: EntityId | null,
  drawn: DrawnPart,
  panel: HTMLElement | null,
): StageKeys {
  const { t, name, label, role, date } = useWords();
  const go = useGo();
  const [at, setAt] = useState<number | null>(null);
  const steps = useMemo(() => (selected ? stepsFrom(drawn, selected) : []), [drawn, selected]);
  const node = useStage(({ now }) => (selected ? (now.set.nodes.get(selected) ?? null) : null));
  const step = at === null ? undefined : steps[at];

  // biome-ignore lint/correctness/useExhaustiveDependencies: at another node one stands before nothing yet
  useEffect(() => setAt(null), [selected]);
  useEffect(() => {
    if (!step || !selected) return;
    useStage.setState({
      lit: { nodes: new Set([selected, step.node.id]), edges: new Set([step.edge.id]) },
    });
    return () => useStage.setState({ lit: null });
  }, [step, selected]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (!stage || event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = directions[event.key];
    if (direction) {
      event.preventDefault();
      if (!selected) {
        const first = mostConnected(drawn);
        if (first) go({ kind: 'entity', id: first });
      } else if (event.shiftKey) {
        const next = stage.neighbourTowards(selected, direction);
        if (next) go({ kind: 'entity', id: next });
      } else if (steps.length > 0) {
        const by = forward.has(event.key) ? 1 : -1;
        setAt(at === null ? (by > 0 ? 0 : steps.length - 1) : (at + by + steps.length) % steps.length);
      }
    } else if (event.key === '+' || event.key === '=') stage.zoom(1.5);
    else if (event.key === '-') stage.zoom(1 / 1.5);
    else if (event.key === '0') stage.fit();
    else if (event.key.toLowerCase() === 'e' && selected) grow(selected);
    else if (event.key === 'h' && node) dismiss(node);
    else if (event.key === 'H' && node) keepAround(node);
    else if (event.key.toLowerCase() === 'r') relax(stage);
    else if (event.key === 'Enter' && step) go({ kind: 'entity', id: step.node.id });
    else if (event.key === 'Enter' && selected) panel?.focus();
    else if (event.key === 'Backspace') history.back();
    else if (event.key === 'Escape' && step) setAt(null);
    else if (event.key === 'Escape') go({ kind: 'stage' });
  };

  const when = step && whenOf(step);
  const what = step && (step.edge.role ? role(step.edge.role) : t(`relation.${step.edge.type}.${step.direction}`));
  const said =
    step && at !== null
      ? [
          `${t('walk.step', { at: at + 1, count: steps.length })}: ${what}`,
          name(step.node),
          when && date(when),
          t('count.documents', { count: step.edge.documents }),
        ]
          .filter(Boolean)
          .join(', ')
      : node
        ? `${name(node)}, ${label(node.type)}, ${t('count.relationships', { count: node.degree })}`
        : '';
  return { onKeyDown, onBlur: () => setAt(null), said, isWalking: step !== undefined };
}

function mostConnected({ nodes }: DrawnPart): EntityId | null {
  const shown = nodes.filter(({ isFaded }) => !isFaded);
  return (
    shown.reduce<(typeof shown)[number] | null>(
      (most, node) => (most && most.degree >= node.degree ? most : node),
      null,
    )?.id ?? null
  );
}
