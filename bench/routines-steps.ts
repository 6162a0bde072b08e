import { setMaxListeners } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { LinkedRoutine } from '../src/main/routines/compile/link-routines';
import { runRoutine } from '../src/main/routines/interpret/run-routine';
import type { RoutineRun } from '../src/main/routines/routine-runner';
import { createSharedCounters } from '../src/main/routines/shared-counters';
import { createSystemClock } from '../src/main/platform/system-clock';
import { linkText, stepsText } from '../testing/routine-world';
import { atMost } from './goal';
import type { Measured } from './measured';
import { median, roundedMs } from './statistics';

const STEPS = 200_000;
const ROUNDS = 5;
const BOTS = 200;
const LARGE = 2_000;
/** One for all, as in the program: bots share their turns by it. */
const clock = createSystemClock();

/** What the interpreter costs: each step without I/O, how long it keeps the event loop, and each bot in memory. */
export async function measureSteps(): Promise<Measured[]> {
  return [...(await measureOverhead()), ...(await measureFairness()), await measureSharing()];
}

/** One step of a loop, by what it does. */
const KINDS = [
  { what: 'without I/O', step: '{ set: { n: 1 } }', limits: { µs: 10, ratio: 40 } },
  { what: 'with an expression', step: '{ set: { n: "${n + 1}" } }', limits: undefined },
  { what: 'with a time limit', step: '{ set: { n: 1 }, timeout: 1m }', limits: undefined },
  { what: 'with a condition', step: '{ set: { n: 1 }, when: { is: "${n < 2}" } }', limits: undefined },
] as const;

async function measureOverhead(): Promise<Measured[]> {
  const bare: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) bare.push(await timed(bareLoop));
  const bareUs = usPerStep(median(bare));
  const measured: Measured[] = [];
  for (const { what, step, limits } of KINDS) {
    const us = usPerStep(await medianOf(step));
    const ratio = us / bareUs;
    const isMet = !limits || (us <= limits.µs && ratio <= limits.ratio);
    measured.push({
      what: `a step ${what}, of ${String(STEPS)}`,
      figure: `${us.toFixed(2)} µs`,
      against: `a turn of a bare async loop: ${bareUs.toFixed(2)} µs, ${ratio.toFixed(0)}×`,
      goal: limits ? `≤ ${String(limits.µs)} µs and ≤ ${String(limits.ratio)}×` : null,
      met: isMet,
    });
  }
  return measured;
}

async function medianOf(step: string): Promise<number> {
  const routine = loopOf(step, STEPS);
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    rounds.push(await timed(() => runRoutine(routine, aRun(), new AbortController().signal)));
  return median(rounds);
}

function loopOf(step: string, times: number): LinkedRoutine {
  return linkText(
    stepsText('- set: { n: 0 }', '- repeat:', `    times: ${String(times)}`, `    steps: [${step}]`),
  );
}

const usPerStep = (ms: number): number => (ms / STEPS) * 1_000;

/** Bots that never wait, all at once: others still get the event loop, and every bot gets on. */
async function measureFairness(): Promise<Measured[]> {
  const routine = loopOf('{ set: { n: 1 } }', STEPS / BOTS);
  const longest = watchLoop();
  const ends: number[] = [];
  const before = performance.now();
  const one = async (): Promise<void> => {
    await runRoutine(routine, aRun(), new AbortController().signal);
    ends.push(performance.now() - before);
  };
  await Promise.all(Array.from({ length: BOTS }, one));
  const keptMs = longest();
  return [
    {
      what: `longest the event loop was kept by ${String(BOTS)} bots that wait for nothing`,
      figure: roundedMs(keptMs),
      against: `first bot done after ${roundedMs(Math.min(...ends))}, last after ${roundedMs(Math.max(...ends))}`,
      ...atMost(keptMs, 50, ' ms'),
    },
  ];
}

/** The least that steps can be: each an async function that is awaited, and does the same. */
async function bareLoop(): Promise<void> {
  const variables = new Map<string, number>();
  const step = async (): Promise<void> => {
    await Promise.resolve();
    variables.set('n', 1);
  };
  for (let turn = 0; turn < STEPS; turn += 1) await step();
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
  const used = { clock, counters: createSharedCounters(), log: () => undefined };
  return {
    config: {},
    // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- steps of these routines use nothing else
    context: used as unknown as RoutineRun['context'],
    gate: () => undefined,
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
