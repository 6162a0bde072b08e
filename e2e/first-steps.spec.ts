import { button, cardOf, expect, test } from './host';

test('an empty folder teaches: samples are loaded and one of them runs', async ({ host, page }) => {
  await host.open(page);
  await page.getByRole('button', { name: 'Load samples' }).click();
  await expect(page.getByRole('article')).not.toHaveCount(0);
  const card = cardOf(page, 'Daily rewards');
  await button(card, 'Start').first().click();
  await expect(card).toContainText(/Launching|Running/);
});

test('a new group is made in the dialog with all its problems in sight', async ({ host, page }) => {
  await host.writeRoutine('slow', 'steps:\n  - wait: 600ms\n');
  await host.open(page);
  await page.getByRole('button', { name: 'New group' }).first().click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await dialog.getByLabel('Name').fill('Made by hand');
  await dialog.getByRole('tab', { name: /Routine/ }).click();
  await dialog.getByPlaceholder('What the bots shall do').click();
  await page.getByRole('option', { name: /slow/ }).click();
  await dialog.getByRole('tab', { name: /Instances/ }).click();
  await dialog.getByRole('button', { name: 'Add sim:1' }).click();
  await dialog
    .getByRole('button', { name: /^(Save|Create)/ })
    .first()
    .click();
  await expect(dialog).toHaveCount(0);
  const card = cardOf(page, 'Made by hand');
  await expect(card).toContainText('Stopped');
  await button(card, 'Start').first().click();
  await expect(card).toContainText('Completed');
});
