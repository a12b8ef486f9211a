// What a change adds, alters, takes out, joins and parts: each with its sign and colour, each relationship with its sentences.
import { useState } from 'react';
import type { EntityId } from '#model/ids';
import type { ChangedEdge, ChangesView, NodeView } from '#model/view';
import { type Mark, marks } from '../state/changes.ts';
import css from './change-list.module.css';
import { Sentence } from './sentence.tsx';
import { ShapeIcon } from './shape-icon.tsx';
import { useWords } from './words.ts';

const signs: Readonly<Record<Mark, string>> = { added: '+', changed: '~', removed: '−' };
/** Lines of one kind that are shown before one asks for the rest. */
const few = 12;

export function ChangeList({ changes }: { changes: ChangesView }) {
  const { t, number } = useWords();
  const { nodes, edges, context } = changes;
  const all = [...context, ...marks.flatMap((mark) => nodes[mark])];
  const known = new Map<EntityId, NodeView>(all.map((node) => [node.id, node]));
  return (
    <div className={css.changes}>
      <ul className={css.sum} aria-label={t('change.sum')}>
        {marks.map((mark) => (
          <li key={mark} data-mark={mark}>
            <span aria-hidden="true">{signs[mark]}</span>
            {t(`change.${mark}`)}
            <strong>
              {t('change.counts', {
                things: t('count.things', { count: nodes[mark].length, formatted: number(nodes[mark].length) }),
                relationships: t('count.relationships', { count: edges[mark].length }),
              })}
            </strong>
          </li>
        ))}
      </ul>
      <Joined title={t('change.merged')} all={nodes.merged.map(({ into, from }) => [from, [into]])} />
      <Joined title={t('change.split')} all={nodes.split.map(({ from, into }) => [[from], into])} />
      {marks.map((mark) => (
        <section key={mark} data-mark={mark}>
          {nodes[mark].length + edges[mark].length > 0 && <h2>{t(`change.${mark}`)}</h2>}
          <Some
            lines={nodes[mark].map((node) => (
              <li key={node.id} className={css.line}>
                <Sign mark={mark} />
                <Named node={node} />
              </li>
            ))}
          />
          <Some
            lines={edges[mark].map((change) => (
              <EdgeLine key={change.edge.id} mark={mark} change={change} known={known} />
            ))}
          />
        </section>
      ))}
    </div>
  );
}

function Sign({ mark }: { mark: Mark }) {
  return (
    <span className={css.sign} aria-hidden="true">
      {signs[mark]}
    </span>
  );
}

function Named({ node }: { node: NodeView }) {
  const { name, label } = useWords();
  return (
    <span className={css.named}>
      <ShapeIcon label={node.type} size={12} />
      <span>{name(node)}</span>
      <span className={css.kind}>{label(node.type)}</span>
    </span>
  );
}

function Joined({
  title,
  all,
}: {
  title: string;
  all: readonly (readonly [readonly NodeView[], readonly NodeView[]])[];
}) {
  if (all.length === 0) return null;
  return (
    <section data-mark="changed">
      <h2>{title}</h2>
      <Some
        lines={all.map(([before, after]) => (
          <li key={[...before, ...after].map(({ id }) => id).join(' ')} className={css.joined}>
            <span>
              {before.map((node) => (
                <Named key={node.id} node={node} />
              ))}
            </span>
            <span aria-hidden="true">→</span>
            <span>
              {after.map((node) => (
                <Named key={node.id} node={node} />
              ))}
            </span>
          </li>
        ))}
      />
    </section>
  );
}

interface EdgeLineProps {
  readonly mark: Mark;
  readonly change: ChangedEdge;
  readonly known: ReadonlyMap<EntityId, NodeView>;
}

function EdgeLine({ mark, change: { edge, evidence }, known }: EdgeLineProps) {
  const { t, name, relationship, role } = useWords();
  const nameOf = (id: EntityId) => {
    const node = known.get(id);
    return node ? name(node) : id;
  };
  return (
    <li className={css.line}>
      <Sign mark={mark} />
      <details>
        <summary>
          {nameOf(edge.from)}{' '}
          <em>
            {relationship(edge.type)}
            {edge.role && ` (${role(edge.role)})`}
          </em>{' '}
          {nameOf(edge.to)}
          <span className={css.sentences}>{t('count.sentences', { count: evidence.length })}</span>
        </summary>
        <ol>
          {evidence.map((sentence) => (
            <Sentence key={`${sentence.document.id} ${sentence.start} ${sentence.rule}`} sentence={sentence} />
          ))}
        </ol>
      </details>
    </li>
  );
}

function Some({ lines }: { lines: readonly React.ReactNode[] }) {
  const { t, number } = useWords();
  const [isWhole, setWhole] = useState(false);
  if (lines.length === 0) return null;
  const rest = lines.length - few;
  return (
    <>
      <ul>{isWhole ? lines : lines.slice(0, few)}</ul>
      {rest > 0 && !isWhole && (
        <button type="button" className={css.more} onClick={() => setWhole(true)}>
          {t('filter.more', { count: rest, formatted: number(rest) })}
        </button>
      )}
    </>
  );
}
