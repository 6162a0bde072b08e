import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { button, cardOf, expect, test, type Host } from './host';

const ROUTINE = `title: Slow
inputs:
  rounds: { type: integer, default: 3, min: 1, max: 9, help: How often }
  greet: { type: boolean, default: true }
  mode: { type: choice, options: [fast, careful], default: fast }
  rest: { type: duration, default: 5s }
steps:
  - wait: 300ms
    name: Wait a little
`;

test.beforeEach(async ({ host, page }) => {
  await host.writeRoutine('slow', ROUTINE);
  await host.writeGroup('daily.json', { routineConfig: { rounds: 2 } });
  await host.open(page);
  await expect(cardOf(page, 'Daily rewards')).toBeVisible();
});

const saved = async (host: Host, file = 'daily.json') =>
  JSON.parse(await readFile(join(host.folder, 'orchestration_groups', file), 'utf8')) as Record<
    string,
    unknown
  >;

async function edit(page: Page): Promise<Locator> {
  await button(cardOf(page, 'Daily rewards'), 'Edit').click();
  const dialog = page.getByRole('dialog', { name: 'Edit Daily rewards' });
  await expect(dialog).toBeVisible();
  return dialog;
}

async function startWithChanges(page: Page): Promise<Locator> {
  const card = cardOf(page, 'Daily rewards');
  await card.getByRole('button', { name: /^More ways to start/ }).click();
  await page.getByRole('menuitem', { name: /^Start with changes/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Start “Daily rewards” with changes' });
  await expect(dialog).toBeVisible();
  return dialog;
}

const tab = (dialog: Locator, name: RegExp) => dialog.getByRole('tab', { name });

test('what is not ready is saved as a draft, and its card leads back to the field', async ({
  host,
  page,
}) => {
  await page.getByRole('button', { name: 'New group' }).click();
  const dialog = page.getByRole('dialog', { name: 'New group' });
  await dialog.getByLabel('Name').fill('Half done');
  await dialog.getByRole('button', { name: 'Save as draft' }).click();
  const card = cardOf(page, 'Half done');
  await expect(card).toContainText('No routine is chosen');
  await card.getByRole('button', { name: /^Choose a routine/ }).click();
  const edited = page.getByRole('dialog', { name: 'Edit Half done' });
  await expect(edited.getByRole('combobox', { name: 'Routine' })).toBeFocused();
  const files = await readdir(join(host.folder, 'orchestration_groups'));
  expect(files.some((file) => file.startsWith('half-done-'))).toBe(true);
});

test('unsaved changes are guarded: Escape, a click beside the dialog, a reload', async ({ page }) => {
  const dialog = await edit(page);
  await dialog.getByLabel('Description').fill('Not saved');
  const guard = page.getByRole('dialog', { name: 'Discard your changes?' });
  await page.keyboard.press('Escape');
  await expect(guard).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(guard).toBeHidden();
  await expect(dialog.getByLabel('Description')).toHaveValue('Not saved');

  await page.mouse.click(5, 5);
  await guard.getByRole('button', { name: 'Keep editing' }).click();
  await expect(dialog).toBeVisible();

  const asked = page.waitForEvent('dialog');
  await page.evaluate(() => {
    setTimeout(() => {
      location.reload();
    });
  });
  const question = await asked;
  expect(question.type()).toBe('beforeunload');
  await question.dismiss();
  await expect(dialog.getByLabel('Description')).toHaveValue('Not saved');

  await page.keyboard.press('Escape');
  await guard.getByRole('button', { name: 'Discard' }).click();
  await expect(dialog).toBeHidden();
});

test('instances are ordered by drag and by keys', async ({ host, page }) => {
  const dialog = await edit(page);
  await tab(dialog, /^Instances and bots/).click();
  await dialog.getByRole('button', { name: 'Add several' }).click();
  await page.getByRole('menuitem', { name: 'Add all that are ready (2)' }).click();
  const chosen = dialog.getByRole('region', { name: 'Chosen instances' });
  const rows = chosen.getByRole('listitem');
  await expect(rows).toHaveCount(4);

  // Hover waits until the grip stands still; each stage of the drag is seen before the next begins.
  await chosen.getByRole('button', { name: /^Move sim:4, place/ }).hover();
  await page.mouse.down();
  const to = await rows.first().boundingBox();
  if (!to) throw new Error('the rows are not on the screen');
  await page.mouse.move(to.x + 12, to.y + 30, { steps: 3 });
  await expect(rows.last()).toHaveAttribute('data-in-hand');
  await page.mouse.move(to.x + 12, to.y + 4, { steps: 3 });
  await expect(rows.first()).toHaveAttribute('data-drop', 'before');
  await page.mouse.up();
  await expect(rows.first()).toContainText('sim:4');
  await expect(chosen.getByRole('status')).toHaveText('sim:4 is now at place 1 of 4.');

  await chosen.getByRole('button', { name: /^Move sim:1, place/ }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await expect(rows.last()).toContainText('sim:1');
  await chosen.getByRole('button', { name: /^Move sim:3, place/ }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowUp');
  // Puts the row back; the dialog stays.
  await page.keyboard.press('Escape');
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog).toBeHidden();
  expect((await saved(host))['availableInstances']).toEqual(['sim:4', 'sim:2', 'sim:3', 'sim:1']);
});

test('an editor changed the file meanwhile: both are shown, what does not collide is merged', async ({
  host,
  page,
}) => {
  const dialog = await edit(page);
  await dialog.getByLabel('Description').fill('Mine');
  await tab(dialog, /^Instances and bots/).click();
  await dialog.getByRole('textbox', { name: 'Bots' }).fill('1');
  const file = join(host.folder, 'orchestration_groups', 'daily.json');
  const theirs = { ...(await saved(host)), description: 'Theirs', tags: ['night'] };
  await writeFile(file, JSON.stringify(theirs, null, 2));
  await expect(dialog.getByText('This group was changed by something else meanwhile')).toBeVisible();
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();

  const both = page.getByRole('dialog', { name: 'The file was changed by something else' });
  await expect(both.getByRole('row', { name: /^Description/ })).toContainText('Theirs');
  await expect(both.getByRole('row', { name: /^Tags/ })).toContainText('night');
  await expect(both.getByRole('row', { name: /^Bots/ })).toContainText('unchanged');
  const merge = both.getByRole('button', { name: 'Save merged' });
  await expect(merge).toHaveAccessibleDescription('Both changed one field: choose whose value to keep');
  await both.getByRole('radio', { name: 'Description: keep mine, Mine' }).check();
  await merge.click();
  await expect(dialog).toBeHidden();
  expect(await saved(host)).toMatchObject({ description: 'Mine', tags: ['night'], requestedBotCount: 1 });
});

test('two people edit one file: the second sees what the first saved, and nothing is lost', async ({
  host,
  page,
  context,
}) => {
  const other = await context.newPage();
  await host.open(other);
  const [ann, ben] = [await edit(page), await edit(other)];
  await ann.getByLabel('Description').fill('By Ann');
  await ben.getByLabel('Description').fill('By Ben');
  await ann.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(ann).toBeHidden();
  await expect(ben.getByText('This group was changed by something else meanwhile')).toBeVisible();
  await ben.getByRole('button', { name: 'Show both' }).click();
  const both = other.getByRole('dialog', { name: 'The file was changed by something else' });
  await expect(both.getByRole('radio')).toHaveCount(2);
  await both.getByRole('button', { name: 'Keep editing' }).click();
  await expect(ben.getByLabel('Description')).toHaveValue('By Ben');
  expect(await saved(host)).toMatchObject({ description: 'By Ann' });
  await ben.getByRole('button', { name: 'Save', exact: true }).click();
  await both.getByRole('button', { name: 'Overwrite with mine' }).click();
  await expect(ben).toBeHidden();
  expect(await saved(host)).toMatchObject({ description: 'By Ben' });
});

test('a form nobody touched follows the file', async ({ host, page }) => {
  const dialog = await edit(page);
  const file = join(host.folder, 'orchestration_groups', 'daily.json');
  await writeFile(file, JSON.stringify({ ...(await saved(host)), description: 'From the editor' }, null, 2));
  await expect(dialog.getByLabel('Description')).toHaveValue('From the editor');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('a start with changes sends only those, shows them, and leaves the file alone', async ({
  host,
  page,
}) => {
  const before = await readFile(join(host.folder, 'orchestration_groups', 'daily.json'), 'utf8');
  const dialog = await startWithChanges(page);
  const aside = dialog.getByRole('complementary', { name: 'This run' });
  await expect(aside).toContainText('Nothing yet: it would start as it is saved.');
  await expect(aside).toContainText('It can start: it would use 2 instances');
  await dialog.getByRole('textbox', { name: 'Bots' }).fill('3');
  await expect(aside).toContainText('More bots than instances');
  await expect(dialog.getByRole('button', { name: 'Start with these changes' })).toHaveAccessibleDescription(
    /can’t start like this/,
  );
  await aside.getByRole('button', { name: /^Use 2 bots/ }).click();
  await dialog.getByRole('button', { name: 'Remove sim:2' }).click();
  await dialog.getByRole('textbox', { name: 'Bots' }).fill('1');
  await tab(dialog, /^Inputs/).click();
  await dialog.getByRole('textbox', { name: 'rounds' }).fill('12');
  await expect(aside).toContainText('Input “rounds” has a value that does not fit');
  await dialog.getByRole('textbox', { name: 'rounds' }).fill('4');
  await expect(aside).toContainText('It can start: it would use 1 instance');
  await dialog.getByRole('button', { name: 'Start with these changes' }).click();
  await expect(dialog).toBeHidden();
  const card = cardOf(page, 'Daily rewards');
  await expect(card).toContainText('Running');
  await expect(card.getByRole('list', { name: 'Bots' }).getByRole('listitem')).toHaveCount(1);
  expect(await readFile(join(host.folder, 'orchestration_groups', 'daily.json'), 'utf8')).toBe(before);
});

test('a start with changes that meets a conflict keeps its changes', async ({ host, page }) => {
  await host.writeGroup('late.json', {
    id: '019b0000-0000-7000-8000-000000000002',
    name: 'Late',
    availableInstances: ['sim:3', 'sim:4'],
    requestedBotCount: 1,
  });
  await button(cardOf(page, 'Late'), 'Start').first().click();
  await expect(cardOf(page, 'Late')).toContainText('Running');
  const dialog = await startWithChanges(page);
  await dialog.getByRole('button', { name: 'Add sim:3' }).click();
  await dialog.getByRole('textbox', { name: 'Bots' }).fill('3');
  await expect(dialog.getByRole('table', { name: 'Instances in use' })).toContainText('Late');
  await tab(dialog, /^Launch/).click();
  await dialog.getByRole('combobox', { name: 'If an instance is in use' }).click();
  await page.getByRole('option', { name: 'Ask me' }).click();
  await dialog.getByRole('button', { name: 'Start with these changes' }).click();
  const conflict = page.getByRole('dialog', { name: '“Daily rewards” was not started' });
  await conflict.getByRole('button', { name: 'Skip it' }).click();
  const card = cardOf(page, 'Daily rewards');
  await expect(card).toContainText('Running');
  await expect(card.getByRole('list', { name: 'Bots' }).getByRole('listitem')).toHaveCount(2);
});

test('problems have their fix beside them, in the dry run and on the card', async ({ host, page }) => {
  await host.writeGroup('daily.json', {
    availableInstances: ['index:0', 'sim:2'],
    requestedBotCount: 3,
    routineConfig: { round: 2 },
    accountPoolName: 'gone',
  });
  const card = cardOf(page, 'Daily rewards');
  await expect(card).toContainText('index:0 stands for no instance yet');
  await card.getByRole('button', { name: /^Use sim:1 for it/ }).click();
  await expect.poll(async () => (await saved(host))['availableInstances']).toEqual(['sim:1', 'sim:2']);

  await card.getByRole('button', { name: /^More ways to start/ }).click();
  await page.getByRole('menuitem', { name: /^Dry run/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Dry run of “Daily rewards”' });
  await dialog.getByRole('button', { name: /^Use 2 bots/ }).click();
  await expect(dialog.getByText('More bots than instances')).toBeHidden();
  await dialog.getByRole('button', { name: /^Use it as “rounds”/ }).click();
  await dialog.getByRole('button', { name: /^Clear the pool/ }).click();
  await expect(dialog).toContainText('It can start: it would use 2 instances');
  expect(await saved(host)).toMatchObject({
    requestedBotCount: 2,
    routineConfig: { rounds: 2 },
    accountPoolName: null,
  });
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await expect(dialog).toContainText('Account pool “gone” was not found');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the dialogs are accessible (${colorScheme})`, async ({ host, page }) => {
    await page.emulateMedia({ colorScheme });
    const check = async (): Promise<void> => {
      // Opacity while it fades in is no contrast anybody reads.
      await page.waitForFunction(() => document.getAnimations().length === 0);
      const { violations } = await new AxeBuilder({ page })
        .include('[role=dialog]')
        // A dialog's own header is no banner of the page; two dialogs, one above the other, have two.
        .disableRules(['landmark-no-duplicate-banner', 'landmark-unique'])
        .analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
        [],
      );
    };
    const dialog = await edit(page);
    for (const name of [/^Basics/, /^Routine/, /^Instances/, /^Accounts/, /^Launch/, /^Restart/]) {
      await tab(dialog, name).click();
      await check();
    }
    await tab(dialog, /^Basics/).click();
    await dialog.getByLabel('Description').fill('Mine');
    const file = join(host.folder, 'orchestration_groups', 'daily.json');
    await writeFile(file, JSON.stringify({ ...(await saved(host)), description: 'Theirs' }, null, 2));
    await dialog.getByRole('button', { name: 'Show both' }).click();
    await expect(page.getByRole('radio')).toHaveCount(2);
    await check();
    await page.getByRole('button', { name: 'Load theirs' }).last().click();
    await page.keyboard.press('Escape');
    await startWithChanges(page);
    await expect(page.getByText(/It can start/)).toBeVisible();
    await check();
  });
}
