import type { Locator, Page } from '@playwright/test';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { violationsIn } from './axe';
import { button, cardOf, expect, test, type Host } from './host';

const PIN = 'planted-4711';
const ROUTINE = `
title: Collect the rewards
inputs:
  greeting: { type: text, default: hello, label: Greeting, help: Typed before anything else, persist: true }
  rounds: { type: integer, default: 200, min: 1, max: 500, label: Rounds }
  pause: { type: duration, default: 200ms, min: 50ms, max: 10s, label: Pause }
  mode: { type: choice, options: [fast, careful], default: careful, label: Mode }
  photos: { type: boolean, default: true, label: Take photos }
  game: { type: app, default: com.example.rewards, label: Game }
  after: { type: routine, required: false, label: Afterwards }
  pin: { type: secret, label: PIN }
sentries:
  - { run: watch, every: 300ms }
  - { run: hold, every: 2s, severity: high }
steps:
  - type: '\${pin}'
  - repeat:
      times: \${rounds}
      steps:
        - set: { last: 'said \${greeting} with \${pin}' }
        - count: seen
        - wait: \${pause}
          name: Rest a little
`;

async function writeAll(host: Host): Promise<void> {
  await host.writeRoutine('watch', 'steps:\n  - wait: 20ms\n');
  await host.writeRoutine('hold', 'steps:\n  - holdRoutine:\n  - wait: 1s\n');
  await host.writeRoutine('collect', ROUTINE);
  await host.writeGroup('daily.json', { name: 'Daily', routineName: 'collect', requestedBotCount: 1 });
  await host.writeGroup('other.json', {
    ...{ id: '019b0000-0000-7000-8000-000000000002', name: 'Other', routineName: 'collect' },
    routineConfig: { game: 'com.example.farm' },
  });
}

async function editInputs(page: Page): Promise<Locator> {
  await button(cardOf(page, 'Daily'), 'Edit Daily').click();
  const dialog = page.getByRole('dialog', { name: 'Edit Daily' });
  await dialog.getByRole('tab', { name: /^Routine and inputs/ }).click();
  return dialog;
}

/** Everything in the folder of groups and their versions. */
async function groupFiles(host: Host): Promise<string> {
  const entries = await readdir(host.folder, { recursive: true, withFileTypes: true });
  const texts = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => readFile(join(entry.parentPath, entry.name), 'utf8'));
  return (await Promise.all(texts)).join('\n');
}

test('a group’s inputs are filled in, its secret is kept out of its file, and its bot is looked into', async ({
  host,
  page,
}) => {
  test.slow();
  await writeAll(host);
  await host.open(page);
  const card = cardOf(page, 'Daily');
  await expect(card).toBeVisible();

  // Every type of input has its field; what is missing is said.
  let dialog = await editInputs(page);
  await expect(dialog.getByRole('textbox', { name: 'Rounds' })).toHaveAttribute('placeholder', '200');
  await dialog.getByRole('textbox', { name: 'Pause' }).fill('0.4');
  await dialog.getByRole('combobox', { name: 'Unit of Pause' }).selectOption({ label: 'seconds' });
  await dialog.getByRole('textbox', { name: 'Pause' }).fill('0.4');
  await dialog.getByRole('combobox', { name: 'Game' }).click();
  await page.getByRole('option', { name: 'com.example.farm' }).click();
  const after = dialog.getByRole('combobox', { name: 'Afterwards' });
  await after.fill('wach');
  await expect(dialog.getByText(/“wach” was not found/).first()).toBeVisible();
  await after.fill('watch');
  await expect(dialog.getByText(/“wach” was not found/)).toHaveCount(0);
  await dialog.getByLabel(/^PIN/).fill(PIN);
  expect(await violationsIn(page, 'the inputs of a group', '[role="dialog"]')).toEqual([]);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  expect(await groupFiles(host)).toContain('"pause": "400ms"');
  expect(await groupFiles(host)).not.toContain(PIN);

  // It is shown as set, and nothing of it can be read.
  dialog = await editInputs(page);
  await expect(dialog.getByRole('group', { name: 'PIN' })).toContainText('•••••• set');
  expect(await page.content()).not.toContain(PIN);
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  // What a running bot knows, which sentries watch over it, and where it is.
  await button(card, 'Start').first().click();
  await expect(button(card, 'Stop').first()).toBeVisible();
  await button(card, 'Open').click();
  await page.getByRole('button', { name: 'sim:1', exact: true }).click();
  const drawer = page.getByRole('dialog');
  const variables = drawer.getByRole('region', { name: 'Variables' });
  await expect(variables.getByRole('row', { name: /^shared\.seen/ })).toContainText('group');
  await expect(variables.getByRole('row', { name: /^pin/ })).toContainText('••••••');
  await expect(variables.getByRole('row', { name: /^last/ })).toContainText('said hello with ••••••');
  const sentries = drawer.getByRole('region', { name: 'Sentries' });
  await expect(sentries.getByRole('row', { name: /^watch/ })).toContainText('300ms');
  await expect(sentries.getByRole('status')).toContainText('Held by hold');
  await expect(drawer).toContainText(/line 1[5-9]|line 2\d/);
  expect(await page.content()).not.toContain(PIN);
});
