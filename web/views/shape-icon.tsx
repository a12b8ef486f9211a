// The shape of a label as on the stage, for legends, lists and headings.
import type { Label } from '#model/ontology';
import { ontology } from '#model/ontology';
import { cornersOf, shapes } from '../graph/shapes.ts';
import css from './shape-icon.module.css';

export function ShapeIcon({ label, size = 12, isHollow = false }: { label: Label; size?: number; isHollow?: boolean }) {
  const shape = shapes[label];
  const points = cornersOf(shape, 6)
    .map((corner) => corner.map((value) => value.toFixed(2)).join(','))
    .join(' ');
  return (
    <svg
      className={css.icon}
      width={size}
      height={size}
      viewBox="-9 -9 18 18"
      aria-hidden="true"
      data-label={ontology.labels[label].slug}
      data-hollow={isHollow || undefined}
    >
      {shape.corners === 0 ? <circle r="6.5" /> : <polygon points={points} />}
    </svg>
  );
}
