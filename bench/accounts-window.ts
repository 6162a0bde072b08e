import type { Page } from '@playwright/test';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { openAccountsFile } from '../src/main/accounts/file/accounts-file';
import { dataFolderAt } from '../src/main/platform/paths';
import { startServe } from '../testing/serve-process';
import { createTempFolder } from '../testing/temp-folder';
import { fillAccounts } from './accounts-pages';
import { atMost } from './goal';
import type { Measured } from './measured';
import { roundedMs } from './statistics';
import { launchBrowser } from './window-browser';
import { loadWords } from './window';
import { percentile, smoothnessOf } from './window-tasks';

const ACCOUNTS = 100_000;
/** A task that takes longer is felt. */
const FELT_MS = 50;

/** How smooth the table of accounts stays at 100 000, in Chromium at a host of the built program. */
export async function measureAccountsWindow(): Promise<Measured[]> {
  const folder = await createTempFolder();
  const { accountsFile } = dataFolderAt(folder.path);
  await mkdir(dirname(accountsFile), { recursive: true });
  const { file } = openAccountsFile(accountsFile);
  fillAccounts(file, ACCOUNTS);
  file.database.close();
  const host = await startServe(folder.path, ['--port', '0']);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1_280, height: 720 } });
    await page.goto(host.address);
    await page.getByRole('navigation').getByRole('button', { name: 'Accounts' }).click();
    await page.locator('tr[data-row="0"] th').waitFor();
    await showColumns(page);
    return [
      ...(await used(page, 'scrolled with the wheel', scroll)),
      ...(await used(page, 'scrolled by its bar, from end to end', drag)),
      ...(await used(page, 'walked through with the keyboard', walk)),
    ];
  } finally {
    await browser.close();
    await host.stop();
    await folder.remove();
  }
}

async function used(page: Page, what: string, use: (page: Page) => Promise<void>): Promise<Measured[]> {
  const { tasks, mostCpuMs, frames, longFrames } = await smoothnessOf(page, () => use(page));
  const most = percentile(tasks, 1);
  const felt = tasks.filter((ms) => ms > FELT_MS).length;
  return [
    {
      what: `${ACCOUNTS.toLocaleString('en')} accounts, 14 columns, ${what}: longest task`,
      figure: `${roundedMs(most)}, p99 ${roundedMs(percentile(tasks, 0.99))}`,
      against: `${String(felt)} of ${String(tasks.length)} over ${String(FELT_MS)} ms; most of a processor ${roundedMs(mostCpuMs)}; ${loadWords()}`,
      ...atMost(Number(most.toFixed(1)), FELT_MS, ' ms'),
    },
    {
      what: `${ACCOUNTS.toLocaleString('en')} accounts, ${what}: frames`,
      figure: `95 % within ${roundedMs(percentile(frames, 0.95))}, median ${roundedMs(percentile(frames, 0.5))}`,
      against: `${String(longFrames)} long ones of ${String(frames.length)}`,
      goal: null,
      met: true,
    },
  ];
}

/** Some of every type: the widest rows people have. */
async function showColumns(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Columns' }).click();
  for (const name of ['city', 'email', 'level', 'coins', 'premium', 'born', 'password'])
    await page.getByRole('checkbox', { name, exact: true }).check();
  await page.keyboard.press('Escape');
  await page.getByText('player1-').first().waitFor();
}

async function scroll(page: Page): Promise<void> {
  await page.mouse.move(640, 400);
  for (let turn = 0; turn < 200; turn += 1) {
    await page.mouse.wheel(0, turn % 50 < 40 ? 240 : -480);
    await page.waitForTimeout(25);
  }
}

async function drag(page: Page): Promise<void> {
  for (let turn = 0; turn <= 100; turn += 1) {
    await page.evaluate(`(() => {
      const box = document.querySelector('[role="grid"]').parentElement;
      box.scrollTop = ${String(turn / 100)} * box.scrollHeight;
    })()`);
    await page.waitForTimeout(40);
  }
}

async function walk(page: Page): Promise<void> {
  await page.locator('tr[data-row][tabindex="0"]').focus();
  await page.keyboard.press('Home');
  await page.locator('tr[data-row="0"]:focus').waitFor();
  for (let turn = 0; turn < 60; turn += 1) {
    await page.keyboard.press(turn % 3 === 2 ? 'PageDown' : 'ArrowDown');
    await page.waitForTimeout(30);
  }
  await page.keyboard.press('End');
  await page.locator(`tr[data-row="${String(ACCOUNTS - 1)}"]:focus`).waitFor();
  await page.waitForTimeout(500);
}
