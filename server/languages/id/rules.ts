import type { Rule } from '#model/language';

export const rules: readonly Rule[] = [];
