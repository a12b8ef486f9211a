// Languages are data: a language is a folder of lexicons and rules, and its code is that folder's name.
import type { Label, RelationshipType, Role } from './ontology.ts';

/** ISO 639-1, as in `vi`, `id`, `en`; the folder in `server/languages/`. */
export type LanguageCode = string;

/** One line of `lexicon/TABLE.tsv`. */
export interface LexiconEntry {
  /** The file's name without its ending; in patterns `<table>`. */
  readonly table: string;
  /** As written in running text; capitals in it are wanted in the text too. */
  readonly form: string;
  /** A word of no language, in the form that the table asks for: `KR`, `secretary`, `ministry_of_foreign_affairs`. */
  readonly meaning: string;
  /** Words that the rules look at (`ambiguous`, `any_case`, `relative`), or a remark. */
  readonly note: string;
}

/** The passes over a sentence, in their order. A rule sees what the passes before it made. */
export const phases = [
  'words',
  'dates',
  'places',
  'bodies',
  'organs',
  'commissions',
  'congresses',
  'norms',
  'gatherings',
  'offices',
  'people',
  'groups',
  'events',
] as const;
export type Phase = (typeof phases)[number];

interface RuleBase {
  /** `vi/committee-abroad` */
  readonly id: string;
  /**
   * Over items, separated by blanks: `word` or `this|that` (as written, any case), `<class>`, `<class:meaning>`,
   * `<a|b>`, `name=<class>` to take it out by name, `( … | … )`, each with `?`, `*`, `+`; `[ … ]` around what becomes the
   * result where that is less than all; `TAIL` and `NAME` for the rest of a title or a name, `QUOTED` for
   * what stands in quotation marks; `..` for up to a dozen items without a full stop or semicolon; `^` and `$` for
   * the ends of the sentence. Classes are lexicon tables, what earlier rules made, and `Cap`, `Strange` (a capital word that is in no table), `Low`, `Number`, `Code`,
   * `Roman`, `Word`, `Mark`, `ordinals`.
   */
  readonly pattern: string;
  /** Not after or before such an item: `word`, `this|that`, `<class>`. */
  readonly unless?: { readonly before?: string; readonly after?: string };
  /** A text that it reads; of a composing rule with its result in `«…»`. */
  readonly reads: string;
  /** A near miss that it leaves alone. */
  readonly spares: string;
}

/** Makes one item out of several. */
export interface ComposeRule extends RuleBase {
  readonly phase: Exclude<Phase, 'events'>;
  /** The class of the result, or several with blanks between them. */
  readonly makes: string;
  /** Its meaning, with `{name}` for the meaning or concept of what the pattern took out by that name. */
  readonly meaning?: string;
  /** Where the result names a thing; of a cell the part `unit_X` says that it is that of the section `X` of a mission. */
  readonly thing?: ThingTemplate;
  /** Without `thing`, of a result that is one of its parts still: part that is its superior, named in its own right. */
  readonly under?: string;
}

export interface ThingTemplate {
  readonly type: Label;
  /** The same in every language, in the manner of `meaning`; null where one of its parts has none. */
  readonly concept?: string;
  /** The sort of thing, for short forms: `party_committee`; in the manner of `meaning`. */
  readonly head?: string;
  /** A kind, or in the manner of `meaning`. */
  readonly kind?: string;
  /** Says no more than its sort: the document must tell which. */
  readonly bare?: boolean;
  readonly implied?: true;
  /** The part that is the name where it is not all of it. */
  readonly name?: string;
  /** Names in full for an implied thing, ` | ` between them: literal text with `{name}` for the words of a part. */
  readonly full?: string;
  /** Part that is another form of its name. */
  readonly also?: string;
  /** Part that is its seat, its superior, its issuer, its day: facts that the name itself contains. */
  readonly seat?: string;
  readonly owner?: string;
  readonly issuer?: string;
  readonly day?: string;
  /** Part that holds it. */
  readonly host?: string;
  /** Part that takes part in it. */
  readonly guest?: string;
  /** Part of which the pattern takes several, each with a thing of its own: `Consulates General in A, B and C`. */
  readonly each?: string;
  /** Parts that are named in their own right. */
  readonly keeps?: readonly string[];
}

/** States relationships between what stands in a sentence. */
export interface EventRule extends RuleBase {
  readonly phase: 'events';
  readonly states: readonly EventTemplate[];
  /** Of a rule on offices: it is one that somebody no longer holds. */
  readonly former?: true;
  /** Of a rule on offices: which one, where a verb says it (`headed the Commission`), of the part `body`. */
  readonly role?: Role;
}

export interface EventTemplate {
  readonly type: RelationshipType;
  /**
   * Names of parts. Without such a part `gathering` and `committee` are those that the text is about at that place;
   * `gathering-behind`, `meeting-behind` and `ceremony-behind` what the text names next; `talks` those that two held;
   * others are told in `facts/referents.ts`. HOLDS_ROLE runs from `who` to the body of `office`.
   */
  readonly from: string;
  readonly to: string;
}

export type Rule = ComposeRule | EventRule;

/** What `index.ts` of a language's folder says of it. */
export interface LanguageManner {
  /** Written with diacritics: a text without any is read by folded forms. */
  readonly marked: boolean;
  /** Written syllable by syllable, with blanks inside its words. */
  readonly syllabic: boolean;
  /** The country whose head of state needs no country beside the office, ISO 3166-1, or null. */
  readonly home: string | null;
  /** What an embassy of home is called that only the title of its ambassador tells of, `{seat}` for the country. */
  readonly embassy: string;
  /** Tables of another language that are read as its own, as `en/family-names`: names of people are written alike in both. */
  readonly borrows?: readonly string[];
  readonly rules: readonly Rule[];
}

export interface LanguagePack extends LanguageManner {
  readonly code: LanguageCode;
  readonly entries: readonly LexiconEntry[];
  /** Where a rule of a user's own stands, `FILE:LINE` by its id. */
  readonly places: Readonly<Record<string, string>>;
}
