import type { Locator, Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { makeAccount } from './dialog-openers';
import { cardOf, button, expect, test } from './host';

const navigate = (page: Page, name: string) =>
  page.getByRole('navigation').getByRole('button', { name }).click();
const rowOf = (page: Page, key: string): Locator => page.getByRole('row', { name: new RegExp(key) });
const main = (page: Page): Locator => page.getByRole('main');
const drawer = (page: Page): Locator => page.getByRole('dialog').last();
const toast = (page: Page, words: string): Locator => page.getByText(words).first();

/** Opens an entry of the menu beside the search. */
async function more(page: Page, entry: string): Promise<void> {
  await page.getByRole('button', { name: 'More about accounts' }).click();
  await page.getByRole('menuitem', { name: entry }).click();
}

async function addField(page: Page, name: string, holds: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Fields of accounts' });
  await dialog.getByRole('textbox', { name: 'Name of a new field' }).fill(name);
  await dialog.getByRole('combobox', { name: 'Holds' }).selectOption({ label: holds });
  await dialog.getByRole('button', { name: 'Add the field' }).click();
  await expect(dialog.getByRole('list', { name: 'Fields' })).toContainText(name);
}

async function drop(page: Page, name: string, text: string): Promise<void> {
  await page.evaluate(
    (dropped) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([dropped.text], dropped.name));
      for (const type of ['dragenter', 'dragover', 'drop'])
        window.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    },
    { name, text },
  );
}

/** Accounts t-1 … t-`count` by a file that is dropped on the page. */
async function importTesters(page: Page, count: number): Promise<void> {
  const rows = Array.from(
    { length: count },
    (_, at) => `t-${String(at + 1)},${String(at * 10)},hunter-${String(at + 1)}`,
  );
  await drop(page, 'testers.csv', ['key,level,password:secret', ...rows].join('\n'));
  await page.getByRole('button', { name: `Import ${String(count)} accounts` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(rowOf(page, 't-1')).toBeVisible();
}

test('an account is made, its typed fields are edited, and two people who change the same are asked', async ({
  host,
  page,
  context,
}) => {
  await host.open(page);
  await navigate(page, 'Accounts');
  await expect(page.getByRole('heading', { name: 'No accounts yet' })).toBeVisible();
  await more(page, 'Fields…');
  await addField(page, 'level', 'number');
  await addField(page, 'rest', 'duration');
  await addField(page, 'password', 'secret');
  await page.keyboard.press('Escape');
  await makeAccount(page, 'anna@example.com');

  await rowOf(page, 'anna').getByRole('button').click();
  const level = drawer(page).getByRole('textbox', { name: 'level' });
  await level.fill('many');
  await expect(drawer(page).getByRole('button', { name: 'Save' })).toHaveAttribute('aria-disabled', 'true');
  await level.fill('12');
  await drawer(page).getByRole('textbox', { name: 'rest' }).fill('90 min');
  await drawer(page).getByRole('textbox', { name: 'password' }).fill('correct horse');
  await drawer(page).getByRole('button', { name: 'Save' }).click();
  await expect(toast(page, 'anna@example.com was saved')).toBeVisible();
  await expect(drawer(page).getByRole('textbox', { name: 'rest' })).toHaveValue('1 h 30 m');

  // Somebody else at the same host changes the label meanwhile, and the level as well.
  const other = await context.newPage();
  await host.open(other);
  await navigate(other, 'Accounts');
  await rowOf(other, 'anna').getByRole('button').click();
  await level.fill('13');
  await drawer(other).getByRole('textbox', { name: 'level' }).fill('40');
  await drawer(other).getByRole('textbox', { name: 'Label' }).fill('Anna');
  await drawer(other).getByRole('button', { name: 'Save' }).click();
  await expect(toast(other, 'anna@example.com was saved')).toBeVisible();
  await other.close();
  await drawer(page).getByRole('button', { name: 'Save' }).click();
  const asked = page.getByRole('dialog', { name: 'It was changed elsewhere meanwhile' });
  await expect(asked).toContainText(/12.*40.*13/s);
  await asked.getByRole('button', { name: 'Save' }).click();
  await expect(asked).toHaveCount(0);
  await expect(level).toHaveValue('13');
  await expect(drawer(page).getByRole('textbox', { name: 'Label' })).toHaveValue('Anna');

  // This browser sits at the host's computer, so it may show the secret.
  await drawer(page).getByRole('button', { name: 'Reveal password' }).click();
  await drawer(page).getByRole('button', { name: 'Reveal', exact: true }).click();
  await expect(drawer(page).getByText('correct horse')).toBeVisible();
});

test('a filter is built and saved; many accounts are changed at once, and each change is undone', async ({
  host,
  page,
}) => {
  await host.open(page);
  await navigate(page, 'Accounts');
  await importTesters(page, 6);

  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  const filter = page.getByRole('region', { name: 'Filter of the list' });
  await filter.getByRole('button', { name: 'Rule', exact: true }).click();
  const rule = filter.getByRole('group', { name: 'Rule', exact: true });
  await rule.getByRole('combobox', { name: 'Field' }).selectOption('level');
  await rule.getByRole('combobox', { name: 'Comparison' }).selectOption({ label: 'is at least' });
  await rule.getByRole('textbox', { name: 'Value' }).fill('30');
  await expect(page.getByText('3 accounts match of 6')).toBeVisible();
  await page.getByRole('button', { name: 'Save view…' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('High');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Clear the filter' }).click();
  await expect(rowOf(page, 't-1')).toBeVisible();
  await page.getByRole('group', { name: 'Saved views' }).getByRole('button', { name: /^High/ }).click();
  await expect(rowOf(page, 't-1')).toHaveCount(0);

  const bar = page.getByRole('toolbar', { name: 'Chosen accounts' });
  const dialog = page.getByRole('dialog');
  await page.getByRole('checkbox', { name: 'Choose all 3 accounts' }).check();
  await expect(bar).toContainText('3 selected');
  await bar.getByRole('button', { name: 'Set the status of the chosen accounts' }).click();
  await dialog.getByRole('radio', { name: 'quarantined' }).check();
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Asks for a code');
  await dialog.getByRole('button', { name: 'Set', exact: true }).click();
  await expect(rowOf(page, 't-5')).toContainText('quarantined');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(toast(page, '3 accounts are as they were before')).toBeVisible();
  await expect(rowOf(page, 't-5')).toContainText('available');

  await bar.getByRole('button', { name: 'Tag the chosen accounts' }).click();
  await dialog.getByLabel('Add', { exact: true }).fill('smoke');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(rowOf(page, 't-6')).toContainText('smoke');
  await bar.getByRole('button', { name: 'Set a field of the chosen accounts' }).click();
  await dialog.getByRole('textbox', { name: 'Value' }).fill('99');
  await dialog.getByRole('button', { name: 'Set', exact: true }).click();
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('checkbox', { name: 'level' }).check();
  await page.keyboard.press('Escape');
  await expect(rowOf(page, 't-6')).toContainText('99');

  await page.keyboard.press('Delete');
  await dialog.getByRole('button', { name: 'Delete 3 accounts' }).click();
  await expect(page.getByRole('heading', { name: 'No account matches' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(rowOf(page, 't-6')).toContainText('smoke');
  await expect(rowOf(page, 't-6')).toContainText('99');
});

test('a CSV is dropped: bad rows are named, a column goes to a secret; the export leaves it out, undo takes all back', async ({
  host,
  page,
}) => {
  await host.open(page);
  await navigate(page, 'Accounts');
  const csv = [
    'user;pin;Last login;remark',
    'ada@example.com;4711;2026-11-01T08:00:00Z;"=cmd|calc"',
    ';4712;2026-11-02T08:00:00Z;no key',
    'bob@example.com;4713;soon;bad date',
    'eve@example.com;4714;2026-11-03T08:00:00Z;fine',
  ].join('\r\n');
  await drop(page, 'people.csv', csv);
  const dialog = page.getByRole('dialog', { name: 'Import accounts' });
  await dialog.getByRole('combobox', { name: 'Where column user goes' }).selectOption({ label: 'Key' });
  await dialog
    .getByRole('combobox', { name: 'Where column pin goes' })
    .selectOption({ label: 'New field pin' });
  await dialog.getByRole('combobox', { name: 'What column pin holds' }).selectOption({ label: 'secret' });
  await expect(dialog.getByRole('row', { name: /^pin/ })).not.toContainText('4711');
  await dialog
    .getByRole('combobox', { name: 'What column Last login holds' })
    .selectOption({ label: 'date' });
  const problems = dialog.getByRole('list', { name: 'Rows that can’t be taken' });
  await expect(problems).toContainText('people.csv, line 3');
  await expect(problems).toContainText('people.csv, line 4');
  const write = dialog.getByRole('button', { name: /^Import/ });
  await expect(write).toHaveAttribute('aria-disabled', 'true');
  await dialog.getByRole('checkbox', { name: /^Import the good rows/ }).check();
  await dialog.getByRole('button', { name: 'Import 2 accounts' }).click();
  await expect(page.getByRole('dialog')).toContainText('2 accounts were imported');
  await page.keyboard.press('Escape');
  await expect(rowOf(page, 'ada')).toBeVisible();

  await more(page, 'Export…');
  const download = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('button', { name: 'Export' }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  expect(text).toContain('ada@example.com');
  expect(text).not.toMatch(/471\d/);
  expect(text).not.toMatch(/(^|,)"?=cmd/m);

  await drop(page, 'one.csv', 'key,remark\nada@example.com,changed\nzoe@example.com,new\n');
  await page.getByRole('button', { name: 'Import 2 accounts' }).click();
  await page.getByRole('button', { name: 'Undo this import' }).click();
  await expect(toast(page, '2 accounts are as they were before')).toBeVisible();
  await expect(rowOf(page, 'zoe')).toHaveCount(0);
  await rowOf(page, 'ada').getByRole('button').click();
  await expect(drawer(page).getByRole('textbox', { name: 'remark' })).toHaveValue('=cmd|calc');
});

test('accounts of the sample are played with: holder and uses are shown, a person takes one away', async ({
  host,
  page,
}) => {
  test.slow();
  await host.open(page);
  await main(page).getByRole('button', { name: 'Load samples' }).click();
  const card = cardOf(page, 'Demo accounts');
  await button(card, 'Start').first().click();
  await expect(card).toContainText(/\d taken/);
  await navigate(page, 'Accounts');
  await page.getByRole('columnheader', { name: 'Last used' }).getByRole('button').click();
  await page.getByRole('columnheader', { name: 'Last used' }).getByRole('button').click();
  const held = page.locator('tr[data-held="true"]').first();
  await expect(held).toContainText('Demo accounts');
  await expect(held).toContainText('sim:');
  const key = (await held.getByRole('rowheader').innerText()).trim();
  await held.getByRole('rowheader').getByRole('button').click();
  await expect(drawer(page).getByRole('region', { name: 'Uses' })).toContainText(
    /demo\/account-rounds · Demo accounts on sim:\d · pool Demo accounts/,
  );
  await expect(drawer(page).getByRole('region', { name: 'Uses' })).toContainText('gifts 1');
  expect(key).toMatch(/^demo-\d\d$/);
  await page.keyboard.press('Escape');

  await navigate(page, 'Orchestration');
  await expect(card).toContainText('Completed', { timeout: 30_000 });

  await host.writeRoutine('stay', 'account: required\nsteps:\n  - wait: 60s\n    name: Stay\n');
  await host.writeGroup('stay.json', {
    ...{ name: 'Staying', routineName: 'stay', accountPoolName: 'Demo accounts', requestedBotCount: 1 },
  });
  const staying = cardOf(page, 'Staying');
  await button(staying, 'Start').first().click();
  await expect(staying).toContainText('1 taken');
  await navigate(page, 'Accounts');
  await page.getByRole('checkbox', { name: 'Choose all 12 accounts' }).check();
  await page.getByRole('button', { name: 'Release the chosen accounts' }).click();
  await expect(page.getByRole('list', { name: 'Who loses an account' })).toContainText('Staying on sim:');
  await page.getByRole('dialog').getByRole('button', { name: 'Release' }).click();
  await expect(toast(page, '1 account was released')).toBeVisible();
});
