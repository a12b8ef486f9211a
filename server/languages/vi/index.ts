import type { LanguageManner } from '#model/language';
import { rules } from './rules.ts';

export const language: LanguageManner = {
  marked: true,
  syllabic: true,
  home: null,
  embassy: 'Đại sứ quán Việt Nam tại {seat}',
  rules,
};
