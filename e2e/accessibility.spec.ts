import type { Page } from '@playwright/test';
import { violationsIn } from './axe';
import { DIALOG_OPENERS, makeAccount, setTheWorldGoing, writeWorld } from './dialog-openers';
import { button, cardOf, expect, test } from './host';

const navigate = (page: Page, name: string) =>
  page.getByRole('navigation').getByRole('button', { name }).click();

test('every dialog has a name, passes axe in both themes, takes the focus and gives it back', async ({
  host,
  page,
}) => {
  test.slow();
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await writeWorld(host);
  await host.open(page);
  await setTheWorldGoing(host, page);
  const found: string[] = [];
  for (const [kind, open] of Object.entries(DIALOG_OPENERS)) {
    await test.step(kind, async () => {
      await navigate(page, 'Orchestration');
      await open(page);
      const dialog = page.getByRole('dialog').last();
      await expect(dialog).toBeVisible();
      await expect(dialog).toHaveAccessibleName(/\p{L}/u);
      await expect.soft(dialog.locator(':focus'), `${kind} has the focus`).toHaveCount(1, { timeout: 3_000 });
      found.push(...(await violationsIn(page, kind, '[role="dialog"]')));
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      // Lost is where a person with a keyboard would have to begin anew.
      await expect
        .soft(page.locator(':focus'), `${kind} gives the focus back`)
        .toHaveCount(1, { timeout: 3_000 });
      if (kind.endsWith('Many')) await page.keyboard.press('Escape');
    });
  }
  expect(found).toEqual([]);
});

test('every page passes axe in both themes', async ({ host, page }) => {
  test.slow();
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await host.open(page);
  const found = await violationsIn(page, 'no groups');
  await writeWorld(host);
  await setTheWorldGoing(host, page);
  found.push(...(await violationsIn(page, 'groups')));
  await navigate(page, 'Instances');
  await page.getByRole('button', { name: 'ready: details of sim:4' }).click();
  found.push(...(await violationsIn(page, 'instances')));
  await navigate(page, 'Pools');
  await page.getByRole('table', { name: 'Pools' }).waitFor();
  found.push(...(await violationsIn(page, 'pools')));
  await navigate(page, 'Routines');
  await page.getByRole('treeitem', { name: /^slow/ }).click();
  found.push(...(await violationsIn(page, 'routines')));
  await makeAccount(page, 'axe-1');
  await page.getByRole('checkbox', { name: 'Choose axe-1' }).check();
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  found.push(...(await violationsIn(page, 'accounts')));
  await navigate(page, 'Settings');
  found.push(...(await violationsIn(page, 'settings')));
  await navigate(page, 'Orchestration');
  await button(cardOf(page, 'Running'), 'Open').click();
  for (const tab of ['Bots', 'Events', 'Timeline', 'Definition']) {
    await page.getByRole('tab', { name: tab }).click();
    found.push(...(await violationsIn(page, tab)));
  }
  expect(found).toEqual([]);
});

/** What has the focus, as a screen reader would name it. */
const focused = (page: Page) => page.locator(':focus');

async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const goal = page.getByRole('dialog').getByRole('button', { name });
  for (let presses = 0; presses < 60; presses += 1) {
    if (await goal.evaluateAll((buttons) => buttons.some((button) => button === document.activeElement)))
      return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${String(name)}`);
}

test('with the keyboard alone: a new group is made, started and stopped', async ({ host, page }) => {
  await host.writeRoutine('slow', 'steps:\n  - wait: 600ms\n');
  await host.open(page);
  await page.keyboard.press('n');
  const dialog = page.getByRole('dialog', { name: 'New group' });
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await page.keyboard.type('By hand');
  await page.keyboard.press('Shift+Tab');
  await expect(dialog.getByRole('tab', { name: /^Basics/ })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.type('slow');
  await page.getByRole('option', { name: /slow/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('ArrowDown');
  await expect(dialog.getByRole('tab', { name: /^Instances and bots/ })).toBeFocused();
  await tabTo(page, 'Add sim:1');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toHaveCount(0);
  const card = cardOf(page, 'By hand');
  await expect(card).toContainText('Stopped');

  await page.keyboard.press('/');
  await page.keyboard.type('By hand');
  await page.keyboard.press('Escape');
  for (let presses = 0; presses < 30; presses += 1) {
    await page.keyboard.press('Tab');
    if (await card.evaluate((element) => element.contains(document.activeElement))) break;
  }
  // Where the focus is must be seen.
  await expect(focused(page)).not.toHaveCSS('outline-style', 'none');
  await page.keyboard.press('s');
  await expect(card).toContainText('Running');
  await page.keyboard.press('x');
  await expect(card).toContainText(/Stopped|Completed/);
  await page.keyboard.press('Escape');
});

test('at 200 % zoom nothing is cut off that can’t be reached', async ({ host, page }) => {
  await page.setViewportSize({ width: 640, height: 360 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await writeWorld(host);
  await host.open(page);
  await setTheWorldGoing(host, page);
  for (const name of ['Orchestration', 'Instances', 'Settings']) {
    await navigate(page, name);
    expect(await unreachable(page), name).toEqual([]);
  }
  await navigate(page, 'Orchestration');
  for (const kind of ['newDefinition', 'trash', 'startWithChanges', 'history', 'conflict'] as const) {
    // So little fits that only cards in sight are drawn.
    await page.getByRole('searchbox').fill(kind === 'conflict' ? 'Late' : 'At rest');
    await cardOf(page, kind === 'conflict' ? 'Late' : 'At rest').focus();
    await DIALOG_OPENERS[kind](page);
    await expect(page.getByRole('dialog').last()).toBeVisible();
    expect(await unreachable(page), kind).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
});

/** Controls that can't be brought into the window by scrolling, or are covered where they stand then. */
function unreachable(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const dialogs = [...document.querySelectorAll('[role="dialog"]')];
    const scope = dialogs.at(-1) ?? document.body;
    const controls = [
      ...scope.querySelectorAll<HTMLElement>('button, input, textarea, select, a[href], [role="tab"]'),
    ];
    return controls
      .filter((control) => control.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
      .filter(({ tabIndex, type }: HTMLElement & { type?: string }) => tabIndex >= 0 && type !== 'hidden')
      .filter((control) => {
        control.scrollIntoView({ block: 'center', inline: 'center' });
        const { left, top, width, height } = control.getBoundingClientRect();
        if (width <= 2 || height <= 2) return false;
        const [x, y] = [left + width / 2, top + height / 2];
        const there = document.elementFromPoint(x, y);
        const label = control.closest('label') ?? control.parentElement;
        return !there || !(control.contains(there) || there.contains(control) || label?.contains(there));
      })
      .map((control) => control.getAttribute('aria-label') ?? `${control.tagName} ${control.textContent}`);
  });
}

test('nothing moves for those who asked for it', async ({ host, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await writeWorld(host);
  await host.open(page);
  await setTheWorldGoing(host, page);
  const moving = () =>
    page.evaluate(() =>
      document
        .getAnimations()
        .filter(({ playState }) => playState === 'running')
        .map((animation) => String(animation.effect?.getComputedTiming().duration)),
    );
  await page.keyboard.press('n');
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await moving()).toEqual([]);
  await page.keyboard.press('Escape');
  await navigate(page, 'Instances');
  expect(await moving()).toEqual([]);
});
