import { test as base, expect, type Locator, type Page } from '@playwright/test';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startServe, type ServeProcess } from '../testing/serve-process';
import { createTempFolder } from '../testing/temp-folder';

export { expect };

/** A host of the built program with a data folder of its own. */
export interface Host {
  readonly folder: string;
  readonly process: () => ServeProcess;
  /** Ends the host as a crash would, or as Ctrl-C does, and starts it again on the same port. */
  restart(how: 'kill' | 'stop'): Promise<void>;
  writeRoutine(name: string, yaml: string): Promise<void>;
  writeGroup(file: string, fields: Readonly<Record<string, unknown>>): Promise<void>;
  writePool(file: string, fields: Readonly<Record<string, unknown>>): Promise<void>;
  open(page: Page): Promise<void>;
}

/** Each test gets its own host; it is gone with the test, whatever happens. */
export const test = base.extend<{ host: Host }>({
  host: async ({}, use) => {
    const folder = await createTempFolder();
    let running = await startServe(folder.path, ['--port', '0', '--simulate', '4']);
    const { port } = new URL(running.url);
    await use({
      folder: folder.path,
      process: () => running,
      async restart(how) {
        if (how === 'kill') await running.kill();
        else await running.stop();
        running = await startServe(folder.path, ['--port', port, '--simulate', '4']);
      },
      writeRoutine: (name, yaml) => write(join(folder.path, 'routines'), `${name}.yaml`, yaml),
      writeGroup: (file, fields) =>
        write(join(folder.path, 'orchestration_groups'), file, JSON.stringify(groupFile(fields), null, 2)),
      writePool: (file, fields) =>
        write(join(folder.path, 'pools'), file, JSON.stringify(poolFile(fields), null, 2)),
      open: async (page) => {
        await page.goto(running.address);
        await page.getByRole('contentinfo', { name: 'Status' }).waitFor();
      },
    });
    await running.stop();
    await folder.remove();
  },
});

async function write(folder: string, file: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, file), text);
}

function groupFile(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return {
    schemaVersion: 1,
    id: '019b0000-0000-7000-8000-000000000001',
    name: 'Daily rewards',
    routineName: 'slow',
    availableInstances: ['sim:1', 'sim:2'],
    requestedBotCount: 2,
    launchOptions: { stagger: { mode: 'fixed', delayMs: 100 } },
    loop: { kind: 'forever', pauseMs: 0 },
    createdAt: '2026-11-20T00:00:00.000Z',
    updatedAt: '2026-11-20T00:00:00.000Z',
    ...fields,
  };
}

function poolFile(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return {
    schemaVersion: 1,
    id: '019b0000-0000-7000-8000-0000000000a1',
    name: 'Testers',
    createdAt: '2026-11-20T00:00:00.000Z',
    updatedAt: '2026-11-20T00:00:00.000Z',
    ...fields,
  };
}

/** The card of a group. */
export function cardOf(page: Page, name: string): Locator {
  return page.getByRole('article', { name, exact: true });
}

/** A button of a card by its words, whatever group it names. */
export function button(card: Locator, words: string): Locator {
  return card.getByRole('button', { name: new RegExp(`^${words}`) });
}
