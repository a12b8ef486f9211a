// Words that stand for somebody: `ông`, `the Minister`, `Bộ trưởng`. Each is whoever the text last spoke of that way.

import { type Item, isOf, type Line } from './item.ts';
import type { Draft, Registry } from './registry.ts';
import type { PlacedAppointment } from './roles.ts';
import { roleOf } from './roles.ts';

export function namePersons(
  lines: readonly Line[],
  registry: Registry,
  appointments: readonly PlacedAppointment[],
  members: Map<Item, readonly Item[]>,
): ReadonlyMap<Item, Draft> {
  const standsFor = new Map<Item, Draft>();
  const holders = new Map<string, Set<Draft>>();
  for (const { person, office } of appointments) {
    const role = roleOf(office);
    const draft = registry.draftOf(person);
    if (role && draft) holders.set(role, (holders.get(role) ?? new Set()).add(draft));
  }
  let last: Draft | null = null;
  for (const line of lines) {
    let subject: Draft | null = null;
    line.items = line.items.map((item) => {
      if (isOf(item, 'people')) {
        const people = (members.get(item) ?? [])
          .flatMap((member) => registry.draftOf(member) ?? [])
          .filter(({ type }) => type === 'Person');
        // Who a sentence begins with is whom the next one means.
        subject ??= people[0] ?? null;
        last = subject ?? last;
        return item;
      }
      const who = isOf(item, 'pronouns') ? last : isOf(item, 'office') ? holderOf(item, holders, last) : null;
      if (!who) return item;
      standsFor.set(item, who);
      const actor: Item = {
        ...item,
        readings: [
          { class: 'actors', meaning: '', entry: '', note: 'stand-in' },
          { class: 'people', meaning: '', entry: '', note: 'stand-in' },
          ...item.readings,
        ],
        parts: [item],
      };
      members.set(actor, [item]);
      if (isOf(item, 'office') && subject === null) {
        subject = who;
        last = who;
      }
      return actor;
    });
  }
  return standsFor;
}

function holderOf(office: Item, holders: ReadonlyMap<string, ReadonlySet<Draft>>, last: Draft | null): Draft | null {
  const role = roleOf(office);
  const known = role ? holders.get(role) : undefined;
  if (!known) return null;
  if (known.size === 1) return [...known][0] ?? null;
  return last && known.has(last) ? last : null;
}
