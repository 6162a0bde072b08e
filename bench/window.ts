import type { Page } from '@playwright/test';
import { loadavg } from 'node:os';
import { atMost } from './goal';
import type { Measured } from './measured';
import { median, roundedMs } from './statistics';
import { openWindowBrowser, type WindowBrowser } from './window-browser';
import { percentile, smoothnessOf, type Smoothness } from './window-tasks';

const SETTLE_MS = 2_000;
const WATCH_MS = 10_000;
const STARTS = 5;
/** A task that takes longer is felt. */
const FELT_MS = 50;

/** How smooth the window stays while bots change ten times a second, and how fast it is there. */
export async function measureWindow(): Promise<Measured[]> {
  const window = await openWindowBrowser();
  try {
    return [
      ...(await coldStart(window)),
      ...(await watched(window)),
      ...(await used(window, 'scrolling through all cards', scrollThrough)),
      ...(await used(window, 'typing in search', typeInSearch)),
    ];
  } finally {
    await window.close();
  }
}

async function coldStart(window: WindowBrowser): Promise<Measured[]> {
  const times: number[] = [];
  const blank: number[] = [];
  for (let start = 0; start < STARTS; start += 1) {
    blank.push(await firstCard(window, window.blankUrl));
    times.push(await firstCard(window, window.urlOf({ groups: 200, bots: 500 })));
  }
  return [
    {
      what: 'cold start to the first card, 200 groups',
      figure: roundedMs(median(times)),
      against: `empty page: ${roundedMs(median(blank))}, ${(median(times) / median(blank)).toFixed(1)}×; ${loadWords()}`,
      ...atMost(median(times), 1_500, ' ms'),
    },
  ];
}

/** A context of its own: nothing is in its cache. */
async function firstCard({ browser }: WindowBrowser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1_280, height: 720 } });
  const page = await context.newPage();
  const before = performance.now();
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForSelector('article');
  const elapsed = performance.now() - before;
  await context.close();
  return elapsed;
}

async function watched(window: WindowBrowser): Promise<Measured[]> {
  const page = await openLoad(window, { groups: 200, bots: 200 });
  const smooth = await smoothnessOf(page, () => page.waitForTimeout(WATCH_MS));
  await page.close();
  return rows('200 bots changing at 10 Hz', smooth);
}

async function used(
  window: WindowBrowser,
  what: string,
  use: (page: Page) => Promise<void>,
): Promise<Measured[]> {
  const page = await openLoad(window, { groups: 200, bots: 500 });
  const smooth = await smoothnessOf(page, () => use(page));
  await page.close();
  return rows(`200 groups, 500 bots at 10 Hz, ${what}`, smooth);
}

async function openLoad(
  window: WindowBrowser,
  load: { readonly groups: number; readonly bots: number },
): Promise<Page> {
  const page = await window.newPage();
  await page.goto(window.urlOf(load));
  await page.waitForSelector('article');
  await page.evaluate('window.load.start()');
  await page.waitForTimeout(SETTLE_MS);
  return page;
}

/** As a wheel does, from the first card to the last. */
async function scrollThrough(page: Page): Promise<void> {
  await page.mouse.move(640, 400);
  const most = 400;
  for (let turn = 0; turn < most; turn += 1) {
    await page.mouse.wheel(0, 120);
    await page.waitForTimeout(25);
    if (turn % 20 === 19 && (await atEnd(page))) return;
  }
  throw new Error('the end was not reached');
}

async function atEnd(page: Page): Promise<boolean> {
  return await page.evaluate<boolean>(`(() => {
    const box = document.querySelector('article').closest('ul').parentElement;
    return box.scrollTop + box.clientHeight >= box.scrollHeight - 2;
  })()`);
}

async function typeInSearch(page: Page): Promise<void> {
  const search = page.locator('input[data-search]');
  await search.focus();
  for (const text of ['group 19', 'tag 3', 'rewards']) {
    await page.keyboard.type(text, { delay: 120 });
    await page.waitForTimeout(300);
    await page.keyboard.press('Escape');
    await page.waitForTimeout(500);
    await search.focus();
  }
}

function rows(what: string, { tasks, frames, longFrames }: Smoothness): Measured[] {
  const felt = tasks.filter((ms) => ms > FELT_MS).length;
  const p99 = percentile(tasks, 0.99);
  const most = percentile(tasks, 1);
  const share = `${((felt / tasks.length) * 100).toFixed(1)} % of ${String(tasks.length)} over ${String(FELT_MS)} ms`;
  return [
    {
      what: `${what}: tasks`,
      figure: `p99 ${roundedMs(p99)}, max ${roundedMs(most)}`,
      against: `${share}; ${loadWords()}`,
      ...atMost(Number(p99.toFixed(1)), FELT_MS, ' ms'),
    },
    {
      what: `${what}: frames`,
      figure: `95 % within ${roundedMs(percentile(frames, 0.95))}, median ${roundedMs(percentile(frames, 0.5))}`,
      against: `${String(longFrames)} long ones of ${String(frames.length)}`,
      goal: null,
      met: true,
    },
  ];
}

/** The figures mean little on a machine that is busy with something else. */
export function loadWords(): string {
  return `load ${(loadavg()[0] ?? 0).toFixed(1)}`;
}
