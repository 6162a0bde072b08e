import { mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { newestBelow } from './build-state.mjs';

/*
 * node scripts/build-test-programs.mjs: bundles the threads and processes that tests start into .cache/programs, unless
 * those are newer than the sources. Transforming and resolving hundreds of files anew in every thread of every test
 * took most of the time of tests that open a host. `testing/programs.ts` finds them.
 */

const root = path.resolve(import.meta.dirname, '..');
const folder = path.join(root, '.cache/programs');
const SOURCES = ['src', 'testing', 'package-lock.json', 'scripts/build-test-programs.mjs'];
/** What is not of the newest build is kept this long: other test runs may be in the middle of starting it. */
const KEPT_MS = 600_000;

const threads = {
  'accounts.worker': 'src/main/accounts/accounts.worker.ts',
  'database.worker': 'src/main/platform/database.worker.ts',
  'eye.worker': 'src/main/perception/eye.worker.ts',
  simulator: 'src/simulator/index.ts',
};

/** Names and files of all that is bundled. */
function entries() {
  const named = (place, ending) =>
    readdirSync(path.join(root, place))
      .filter((name) => name.endsWith(ending))
      .map((name) => [name.slice(0, -path.extname(name).length), `${place}/${name}`]);
  return {
    ...threads,
    ...Object.fromEntries([...named('testing/processes', '.ts'), ...named('testing', '-entry.mjs')]),
  };
}

const fileOf = (name) => path.join(folder, name);
const ageOf = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** Bundles if needed. Throws when a source does not compile. */
export async function buildTestPrograms() {
  const input = entries();
  const oldest = Math.min(...Object.keys(input).map((name) => ageOf(fileOf(`${name}.js`))));
  const started = new Date();
  if (Math.max(...SOURCES.map((source) => newestBelow(path.join(root, source)) ?? 0)) <= oldest) return;
  const { output } = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: {
      ssr: true,
      target: 'node20',
      minify: false,
      write: false,
      rolldownOptions: {
        input,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
  place(output, started);
}

/** Others may build at the same time: what is there is always whole, and parts come before what imports them. */
function place(output, started) {
  mkdirSync(folder, { recursive: true });
  for (const { fileName, code } of output.toSorted((a, b) => Number(a.isEntry) - Number(b.isEntry))) {
    const file = fileOf(fileName);
    const own = `${file}.${process.pid}`;
    writeFileSync(own, code);
    // Sources that changed meanwhile are newer than this.
    utimesSync(own, started, started);
    renameSync(own, file);
  }
  for (const name of readdirSync(folder))
    if (ageOf(fileOf(name)) < started.getTime() - KEPT_MS) rmSync(fileOf(name), { force: true });
}

/** Vitest's global setup. */
export async function setup() {
  await buildTestPrograms();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildTestPrograms();
