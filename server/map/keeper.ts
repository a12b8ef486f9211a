// Where things stand on the map, kept in the store so that it is the same tomorrow, and made where it is not known yet.
import type { CypherValue, GraphStore, StoredRecord } from '#graph/store';
import type { Edges } from '#layout/adjacency';
import type { GraphMap } from '#layout/map';
import type { EntityId } from '#model/ids';
import type { StoredPlaces } from '#model/stored';
import type { MapMaker } from './maker.ts';

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Ids are shared out among so many records: a place that changes costs one of them and not all. */
const shares = 64;
const kind = 'position';

/** What the API is handed to make the map and to keep it. */
export function createMapKeeper(store: GraphStore, maker: Pick<MapMaker, 'make'>) {
  const places = async () => {
    const records = await store.read((transaction) => transaction.readRecords(kind));
    return new Map(records.flatMap(({ body }) => [...toMap(body as unknown as StoredPlaces)]));
  };
  return {
    places,
    async make(ids: readonly EntityId[], edges: Edges): Promise<{ readonly map: GraphMap; readonly isNew: boolean }> {
      const kept = await places();
      const x = new Float64Array(ids.length);
      const y = new Float64Array(ids.length);
      const known = new Uint8Array(ids.length);
      ids.forEach((id, at) => {
        const place = kept.get(id);
        if (!place) return;
        x[at] = place.x;
        y[at] = place.y;
        known[at] = 1;
      });
      const map = await maker.make(edges, { x, y, known });
      return { map: { ...map, x: map.x.map(Math.round), y: map.y.map(Math.round) }, isNew: known.includes(0) };
    },
    async keep(given: ReadonlyMap<EntityId, Place>, isAll: boolean): Promise<void> {
      const byShare = new Map<string, [EntityId, Place][]>();
      for (const entry of given) {
        const share = shareOf(entry[0]);
        const list = byShare.get(share);
        if (list) list.push(entry);
        else byShare.set(share, [entry]);
      }
      await store.update(async (transaction) => {
        const known = await transaction.readRecords(kind, isAll ? undefined : [...byShare.keys()]);
        const before = new Map(known.map(({ key, body }) => [key, toMap(body as unknown as StoredPlaces)]));
        const put = [...byShare].map(([key, entries]): StoredRecord => {
          const all = new Map([...(isAll ? [] : (before.get(key) ?? [])), ...entries]);
          return { kind, key, body: toColumns(all) as unknown as CypherValue };
        });
        const gone = isAll ? known.filter(({ key }) => !byShare.has(key)).map(({ key }) => ({ kind, key })) : [];
        await transaction.writeRecords({ put, remove: gone });
      });
    },
  };
}

/** The share of an id, by a hash that is the same for ever (FNV-1a). */
function shareOf(id: EntityId): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  return String((hash >>> 0) % shares).padStart(2, '0');
}

function toMap({ ids, x, y }: StoredPlaces): Map<EntityId, Place> {
  return new Map(ids.map((id, at) => [id, { x: x[at] ?? 0, y: y[at] ?? 0 }]));
}

function toColumns(places: ReadonlyMap<EntityId, Place>): StoredPlaces {
  const sorted = [...places].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    ids: sorted.map(([id]) => id),
    x: sorted.map(([, place]) => Math.round(place.x)),
    y: sorted.map(([, place]) => Math.round(place.y)),
  };
}
