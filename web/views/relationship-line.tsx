// One relationship from the side of the entity that is open: what it is, with whom, since when, and on demand every
// sentence that says so.
import { ChevronRight, Quote } from 'lucide-react';
import { useId, useState } from 'react';
import type { EdgeView, NeighbourView } from '#model/view';
import { EvidenceList } from './evidence-list.tsx';
import { PlaceLink } from './place-link.tsx';
import css from './relationship-line.module.css';
import { ShapeIcon } from './shape-icon.tsx';
import { tellTime } from './tell-time.ts';
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

function Time({ edge }: { edge: EdgeView }) {
  const told = tellTime(edge, useWords());
  return told === '' ? null : <p className={css.time}>{told}</p>;
}
