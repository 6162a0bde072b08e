/*
 * Who may import whom. This file is the single source of the boundaries; ARCHITECTURE.md explains them.
 * `testing/boundaries/plants.mjs` holds a violation of every rule below, and `npm run check` fails if the
 * cruiser does not find each of them.
 */

/** Left to right. A layer imports itself and what stands to its left; parts of one column do not see each other. */
const columns = [
  ['domain'],
  ['platform'],
  ['definitions', 'devices', 'vision', 'accounts', 'history'],
  ['perception'],
  ['routines'],
  ['orchestrator'],
  ['plans', 'agent', 'experiments'],
  ['ipc'],
];

const TEST = '\\.(test|contract|chaos|soak)\\.tsx?$';
/** Files directly in src/main, entries aside: compose.ts and what it is cut into. */
const COMPOSE = '^src/main/[^/]+\\.ts$';
const MAIN_ENTRIES = '^src/main/(index|headless)\\.ts$';
const ENTRIES = [MAIN_ENTRIES, '^src/main/app/', '^src/cli/'];
const ELECTRON = '(^|node_modules/)(electron|electron-store)($|/)';
const MAY_IMPORT_ELECTRON = [
  '^src/main/index\\.ts$',
  '^src/main/app/',
  '^src/main/ipc/transports/electron\\.ts$',
  '^src/preload/',
  '\\.config\\.ts$',
  '^(e2e|scripts)/',
];

const folder = (layer) => `^src/main/${layer}/`;
const layers = columns.flat();

const layerRules = columns.flatMap((column, index) =>
  column.map((layer) => ({
    name: `layer-${layer}`,
    comment: `${layer} imports itself, src/shared and what stands to its left: ${['shared', ...columns.slice(0, index).flat()].join(', ')}.`,
    severity: 'error',
    from: { path: folder(layer), pathNot: TEST },
    to: {
      path: '^src/',
      pathNot: ['^src/shared/', folder(layer), ...columns.slice(0, index).flat().map(folder)],
    },
  })),
);

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    ...layerRules,
    rule(
      'every-file-has-a-layer',
      'A folder of src/main must be one of the layers above, compose or an entry; give a new one its place first.',
      { path: '^src/main/', pathNot: [`^src/main/(${layers.join('|')})/`, COMPOSE, ...ENTRIES, TEST] },
      {},
    ),
    rule(
      'compose-is-last',
      'compose joins the parts; it knows no entry, no simulator (it spawns it) and no renderer.',
      { path: COMPOSE, pathNot: [MAIN_ENTRIES, TEST] },
      { path: '^src/(renderer|simulator|preload)/|^src/cli/|^src/main/(app/|index\\.ts|headless\\.ts)' },
    ),
    rule(
      'entries-are-imported-by-nobody',
      'An entry is started, not imported. (headless.ts opens a host for the command line, which may import it.)',
      { path: '^src/', pathNot: TEST },
      {
        path: '^src/(main/index|cli/index|simulator/index|preload/index|renderer/app/main)\\.tsx?$|\\.worker\\.ts$',
      },
    ),
    rule(
      'desktop-shell-apart',
      'Only the desktop entry imports the desktop shell; it must be possible to run without Electron.',
      { path: '^src/', pathNot: ['^src/main/index\\.ts$', '^src/main/app/', TEST] },
      { path: '^src/main/app/' },
    ),
    rule(
      'cli-apart',
      'The command line uses compose and what stands to its left; nobody imports it.',
      { path: '^src/', pathNot: ['^src/cli/', TEST] },
      { path: '^src/cli/' },
    ),
    rule(
      'main-entries-without-renderer',
      'Entries of the main process know neither the renderer nor the simulator.',
      { path: ENTRIES, pathNot: TEST },
      { path: '^src/(renderer|simulator|preload)/' },
    ),
    rule(
      'shared-is-leftmost',
      'src/shared imports nothing of the rest: it runs in every process.',
      { path: '^src/shared/', pathNot: TEST },
      { path: '^src/', pathNot: '^src/shared/' },
    ),
    rule(
      'shared-is-plain',
      'src/shared uses neither Node nor packages, zod and the formatter of messages excepted.',
      { path: '^src/shared/', pathNot: TEST },
      {
        dependencyTypesNot: ['local'],
        pathNot: ['(^|node_modules/)(?:zod|intl-messageformat)($|/)', '^src/'],
      },
    ),
    rule(
      'domain-is-pure',
      'Reducers do no I/O: no Node module, no package, zod excepted.',
      { path: folder('domain'), pathNot: TEST },
      { dependencyTypesNot: ['local'], pathNot: ['(^|node_modules/)zod($|/)', '^src/'] },
    ),
    rule(
      'renderer-sees-only-shared',
      'The window talks to the host over the contract and shares nothing else with it.',
      { path: '^src/renderer/', pathNot: TEST },
      { path: '^src/', pathNot: '^src/(renderer|shared)/' },
    ),
    rule(
      'renderer-without-node',
      'The renderer runs in a browser.',
      { path: '^src/renderer/', pathNot: TEST },
      { dependencyTypes: ['core'] },
    ),
    rule(
      'features-apart',
      'Features of the renderer do not import each other; what two need goes to components, state or rpc.',
      { path: '^src/renderer/features/([^/]+)/', pathNot: TEST },
      { path: '^src/renderer/features/', pathNot: '^src/renderer/features/$1/' },
    ),
    rule(
      'renderer-direction',
      'app → features → components, state, rpc.',
      { path: '^src/renderer/(components|state|rpc)/', pathNot: TEST },
      { path: '^src/renderer/(features|app)/' },
    ),
    rule(
      'preload-is-one-file',
      'The sandbox loads one CommonJS file without dependencies: Electron, the names of the channels, types that vanish.',
      { path: '^src/preload/', pathNot: TEST },
      {
        pathNot: [ELECTRON, '^src/preload/', '^src/shared/rpc/muster-port\\.ts$'],
        dependencyTypesNot: ['type-only'],
      },
    ),
    rule(
      'simulator-sees-only-shared',
      'The simulator is its own process and must not work by knowing what it is tested with.',
      { path: '^src/simulator/', pathNot: TEST },
      { path: '^src/', pathNot: '^src/(simulator|shared)/' },
    ),
    rule(
      'simulator-is-spawned',
      'Only its own entry and tests import the simulator.',
      { path: '^src/', pathNot: ['^src/simulator/', TEST] },
      { path: '^src/simulator/' },
    ),
    rule(
      'no-testing-in-src',
      'What ships knows nothing of tests, benchmarks and scripts.',
      { path: '^src/', pathNot: TEST },
      { path: `^(testing|e2e|bench|scripts)/|${TEST}` },
    ),
    rule(
      'electron-by-folder',
      'Importing Electron under plain Node starts a download and throws.',
      { pathNot: MAY_IMPORT_ELECTRON },
      { path: ELECTRON },
    ),
    rule(
      'no-dev-dependency-in-node-code',
      'The Node bundles leave packages outside; what they import must be installed for users.',
      { path: '^src/(main|cli|simulator|shared)/', pathNot: TEST },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: ELECTRON },
    ),
    rule(
      'no-cycles',
      'Two files that import each other are one file, or miss a third.',
      {},
      { circular: true },
    ),
    rule(
      'no-orphans',
      'A file nobody imports and that imports nothing is dead.',
      { orphan: true, path: '^src/', pathNot: ['\\.d\\.ts$', TEST, '\\.worker\\.ts$'] },
      {},
    ),
    rule('no-unresolvable', 'The import leads nowhere.', {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|\\.cache|\\.state|test-results)/|\\?(raw|url|worker|inline)$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['main', 'types', 'typings'],
    },
  },
};
