// The borders of STYLE: a stage is one function from one type to the next, and nothing flows back.
// Each rule says what a violation means. `test/architecture.test.ts` plants one and sees it caught.

/** @param {string} folder @param {string[]} may */
const stage = (folder, may, means) => ({
  name: `${folder.replaceAll('/', '-')}-borders`,
  comment: means,
  severity: 'error',
  from: { path: `^${folder}/` },
  to: { path: '^(server|web|scripts|bench|test)/', pathNot: [folder, ...may].map((path) => `^${path}`) },
});

const stages = ['documents', 'text', 'languages', 'facts', 'evaluation', 'resolve', 'graph'].map((name) =>
  stage(
    `server/${name}`,
    ['server/model/'],
    `server/${name} knows only the model: stages meet in server/ingest.ts and server/context.ts, never in one another.`,
  ),
);

export default {
  forbidden: [
    stage('server/model', [], 'The model is the words of the domain and depends on nothing.'),
    ...stages,
    stage(
      'server/truth',
      [
        'server/model/',
        'server/resolve/',
        'server/graph/(store|projection|relationship|queries|redirects|evidence)\\.ts$',
      ],
      'The truth changes through the store and the two pure stages behind it; it reads no files and knows no engine.',
    ),
    stage(
      'server/api',
      ['server/model/', 'server/layout/', 'server/graph/(store|queries|redirects|evidence)\\.ts$'],
      'The API answers from the store through its interface; it knows no engine and no stage.',
    ),
    stage('web/api', ['server/model/'], 'One typed function per route; the shapes are the model’s.'),
    stage(
      'server/layout',
      [],
      'Communities and places are worked out on plain numbers, for the server and for the browser.',
    ),
    stage(
      'web/graph',
      ['server/model/', 'server/layout/'],
      'The drawing knows the ontology and the layout, and nothing of the page around it.',
    ),
    stage(
      'web/state',
      ['server/model/', 'web/api/'],
      'State is pure changes and derived values; views look at it, not the other way round.',
    ),
    stage('web', ['server/model/', 'server/layout/'], 'Of all server/ the browser sees only the model and the layout.'),
    {
      name: 'nothing-imports-scripts-or-tests',
      comment: 'Scripts, benchmarks and tests are the outermost layer.',
      severity: 'error',
      from: { path: '^(server|web)/' },
      to: { path: '^(scripts|bench|test)/' },
    },
    {
      name: 'only-adapters-know-their-engine',
      comment:
        'Only graph/neo4j and graph/embedded know their engine; context.ts chooses one, and the rest never asks.',
      severity: 'error',
      from: { path: '^(server|scripts|bench|web)/', pathNot: '^server/graph/(neo4j|embedded)/' },
      to: { path: '(neo4j-driver|@grafeo-db)' },
    },
    {
      name: 'only-the-stage-knows-sigma',
      comment: 'web/graph is the only folder that knows Sigma, so that it can be swapped.',
      severity: 'error',
      from: { path: '^web/', pathNot: '^web/graph/' },
      to: { path: 'node_modules/(sigma|@sigma)/' },
    },
    {
      name: 'no-circles',
      comment: 'A circle has no first thing to read.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|data|coverage)/' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    enhancedResolveOptions: {
      conditionNames: ['mach-source', 'import', 'module', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
