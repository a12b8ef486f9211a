import type { LanguageManner } from '#model/language';
import { rules } from './rules.ts';

export const language: LanguageManner = {
  marked: false,
  syllabic: false,
  home: null,
  embassy: 'Embajada de Vietnam en {seat}',
  borrows: ['en/family-names', 'en/middle-names'],
  rules,
};
