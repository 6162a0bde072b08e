import { chromium } from '@playwright/test';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { root } from './lanes.mjs';

/*
 * npm run picture: starts the built program on a folder of its own with simulated emulators, runs some of the samples,
 * and takes the README's picture of the window.
 */

const out = path.join(root, 'docs', 'window.png');
const folder = await mkdtemp(path.join(tmpdir(), 'muster-picture-'));
const cli = path.join(root, 'out', 'node', 'cli.js');
const host = spawn(
  process.execPath,
  [cli, 'serve', '--json', '--port', '0', '--simulate', '6', '--data', folder],
  {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ANDROID_ADB_SERVER_PORT: '1' },
  },
);
const [line] = await Promise.race([
  new Promise((resolve) => createInterface({ input: host.stdout }).once('line', (text) => resolve([text]))),
  new Promise((_, reject) => host.once('exit', () => reject(new Error('the host ended; build first')))),
]);
const browser = await chromium.launch({
  executablePath: process.env.MUSTER_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const colorScheme = process.argv.includes('--dark') ? 'dark' : 'light';
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, colorScheme });
  await page.goto(JSON.parse(line).address);
  await page.getByRole('button', { name: 'Load samples' }).click();
  for (const name of ['Flaky chores', 'Daily rewards', 'Pizza order']) {
    await page.getByRole('button', { name: `Start ${name}`, exact: true }).click();
  }
  // Long enough for iterations to add up, for a failure to be tried again, and for the toast to go.
  const orders = page.getByRole('article', { name: 'Pizza order' });
  await orders.getByText(/[3-4] iterations/).waitFor({ timeout: 60_000 });
  const retry = page.getByRole('article', { name: 'Flaky chores' }).getByText(/retry/i);
  await retry
    .first()
    .waitFor({ timeout: 25_000 })
    .catch(() => undefined);
  await page.mouse.move(640, 700);
  await page.screenshot({ path: process.env.MUSTER_PICTURE ?? out });
} finally {
  await browser.close();
  host.kill('SIGTERM');
  await new Promise((resolve) => host.once('exit', resolve));
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
