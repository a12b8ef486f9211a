// A thing of one document, as it grows with its mentions.
import type { Span } from '#model/document';
import type { Kind, Label } from '#model/ontology';
import type { Item } from './item.ts';

export interface Draft {
  readonly type: Label;
  /** When it was first named, among all: 0, 1, … */
  readonly order: number;
  /** Forms in the order of their first use, with how often they are used. */
  readonly forms: Map<string, number>;
  concept: string | null;
  head: string;
  kind: Kind | null;
  day: string | null;
  /** Where its day is told, in the order of the text; empty where that is not known. */
  dated: readonly Span[];
  /** Its day stands beside no name of it: the text goes on about that day. */
  dayInferred: boolean;
  implied: boolean;
  /** False where no mention is more than a short form. */
  proper: boolean;
  readonly mentions: { readonly item: Item; readonly inside: boolean; readonly form: string }[];
  /** Offset of its first mention. */
  first: number;
  /** Offset of the first mention that is neither in somebody's office nor in another name; none is beyond all. */
  spoken: number;
  /** Whether only the heading names it. */
  heading: boolean;
  /** Whether some mention is not only a part of another name. */
  outside: boolean;
  /** Whether some mention lies in the running text rather than in teasers. */
  inBody: boolean;
  /** Somebody with a name of the home language. */
  ofHome: boolean;
  /** Names that are more than short forms, without and with what else they are called in the same place. */
  readonly names: Set<string>;
  readonly properForms: Set<string>;
  /** Of a committee rather than of a party known to all. */
  ofCommittee: boolean;
  /** Said to be of the Party as a whole: `Đại hội XIV của Đảng`. */
  national: boolean;
  readonly seats: Item[];
  readonly owners: Item[];
  readonly ownerConcepts: Set<string>;
}

/** The country that has sent a mission, where that is known. */
export const senderOf = ({ concept }: Draft): string | undefined => /\(of=(\w+),/.exec(concept ?? '')?.[1];

/** A mission that another country has sent. */
export const isFromAbroad = (draft: Draft): boolean => draft.type === 'Embassy' && (senderOf(draft) ?? 'VN') !== 'VN';

/** A permanent mission that only a deputy's title tells of is not what the text is about. */
export const isOnlyInTitle = ({ implied, head }: Draft): boolean => implied && head === 'permanent_mission';
