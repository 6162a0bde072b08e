import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRoutineWorld, hang, stepsText, type StartedRoutine } from '../../../../testing/routine-world';

/** Far more than what is drawn here can take: pauses, holds and waits together are less than a minute. */
const LONG_MS = 180_000;

const waiting = (max: number) => fc.integer({ min: 0, max }).map((ms) => `{ wait: ${String(ms)}ms }`);
const tap = fc.constantFrom('{ tap: { x: 1, y: 1 } }', '{ longPress: { x: 1, y: 1 } }');

/** What a sentry may do; whatever it is, one run of it ends after 200 ms. */
const sentryStep: fc.Arbitrary<string> = fc.letrec<{ step: string }>((tie) => ({
  step: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('{ holdRoutine: }', '{ releaseRoutine: }', '{ fail: no }', '{ log: hello }'),
    waiting(80),
    tap,
    fc.tuple(tie('step'), tie('step')).map(([a, b]) => `{ try: [${a}], finally: [${b}] }`),
    fc.tuple(tie('step'), tie('step')).map(([a, b]) => `{ try: [${a}], catch: [${b}] }`),
    tie('step').map((a) => `{ repeat: { times: 3, steps: [${a}] } }`),
    tie('step').map((a) => `{ sameFrame: [${a}, { if: { blackScreen: {} }, then: [${a}] }] }`),
  ),
})).step;

const sentry = fc.record({
  everyMs: fc.integer({ min: 1_000, max: 1_500 }),
  // Each holds for a fifth of the time at most, so that all of them leave the routine a share of it.
  steps: fc.array(sentryStep, { minLength: 1, maxLength: 4 }),
  outcome: fc.constantFrom('goOn', 'goOn', 'goOn', 'fail'),
});

const mainStep = fc.oneof(
  waiting(900),
  tap.map((step) => step.replace(/\}$/, ', timeout: 500ms, onError: continue }')),
  fc.constantFrom('{ runRoutine: called }', '{ repeat: { times: 40, steps: [{ set: { n: 1 } }] } }'),
  waiting(300).map((step) => `{ try: [${step}, { fail: no }], catch: [${step}] }`),
);

const scenario = fc.record({
  sentries: fc.array(sentry, { minLength: 1, maxLength: 3 }),
  steps: fc.array(mainStep, { minLength: 1, maxLength: 6 }),
  /** When a person pauses the bot, and for how long. */
  pauses: fc.array(fc.tuple(fc.nat({ max: 4_000 }), fc.nat({ max: 5_000 })), { maxLength: 3 }),
  hangs: fc.subarray(['tap', 'longPress']),
});

type Scenario = typeof scenario extends fc.Arbitrary<infer T> ? T : never;

function play({ sentries, steps, pauses, hangs }: Scenario) {
  const world = createRoutineWorld();
  for (const what of hangs) world.behaviours.set(what, hang);
  pauseAt(world, pauses);
  const guards = sentries.map(({ everyMs, outcome }, index) => {
    const onFailure = outcome === 'fail' ? ', onFailure: fail' : '';
    return `{ run: guard${String(index)}, every: ${String(everyMs)}ms, timeout: 200ms${onFailure} }`;
  });
  const declared = `sentries: [${guards.join(', ')}]\n`;
  const texts = sentries.map(({ steps: own }) => stepsText(...own.map((step) => `- ${step}`)));
  const others = {
    ...Object.fromEntries(texts.map((text, index) => [`guard${String(index)}`, text])),
    called: `sentries: [{ run: guard0, every: 1s, timeout: 200ms }]\nsteps: [{ wait: 400ms }]`,
  };
  const held: string[] = [];
  const listener = {
    held: (by: readonly string[]) => void held.push(by.join('+')),
    ran: () => undefined,
    wants: () => undefined,
  };
  const text = declared + stepsText(...steps.map((step) => `- ${step}`));
  return { world, held, run: world.start(text, { others, sentries: listener }) };
}

/** A gate that is closed now and then. */
function pauseAt(world: ReturnType<typeof createRoutineWorld>, pauses: Scenario['pauses']): void {
  let closedBy = 0;
  const waits = new Set<() => void>();
  for (const [at, ms] of pauses) {
    world.clock.schedule(at, () => (closedBy += 1));
    world.clock.schedule(at + ms, () => {
      closedBy -= 1;
      if (closedBy === 0) for (const go of [...waits]) go();
    });
  }
  const untilOpen = (signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const go = (): void => {
        waits.delete(go);
        resolve();
      };
      waits.add(go);
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
  world.gate = (signal) => (closedBy > 0 ? untilOpen(signal) : undefined);
}

const isOver = ({ outcome }: StartedRoutine): boolean => outcome() !== undefined;

describe('a routine with sentries', () => {
  it('comes to its end, whoever holds and pauses it when, and leaves nothing behind', async () => {
    let holds = 0;
    await fc.assert(
      fc.asyncProperty(scenario, async (drawn) => {
        const { world, run, held } = play(drawn);
        await world.clock.advance(LONG_MS);
        holds += held.length > 0 ? 1 : 0;
        expect(isOver(run), JSON.stringify(run.outcome())).toBe(true);
        expect([world.clock.pending(), held.at(-1) ?? '']).toEqual([0, '']);
      }),
      { numRuns: 150 },
    );
    // What is drawn does hold often enough for this to say something.
    expect(holds).toBeGreaterThan(20);
  }, 60_000);

  it('ends at once when the bot is stopped, at whatever moment', async () => {
    await fc.assert(
      fc.asyncProperty(scenario, fc.nat({ max: 8_000 }), async (drawn, stopAt) => {
        const { world, run, held } = play({ ...drawn, pauses: [] });
        await world.clock.advance(stopAt);
        const wasOver = isOver(run);
        run.abort('stop');
        await world.clock.advance(0);
        if (!wasOver) expect(run.outcome()).toEqual({ rejected: 'stop' });
        const { length } = world.calls;
        await world.clock.advance(60_000);
        expect([world.clock.pending(), held.at(-1) ?? '', world.calls.length]).toEqual([0, '', length]);
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});
