import type { LanguageManner } from '#model/language';
import { rules } from './rules.ts';

export const language: LanguageManner = {
  marked: false,
  syllabic: false,
  home: 'ID',
  embassy: 'Kedutaan Besar Vietnam di {seat}',
  rules,
};
