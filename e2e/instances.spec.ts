import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { button, cardOf, expect, test, type Host } from './host';

const SLOW =
  'steps:\n  - wait: 400ms\n    name: Wait a little\n  - tap: { x: 20, y: 20 }\n    name: Press there\n';

/** Instances as the page lists them. */
async function openInstances(host: Host, page: Page): Promise<Locator> {
  await host.open(page);
  await page.getByRole('button', { name: 'Instances' }).click();
  const table = page.getByRole('table', { name: 'Instances' });
  await expect(table.getByRole('rowheader')).toHaveText(['sim:1', 'sim:2', 'sim:3', 'sim:4']);
  await expect(table.getByRole('button', { name: /^ready: details of/ })).toHaveCount(4);
  return table;
}

/** Holds sim:1 and sim:2 for as long as it runs; “Late” wants sim:1 and sim:3 under the rule `ask`. */
async function twoGroups(host: Host, page: Page, fields: Readonly<Record<string, unknown>> = {}) {
  await host.writeRoutine('slow', SLOW);
  await host.writeGroup('owner.json', { name: 'Owner' });
  await host.writeGroup('late.json', {
    id: '019b0000-0000-7000-8000-000000000002',
    name: 'Late',
    availableInstances: ['sim:1', 'sim:3'],
    launchOptions: { onConflict: 'ask', stagger: { mode: 'fixed', delayMs: 0 } },
    ...fields,
  });
  await host.open(page);
  const owner = cardOf(page, 'Owner');
  const late = cardOf(page, 'Late');
  await button(owner, 'Start').first().click();
  await expect(bots(owner)).toHaveCount(2);
  await expect(owner).toContainText('Running');
  return { owner, late };
}

async function refusedStart(page: Page, late: Locator): Promise<Locator> {
  await button(late, 'Start').first().click();
  const dialog = page.getByRole('dialog', { name: '“Late” was not started' });
  await expect(dialog.getByRole('row', { name: 'sim:1 Owner a bot' })).toBeVisible();
  return dialog;
}

const bots = (card: Locator) => card.getByRole('list', { name: 'Bots' }).getByRole('listitem');

async function pick(page: Page, instance: string, entry: RegExp): Promise<void> {
  await page.getByRole('button', { name: `More actions for ${instance}`, exact: true }).click();
  await page.getByRole('menuitem', { name: entry }).click();
}

async function hasPicture(dialog: Locator): Promise<void> {
  const picture = dialog.getByRole('img', { name: /^Screen of/ });
  await expect(picture).toBeVisible();
  const size = await picture.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight]);
  expect(size[0]).toBeGreaterThan(100);
  await expect(dialog).toContainText(`${String(size[0])} × ${String(size[1])}`);
}

test('an instance is named, found by its name, and keeps it', async ({ host, page }) => {
  await openInstances(host, page);
  await pick(page, 'sim:2', /^Rename/);
  const dialog = page.getByRole('dialog', { name: 'Rename sim:2' });
  await dialog.getByLabel('Label').fill('Anna');
  await dialog.getByRole('button', { name: 'Rename' }).click();
  await expect(page.getByRole('rowheader', { name: /Anna/ })).toContainText('sim:2');
  await page.reload();
  await page.getByRole('button', { name: 'Instances' }).click();
  await page.keyboard.press('/');
  await page.keyboard.type('anna');
  await expect(page.getByRole('rowheader')).toHaveCount(1);
});

test('a screenshot shows the screen, taken again and saved', async ({ host, page }) => {
  await openInstances(host, page);
  await page.getByRole('button', { name: 'Screenshot of sim:3' }).click();
  const dialog = page.getByRole('dialog', { name: 'Screenshot of sim:3' });
  await hasPicture(dialog);
  await dialog.getByRole('button', { name: 'Take again' }).click();
  await hasPicture(dialog);
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save' }).click();
  expect((await download).suggestedFilename()).toMatch(/^sim-3_\d{4}-\d\d-\d\d_\d\d-\d\d-\d\d\.png$/);
});

test('a held instance names its group, leads to its card, and can be looked at', async ({ host, page }) => {
  const { owner } = await twoGroups(host, page);
  await page.getByRole('button', { name: 'Instances' }).click();
  const row = page.getByRole('row', { name: /sim:1/ });
  await expect(row).toContainText('Owner');
  await page.getByRole('button', { name: 'Screenshot of sim:1' }).click();
  const dialog = page.getByRole('dialog', { name: 'Screenshot of sim:1' });
  await hasPicture(dialog);
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await row.getByRole('button', { name: 'Owner' }).click();
  await expect(owner).toBeFocused();
});

test('an address that can’t be connected says why in words', async ({ host, page }) => {
  await openInstances(host, page);
  await page.getByRole('button', { name: 'Connect address' }).click();
  const dialog = page.getByRole('dialog', { name: 'Connect address' });
  await dialog.getByRole('button', { name: /^MuMu/ }).click();
  await dialog.getByRole('button', { name: 'Connect' }).click();
  await expect(dialog).toContainText(/No adb server answers/);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toHaveCount(0);
});

test('the simulator is stopped and started from here', async ({ host, page }) => {
  await openInstances(host, page);
  await page.getByRole('button', { name: 'Stop simulator' }).click();
  await page.getByRole('button', { name: 'Use simulated emulators' }).click();
  await page.getByRole('dialog').getByLabel('How many').fill('2');
  await page.getByRole('dialog').getByRole('button', { name: 'Start' }).click();
  await expect(page.getByRole('button', { name: /^ready: details of/ })).toHaveCount(2);
});

test('ask: skip starts with what is free', async ({ host, page }) => {
  const { owner, late } = await twoGroups(host, page);
  const dialog = await refusedStart(page, late);
  await expect(dialog).toContainText('Starts now with 1 of 2 bots, on sim:3.');
  await dialog.getByRole('button', { name: 'Skip it' }).click();
  await expect(late).toContainText('Running');
  await expect(bots(late)).toHaveCount(1);
  await expect(late).toContainText(/1 bot instead of 2: sim:1 held by “Owner”/);
  await expect(bots(owner)).toHaveCount(2);
});

test('ask: cancel changes nothing', async ({ host, page }) => {
  const { late } = await twoGroups(host, page);
  const dialog = await refusedStart(page, late);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(late).toContainText('Stopped');
});

test('ask: wait says for whom, and goes on once the holder lets go', async ({ host, page }) => {
  const { owner, late } = await twoGroups(host, page);
  await (await refusedStart(page, late)).getByRole('button', { name: 'Wait for it' }).click();
  await expect(late).toContainText('Acquiring');
  await expect(late).toContainText('Waits for sim:1, held by “Owner”');
  await button(owner, 'Stop').first().click();
  await expect(late).toContainText('Running');
  await expect(bots(late)).toHaveCount(2);
});

test('ask: take over stops the other bot on it, no other', async ({ host, page }) => {
  const { owner, late } = await twoGroups(host, page);
  await (await refusedStart(page, late)).getByRole('button', { name: 'Take over…' }).click();
  const confirm = page.getByRole('dialog', { name: 'Take over for “Late”?' });
  await expect(confirm).toContainText('Bots of “Owner” on sim:1 are stopped first; its other bots go on.');
  await confirm.getByRole('button', { name: 'Stop them and take over' }).click();
  await expect(late).toContainText('Running');
  await expect(bots(late)).toHaveCount(2);
  await expect(bots(owner).filter({ hasText: 'sim:1' })).toContainText('stopped');
  await expect(bots(owner).filter({ hasText: 'sim:2' })).not.toContainText('stopped');
});

test('abort: the card says what was in use', async ({ host, page }) => {
  const launchOptions = { onConflict: 'abort', stagger: { mode: 'fixed', delayMs: 0 } };
  const { late } = await twoGroups(host, page, { launchOptions });
  await button(late, 'Start').first().click();
  await expect(late).toContainText('Failed');
  await expect(late).toContainText('Not started: sim:1 is in use');
});

// Every page and dialog in both themes: accessibility.spec.ts. Here they are as full as they get.
test('no accessibility violation, page and dialogs', async ({ host, page }) => {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await openInstances(host, page);
  const check = async (): Promise<void> => {
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  };
  await page.getByRole('button', { name: 'ready: details of sim:1' }).click();
  await check();
  await page.getByRole('button', { name: 'Connect address' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await check();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('button', { name: 'Screenshot of sim:1' }).click();
  await hasPicture(page.getByRole('dialog'));
  await check();
});
