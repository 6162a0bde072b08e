import { defineConfig } from '@playwright/test';

/*
 * Drives Debian's Chromium against the headless host. Each test starts its own host on a free port with its own
 * data folder (e2e/fixtures), so tests run beside each other.
 */

/** A machine without a display, a sandbox or a way out: nothing may wait for the net. */
const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  // A second try hides a race: the report names each, and more than a few fail the lane (scripts/test-report.mjs).
  retries: process.env['CI'] ? 1 : 0,
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: process.env['MUSTER_E2E_REPORT'] ?? '.cache/test/e2e.json' }]],
  use: {
    browserName: 'chromium',
    viewport: { width: 1280, height: 800 },
    // What never comes is told at its line, long before the whole test's time is over.
    actionTimeout: 20_000,
    navigationTimeout: 30_000,
    launchOptions: {
      executablePath: process.env['MUSTER_CHROMIUM'] ?? '/usr/bin/chromium',
      args: CHROMIUM_FLAGS,
    },
    trace: 'on-first-retry',
    screenshot: 'only-on-failure',
  },
});
