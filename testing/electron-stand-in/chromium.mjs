import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { routeSchemes } from './addresses.mjs';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A second way in, for the Playwright of the test.
  '--remote-debugging-port=0',
];

const profile = mkdtempSync(join(tmpdir(), 'muster-stand-in-'));

async function launch() {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env['MUSTER_CHROMIUM'] ?? '/usr/bin/chromium',
    headless: process.env['MUSTER_STAND_IN_HEADED'] !== '1',
    viewport: null,
    args: FLAGS,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  await routeSchemes(context);
  const portFile = join(profile, 'DevToolsActivePort');
  for (let tries = 0; tries < 400 && !existsSync(portFile); tries += 1) await sleep(25);
  const [port, path] = readFileSync(portFile, 'utf8').trim().split('\n');
  // The line that Playwright's `_electron.launch` waits for.
  process.stderr.write(`\nDevTools listening on ws://127.0.0.1:${port}${path}\n`);
  return context;
}

/** The one browser of this process. */
export const browserContext = launch();

/** Ends the browser and removes what it wrote. */
export async function closeBrowser() {
  await (await browserContext).close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
}
