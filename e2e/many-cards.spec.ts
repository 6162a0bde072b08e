import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { cardOf, expect, test } from './host';

const COUNT = 200;
const nameOf = (number: number): string => `Group ${String(number)}`;
const list = (page: Page): Locator => page.getByRole('list', { name: 'Groups' });
const drawn = (page: Page): Locator => list(page).getByRole('article');

test.beforeEach(async ({ host, page }) => {
  await host.writeRoutine('slow', 'steps:\n  - wait: 400ms\n');
  for (let number = 1; number <= COUNT; number += 1) {
    await host.writeGroup(`group-${String(number)}.json`, {
      id: `019b0000-0000-7000-8000-${String(number).padStart(12, '0')}`,
      name: nameOf(number),
      tags: [`tag ${String(number % 7)}`],
      availableInstances: ['sim:1'],
      requestedBotCount: 1,
    });
  }
  await host.open(page);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(String(COUNT));
});

test('of 200 groups only those in sight are drawn, and the keyboard reaches all', async ({ page }) => {
  await expect(cardOf(page, nameOf(1))).toBeVisible();
  expect(await drawn(page).count()).toBeLessThan(60);
  await page.keyboard.press('ArrowRight');
  await expect(cardOf(page, nameOf(1))).toBeFocused();
  await page.keyboard.press('End');
  const last = cardOf(page, nameOf(COUNT));
  await expect(last).toBeFocused();
  await expect(last).toBeInViewport({ ratio: 1 });
  const item = list(page).getByRole('listitem').filter({ has: last }).first();
  await expect(item).toHaveAttribute('aria-posinset', String(COUNT));
  await expect(item).toHaveAttribute('aria-setsize', String(COUNT));
  await expect(cardOf(page, nameOf(1))).toHaveCount(0);
  await page.keyboard.press('PageUp');
  await expect(last).not.toBeFocused();
  await expect(page.locator('[data-card]:focus')).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Home');
  await expect(cardOf(page, nameOf(1))).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('[data-card]:focus')).toBeInViewport({ ratio: 1 });
});

test('focus and selection survive scrolling away, and Ctrl+A means all that match', async ({ page }) => {
  const first = cardOf(page, nameOf(1));
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press(' ');
  await list(page).hover();
  await page.mouse.wheel(0, 6_000);
  await expect(first).not.toBeInViewport();
  await expect(first).toBeFocused();
  await page.mouse.wheel(0, -20_000);
  await expect(first).toBeInViewport();
  await expect(first.getByRole('checkbox')).toBeChecked();
  await page.keyboard.press('Control+a');
  await expect(page.getByRole('toolbar', { name: 'Chosen groups' })).toContainText(
    `${String(COUNT)} selected`,
  );
  await page.keyboard.press('Escape');
  await page.getByRole('searchbox', { name: 'Search groups' }).fill('group 19');
  await page.getByRole('searchbox', { name: 'Search groups' }).blur();
  await page.keyboard.press('Control+a');
  await expect(page.getByRole('toolbar', { name: 'Chosen groups' })).toContainText('12 selected');
});

test('the page comes back from a group as it was left', async ({ page }) => {
  await list(page).hover();
  await page.mouse.wheel(0, 5_000);
  const box = list(page).locator('..');
  await expect.poll(() => box.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(4_000);
  const open = drawn(page).getByRole('button', { name: /^Open/ });
  await expect(open.first()).toBeAttached();
  const namesInSight = (): Promise<string[]> =>
    drawn(page).evaluateAll((cards) =>
      cards
        .filter((card) => card.getBoundingClientRect().top > 80 && card.getBoundingClientRect().bottom < 700)
        .map((card) => card.querySelector('h2')?.textContent ?? ''),
    );
  // Rows come after the scrolling: at first those in sight may be empty places.
  await expect.poll(async () => (await namesInSight()).length).toBeGreaterThan(0);
  const names = await namesInSight();
  const card = cardOf(page, names[0] ?? '');
  const before = await card.boundingBox();
  await card.getByRole('button', { name: /^Open/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: names[0] ?? '' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(card).toBeFocused();
  expect((await card.boundingBox())?.y).toBeCloseTo(before?.y ?? 0, 0);
});

test('search finds a group that was not drawn, and all are back when it is cleared', async ({ page }) => {
  const search = page.getByRole('searchbox', { name: 'Search groups' });
  await search.fill('group 187');
  await expect(cardOf(page, nameOf(187))).toBeVisible();
  await expect(drawn(page)).toHaveCount(1);
  await search.press('Escape');
  await expect(cardOf(page, nameOf(1))).toBeVisible();
  expect(await drawn(page).count()).toBeGreaterThan(5);
});

// Every page and dialog in both themes: accessibility.spec.ts. Here they are as full as they get.
test('two hundred cards are accessible, also at 200 %', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  for (const size of [
    { width: 1_280, height: 720 },
    { width: 640, height: 360 },
  ]) {
    await page.setViewportSize(size);
    await expect(cardOf(page, nameOf(1))).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  }
});
