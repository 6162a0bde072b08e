import { readFileSync } from 'node:fs';

/** What a lane's reports say. `broken` are the things that failed without being a test, `remarks` are told only. */
const empty = () => ({ passed: 0, failed: 0, skipped: 0, broken: [], remarks: [] });

/**
 * Reads Vitest's JSON report. A file that fails to load has no tests in it and counts as one failure.
 * @param {any} report
 */
export function countVitest(report) {
  const counts = empty();
  counts.passed = report.numPassedTests;
  counts.failed = report.numFailedTests;
  counts.skipped = report.numPendingTests + report.numTodoTests;
  for (const { status, name, assertionResults, message } of report.testResults) {
    if (status === 'failed' && !assertionResults.some((test) => test.status === 'failed')) {
      counts.broken.push(`${name}: ${String(message).split('\n')[0] || 'failed outside of its tests'}`);
    }
  }
  return counts;
}

/** How many browser tests of a run may need their second try before the run fails. */
const SECOND_TRIES = 2;

/**
 * Reads Playwright's JSON report. A test that passed on its second try is told by name, for it hides a race; more of
 * them than {@link SECOND_TRIES} are failures.
 * @param {any} report
 */
export function countPlaywright(report) {
  const counts = empty();
  const { expected, unexpected, flaky, skipped } = report.stats;
  const tolerated = flaky <= SECOND_TRIES ? flaky : 0;
  counts.passed = expected + tolerated;
  counts.failed = unexpected + flaky - tolerated;
  counts.skipped = skipped;
  counts.broken = report.errors.map((error) => String(error.message).split('\n')[0]);
  counts.remarks = flakyTitles(report.suites ?? []).map((title) => `needed a second try: ${title}`);
  return counts;
}

function flakyTitles(suites) {
  return suites.flatMap(({ specs = [], suites: inner = [], file }) => [
    ...specs
      .filter(({ tests }) => tests.some((test) => test.status === 'flaky'))
      .map(({ title }) => `${file} › ${title}`),
    ...flakyTitles(inner),
  ]);
}

/**
 * What a lane came to. Green needs a report, a test that ran, no failure and a runner that ended with 0; each thing
 * missing counts as one failure, so that the sum can never look better than it is.
 * @param {string} file where the runner was told to write its report
 * @param {(report: any) => ReturnType<typeof empty>} count
 * @param {boolean} ended whether the runner ended with 0
 */
export function settleLane(file, count, ended) {
  const counts = readCounts(file, count);
  if (counts.passed + counts.failed + counts.broken.length === 0) counts.broken.push('no test was executed');
  if (!ended && counts.failed + counts.broken.length === 0)
    counts.broken.push('the runner failed though no test did');
  return { ...counts, failed: counts.failed + counts.broken.length };
}

function readCounts(file, count) {
  try {
    return count(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    return { ...empty(), broken: [`no readable report: ${error.message}`] };
  }
}
