// What is shown, in the formats that other tools read. Pure: a drawn part in, a text out.
import { ontology } from '#model/ontology';
import type { EdgeView, NodeView } from '#model/view';

interface Exported {
  readonly nodes: readonly NodeView[];
  readonly edges: readonly EdgeView[];
}

export interface ExportFormat {
  readonly name: string;
  readonly extension: string;
  readonly type: string;
  readonly write: (part: Exported) => string;
}

/** Text that stands in an element or an attribute. Characters that XML can not hold are left out. */
function xml(value: unknown): string {
  return String(value)
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

const nodeFields = ['type', 'name', 'date', 'kind', 'degree', 'documents'] as const;
const edgeFields = [
  'type',
  'role',
  'former',
  'since',
  'until',
  'firstStated',
  'lastStated',
  'sentences',
  'documents',
] as const;
const numbers = new Set<string>(['degree', 'documents', 'sentences']);

function dataOf<Thing extends object>(thing: Thing, fields: readonly (keyof Thing & string)[], kind: string): string {
  return fields
    .filter((field) => thing[field] !== null)
    .map((field) => `<data key="${kind}-${field}">${xml(thing[field])}</data>`)
    .join('');
}

function toGraphMl({ nodes, edges }: Exported): string {
  const keys = (kind: string, fields: readonly string[]) =>
    fields.map(
      (field) =>
        `<key id="${kind}-${field}" for="${kind}" attr.name="${field}" attr.type="${numbers.has(field) ? 'int' : field === 'former' ? 'boolean' : 'string'}"/>`,
    );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...keys('node', nodeFields),
    ...keys('edge', edgeFields),
    '<graph id="mach" edgedefault="directed">',
    ...nodes.map((node) => `<node id="${xml(node.id)}">${dataOf(node, nodeFields, 'node')}</node>`),
    ...edges.map(
      (edge) =>
        `<edge id="${xml(edge.id)}" source="${xml(edge.from)}" target="${xml(edge.to)}">${dataOf(edge, edgeFields, 'edge')}</edge>`,
    ),
    '</graph>',
    '</graphml>',
    '',
  ].join('\n');
}

function toGexf({ nodes, edges }: Exported): string {
  const attributes = (kind: string, fields: readonly string[]) => [
    `<attributes class="${kind}">`,
    ...fields.map(
      (field) => `<attribute id="${field}" title="${field}" type="${numbers.has(field) ? 'integer' : 'string'}"/>`,
    ),
    '</attributes>',
  ];
  const values = <Thing extends object>(thing: Thing, fields: readonly (keyof Thing & string)[]) =>
    `<attvalues>${fields
      .filter((field) => thing[field] !== null)
      .map((field) => `<attvalue for="${field}" value="${xml(thing[field])}"/>`)
      .join('')}</attvalues>`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://gexf.net/1.3" version="1.3">',
    '<graph defaultedgetype="directed" mode="static">',
    ...attributes('node', nodeFields),
    ...attributes('edge', edgeFields),
    '<nodes>',
    ...nodes.map((node) => `<node id="${xml(node.id)}" label="${xml(node.name)}">${values(node, nodeFields)}</node>`),
    '</nodes>',
    '<edges>',
    ...edges.map(
      (edge) =>
        `<edge id="${xml(edge.id)}" source="${xml(edge.from)}" target="${xml(edge.to)}" label="${xml(edge.type)}">${values(edge, edgeFields)}</edge>`,
    ),
    '</edges>',
    '</graph>',
    '</gexf>',
    '',
  ].join('\n');
}

/** One cell. A text that a spreadsheet would take for a formula is kept from being one. */
function cell(value: unknown): string {
  const text = value === null || value === undefined ? '' : String(value);
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function toCsv({ nodes, edges }: Exported): string {
  const names = new Map(nodes.map((node) => [node.id, node]));
  const head = ['from', 'fromName', 'fromType', 'to', 'toName', 'toType', ...edgeFields];
  const rows = edges.map((edge) => {
    const from = names.get(edge.from);
    const to = names.get(edge.to);
    return [edge.from, from?.name, from?.type, edge.to, to?.name, to?.type, ...edgeFields.map((field) => edge[field])];
  });
  // The mark at the beginning tells spreadsheets that this is UTF-8.
  return `\uFEFF${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function toJsonLd({ nodes, edges }: Exported): string {
  const vocabulary = 'urn:mach:';
  const context = {
    '@vocab': vocabulary,
    name: 'http://schema.org/name',
    from: { '@type': '@id' },
    to: { '@type': '@id' },
  };
  const graph = [
    ...nodes.map(({ id, type, ...rest }) => ({ '@id': `${vocabulary}${id}`, '@type': type, ...rest })),
    ...edges.map(({ id, type, from, to, ...rest }) => ({
      '@id': `${vocabulary}${encodeURIComponent(id)}`,
      '@type': ['Relationship', type],
      description: ontology.relationships[type].sentence,
      from: `${vocabulary}${from}`,
      to: `${vocabulary}${to}`,
      ...rest,
    })),
  ];
  return `${JSON.stringify({ '@context': context, '@graph': graph }, null, 2)}\n`;
}

export const exportFormats: readonly ExportFormat[] = [
  { name: 'GraphML', extension: 'graphml', type: 'application/graphml+xml', write: toGraphMl },
  { name: 'GEXF', extension: 'gexf', type: 'application/gexf+xml', write: toGexf },
  { name: 'CSV', extension: 'csv', type: 'text/csv;charset=utf-8', write: toCsv },
  { name: 'JSON-LD', extension: 'jsonld', type: 'application/ld+json', write: toJsonLd },
];
