// Languages are data: a language is a folder of lexicons and rules, and its code is that folder's name.

/** ISO 639-1, as in `vi`, `id`, `en`; the folder in `server/languages/`. */
export type LanguageCode = string;
