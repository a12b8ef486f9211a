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
type Part = Parameters<(typeof exportFormats)[number]['write']>[0];
const write = (name: string, of: Part) => exportFormats.find((format) => format.name === name)?.write(of) ?? '';
const written = (name: string) => write(name, part);

/** A name, and how it is read again from XML and from a cell. */
const odd: readonly (readonly [name: string, inXml: string, inCells: string])[] = [
  'tab\tand\nline\r\nend',
  'both "quotes" and \'apostrophes\'',
  'a, b; c',
  ' at the ends ',
  '\u2028between\u2029',
  '😀 outside the first plane',
  ']]> <!-- -->',
]
  .map((name): [string, string, string] => [name, name, name])
  .concat([
    ['zero\u0000 bell\u0007 escape\u001b \uffff', 'zero bell escape ', 'zero bell escape '],
    ['half \ud800 of a pair', 'half  of a pair', 'half  of a pair'],
    ['=1+1', '=1+1', "'=1+1"],
    ['＠SUM(1)', '＠SUM(1)', "'＠SUM(1)"],
    ['\n-1', '\n-1', "'\n-1"],
  ]);
const many: Part = {
  nodes: odd.map(([name], at) => nodeOf(`person/${at}`, { name })),
  edges: odd.map((_, at) => edgeOf(`person/${at}`, 'person/0', { type: 'MET' })),
};

/** Rows of cells, as RFC 4180 has them. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  const cells = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy;
  cells.lastIndex = text.startsWith('\uFEFF') ? 1 : 0;
  for (let cell = cells.exec(text); cell && cell.index < text.length; cell = cells.exec(text)) {
    rows.at(-1)?.push(cell[1]?.replaceAll('""', '"') ?? cell[2] ?? '');
    if (cell[3] === '\r\n') rows.push([]);
  }
  expect(rows.pop(), 'the text ends with a line end').toEqual([]);
  return rows;
}

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

  it('as CSV gives every name back to a reader of RFC 4180, things and relationships alike', () => {
    const [things, relationships] = ['csv-things', 'csv'].map((id) => {
      const [head = [], ...rows] = readCsv(exportFormats.find((format) => format.id === id)?.write(many) ?? '');
      return rows.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at]])));
    });
    expect(things?.map(({ id }) => id)).toEqual(many.nodes.map(({ id }) => id));
    expect(things?.map(({ name }) => name)).toEqual(odd.map(([, , inCells]) => inCells));
    expect(relationships?.map(({ fromName }) => fromName)).toEqual(odd.map(([, , inCells]) => inCells));
    expect(relationships?.every(({ to, type }) => to === 'person/0' && type === 'MET')).toBe(true);
  });

  it.each(['GraphML', 'GEXF'])('as %s gives every name back to a reader of XML', (name) => {
    const document = new DOMParser().parseFromString(write(name, many), 'text/xml');
    // This parser leaves two signs of an attribute as they are written.
    const plain = (value: string | null | undefined) => value?.replaceAll('&lt;', '<').replaceAll('&gt;', '>');
    const names = [...document.querySelectorAll('node')].map((node) =>
      name === 'GEXF'
        ? plain(node.querySelector('attvalue[for="name"]')?.getAttribute('value'))
        : node.querySelector('data[key="node-name"]')?.textContent,
    );
    expect(names).toEqual(odd.map(([, inXml]) => inXml));
    if (name === 'GEXF') {
      const labels = [...document.querySelectorAll('node')].map((node) => plain(node.getAttribute('label')));
      expect(labels).toEqual(names);
    }
    // Line ends and tabs of an attribute are read as spaces unless they are written as numbers.
    expect(write(name, many)).toContain('tab&#9;and&#10;line&#13;&#10;end');
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
