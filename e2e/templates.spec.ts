import type { Locator, Page } from '@playwright/test';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
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

test('what is cut is judged, parts of it are ignored, and it is cut again and renamed', async ({
  host,
  page,
}) => {
  await openTemplates(host, page);
  const dialog = await cutCorner(page, 'clock');
  const judged = dialog.getByRole('status', { name: 'How well it can be told apart' });
  await expect(judged).toContainText(/told apart|taken for it|nearly as like|contrast/);
  const number = (name: string): Locator =>
    dialog.getByRole('group', { name: 'Rectangle, in pixels' }).getByRole('textbox', { name });
  // A flat piece of the lower bar.
  for (const [name, value] of [
    ['Width', '40'],
    ['Height', '20'],
    ['From the left', '4'],
    ['From the top', '930'],
  ] as const)
    await number(name).fill(value);
  await expect(judged).toContainText(/One color everywhere|Hardly any contrast/);
  // The clock in large figures.
  for (const [name, value] of [
    ['From the left', '130'],
    ['From the top', '140'],
    ['Width', '280'],
    ['Height', '100'],
  ] as const)
    await number(name).fill(value);
  await expect(judged).toContainText('Well told apart');
  await dialog.getByRole('button', { name: 'A rectangle' }).click();
  await dialog.getByText('Ignore a color', { exact: true }).click();
  const screen = await dialog.getByRole('img', { name: 'Screen of sim:1' }).boundingBox();
  if (!screen) throw new Error('the screen is not drawn');
  await page.mouse.click(screen.x + 5, screen.y + screen.height / 2);
  await expect(dialog.getByLabel('Ignored color 1')).toBeVisible();
  expect(await violationsIn(page, 'ignoring', '[role=dialog]')).toEqual([]);
  await dialog.getByRole('textbox', { name: 'Label' }).fill('Clock');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('article', { name: 'Clock' })).toBeVisible();
  const saved = await sharp(join(host.folder, 'templates/clock.png')).ensureAlpha().raw().toBuffer();
  // The middle is transparent.
  expect([saved[(50 * 280 + 140) * 4 + 3], saved.length]).toEqual([0, 280 * 100 * 4]);

  const menu = page.getByRole('button', { name: 'More actions for template clock' });
  await menu.click();
  await page.getByRole('menuitem', { name: /^Picture for other screens…/ }).click();
  const other = page.getByRole('dialog', { name: 'A picture of “clock” for other screens' });
  await expect(other.getByRole('img', { name: 'Screen of sim:1' })).toBeVisible();
  await other.getByRole('textbox', { name: 'From the top' }).fill('130');
  await other.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('region', { name: 'For other screens' })).toBeVisible();
  await menu.click();
  await page.getByRole('menuitem', { name: 'Rename…' }).click();
  const rename = page.getByRole('dialog', { name: 'Rename “clock”' });
  await rename.getByRole('textbox', { name: 'Name' }).fill('home/clock');
  await rename.getByRole('button', { name: 'Rename' }).click();
  await expect(page.getByRole('article', { name: 'Clock' })).toContainText('home/clock');
  expect((await files(host)).every((file) => file.startsWith('home'))).toBe(true);

  await page.getByRole('button', { name: 'Try template home/clock on a screen' }).click();
  const trying = page.getByRole('dialog', { name: 'Try “home/clock”' });
  await trying.getByText('All 4', { exact: true }).click();
  await trying.getByRole('button', { name: 'Look now' }).click();
  await expect(trying.getByText(/^Found on \d of 4$/)).toBeVisible();
  expect(await violationsIn(page, 'trying all', '[role=dialog]')).toEqual([]);
});

test('pictures are dropped on the page and become templates', async ({ host, page }) => {
  await openTemplates(host, page);
  const make = (seed: number): Promise<Buffer> => {
    const pixels = Buffer.from(Array.from({ length: 40 * 20 * 3 }, (_value, at) => (at * at * seed) % 251));
    return sharp(pixels, { raw: { width: 40, height: 20, channels: 3 } })
      .png()
      .toBuffer();
  };
  const pictures = await Promise.all([3, 7].map(make));
  const drop = async (names: readonly string[]): Promise<void> => {
    const data = names.map((name, at) => ({ name, base64: pictures[at]?.toString('base64') ?? '' }));
    const transfer = await page.evaluateHandle((given) => {
      const dropped = new DataTransfer();
      for (const { name, base64 } of given) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        dropped.items.add(new File([bytes], name, { type: 'image/png' }));
      }
      return dropped;
    }, data);
    await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
  };
  await drop(['One.png']);
  const one = page.getByRole('dialog', { name: 'New template from a picture' });
  await expect(one.getByRole('textbox', { name: 'Name' })).toHaveValue('one');
  await one.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('article', { name: 'one' })).toBeVisible();
  expect(await readFile(join(host.folder, 'templates/one.png'))).toEqual(pictures[0]);
  await drop(['Two.png', 'Three.png']);
  const several = page.getByRole('dialog', { name: 'Templates from pictures' });
  expect(await violationsIn(page, 'several pictures', '[role=dialog]')).toEqual([]);
  await several.getByRole('button', { name: 'Add 2 templates' }).click();
  await expect(page.getByRole('option', { name: /three/ })).toBeVisible();
  expect((await files(host)).filter((file) => file.endsWith('.png')).sort()).toEqual([
    ...['one.png', 'three.png', 'two.png'],
  ]);
});
