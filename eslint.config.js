import jsxA11y from 'eslint-plugin-jsx-a11y-x';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { musterRules } from './scripts/eslint-rules.mjs';

/*
 * Lint finds what the compiler cannot; Prettier formats, lint never does. Which folder may import which is
 * dependency-cruiser's work alone (.dependency-cruiser.cjs).
 * Lines are counted without blank lines and comments, so that nobody saves on explanations.
 */

const tests = [
  '**/*.test.{ts,tsx}',
  '**/*.contract.ts',
  '**/*.chaos.ts',
  '**/*.soak.ts',
  'e2e/**/*.ts',
  'testing/**/*.{ts,tsx}',
];
const typescript = ['**/*.ts', '**/*.tsx'];
const scripts = [
  'scripts/**',
  '*.config.{js,ts}',
  '.dependency-cruiser.cjs',
  'bench/**',
  'testing/boundaries/**',
];
const systemClock = 'src/main/platform/system-clock.ts';
const systemRandom = 'src/main/platform/random.ts';
const mayImportElectron = [
  'src/main/index.ts',
  'src/main/app/**/*.ts',
  'src/main/ipc/transports/electron.ts',
  'src/preload/**/*.ts',
];

const budget = (lines, linesPerFunction) => ({
  'max-lines': ['error', { max: lines, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': linesPerFunction
    ? ['error', { max: linesPerFunction, skipBlankLines: true, skipComments: true, IIFEs: true }]
    : 'off',
});

/** Options of the banning rules replace each other from block to block, so every zone states its whole list. */
const banImports = (...paths) => ({ 'no-restricted-imports': ['error', { paths }] });
const banGlobals = (...globals) => ({ 'no-restricted-globals': ['error', ...globals] });
const banProperties = (...properties) => ({ 'no-restricted-properties': ['error', ...properties] });

const electronImports = [
  'electron',
  'electron/main',
  'electron/renderer',
  'electron/common',
  'electron-store',
].map((name) => ({
  name,
  message:
    'Only the desktop shell knows Electron: src/main/index.ts, src/main/app, ipc/transports/electron.ts, preload.',
}));
const timerImports = ['node:timers/promises', 'timers/promises', 'node:timers', 'timers'].map((name) => ({
  name,
  message: 'Take a Clock. Fake timers do not move these; only platform/system-clock.ts may use them.',
}));
const abortTimeout = {
  object: 'AbortSignal',
  property: 'timeout',
  message: 'Take a Clock and an AbortController. Fake timers do not move this.',
};
const clockGlobals = ['setTimeout', 'setInterval'].map((name) => ({
  name,
  message: 'Time is an argument: take a Clock.',
}));
const pureGlobals = [
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'fetch',
  'process',
  'performance',
  'crypto',
].map((name) => ({ name, message: 'Pure code: what it needs to know is an argument.' }));
const clockProperties = [
  abortTimeout,
  { object: 'Date', property: 'now', message: 'Time is an argument: take a Clock.' },
  { object: 'performance', property: 'now', message: 'Time is an argument: take a Clock.' },
];
const randomProperties = [
  { object: 'Math', property: 'random', message: 'Randomness is an argument: take a Random.' },
  { object: 'crypto', property: 'randomUUID', message: 'Randomness is an argument: take a Random.' },
];
const noExportAll = {
  selector: 'ExportAllDeclaration',
  message: 'No barrels: import from the file that has it.',
};
const noClockDate = {
  selector: "NewExpression[callee.name='Date'][arguments.length=0]",
  message: 'Time is an argument: new Date(clock.now()).',
};

const noImpureDate = {
  selector: ":not(MemberExpression[property.name=/^(parse|UTC)$/]) > Identifier[name='Date']",
  message: 'Pure code: times are numbers that come in. Only Date.parse and Date.UTC, which read no clock.',
};

export default tseslint.config(
  {
    ignores: [
      'release/**',
      'node_modules/**',
      'out/**',
      '.cache/**',
      '.state/**',
      'test-results/**',
      'playwright-report/**',
      // AssemblyScript: its own compiler checks it.
      'src/main/vision/matcher/kernel/**',
    ],
  },
  {
    linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' },
    plugins: { muster: musterRules },
    rules: {
      'muster/disable-needs-reason': 'error',
      'muster/file-name': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-constant-binary-expression': 'error',
      'no-control-regex': 'error',
      'no-debugger': 'error',
      'no-empty': 'error',
      'no-fallthrough': 'error',
      'no-loss-of-precision': 'error',
      'no-self-assign': 'error',
      'no-unsafe-finally': 'error',
      'no-useless-assignment': 'error',
      'no-useless-escape': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
      'prefer-const': 'error',
      'require-yield': 'error',
      'no-restricted-exports': [
        'error',
        {
          restrictDefaultExports: {
            direct: true,
            named: true,
            defaultFrom: true,
            namedFrom: true,
            namespaceFrom: true,
          },
        },
      ],
    },
  },

  // Types
  {
    files: typescript,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-unsafe-type-assertion': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowNever: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
      // `() => send(x)` reads well; what it would hide, no-floating-promises and no-misused-promises still find.
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // A cancelled wait rejects with `signal.reason`, which is typed any.
      '@typescript-eslint/prefer-promise-reject-errors': [
        'error',
        { allowThrowingAny: true, allowThrowingUnknown: true },
      ],
      // `[...text]` is the plain way to code points, which is what lengths and glyphs are counted in here.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // Records keyed by id are what state and patches are made of; removing an entry is not a trick.
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },

  // Budgets
  {
    files: typescript,
    rules: {
      ...budget(300, 50),
      'max-params': ['error', 4],
      // "modified" counts a switch once: an exhaustive switch over a union is a table, not a maze.
      complexity: ['error', { max: 10, variant: 'modified' }],
    },
  },
  { files: ['**/*.tsx'], rules: budget(300, 80) },

  // Bans by place, from the widest to the narrowest
  {
    files: typescript,
    rules: {
      ...banImports(...electronImports, ...timerImports),
      ...banProperties(abortTimeout),
      'no-restricted-syntax': ['error', noExportAll],
    },
  },
  {
    files: ['src/main/**/*.ts', 'src/shared/**/*.ts'],
    rules: {
      ...banGlobals(...clockGlobals),
      ...banProperties(...clockProperties, ...randomProperties),
      'no-restricted-syntax': ['error', noExportAll, noClockDate],
    },
  },
  {
    files: ['src/main/domain/**/*.ts'],
    rules: {
      ...banGlobals(...pureGlobals),
      ...banProperties(abortTimeout, ...randomProperties),
      'no-restricted-syntax': ['error', noExportAll, noImpureDate],
    },
  },
  {
    files: ['src/main/index.ts', 'src/main/headless.ts'],
    rules: {
      ...banGlobals(),
      ...banProperties(abortTimeout),
      'no-restricted-syntax': ['error', noExportAll],
    },
  },
  { files: mayImportElectron, rules: banImports(...timerImports) },
  {
    files: [systemClock],
    rules: {
      ...banImports(...electronImports),
      'no-restricted-globals': 'off',
      'no-restricted-properties': 'off',
      'no-restricted-syntax': ['error', noExportAll],
    },
  },
  { files: [systemRandom], rules: banProperties(...clockProperties) },
  // The one index file of the tree: it joins the areas of the contract.
  { files: ['src/shared/contract/index.ts'], rules: { 'no-restricted-syntax': ['error', noClockDate] } },

  // React
  {
    files: ['src/renderer/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat['recommended-latest']],
    rules: { 'react-hooks/exhaustive-deps': 'error' },
  },
  { files: ['src/renderer/**/*.tsx'], extends: [jsxA11y.configs.recommended] },

  // Tests: longer files, free `describe` bodies, and real time where a real process is watched
  {
    files: tests,
    rules: {
      ...budget(500, undefined),
      'no-restricted-globals': 'off',
      'no-restricted-syntax': ['error', noExportAll],
      ...banProperties(abortTimeout),
      // `expect(rig.method)` and fakes that must be async by their port but have nothing to wait for.
      '@typescript-eslint/unbound-method': 'off',
      // Rows of `test.each` and deliberately wrong inputs.
      'max-params': 'off',
      '@typescript-eslint/no-unsafe-type-assertion': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-empty-function': 'off',
    },
  },
  // Playwright's fixtures call their second parameter `use`, and take `{}` as their first.
  {
    files: ['e2e/**/*.ts'],
    rules: { 'no-empty-pattern': 'off', 'no-restricted-imports': 'off' },
  },

  // Tools that run at a terminal
  {
    files: scripts,
    rules: {
      'no-console': 'off',
      'no-restricted-imports': 'off',
      'no-restricted-properties': 'off',
      'no-restricted-globals': 'off',
    },
  },
  // Tools whose configuration must be a default export.
  { files: ['**/*.config.{js,ts}'], rules: { 'no-restricted-exports': 'off' } },
);
