// Who leads the delegation that a text is about.
import type { Draft } from './draft.ts';
import type { EventContext, Led } from './event-lines.ts';
import { type Item, isOf, isVerb, type Line } from './item.ts';
import type { Registry } from './registry.ts';

/** Who leads the delegation that the text is about: the first of whom it says so, and of whom a report of its own says it. */
export function findLeaders(
  lines: readonly Line[],
  members: EventContext['members'],
  registry: Registry,
): readonly Led[] {
  const found: Led[] = [];
  for (const line of lines) {
    const { opens, listed, start } = line.sentence;
    // `* At the same time a delegation led by X visited Laos.`
    if (found.length > 0 && !(opens && listed)) continue;
    const leader = leaderIn(line, members, registry);
    if (leader) found.push({ leader, from: found.length > 0 ? start : 0 });
  }
  return found;
}

function leaderIn({ items }: Line, members: EventContext['members'], registry: Registry): Draft | null {
  for (let at = 0; at < items.length; at++) {
    const item = items[at] as Item;
    if (!isOf(item, 'people')) continue;
    const next = items.slice(at + 1, at + 4);
    const leads = next.findIndex((one) => isVerb(one, 'lead', 'who_lead'));
    const led = item.parts.find((one) => isVerb(one, 'led_by'));
    const isLeader =
      led !== undefined ||
      isVerb(items[at - 1], 'lead_by', 'led_by') ||
      (leads >= 0 && !next.slice(0, leads).some((one) => isOf(one, 'people')));
    if (!isLeader) continue;
    const people = (members.get(item) ?? [item])
      .filter(({ start }) => start > (led?.start ?? -1))
      .flatMap((one) => registry.draftOf(one) ?? [])
      .filter(({ type }) => type === 'Person');
    // `A and B, who leads the delegation`
    const person = isVerb(next[leads], 'who_lead') ? people.at(-1) : people[0];
    if (person) return person;
  }
  return null;
}
