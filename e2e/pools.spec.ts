import type { Locator, Page } from '@playwright/test';
import { cardOf, button, expect, test, type Host } from './host';

const navigate = (page: Page, name: string) =>
  page.getByRole('navigation').getByRole('button', { name }).click();
const rowOf = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(`^${name}`) });

/** Accounts by the window itself: a key each, nothing more. */
async function addAccounts(page: Page, keys: readonly string[]): Promise<void> {
  await navigate(page, 'Accounts');
  for (const key of keys) {
    await page.keyboard.press('n');
    const drawer = page.getByRole('dialog').last();
    await drawer.getByRole('textbox', { name: /^Key/ }).fill(key);
    await drawer.getByRole('button', { name: 'Create account' }).click();
    await expect(page.getByText(`${key} was created`)).toBeVisible();
    if (await drawer.isVisible()) await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
}

/** A pool of all accounts whose key begins with a text, made rule by rule. */
async function makePool(page: Page, name: string, prefix: string): Promise<Locator> {
  await navigate(page, 'Pools');
  await page.getByRole('main').getByRole('button', { name: 'New pool' }).click();
  const dialog = page.getByRole('dialog', { name: 'New pool' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  await dialog.getByRole('tab', { name: /^Which accounts/ }).click();
  await dialog.getByRole('button', { name: 'Rule', exact: true }).click();
  const rule = dialog.getByRole('group', { name: 'Rule', exact: true });
  await rule.getByRole('combobox', { name: 'Field' }).selectOption({ label: 'Key' });
  await rule.getByRole('combobox', { name: 'Comparison' }).selectOption({ label: 'begins with' });
  await rule.getByRole('textbox').fill(prefix);
  return dialog;
}

async function writeGroup(host: Host): Promise<void> {
  await host.writeRoutine('visit', 'account: required\nsteps:\n  - wait: 300ms\n    name: Look around\n');
  await host.writeGroup('visits.json', {
    name: 'Visits',
    routineName: 'visit',
    accountPoolName: 'Visitors',
    loop: { kind: 'untilPoolEmpty', pauseMs: 0 },
  });
}

test('a pool is built with a live count; a group counts it down on its card, and everything is released', async ({
  host,
  page,
}) => {
  test.slow();
  await writeGroup(host);
  await host.open(page);
  await addAccounts(page, ['visitor-1', 'visitor-2', 'visitor-3', 'visitor-4', 'other-1']);
  const dialog = await makePool(page, 'Visitors', 'visitor-');
  const now = dialog.getByRole('complementary', { name: 'What the pool finds now' });
  await expect(now).toContainText('4 accounts belong to it');
  await expect(now).toContainText('visitor-1');
  await expect(now).not.toContainText('other-1');
  await dialog.getByRole('button', { name: 'Create pool' }).click();
  await expect(rowOf(page, 'Visitors')).toContainText('4 of 4');
  await expect(rowOf(page, 'Visitors')).toContainText('Visits');

  await navigate(page, 'Orchestration');
  const card = cardOf(page, 'Visits');
  await expect(card).toContainText('pool Visitors4');
  await button(card, 'Start').first().click();
  await expect(card.getByRole('group', { name: 'Accounts of pool Visitors' })).toContainText(/left of 4/);
  await expect(card.getByLabel('Account').first()).toBeVisible();
  await expect(card).toContainText('Completed', { timeout: 20_000 });

  await navigate(page, 'Pools');
  await expect(rowOf(page, 'Visitors').getByRole('cell').nth(1)).toHaveText('–');
  await page.getByRole('button', { name: 'Test pool Visitors' }).click();
  await expect(page.getByRole('dialog')).toContainText('visitor-1');
});

test('a group that is stopped gives its accounts back; its pool is kept from being deleted meanwhile', async ({
  host,
  page,
}) => {
  test.slow();
  await writeGroup(host);
  await host.writeRoutine('visit', 'account: required\nsteps:\n  - wait: 60s\n    name: Stay\n');
  await host.writePool('visitors.json', { name: 'Visitors' });
  await host.open(page);
  await addAccounts(page, ['visitor-1', 'visitor-2', 'visitor-3']);
  await navigate(page, 'Orchestration');
  const card = cardOf(page, 'Visits');
  await button(card, 'Start').first().click();
  await expect(card).toContainText('2 taken');
  await navigate(page, 'Pools');
  await expect(rowOf(page, 'Visitors')).toContainText('1 of 3');
  await rowOf(page, 'Visitors').focus();
  await page.keyboard.press('Delete');
  await expect(page.getByRole('alert').filter({ hasText: /draws from pool/ })).toBeVisible();

  await navigate(page, 'Orchestration');
  await button(card, 'Stop').first().click();
  await expect(card).toContainText('Stopped');
  await navigate(page, 'Pools');
  await expect(rowOf(page, 'Visitors')).toContainText('3 of 3');
  await rowOf(page, 'Visitors').focus();
  await page.keyboard.press('Delete');
  await expect(page.getByText('No pools yet')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(rowOf(page, 'Visitors')).toContainText('3 of 3');
});
