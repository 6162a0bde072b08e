import type { Page } from '@playwright/test';
import { z } from 'zod';

/** What held up the main thread of a page, and how its frames came. */
export interface Smoothness {
  /** Lengths of all tasks of 1 ms and more, in milliseconds, ascending. Shorter ones would only hide the long ones. */
  readonly tasks: readonly number[];
  /** What the longest of them took of a processor, milliseconds: tells a slow task from a busy machine. */
  readonly mostCpuMs: number;
  /** Milliseconds from frame to frame, ascending. */
  readonly frames: readonly number[];
  /** Long animation frames as the page itself was told of them. */
  readonly longFrames: number;
}

const Trace = z.object({
  traceEvents: z.array(
    z.object({
      name: z.string(),
      pid: z.number(),
      tid: z.number(),
      dur: z.number().optional(),
      tdur: z.number().optional(),
      args: z.object({ name: z.string().optional() }).loose().optional(),
    }),
  ),
});
type TraceEvent = z.output<typeof Trace>['traceEvents'][number];

/** Lets `work` happen on the page and answers how smoothly that went. */
export async function smoothnessOf(page: Page, work: () => Promise<void>): Promise<Smoothness> {
  const browser = page.context().browser();
  if (!browser) throw new Error('the page belongs to no browser');
  await page.evaluate(METER);
  await browser.startTracing(page, { categories: ['toplevel', 'disabled-by-default-devtools.timeline'] });
  await work();
  const trace = Trace.parse(JSON.parse((await browser.stopTracing()).toString('utf8')));
  const met = z
    .object({ frames: z.array(z.number()), longFrames: z.number() })
    .parse(await page.evaluate('window.stopMeter()'));
  const tasks = tasksOf(trace.traceEvents);
  return {
    tasks: tasks.map(({ ms }) => ms),
    mostCpuMs: Math.max(...tasks.map(({ cpuMs }) => cpuMs)),
    frames: met.frames.sort((a, b) => a - b),
    longFrames: met.longFrames,
  };
}

/** Runs in the page. */
const METER = `(() => {
  const frames = [];
  let longFrames = 0;
  let last = performance.now();
  let going = true;
  const tick = (now) => {
    frames.push(now - last);
    last = now;
    if (going) requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
  const observer = new PerformanceObserver((list) => { longFrames += list.getEntries().length; });
  observer.observe({ type: 'long-animation-frame' });
  window.stopMeter = () => {
    going = false;
    observer.disconnect();
    return { frames: frames.slice(1), longFrames };
  };
})()`;

interface Task {
  readonly ms: number;
  readonly cpuMs: number;
}

/** Tasks of the busiest main thread of a renderer: that of the page. */
function tasksOf(events: readonly TraceEvent[]): readonly Task[] {
  const mains = events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain');
  const all = mains.map(({ pid, tid }) =>
    events
      .filter((event) => event.pid === pid && event.tid === tid && event.name === 'RunTask')
      .map(({ dur = 0, tdur = 0 }): Task => ({ ms: dur / 1_000, cpuMs: tdur / 1_000 }))
      .filter(({ ms }) => ms >= 1)
      .sort((a, b) => a.ms - b.ms),
  );
  const sum = (tasks: readonly Task[]): number => tasks.reduce((total, { ms }) => total + ms, 0);
  const [busiest] = all.sort((a, b) => sum(b) - sum(a));
  if (!busiest || busiest.length === 0) throw new Error('no task was recorded');
  return busiest;
}

/** The value below which that share of the ascending values lies. */
export function percentile(ascending: readonly number[], share: number): number {
  const value = ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * share))];
  if (value === undefined) throw new Error('nothing was measured');
  return value;
}
