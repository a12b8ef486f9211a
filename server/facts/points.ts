// Lists that one line announces and the next ones give, point by point: `Those present were:`, and one of them in each.
import type { RelationshipType } from '#model/ontology';
import { type Item, isOf, isVerb, type Line } from './item.ts';

/** What a line says of those below it. */
export type Announced = Extract<RelationshipType, 'CHAIRED' | 'SPOKE_AT' | 'ATTENDED'>;

const chairs = ['chair', 'chair_by'];
const attends = ['attend', 'attend_list', 'attend_by'];
const speaks = ['speaker_list', 'speak_by'];

/** Null for a line that announces nobody; one that names somebody tells what he says: `The Secretary asked for three things:` */
export function announcedBy({ items }: Line): Announced | null {
  if (items.at(-1)?.key !== ':' || items.some((item) => isOf(item, 'people'))) return null;
  const said = items.find((item) => isOf(item, 'speakers') || isVerb(item, ...chairs, ...attends, ...speaks));
  if (!said) return isVerb(items[0], 'speak') ? 'SPOKE_AT' : null;
  if (isVerb(said, ...chairs)) return 'CHAIRED';
  return isVerb(said, ...attends) ? 'ATTENDED' : 'SPOKE_AT';
}

const bullets: ReadonlySet<string> = new Set(['-', '–', '—', '+', '·']);
const afterNumber: ReadonlySet<string> = new Set(['.', ')', '/']);

/** `1.` on its own: what it numbers comes next. */
export const isPointSign = ({ items, sentence }: Line): boolean =>
  sentence.opens && items.length === 2 && isOf(items[0], 'Number') && afterNumber.has(items[1]?.key ?? '');

/** Whom a point of a list begins with; null for a line that is none. */
export function pointOf({ items, sentence }: Line, before: Line | undefined): Item | null {
  const isNumbered = isOf(items[0], 'Number') && afterNumber.has(items[1]?.key ?? '');
  const isBullet = bullets.has(items[0]?.key ?? '');
  const isPoint = sentence.opens
    ? sentence.listed || isNumbered || isBullet
    : before !== undefined && isPointSign(before);
  const first = items[isNumbered ? 2 : isBullet ? 1 : 0];
  return isPoint && isOf(first, 'actors') ? (first ?? null) : null;
}
