// What is exported is read again by parsers, hostile names and all.
import { DOMParser } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { writeSvg } from '../../web/graph/picture.ts';
import { shapes } from '../../web/graph/shapes.ts';
import { exportFormats } from '../../web/state/exports.ts';
import { edgeOf, nodeOf } from '../helpers/views.ts';

const hostile = `<script>alert("1")</script> & ]]> 'x' \u0007 =1+1, “Bùi Thanh Sơn”`;
const part = {
  nodes: [nodeOf('person/a', { name: hostile }), nodeOf('place/b', { type: 'Place', name: '=HYPERLINK("x")' })],
  edges: [edgeOf('person/a', 'place/b', { type: 'HOLDS_ROLE', role: 'president', since: '2025' })],
};
const written = (name: string) => exportFormats.find((format) => format.name === name)?.write(part) ?? '';

describe('an export', () => {
  it.each(['GraphML', 'GEXF'])('as %s has every node and edge, and names as text', (name) => {
    const document = new DOMParser().parseFromString(written(name), 'text/xml');
    expect(document.querySelectorAll('node')).toHaveLength(2);
    expect(document.querySelectorAll('edge')).toHaveLength(1);
    expect(document.querySelector('script')).toBeNull();
    expect(document.querySelector('edge')?.getAttribute('source')).toBe('person/a');
    expect(written(name)).not.toContain('\u0007');
    expect(written(name)).toContain('Bùi Thanh Sơn');
  });

  it('as CSV has one row for each relationship, and no cell that a spreadsheet takes for a formula', () => {
    const [head, row, rest] = written('CSV').replace('\uFEFF', '').split('\r\n');
    expect(head?.split(',').slice(0, 3)).toEqual(['from', 'fromName', 'fromType']);
    expect(row).toContain(`"'=HYPERLINK(""x"")"`);
    expect(row).toContain('president');
    expect(rest).toBe('');
  });

  it('as JSON-LD is JSON with an id for each thing', () => {
    const { '@graph': graph } = JSON.parse(written('JSON-LD')) as { '@graph': { '@id': string; name?: unknown }[] };
    expect(new Set(graph.map((one) => one['@id'])).size).toBe(3);
    expect(graph[0]?.name).toEqual([{ '@value': hostile, '@language': 'vi' }]);
  });

  it('as SVG draws shapes and sets names as text', () => {
    const colors = Object.fromEntries(Object.keys(shapes).map((label) => [label, '#123456'])) as never;
    const palette = {
      background: '#fff',
      ground: [1, 1, 1, 1] as const,
      edge: '#ccc',
      edgeStrong: '#999',
      faded: '#eee',
      text: '#000',
      muted: '#444',
      paper: '#fff',
      accent: '#a00',
      veil: '#fff',
      labels: colors,
      communities: [],
      others: '#888',
      marks: { added: '#080', changed: '#880', removed: '#800' },
    };
    const shape = shapes.Place;
    const placed = { node: 0, name: hostile, degree: 1, shape, color: '#123456', isFaded: false, isNamed: true };
    const at = { ...placed, x: 10, y: 20, size: 5 };
    const svg = writeSvg(
      {
        width: 100,
        height: 80,
        nodes: [at],
        edges: [{ from: at, to: at, width: 1, isFaded: false }],
        groups: [],
        caption: { title: hostile, note: hostile, legend: [{ label: 'Place', text: hostile }] },
      },
      palette,
      'Inter',
    );
    const document = new DOMParser().parseFromString(svg, 'image/svg+xml');
    // The place itself and its sign in the legend.
    expect(document.querySelectorAll('polygon')).toHaveLength(2);
    expect(document.querySelectorAll('line')).toHaveLength(1);
    expect(document.querySelector('script')).toBeNull();
  });
});
