// What is shown, in the formats that other tools read. Pure: a drawn part in, a text out.
import { ontology } from '#model/ontology';
import type { EdgeView, NodeView } from '#model/view';

interface Exported {
  readonly nodes: readonly NodeView[];
  readonly edges: readonly EdgeView[];
}

export interface ExportFormat {
  readonly id: string;
  readonly name: string;
  readonly extension: string;
  readonly type: string;
  readonly write: (part: Exported) => string;
}

/** Characters that neither XML nor a spreadsheet can hold are left out, half of a pair included. */
const holdable = (value: unknown) =>
  String(value).replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '');

/** Text that stands in an element or an attribute, where tabs and line ends would be read as spaces. */
const xml = (value: unknown) => holdable(value).replace(/[&<>"'\t\n\r]/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** A node with its name in each language of the page. */
interface NamedNode extends NodeView {
  readonly name_vi: string;
  readonly name_id: string;
  readonly name_en: string;
}

function withNames(node: NodeView): NamedNode {
  const nameIn = (language: string) => node.nameIn[language] ?? node.name;
  return { ...node, name_vi: nameIn('vi'), name_id: nameIn('id'), name_en: nameIn('en') };
}

const nodeFields = ['type', 'name', 'name_vi', 'name_id', 'name_en', 'date', 'kind', 'degree', 'documents'] as const;
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
    ...nodes.map((node) => `<node id="${xml(node.id)}">${dataOf(withNames(node), nodeFields, 'node')}</node>`),
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
      (field) =>
        `<attribute id="${field}" title="${field}" type="${numbers.has(field) ? 'integer' : field === 'former' ? 'boolean' : 'string'}"/>`,
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
    ...nodes.map(
      (node) => `<node id="${xml(node.id)}" label="${xml(node.name)}">${values(withNames(node), nodeFields)}</node>`,
    ),
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
  const text = value === null || value === undefined ? '' : holdable(value);
  const safe = typeof value === 'string' && /^[=+\-@\t\n\r＝＋－＠]/.test(text) ? `'${text}` : text;
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
  return toTable([head, ...rows]);
}

function toCsvOfThings({ nodes }: Exported): string {
  return toTable([
    ['id', ...nodeFields],
    ...nodes.map(withNames).map((node) => [node.id, ...nodeFields.map((field) => node[field])]),
  ]);
}

/** The mark at the beginning tells spreadsheets that this is UTF-8. */
const toTable = (rows: readonly (readonly unknown[])[]) =>
  `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;

function toJsonLd({ nodes, edges }: Exported): string {
  const vocabulary = 'urn:mach:';
  const context = {
    '@vocab': vocabulary,
    name: 'http://schema.org/name',
    from: { '@type': '@id' },
    to: { '@type': '@id' },
  };
  const graph = [
    ...nodes.map(({ id, type, name, nameIn, languages, ...rest }) => ({
      '@id': `${vocabulary}${encodeURI(id)}`,
      '@type': type,
      name:
        languages.length === 0
          ? name
          : languages.map((language) => ({ '@value': nameIn[language] ?? name, '@language': language })),
      languages,
      ...rest,
    })),
    ...edges.map(({ id, type, from, to, ...rest }) => ({
      '@id': `${vocabulary}${encodeURIComponent(id)}`,
      '@type': ['Relationship', type],
      description: ontology.relationships[type].sentence,
      from: `${vocabulary}${encodeURI(from)}`,
      to: `${vocabulary}${encodeURI(to)}`,
      ...rest,
    })),
  ];
  return `${JSON.stringify({ '@context': context, '@graph': graph }, null, 2)}\n`;
}

export const exportFormats: readonly ExportFormat[] = [
  { id: 'graphml', name: 'GraphML', extension: 'graphml', type: 'application/graphml+xml', write: toGraphMl },
  { id: 'gexf', name: 'GEXF', extension: 'gexf', type: 'application/gexf+xml', write: toGexf },
  { id: 'csv', name: 'CSV', extension: 'csv', type: 'text/csv;charset=utf-8', write: toCsv },
  { id: 'csv-things', name: 'CSV', extension: 'csv', type: 'text/csv;charset=utf-8', write: toCsvOfThings },
  { id: 'jsonld', name: 'JSON-LD', extension: 'jsonld', type: 'application/ld+json', write: toJsonLd },
];
