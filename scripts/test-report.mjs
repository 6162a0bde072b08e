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

/** How many tests of a lane may need their second try before the lane fails. */
const SECOND_TRIES = 2;

/**
 * The tests that failed in Vitest's JSON report, with the first line of why. Only tests: a file that did not load has
 * none.
 * @param {any} report
 * @returns {{file: string, title: string, message: string}[]}
 */
export function failedVitestTests(report) {
  return report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages = [] }) => ({
        file: name,
        title: fullName,
        message: String(failureMessages[0] ?? '').split('\n')[0],
      })),
  );
}

/**
 * Whether a lane that failed gets its second try: a few tests failed, and nothing else went wrong.
 * @param {ReturnType<typeof settleLane>} counts
 */
export const deservesSecondTry = (counts) =>
  counts.broken.length === 0 && counts.failed > 0 && counts.failed <= SECOND_TRIES;

/**
 * What a lane came to when the files of its failed tests were run once more: as the first try, with the tests that
 * passed now named instead of counted as failures.
 * @param {ReturnType<typeof settleLane>} first
 * @param {ReturnType<typeof failedVitestTests>} failedFirst
 * @param {ReturnType<typeof settleLane>} second
 */
export function settleSecondTry(first, failedFirst, second) {
  if (second.failed > 0) return first;
  return {
    ...first,
    passed: first.passed + first.failed,
    failed: 0,
    remarks: failedFirst.map(({ title, message }) => `needed a second try: ${title} (${message})`),
  };
}

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
