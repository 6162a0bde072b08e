import type { Page } from '@playwright/test';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { violationsIn } from './axe';
import { expect, test, type Host } from './host';

const CLAIM =
  'title: Claim the gift\ndescription: Taps until nothing is left\ntags: [gifts]\n' +
  'inputs:\n  rounds: { type: integer, default: 3, min: 1, label: Rounds, help: How often }\n' +
  'steps:\n  - repeat:\n      times: ${rounds}\n      steps:\n        - tap: { x: 10, y: 20 }\n          name: Take it\n' +
  '  - wait: 1s\n';
const SHELL = 'title: Ask the device\nsteps:\n  - shell: [getprop]\n    into: all\n  - log: ${all}\n';

/** Three routines, and a group that runs one of them; the page that shows them. */
async function openPage(host: Host, page: Page): Promise<void> {
  await host.writeRoutine('hello', 'steps:\n  - log: hello\n');
  await host.writeGroup('daily.json', { name: 'Daily', routineName: 'claim' });
  await host.writeRoutine('claim', CLAIM);
  await host.writeRoutine('ask', SHELL);
  await host.open(page);
  await page.getByRole('navigation').getByRole('button', { name: 'Routines' }).click();
}

const tree = (page: Page) => page.getByRole('tree', { name: 'Routines by folder' });
const item = (page: Page, name: RegExp) => tree(page).getByRole('treeitem', { name });
const rewrite = (host: Host, name: string, text: string) =>
  writeFile(join(host.folder, 'routines', `${name}.yaml`), text);

test('routines are found, read and told apart; a mistake on the disk shows at its line and goes when it is mended', async ({
  host,
  page,
}) => {
  await openPage(host, page);
  await page.getByRole('searchbox', { name: 'Search routines' }).fill('until nothing');
  await expect(tree(page).getByRole('treeitem')).toHaveCount(1);
  await item(page, /^Claim the gift/).click();
  const detail = page.getByRole('article', { name: 'Claim the gift' });
  await expect(detail).toContainText('Ready to run');
  await expect(detail.getByRole('row', { name: /Rounds/ })).toContainText('Whole number, 1 or more');
  await expect(detail.getByRole('region', { name: 'What it may do' })).toContainText(
    'Taps, swipes and types',
  );
  await expect(detail.getByRole('region', { name: 'Used by' })).toContainText('Daily');

  await rewrite(host, 'claim', CLAIM.replace('  - wait: 1s', '  - waait: 1s'));
  await expect(detail).toContainText('1 error');
  await expect(item(page, /^Claim the gift.*1 error/)).toBeVisible();
  await detail
    .getByRole('list', { name: 'Problems' })
    .getByRole('button', { name: /^Line 12/ })
    .click();
  const source = detail.getByRole('group', { name: 'Source of claim.yaml' });
  await expect(source.locator('[data-line="12"]')).toBeFocused();
  await expect(source).toContainText('There is no action "waait"');
  await rewrite(host, 'claim', CLAIM.replace('wait: 1s', 'wait: 2s'));
  await expect(detail).toContainText('Ready to run');
  await expect(source).toContainText('wait: 2s');
  await expect(source).not.toContainText('There is no action');
});

test('the page is used by keys alone: the tree, the steps and their lines', async ({ host, page }) => {
  await openPage(host, page);
  await host.writeRoutine('last', 'steps:\n  - log: last\n');
  await expect(tree(page).getByRole('treeitem')).toHaveCount(4);
  await page.keyboard.press('/');
  await page.keyboard.press('Escape');
  await item(page, /^Ask the device/).focus();
  await page.keyboard.press('ArrowDown');
  await expect(item(page, /^Claim the gift/)).toBeFocused();
  await expect(page.getByRole('article', { name: 'Claim the gift' })).toBeVisible();
  await page.getByRole('tab', { name: 'About' }).focus();
  await page.keyboard.press('ArrowRight');
  const steps = page.getByRole('tree', { name: 'Steps of claim' });
  await expect(steps.getByRole('treeitem')).toHaveCount(3);
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await expect(steps.getByRole('treeitem', { name: /Take it/ })).toBeFocused();
  await expect(page.locator('[data-line="10"]')).toHaveAttribute('data-shown', 'true');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(steps.getByRole('treeitem')).toHaveCount(2);
});

test('consent is given for exactly these bytes, asked again after a change, and taken back', async ({
  host,
  page,
}) => {
  await openPage(host, page);
  await item(page, /^Ask the device.*1 consent missing/).click();
  const may = page.getByRole('region', { name: 'What it may do' });
  const allow = may.getByRole('button', { name: 'Allow ask to run commands on the device' });
  await allow.click();
  await expect(may).toContainText('Allowed');
  await expect(page.getByRole('article')).toContainText('Ready to run');
  await rewrite(host, 'ask', `${SHELL}# another byte\n`);
  await expect(may).toContainText('Not allowed yet');
  await allow.click();
  await may.getByRole('button', { name: /^Take back/ }).click();
  await expect(may).toContainText('Not allowed yet');
});

test('a routine leads to its groups and back, and begins a new one; the page is accessible in both themes', async ({
  host,
  page,
}) => {
  test.slow();
  await openPage(host, page);
  await item(page, /^Claim the gift/).click();
  const found = await violationsIn(page, 'routines: about');
  await page.getByRole('tab', { name: 'Steps and source' }).click();
  await rewrite(host, 'claim', CLAIM.replace('  - wait: 1s', '  - waait: 1s'));
  await expect(page.getByRole('list', { name: 'Problems' })).toBeVisible();
  found.push(...(await violationsIn(page, 'routines: steps')));
  await item(page, /^Ask the device/).click();
  await page.getByRole('tab', { name: 'About' }).click();
  await expect(page.getByRole('button', { name: /^Allow ask/ })).toBeVisible();
  found.push(...(await violationsIn(page, 'routines: consent')));
  expect(found).toEqual([]);

  await item(page, /^Claim the gift/).click();
  await page.getByRole('region', { name: 'Used by' }).getByRole('button', { name: 'Daily' }).click();
  await page.getByRole('main').getByRole('button', { name: 'claim', exact: true }).first().click();
  await expect(item(page, /^Claim the gift/)).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('button', { name: 'New group with routine claim' }).click();
  await page
    .getByRole('dialog')
    .getByRole('tab', { name: /^Routine and inputs/ })
    .click();
  await expect(page.getByRole('dialog').locator('[data-path="routineName"]')).toHaveValue(
    'Claim the gift – claim',
  );
});
