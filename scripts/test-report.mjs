import { readFileSync } from 'node:fs';

/** What a lane's reports say. `broken` are the things that failed without being a test, in words. */
const empty = () => ({ passed: 0, failed: 0, skipped: 0, broken: [] });

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

/**
 * Reads Playwright's JSON report. A test that needed a second try is a failure: it hides a race.
 * @param {any} report
 */
export function countPlaywright(report) {
  const counts = empty();
  counts.passed = report.stats.expected;
  counts.failed = report.stats.unexpected + report.stats.flaky;
  counts.skipped = report.stats.skipped;
  counts.broken = report.errors.map((error) => String(error.message).split('\n')[0]);
  return counts;
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
