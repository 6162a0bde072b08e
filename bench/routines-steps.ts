import { setMaxListeners } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { runRoutine } from '../src/main/routines/interpret/run-routine';
import type { RoutineRun } from '../src/main/routines/routine-runner';
import { createSharedCounters } from '../src/main/routines/shared-counters';
import { createSystemClock } from '../src/main/platform/system-clock';
import { linkText, stepsText } from '../testing/routine-world';
import { atMost } from './goal';
import type { Measured } from './measured';
import { median, roundedMs } from './statistics';

const STEPS = 50_000;
const ROUNDS = 5;
const BOTS = 200;
const LARGE = 2_000;

/** What the interpreter costs: each step without I/O, how long it keeps the event loop, and each bot in memory. */
export async function measureSteps(): Promise<Measured[]> {
  return [...(await measureOverhead()), await measureSharing()];
}

async function measureOverhead(): Promise<Measured[]> {
  const routine = linkText(
    stepsText('- repeat:', `    times: ${String(STEPS)}`, '    steps: [{ set: { n: 1 } }]'),
  );
  const bare: number[] = [];
  const steps: number[] = [];
  const blocked: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    bare.push(await timed(bareLoop));
    const longest = watchLoop();
    steps.push(await timed(() => runRoutine(routine, aRun(), new AbortController().signal)));
    blocked.push(longest());
  }
  const perStep = (ms: number): string => `${((ms / STEPS) * 1_000).toFixed(2)} µs`;
  const ratio = median(steps) / median(bare);
  return [
    {
      what: `a step without I/O, of ${String(STEPS)}`,
      figure: perStep(median(steps)),
      against: `a turn of a bare async loop: ${perStep(median(bare))}, ${ratio.toFixed(0)}×`,
      ...atMost((median(steps) / STEPS) * 1_000, 100, ' µs'),
    },
    {
      what: 'longest the event loop was kept by steps without I/O',
      figure: roundedMs(median(blocked)),
      against: null,
      ...atMost(median(blocked), 50, ' ms'),
    },
  ];
}

async function bareLoop(): Promise<void> {
  const variables = new Map<string, number>();
  for (let step = 0; step < STEPS; step += 1) {
    await Promise.resolve();
    variables.set('n', 1);
  }
}

/** Memory of one compiled copy, and of each bot that runs it. */
async function measureSharing(): Promise<Measured> {
  const lines = Array.from({ length: LARGE }, (_, index) => `- log: "Step ${String(index)} of \${1 + 1}"`);
  const text = stepsText('- wait: 1h', ...lines);
  const before = usedBytes();
  const routine = linkText(text);
  const compiled = usedBytes() - before;
  const abort = new AbortController();
  setMaxListeners(BOTS, abort.signal);
  const began = usedBytes();
  const bots = Array.from({ length: BOTS }, () => {
    const own = new AbortController();
    abort.signal.addEventListener('abort', () => own.abort(), { once: true });
    return runRoutine(routine, aRun(), own.signal).catch(() => undefined);
  });
  await new Promise((resolve) => setTimeout(resolve, 50));
  const perBot = (usedBytes() - began) / BOTS;
  abort.abort();
  await Promise.all(bots);
  const kB = (bytes: number): string => `${(bytes / 1_024).toFixed(1)} kB`;
  return {
    what: `each of ${String(BOTS)} bots on one compiled copy of ${String(LARGE)} steps`,
    figure: kB(perBot),
    against: `the copy: ${kB(compiled)}`,
    ...atMost(perBot / 1_024, 50, ' kB'),
  };
}

function aRun(): RoutineRun {
  const used = { clock: createSystemClock(), counters: createSharedCounters(), log: () => undefined };
  return {
    config: {},
    // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- steps of these routines use nothing else
    context: used as unknown as RoutineRun['context'],
    gate: () => Promise.resolve(),
    observer: { step: () => undefined },
  };
}

/** Watches how long the event loop is kept; answers the longest in milliseconds. */
function watchLoop(): () => number {
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }, 1);
  return () => {
    clearInterval(timer);
    return Math.max(longest, performance.now() - last);
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}

function usedBytes(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') Reflect.apply(collect, undefined, []);
  return process.memoryUsage().heapUsed;
}
