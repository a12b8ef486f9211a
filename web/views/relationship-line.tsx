// One relationship from the side of the entity that is open: what it is, with whom, since when, and on demand every
// sentence that says so.
import { ChevronRight, Quote } from 'lucide-react';
import { useId, useState } from 'react';
import type { EdgeView, NeighbourView } from '#model/view';
import { EvidenceList } from './evidence-list.tsx';
import { PlaceLink } from './place-link.tsx';
import css from './relationship-line.module.css';
import { ShapeIcon } from './shape-icon.tsx';
import { useWords } from './words.ts';

export function RelationshipLine({ edge, node }: NeighbourView) {
  const { t, role, name } = useWords();
  const [isOpen, setOpen] = useState(false);
  const evidence = useId();
  return (
    <li className={css.line}>
      <div className={css.head}>
        <ShapeIcon label={node.type} size={13} />
        <div className={css.text}>
          {edge.role && <p className={css.role}>{role(edge.role)}</p>}
          <p className={css.name}>
            <PlaceLink to={{ kind: 'entity', id: node.id }}>{name(node)}</PlaceLink>
          </p>
          <Time edge={edge} />
        </div>
        <button
          type="button"
          className={css.proof}
          aria-expanded={isOpen}
          aria-controls={evidence}
          aria-label={t('relation.proof', { count: edge.sentences, name: name(node) })}
          onClick={() => setOpen(!isOpen)}
        >
          <Quote size={13} aria-hidden="true" />
          {edge.sentences}
          <ChevronRight size={15} aria-hidden="true" className={css.arrow} />
        </button>
      </div>
      <div id={evidence}>{isOpen && <EvidenceList id={edge.id} mayHide />}</div>
    </li>
  );
}

/** What is known of the time: the term itself or, failing that, when documents state it. */
function Time({ edge }: { edge: EdgeView }) {
  const { t, date } = useWords();
  if (edge.since || edge.until) {
    const since = edge.since ? t('time.since', { date: date(edge.since) }) : '';
    const until = edge.until ? t('time.until', { date: date(edge.until) }) : '';
    return <p className={css.time}>{[since, until].filter(Boolean).join(' ')}</p>;
  }
  if (!edge.firstStated || !edge.lastStated) return null;
  return (
    <p className={css.time}>
      {edge.firstStated === edge.lastStated
        ? t('time.stated', { date: date(edge.firstStated) })
        : t('time.statedBetween', { from: date(edge.firstStated), to: date(edge.lastStated) })}
    </p>
  );
}
