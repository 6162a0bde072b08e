import type { CDPSession, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openWindowBrowser, type WindowBrowser } from '../../bench/window-browser';

const MINUTES = Number(process.env['MUSTER_SOAK_MINUTES'] ?? 10);
/** Looks after this time belong to the window as it is for hours; before, caches and code are still warming up. */
const WARM_UP_SHARE = 0.25;
const LOOKS = 20;
/** What may come and go between two looks, and what a leak of 10 minutes would be far beyond. */
const MAX_GROWTH_MB = 4;
const MAX_GROWTH_NODES = 400;
const MAX_GROWTH_LISTENERS = 200;

interface Look {
  readonly heapMb: number;
  readonly nodes: number;
  readonly listeners: number;
}

const Heap = z.object({ usedSize: z.number() });
const Counters = z.object({ nodes: z.number(), jsEventListeners: z.number() });

describe('the window with 200 groups and 500 bots at 10 Hz', () => {
  let window: WindowBrowser;
  beforeAll(async () => {
    window = await openWindowBrowser();
  }, 120_000);
  afterAll(() => window.close());

  it(
    `keeps its memory for ${String(MINUTES)} min while pages and dialogs come and go`,
    { timeout: (MINUTES + 5) * 60_000 },
    async () => {
      const page = await window.newPage();
      await page.goto(window.urlOf({ groups: 200, bots: 500 }));
      await page.locator('article').first().waitFor();
      await page.evaluate('window.load.start()');
      const session = await page.context().newCDPSession(page);
      const looks = await watch(page, session);
      const warm = looks.slice(Math.floor(looks.length * WARM_UP_SHARE));
      process.stdout.write(`${looks.map(wordsOf).join('\n')}\n`);
      expect(await page.evaluate<number>('window.load.batches()')).toBeGreaterThan(MINUTES * 60 * 5);
      expect(growth(warm, ({ heapMb }) => heapMb)).toBeLessThan(MAX_GROWTH_MB);
      expect(growth(warm, ({ nodes }) => nodes)).toBeLessThan(MAX_GROWTH_NODES);
      expect(growth(warm, ({ listeners }) => listeners)).toBeLessThan(MAX_GROWTH_LISTENERS);
      await page.close();
    },
  );
});

async function watch(page: Page, session: CDPSession): Promise<Look[]> {
  const looks: Look[] = [];
  const between = (MINUTES * 60_000) / LOOKS;
  const start = performance.now();
  for (let look = 1; look <= LOOKS; look += 1) {
    await useTheWindow(page);
    await page.waitForTimeout(Math.max(0, start + look * between - performance.now()));
    looks.push(await lookAt(session));
  }
  return looks;
}

/**
 * As a person would: through the cards, into a group and back, a menu, a dialog, a search. Ends where it began. Waits by
 * locators: a handle to an element would keep the page it was on in memory.
 */
async function useTheWindow(page: Page): Promise<void> {
  await page.keyboard.press('End');
  await page.waitForTimeout(300);
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await page.getByRole('tablist').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('article').first().waitFor();
  await page.getByRole('button', { name: /^More actions for Group 1$/ }).click();
  await page.getByRole('menuitem').first().waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'New group', exact: true }).click();
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const search = page.locator('input[data-search]');
  await search.fill('group 19');
  await page.waitForTimeout(300);
  await search.fill('');
  await search.blur();
}

async function lookAt(session: CDPSession): Promise<Look> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = Heap.parse(await session.send('Runtime.getHeapUsage'));
  const { nodes, jsEventListeners } = Counters.parse(await session.send('Memory.getDOMCounters'));
  return { heapMb: usedSize / 1_000_000, nodes, listeners: jsEventListeners };
}

/** From the first half to the second: the middle of each, so that no single look decides. */
function growth(looks: readonly Look[], of: (look: Look) => number): number {
  const middle = (part: readonly Look[]): number => {
    const sorted = part.map(of).sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? 0;
  };
  const half = Math.floor(looks.length / 2);
  return middle(looks.slice(half)) - middle(looks.slice(0, half));
}

function wordsOf({ heapMb, nodes, listeners }: Look): string {
  return `heap ${heapMb.toFixed(1)} MB, ${String(nodes)} nodes, ${String(listeners)} listeners`;
}
