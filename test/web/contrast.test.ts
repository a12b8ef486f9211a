// The colours of `styles/tokens.css` in both themes: text against what it stands on, shapes against the stage.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { labels, ontology } from '#model/ontology';

const css = readFileSync(join(import.meta.dirname, '../../web/styles/tokens.css'), 'utf8');

function tokensOf(theme: 'light' | 'dark', isStrong = false): Record<string, string> {
  const read = (selector: string) => {
    const [, block = ''] = new RegExp(`:root\\[data-theme="${theme}"\\]${selector} \\{([^}]*)\\}`).exec(css) ?? [];
    const found = [...block.matchAll(/--([\w-]+): (#[\da-f]{6});/g)];
    return Object.fromEntries(found.map(([, name, value]) => [name, value]));
  };
  return { ...read(''), ...(isStrong ? read('\\[data-contrast="more"\\]') : {}) };
}

/** Relative luminance as WCAG 2 defines it. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const texts = ['ink', 'ink-2', 'ink-3'];
const pairs: readonly (readonly [string, string, number])[] = [
  ...texts.flatMap((text) => ['paper', 'paper-2', 'stage'].map((ground) => [text, ground, 4.5] as const)),
  ['mark-ink', 'mark', 7],
  ['accent-ink', 'accent', 4.5],
  ...['added', 'changed', 'removed'].flatMap((change) =>
    ['paper', 'paper-2', 'stage'].map((ground) => [change, ground, 4.5] as const),
  ),
  ['accent', 'paper', 3],
  ['accent', 'stage', 3],
  ['line-strong', 'paper', 3],
  ['edge-strong', 'stage', 3],
  ...Array.from({ length: 10 }, (_, at) => [`community-${at + 1}`, 'stage', 3] as const),
  ...labels.flatMap((label) => {
    const name = `label-${ontology.labels[label].slug}`;
    return [[name, 'stage', 3] as const, [name, 'paper', 3] as const];
  }),
];

describe.each(['light', 'dark'] as const)('the colours in %s', (theme) => {
  const tokens = tokensOf(theme);
  it.each(pairs)('%s on %s is at least %d to 1', (front, ground, least) => {
    expect(tokens).toHaveProperty([front]);
    expect(tokens).toHaveProperty([ground]);
    expect(contrast(tokens[front] ?? '', tokens[ground] ?? '')).toBeGreaterThanOrEqual(least);
  });

  it('tells the ten largest communities apart', () => {
    expect(new Set(Array.from({ length: 10 }, (_, at) => tokens[`community-${at + 1}`])).size).toBe(10);
  });

  it('tells labels apart by shape and colour', () => {
    expect(new Set(labels.map((label) => tokens[`label-${ontology.labels[label].slug}`])).size).toBe(labels.length);
  });
});

describe.each(['light', 'dark'] as const)('the colours of high contrast in %s', (theme) => {
  const tokens = tokensOf(theme, true);
  const strong = pairs.map(([front, ground, least]) => [front, ground, least === 3 ? 4.5 : 7] as const);
  it.each(strong)('%s on %s is at least %d to 1', (front, ground, least) => {
    expect(contrast(tokens[front] ?? '', tokens[ground] ?? '')).toBeGreaterThanOrEqual(least);
  });
});
