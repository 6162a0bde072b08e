import { expect, test } from '@playwright/test';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createTempFolder } from '../testing/temp-folder';
import { groupText, launchDesktop } from './desktop-app';
import { button, cardOf } from './host';

/*
 * Bots of the desktop app see: its threads, the kernel, the text reader and the simulator are found from its own bundle.
 * On the real Electron where ELECTRON_PATH names one, else on the stand-in, which proves no more than its README says.
 */

const root = resolve(import.meta.dirname, '..');

test('a lesson that sees images and one that reads texts complete in the desktop app', async () => {
  test.setTimeout(120_000);
  const folder = await createTempFolder();
  for (const part of ['templates', 'routines'])
    await cp(join(root, part), join(folder.path, part), { recursive: true });
  await mkdir(join(folder.path, 'orchestration_groups'));
  const lessons = ['12-images', '13-texts'];
  for (const [index, lesson] of lessons.entries())
    await writeFile(
      join(folder.path, 'orchestration_groups', `${lesson}.json`),
      groupText(lesson, {
        ...{ id: `019b0000-0000-7000-8000-00000000000${String(index + 1)}`, routineName: `learn/${lesson}` },
        ...{ availableInstances: [`sim:${String(index + 1)}`], requestedBotCount: 1 },
      }),
    );
  const desktop = await launchDesktop(folder.path, ['--simulate', '2']);
  try {
    const { page } = desktop;
    await expect(page.getByText('2 instances', { exact: false })).toBeVisible();
    for (const lesson of lessons) await button(cardOf(page, lesson), 'Start').first().click();
    for (const lesson of lessons)
      await expect(cardOf(page, lesson)).toContainText('Completed', { timeout: 60_000 });
  } finally {
    await desktop.close();
    await folder.remove();
  }
});
