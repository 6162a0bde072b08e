import { readdirSync } from 'node:fs';
import path from 'node:path';
import { ESLint } from 'eslint';
import ts from 'typescript';
import { root } from './lanes.mjs';

/*
 * node scripts/check-code.mjs node|rest: compiles and lints in one process, so that both work with the same types. `node`
 * takes the files of tsconfig.node.json, `rest` those of the other projects and every script. What is found is what
 * `tsc` and `eslint . --max-warnings 0` find; together the two parts look at every file once.
 */

/** The first project that has a file is the one it is linted with, as editors do by the order in tsconfig.json. */
const PROJECTS = ['shared', 'node', 'web', 'e2e'];
const LINTED = new Set(['.ts', '.tsx', '.js', '.mjs', '.cjs']);
const NOT_ENTERED = new Set(['node_modules', '.git', '.cache', 'out', 'release']);

const isFirst = process.argv[2] === 'node';

function readProject(name) {
  const file = path.join(root, `tsconfig.${name}.json`);
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: (found) => fail([found]) };
  const parsed = ts.getParsedCommandLineOfConfigFile(file, { incremental: false }, host);
  delete parsed.options.tsBuildInfoFile;
  return { name, ...parsed, files: new Set(parsed.fileNames.map((name) => path.normalize(name))) };
}

function compile({ fileNames, options, errors }) {
  // Rules walk from a node to its parents.
  const host = ts.createCompilerHost(options, true);
  const program = ts.createProgram({ rootNames: fileNames, options, host });
  return { program, found: [...errors, ...ts.getPreEmitDiagnostics(program)] };
}

function fail(found) {
  const host = {
    getCanonicalFileName: (name) => name,
    getCurrentDirectory: () => root,
    getNewLine: () => '\n',
  };
  process.stdout.write(ts.formatDiagnostics(found, host));
  process.exitCode = 1;
}

/** Every file that lint could look at. */
function* sources(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!NOT_ENTERED.has(entry.name)) yield* sources(file);
    } else if (LINTED.has(path.extname(entry.name))) yield file;
  }
}

async function lint(files, programs) {
  const parserOptions = { projectService: false, programs };
  const eslint = new ESLint({
    cwd: root,
    overrideConfig: [{ files: ['**/*.ts', '**/*.tsx'], languageOptions: { parserOptions } }],
  });
  const wanted = [];
  for (const file of files) if (!(await eslint.isPathIgnored(file))) wanted.push(file);
  const results = await eslint.lintFiles(wanted);
  if (!results.some(({ errorCount, warningCount }) => errorCount + warningCount > 0)) return;
  const formatter = await eslint.loadFormatter('stylish');
  process.stdout.write(await formatter.format(results));
  process.exitCode = 1;
}

const projects = PROJECTS.map(readProject);
const first = projects.find(({ name }) => name === 'node');
const [shared] = projects;
const own = isFirst ? [first] : projects.filter((project) => project !== first);
const compiled = own.map(compile);
const found = compiled.flatMap((project) => project.found);
if (found.length > 0) fail(found);
const isOfFirst = (file) => first.files.has(file) && !shared.files.has(file);
const files = [...sources(root)].filter((file) => isOfFirst(file) === isFirst);
await lint(
  files,
  compiled.map(({ program }) => program),
);
