import type { Locator, Page } from '@playwright/test';
import { button, expect, test } from './host';

/* Names come from files that other people wrote. They are text, wherever they are shown. */

const LONG = 'W'.repeat(10_240);
const NAMES: readonly string[] = [
  `<img src=x onerror="window.hit='img'"><b>bold</b>`,
  `</script><script>window.hit='script'</script>`,
  `"><svg onload=window.hit='svg'> ' autofocus onfocus=window.hit='focus' x="`,
  `\u202Egnp.exe reversed`,
  `zero\u200B\u200D\uFEFFwidth`,
  `{{constructor.constructor("window.hit='template'")()}} \${window.hit} {name} {count, plural, other {#}} %s`,
  `it's {broken`,
  LONG,
];

declare global {
  interface Window {
    refusedByPolicy?: string[];
  }
}

/** Cards are told by their name letter by letter: roles are compared with their spaces folded. */
async function cardNamed(page: Page, name: string): Promise<Locator> {
  const cards = page.getByRole('article');
  const indexOf = () =>
    cards.evaluateAll(
      (all, wanted) =>
        all.findIndex((card) => {
          const title = document.getElementById(card.getAttribute('aria-labelledby') ?? '');
          return title?.textContent === wanted;
        }),
      name,
    );
  await expect.poll(indexOf, { message: name.slice(0, 60) }).toBeGreaterThanOrEqual(0);
  return cards.nth(await indexOf());
}

/** Messages slide in from the side: what counts is where they come to rest. */
async function expectIntact(page: Page, where: string): Promise<void> {
  await expect(() => look(page, where)).toPass({ timeout: 5_000 });
}

async function look(page: Page, where: string): Promise<void> {
  const seen = await page.evaluate(() => ({
    hit: window.hit,
    refused: window.refusedByPolicy,
    markup: document.querySelectorAll('img[src="x"], svg[onload], [autofocus][onfocus]').length,
    tooWide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
    wider: [...document.querySelectorAll('article, [role=dialog], h1, [role=alert]')]
      .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1)
      .map((element) => element.outerHTML.slice(0, 120)),
  }));
  expect(seen, where).toEqual({ hit: undefined, refused: [], markup: 0, tooWide: false, wider: [] });
}

test('hostile names are text on cards, pages, in dialogs and messages, and break no layout', async ({
  host,
  page,
}) => {
  test.setTimeout(120_000);
  await host.writeRoutine('slow', 'steps:\n  - wait: 600ms\n');
  for (const [index, name] of NAMES.entries()) {
    const id = `019b0000-0000-7000-8000-00000000010${String(index)}`;
    await host.writeGroup(`g${String(index)}.json`, {
      id,
      name,
      description: name,
      tags: [name.slice(0, 40)],
    });
  }
  const broken: string[] = [];
  page.on('pageerror', (error) => broken.push(error.message));
  page.on('dialog', (dialog) => broken.push(dialog.message()));
  await page.addInitScript(() => {
    window.refusedByPolicy = [];
    document.addEventListener('securitypolicyviolation', ({ blockedURI, sourceFile }) => {
      window.refusedByPolicy?.push(`${blockedURI} in ${sourceFile}`);
    });
  });
  await host.open(page);
  await expect(page.getByRole('article')).toHaveCount(NAMES.length);
  await expectIntact(page, 'cards');
  for (const name of NAMES) {
    const short = name.slice(0, 60);
    await button(await cardNamed(page, name), 'Edit').click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('textbox', { name: /^Name/ })).toHaveValue(name);
    await expectIntact(page, `edit ${short}`);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await button(await cardNamed(page, name), 'Open').click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain(name);
    await expectIntact(page, `page of ${short}`);
    await page.getByRole('tab', { name: 'Definition' }).click();
    await expectIntact(page, `definition of ${short}`);
    await page
      .getByRole('button', { name: 'Orchestration' })
      .or(page.getByRole('link', { name: 'Orchestration' }))
      .first()
      .click();
  }
  // Messages that come and go, and the trash.
  for (const [index, name] of NAMES.entries()) {
    // A card is found by its place: the one deleted before has to be gone first.
    await expect(page.getByRole('article')).toHaveCount(NAMES.length - index);
    const card = await cardNamed(page, name);
    await card.getByRole('button', { name: /^More actions/ }).click();
    await page.getByRole('menuitem', { name: /^Delete/ }).click();
    await expect(
      page
        .getByRole('alert')
        .filter({ hasText: /deleted|trash/i })
        .last(),
    ).toBeVisible();
    await expectIntact(page, `deleted ${name.slice(0, 60)}`);
  }
  await expect(page.getByRole('article')).toHaveCount(0);
  expect(broken).toEqual([]);
});
