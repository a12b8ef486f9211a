// Where the reports and the points of a text begin.
import type { EventLine } from './event-lines.ts';
import { dayTold, type Item, isOf, type Line } from './item.ts';

/** A paragraph that begins with a place and a colon, behind `In` or a bullet, or with where it was sent from. */
export const beginsReport = (line: Line): boolean => {
  if (!line.sentence.opens) return false;
  if (line.filed.length > 0) return true;
  const { items } = line;
  if (line.sentence.listed && beginsWithDayOrPlace(items)) return true;
  const at = isOf(items[0], 'locatives') || isOf(items[0], 'Mark') ? 1 : 0;
  // `Hungary - Budapest: …`
  const isPair = items[at + 1]?.key === '-' && items[at + 2]?.thing?.type === 'Place';
  return (
    (items[at]?.thing?.type === 'Place' && reportSigns.has(items[at + (isPair ? 3 : 1)]?.key ?? '')) ||
    placeOfReport(line) !== null
  );
};

/** `* Inspectors compare notes`, with a paragraph of its own below, more than once: what a digest has over each of its reports. */
export function headingsOfReports(lines: readonly EventLine[]): ReadonlySet<Line> {
  const found = lines.flatMap(({ line }, at) => {
    const next = lines[at + 1]?.line.sentence;
    const isAlone = line.sentence.opens && line.sentence.listed && next?.opens === true && !next.listed;
    return isAlone && !isOf(line.items.at(-1), 'Mark') ? [line] : [];
  });
  return new Set(found.length > 1 ? found : []);
}

/** `4.`, which the next line follows in the same paragraph. */
const isNumberBefore = ({ sentence, items }: Line, next: Line | undefined): boolean =>
  sentence.opens && items.length === 2 && items[1]?.key === '.' && next?.sentence.opens === false;

/** `4. Inspection and supervision`, a paragraph of its own. */
export const isSectionNumber = (number: Line, heading: Line | undefined, text: Line | undefined): boolean =>
  isNumberBefore(number, heading) &&
  (isOf(number.items[0], 'Number') || isOf(number.items[0], 'Roman')) &&
  !isOf(heading?.items.at(-1), 'Mark') &&
  text?.sentence.opens === true;

/** `2. Implement the directive …`: a point of a list. */
export const isPointNumber = (number: Line, point: Line | undefined): boolean =>
  isNumberBefore(number, point) && isOf(number.items[0], 'Number');

const reportSigns = new Set([':', '.']);

/** `* Ngày 5/3, …`, `* Tại Paris hôm 4/3, …`: behind a bullet a report begins; a name or an office there is a point of a list. */
const beginsWithDayOrPlace = (items: readonly Item[]): boolean =>
  leadOf(items).some((item) => dayTold(item) !== null) ||
  (isOf(items[0], 'locatives') && items[1]?.thing?.type === 'Place');

/** What stands before anybody is named: `* Cùng tuần, ngày 13/6, …` */
function leadOf(items: readonly Item[]): readonly Item[] {
  const named = items.findIndex((item) => isOf(item, 'actors') || isOf(item, 'verbs'));
  return items.slice(0, Math.min(named < 0 ? longestLead : named, longestLead));
}
const longestLead = 6;

/** Where the reports of a digest begin; none where a text is one piece. */
export const startsOfReports = (lines: readonly Line[]): readonly number[] => {
  const starts = lines.filter(beginsReport).map(({ sentence }) => sentence.start);
  return starts.length > 1 ? starts : [];
};

/** `Maputo. A ceremony was held …`: nothing but a place before the first sentence of a paragraph. */
export const placeOfReport = ({ items, sentence }: Line): Item | null =>
  sentence.opens && items.length === 2 && items[0]?.thing?.type === 'Place' && items[1]?.key === '.' ? items[0] : null;
