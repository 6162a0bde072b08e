import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  countPlaywright,
  countVitest,
  deservesSecondTry,
  failedVitestTests,
  settleLane,
  settleSecondTry,
} from './test-report.mjs';

const vitestReport = {
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 1,
  testResults: [{ status: 'passed', name: 'a.test.ts', message: '', assertionResults: [] }],
};
const brokenFile = {
  status: 'failed',
  name: 'b.test.ts',
  message: 'cannot load\nstack',
  assertionResults: [],
};
const failedFile = { ...brokenFile, assertionResults: [{ status: 'failed' }] };

test('a Vitest file that failed to load is one failure, a file with a failed test is not another', () => {
  const report = { ...vitestReport, numFailedTests: 1, testResults: [brokenFile, failedFile] };
  expect(countVitest(report)).toEqual({
    passed: 3,
    failed: 1,
    skipped: 2,
    broken: ['b.test.ts: cannot load'],
    remarks: [],
  });
});

const spec = (title: string, status: string) => ({ title, tests: [{ status }] });
const playwrightReport = (flaky: number) => ({
  stats: { expected: 4, unexpected: 1, flaky, skipped: 2 },
  errors: [{ message: 'set-up' }],
  suites: [
    {
      file: 'a.spec.ts',
      specs: [spec('calm', 'expected')],
      suites: [{ file: 'a.spec.ts', specs: Array.from({ length: flaky }, () => spec('racy', 'flaky')) }],
    },
  ],
});

test('a Playwright test that needed a second try is named', () => {
  expect(countPlaywright(playwrightReport(2))).toEqual({
    passed: 6,
    failed: 1,
    skipped: 2,
    broken: ['set-up'],
    remarks: Array.from({ length: 2 }, () => 'needed a second try: a.spec.ts › racy'),
  });
});

test('more than two second tries are failures', () => {
  expect(countPlaywright(playwrightReport(3))).toMatchObject({ passed: 4, failed: 4 });
});

describe('a second try', () => {
  const counts = { passed: 3, failed: 1, skipped: 0, broken: [], remarks: [] };
  const failed = [{ file: 'a.test.ts', title: 'a waits', message: 'Error: late' }];

  test('is for a few failed tests and nothing else', () => {
    expect(deservesSecondTry(counts)).toBe(true);
    expect(deservesSecondTry({ ...counts, failed: 3 })).toBe(false);
    expect(deservesSecondTry({ ...counts, failed: 0 })).toBe(false);
    expect(deservesSecondTry({ ...counts, failed: 2, broken: ['b.test.ts: cannot load'] })).toBe(false);
  });

  test('names what passed now, and changes nothing otherwise', () => {
    const passed = { ...counts, passed: 1, failed: 0 };
    expect(settleSecondTry(counts, failed, passed)).toEqual({
      ...counts,
      passed: 4,
      failed: 0,
      remarks: ['needed a second try: a waits (Error: late)'],
    });
    expect(settleSecondTry(counts, failed, counts)).toBe(counts);
  });

  test('is of the tests that failed, with why', () => {
    const test = { status: 'failed', fullName: 'a waits', failureMessages: ['Error: late\n  at x'] };
    const report = {
      testResults: [{ name: 'a.test.ts', assertionResults: [test, { ...test, status: 'passed' }] }],
    };
    expect(failedVitestTests(report)).toEqual(failed);
  });
});

describe('a lane', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'muster-report-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const settle = (text: string, ended: boolean) => {
    const file = path.join(folder, 'report.json');
    writeFileSync(file, text);
    return settleLane(file, countVitest, ended);
  };

  test('is green when tests ran, none failed and the runner ended well', () => {
    expect(settle(JSON.stringify(vitestReport), true)).toMatchObject({ passed: 3, failed: 0, broken: [] });
  });

  test('fails when the runner failed though no test did', () => {
    expect(settle(JSON.stringify(vitestReport), false)).toMatchObject({ passed: 3, failed: 1 });
  });

  test('fails when nothing was executed, skipped tests included', () => {
    expect(settle(JSON.stringify({ ...vitestReport, numPassedTests: 0 }), true)).toMatchObject({
      failed: 1,
      broken: ['no test was executed'],
    });
  });

  test.each(['', '{"numPassed', '{}'])('fails when the report is unreadable: %j', (text) => {
    expect(settle(text, true)).toMatchObject({ passed: 0, failed: 1 });
  });

  test('fails when there is no report', () => {
    expect(settleLane(path.join(folder, 'nowhere.json'), countVitest, true)).toMatchObject({ failed: 1 });
  });
});
