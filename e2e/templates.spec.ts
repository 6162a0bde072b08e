import type { Locator, Page } from '@playwright/test';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { violationsIn } from './axe';
import { expect, test, type Host } from './host';

const files = async (host: Host): Promise<string[]> =>
  (await readdir(join(host.folder, 'templates'), { recursive: true })).filter((file) =>
    /\.(?:png|yaml)$/.test(file),
  );

async function openTemplates(host: Host, page: Page): Promise<void> {
  await host.open(page);
  await page.getByRole('navigation').getByRole('button', { name: 'Templates', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'No templates yet' })).toBeVisible();
}

/** Cuts the upper left corner of sim:1 with the mouse. */
async function cutCorner(page: Page, name: string): Promise<Locator> {
  await page.getByRole('button', { name: 'Cut a template from a screen' }).click();
  const dialog = page.getByRole('dialog', { name: 'Cut a template from a screen' });
  const screen = dialog.getByRole('img', { name: 'Screen of sim:1' });
  await expect(screen).toBeVisible();
  const box = await screen.boundingBox();
  if (!box) throw new Error('the screen is not drawn');
  await page.mouse.move(box.x + 1, box.y + 1);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + 30, { steps: 4 });
  await page.mouse.up();
  await expect(dialog.getByRole('textbox', { name: 'From the left' })).not.toHaveValue('270');
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  return dialog;
}

test('a template is cut out of a screen with mouse and keys, and found there', async ({ host, page }) => {
  await openTemplates(host, page);
  const dialog = await cutCorner(page, 'shop/corner');
  await dialog.getByRole('group', { name: 'Screen to cut from' }).focus();
  const width = dialog.getByRole('textbox', { name: 'Width' });
  const before = Number(await width.inputValue());
  await page.keyboard.press('Shift+ArrowRight');
  await expect(width).toHaveValue(String(before + 1));
  expect(await violationsIn(page, 'cutting', '[role=dialog]')).toEqual([]);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  const detail = page.getByRole('article', { name: 'corner' });
  await expect(detail).toBeVisible();
  await expect(detail.getByRole('img', { name: 'Picture of template corner' })).toBeVisible();
  expect((await files(host)).sort()).toEqual([join('shop', 'corner.png'), join('shop', 'corner.yaml')]);
  expect(await readFile(join(host.folder, 'templates/shop/corner.yaml'), 'utf8')).toMatch(
    /^resolution: \d+x\d+\n$/,
  );

  await detail.getByRole('button', { name: 'Try template shop/corner on a screen' }).click();
  const trying = page.getByRole('dialog', { name: 'Try “shop/corner”' });
  await trying.getByRole('button', { name: 'Look now' }).click();
  await expect(trying.getByText('Found', { exact: true })).toBeVisible();
  await expect(trying.getByText(/^(?:1|0\.99\d) at \d+, \d+$/)).toBeVisible();
  await expect(trying.getByRole('img', { name: 'Screen with “shop/corner” found' })).toBeVisible();
  expect(await violationsIn(page, 'trying', '[role=dialog]')).toEqual([]);
  await page.keyboard.press('Escape');
  expect(await violationsIn(page, 'templates')).toEqual([]);
});

test('its settings are changed, it is deleted, and comes back', async ({ host, page }) => {
  await openTemplates(host, page);
  const dialog = await cutCorner(page, 'corner');
  await dialog.getByRole('button', { name: 'Save' }).click();
  const more = page.getByRole('button', { name: 'More actions for template corner' });
  await more.click();
  await page.getByRole('menuitem', { name: /^Change…/ }).click();
  const change = page.getByRole('dialog', { name: 'Change “corner”' });
  await change.getByRole('textbox', { name: 'Label' }).fill('The corner');
  await change.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('article', { name: 'The corner' })).toBeVisible();
  await more.click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByRole('heading', { name: 'No templates yet' })).toBeVisible();
  expect(await files(host)).toEqual([]);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.getByRole('article', { name: 'The corner' })).toBeVisible();
  expect((await files(host)).sort()).toEqual(['corner.png', 'corner.yaml']);
});
