import { existsSync } from 'node:fs';
import path from 'node:path';
import { root, run, runLimited, runTool, seconds, wasInterrupted } from './lanes.mjs';

/*
 * npm run check: everything that can be said about the sources without running them. `npm run check -- lint types`
 * runs the named lanes only. Lanes run two at a time, the longest first.
 *
 * `types-…` and `lint` run when they are named; together they are `code-…`, where the compiler's types are made once
 * for both, in two processes of about the same length.
 */

const tsc = (project) => () => runTool('typescript/bin/tsc', ['--project', `tsconfig.${project}.json`]);
const script = (name) => () => run(process.execPath, [path.join('scripts', name)]);

async function knip() {
  const lenient = await runTool('knip/bin/knip.js', ['--no-progress']);
  const strict = await runTool('knip/bin/knip.js', ['--no-progress', '--production']);
  return {
    ok: lenient.ok && strict.ok,
    output: lenient.output + (strict.output.trim() === '' ? '' : `--production:\n${strict.output}`),
    ms: lenient.ms + strict.ms,
  };
}

const code = (part) => () => run(process.execPath, ['scripts/check-code.mjs', part]);

const named = {
  // No --cache: rules that know types depend on other files, which the cache does not see.
  lint: () => runTool('eslint/bin/eslint.js', ['.', '--max-warnings', '0']),
  'types-node': tsc('node'),
  'types-web': tsc('web'),
  'types-shared': tsc('shared'),
  'types-e2e': tsc('e2e'),
};

const all = {
  'code-node': code('node'),
  'code-rest': code('rest'),
  format: () =>
    runTool('prettier/bin/prettier.cjs', [
      '--check',
      '--cache',
      '--cache-location',
      '.cache/prettier',
      '--log-level',
      'warn',
      '.',
    ]),
  boundaries: script('boundaries.mjs'),
  knip,
  generated: {
    needs: () => existsSync(path.join(root, 'scripts/generate.ts')),
    absent: 'no scripts/generate.ts',
    work: () => runTool('tsx/dist/cli.mjs', ['scripts/generate.ts', '--check']),
  },
  docs: script('check-docs.mjs'),
  words: () => runTool('tsx/dist/cli.mjs', ['scripts/check-words.ts']),
};

const lanes = { ...all, ...named };
const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !Object.keys(lanes).some((lane) => lane.startsWith(name)));
if (unknown.length > 0) {
  console.error(`unknown lane: ${unknown.join(', ')}; there are ${Object.keys(lanes).join(', ')}`);
  process.exit(2);
}

async function runLane(name) {
  const lane = typeof lanes[name] === 'function' ? { work: lanes[name] } : lanes[name];
  if (lane.needs && !lane.needs()) {
    console.log(`  -  ${name.padEnd(13)} skipped: ${lane.absent}`);
    return { name, ok: !process.env['CI'], output: `${lane.absent}, and CI is set\n` };
  }
  const result = await lane.work();
  console.log(` ${result.ok ? 'ok ' : 'BAD'} ${name.padEnd(13)} ${seconds(result.ms).padStart(7)}`);
  return { name, ...result };
}

const started = performance.now();
const names =
  chosen.length === 0
    ? Object.keys(all)
    : Object.keys(lanes).filter((lane) => chosen.some((name) => lane.startsWith(name)));
const results = await runLimited(
  names.map((name) => () => runLane(name)),
  2,
);
if (wasInterrupted()) process.exit(130);
const failed = results.filter((result) => !result.ok);
for (const { name, output } of failed)
  console.log(`\n── ${name} ${'─'.repeat(Math.max(0, 70 - name.length))}\n${output.trim()}`);
const total = seconds(performance.now() - started);
console.log(
  failed.length === 0
    ? `check: all ${results.length} lanes passed in ${total}`
    : `\ncheck: ${failed.length} of ${results.length} lanes failed in ${total}: ${failed.map(({ name }) => name).join(', ')}`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
