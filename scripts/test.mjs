import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { isBuildStale } from './build-state.mjs';
import { findTool } from './find-tool.mjs';
import { root, run, runTool, seconds, wasInterrupted } from './lanes.mjs';
import { listFiles } from './list-files.mjs';
import {
  countPlaywright,
  countVitest,
  deservesSecondTry,
  failedVitestTests,
  settleLane,
  settleSecondTry,
} from './test-report.mjs';

/*
 * npm test [-- LANE… [arguments for the runner]]
 *
 * Lanes: unit, component, contract, chaos, e2e; soak only when asked for. They run one after the other: contract,
 * chaos and e2e measure time and own processes. The last line is `N passed, N failed`, with `, N skipped` if any.
 *
 * Environment of the tests:
 *   MUSTER_ADB       the adb program, set here when there is one; tests against a real adb skip themselves without it
 *   MUSTER_CHROMIUM  the Chromium that Playwright drives
 * Both may be set by the caller. Without the tool a lane is skipped with the reason; with CI set that is a failure.
 */

const reports = path.join(root, '.cache/test');
const ci = Boolean(process.env['CI']) && process.env['CI'] !== 'false';
const tools = {
  MUSTER_ADB: findTool('MUSTER_ADB', ['adb']),
  MUSTER_CHROMIUM: findTool('MUSTER_CHROMIUM', ['chromium', 'chromium-browser', 'google-chrome']),
};

const vitest = (project) => ({
  report: path.join(reports, `${project}.json`),
  count: countVitest,
  failed: failedVitestTests,
  start: (report, rest, options) =>
    runTool(
      'vitest/vitest.mjs',
      [
        'run',
        '--project',
        project,
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
        ...rest,
      ],
      options,
    ),
});
const playwright = {
  report: path.join(reports, 'e2e.json'),
  count: countPlaywright,
  start: (report, rest, options) =>
    runTool('@playwright/test/cli.js', ['test', ...rest], {
      ...options,
      env: { ...options.env, MUSTER_E2E_REPORT: report },
    }),
};

const minutes = (count) => count * 60_000;

/** `budgetMs` is what the lane may take on a quiet machine; `limitMs` ends a lane that hangs. */
const lanes = {
  unit: {
    ...vitest('unit'),
    holds: (file) => /^(src\/(shared|main|cli|simulator|preload)|scripts|testing)\/.*\.test\.ts$/.test(file),
    budgetMs: 20_000,
    limitMs: minutes(5),
  },
  component: {
    ...vitest('component'),
    holds: (file) => /^src\/renderer\/.*\.test\.tsx?$/.test(file),
    budgetMs: 20_000,
    limitMs: minutes(5),
  },
  contract: {
    ...vitest('contract'),
    holds: (file) => /^src\/.*\.contract\.ts$/.test(file),
    wants: 'MUSTER_ADB',
    built: true,
    budgetMs: 60_000,
    limitMs: minutes(10),
  },
  chaos: {
    ...vitest('chaos'),
    holds: (file) => /^testing\/chaos\/.*\.chaos\.ts$/.test(file),
    built: true,
    budgetMs: 120_000,
    limitMs: minutes(10),
  },
  e2e: {
    ...playwright,
    holds: (file) => /^e2e\/.*\.spec\.ts$/.test(file),
    needs: 'MUSTER_CHROMIUM',
    built: true,
    budgetMs: minutes(5),
    limitMs: minutes(20),
  },
  soak: {
    ...vitest('soak'),
    holds: (file) => /^testing\/soak\/.*\.soak\.ts$/.test(file),
    built: true,
    budgetMs: minutes(15),
    limitMs: minutes(60),
  },
};

const files = ['src', 'scripts', 'testing', 'e2e'].flatMap((folder) => listFiles(root, folder));
const given = process.argv.slice(2);
const asked = given.filter((word) => word in lanes);
const rest = given.filter((word) => !(word in lanes) && word !== '--');
const chosen = asked.length > 0 ? asked : Object.keys(lanes).filter((name) => name !== 'soak');

/** A lane that does not run: harmless on a desk, a failure where nobody would notice. */
function absent(name, reason) {
  console.log(`\n── ${name}: skipped, ${reason}${ci ? ' (CI is set: this is a failure)' : ''}`);
  return { name, passed: 0, failed: ci ? 1 : 0, skipped: 0, ms: 0, note: `skipped: ${reason}` };
}

async function runLane(name) {
  const lane = lanes[name];
  if (!files.some(lane.holds)) return absent(name, 'there is no test file');
  if (lane.needs && !tools[lane.needs]) return absent(name, `no program for ${lane.needs}`);
  const lacking = lane.wants && !tools[lane.wants];
  console.log(
    `\n── ${name}${lacking ? `, without its tests that want ${lane.wants}: there is no such program` : ''}`,
  );
  rmSync(lane.report, { force: true });
  const env = Object.fromEntries(Object.entries(tools).filter(([, tool]) => tool !== undefined));
  const { ok, ms, timedOut } = await lane.start(lane.report, rest, {
    env,
    live: true,
    limitMs: lane.limitMs,
  });
  const counts = await withSecondTry(lane, settleLane(lane.report, lane.count, ok), env);
  if (timedOut) counts.broken.push(`ended after ${seconds(lane.limitMs)}`);
  if (lacking && ci) {
    counts.broken.push(`no program for ${lane.wants}, and CI is set`);
    counts.failed += 1;
  }
  const over = ms > lane.budgetMs ? [`over its budget of ${seconds(lane.budgetMs)}`] : [];
  return { name, ...counts, ms, note: [...counts.broken, ...counts.remarks, ...over].join('; ') };
}

/** On CI a few failed tests are run once more and named; Playwright does the same by itself. */
async function withSecondTry(lane, first, env) {
  if (!lane.failed || first.failed === 0) return first;
  const failed = first.broken.length > 0 ? [] : lane.failed(JSON.parse(readFileSync(lane.report, 'utf8')));
  failures.push(...failed.map(({ file, title, message }) => `${file}: ${title}: ${message}`));
  if (!ci || wasInterrupted() || !deservesSecondTry(first)) return first;
  console.log(`\n── second try of ${first.failed} failed`);
  const report = `${lane.report}.second.json`;
  rmSync(report, { force: true });
  const files = [...new Set(failed.map(({ file }) => path.relative(root, file)))];
  const { ok } = await lane.start(report, files, { env, live: true, limitMs: lane.limitMs });
  return settleSecondTry(first, failed, settleLane(report, lane.count, ok));
}

/** Builds what the lanes start; answers a failed lane, or nothing. */
async function buildFor(names) {
  const needed = names.some((name) => lanes[name].built && files.some(lanes[name].holds));
  if (!needed || !isBuildStale()) return [];
  if (!existsSync(path.join(root, 'electron.vite.config.ts')) && !ci) {
    console.log('── build: skipped, there is no electron.vite.config.ts');
    return [];
  }
  console.log('── build');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { ok, ms } = await run(npm, ['run', '-s', 'build'], { live: true, limitMs: minutes(5) });
  return ok ? [] : [{ name: 'build', passed: 0, failed: 1, skipped: 0, ms, note: 'the build failed' }];
}

/** The tests that failed, told at the end where they are found. */
const failures = [];
mkdirSync(reports, { recursive: true });
const results = await buildFor(chosen);
const buildFailed = results.length > 0;
for (const name of chosen) {
  if (wasInterrupted()) break;
  if (buildFailed && lanes[name].built) console.log(`\n── ${name}: not run, the build failed`);
  else results.push(await runLane(name));
}

if (failures.length > 0) console.log(`\n── failed at the first try\n${failures.join('\n')}`);
console.log('\n── lanes');
for (const { name, passed, failed, skipped, ms, note } of results) {
  const counts = `${passed} passed, ${failed} failed, ${skipped} skipped`;
  console.log(`${name.padEnd(10)} ${seconds(ms).padStart(8)}  ${counts}${note ? `  (${note})` : ''}`);
}
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
const executed = sum('passed') + sum('failed');
const failed = sum('failed') + (executed === 0 || wasInterrupted() ? 1 : 0);
if (executed === 0) console.log('no test was executed');
if (wasInterrupted()) console.log('interrupted');
const skipped = sum('skipped');
process.exitCode = failed === 0 ? 0 : 1;
console.log(`${sum('passed')} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
