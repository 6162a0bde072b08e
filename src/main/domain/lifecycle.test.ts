import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BOTS, IDS, World, type BotModel, type Shape, type Work } from '../../../testing/lifecycle-world';
import type { Loop } from '../../shared/definition';
import type { Failure } from '../../shared/failure';
import { isTerminalGroup, type PauseReason, type StopMode } from '../../shared/lifecycle-states';
import type { BotEvent, BotState } from './bot';

const STEP_FAILED: Failure = { class: 'routine', code: 'step_failed', detail: {}, step: '1' };
const ACCOUNT_REFUSED: Failure = { class: 'account', code: 'account_refused', detail: {}, step: '1' };
const DEVICE_GONE: Failure = { class: 'device', code: 'device_gone', detail: {} };

type Move = (world: World, bot: BotModel | undefined, index: number) => void;

const stopBy = (mode: StopMode): Move => {
  return (world) => world.send({ type: 'stop', mode, graceMs: 10_000 });
};
const stopBot = (mode: StopMode): Move => {
  return (_, bot) => void bot?.send({ type: 'stop', mode });
};
const pauseBot = (reason: PauseReason): Move => {
  return (_, bot) => void bot?.send({ type: 'pause', reason });
};
const resumeBot = (reason: PauseReason): Move => {
  return (world, bot) => void bot?.send({ type: 'resume', reason, nowMs: world.nowMs });
};
/** Work of that kind, not being aborted, comes to this end. */
const workEnds = (works: readonly Work[], event: (world: World) => BotEvent): Move => {
  return (world, bot) => {
    if (bot?.work && works.includes(bot.work) && !bot.isAborting) bot.answer(event(world));
  };
};
/** Something happens within an iteration that goes on. */
const within = (event: BotEvent): Move => {
  return (_, bot) => {
    if (bot?.work === 'iterate' && !bot.isAborting) bot.send(event);
  };
};
const failing = (failure: Failure) => {
  return (world: World): BotEvent => ({ type: 'failed', failure, nowMs: world.nowMs, jitterUnit: 0.5 });
};
const exhausted = (policy: 'complete' | 'fail' | 'wait'): BotEvent => {
  return { type: 'poolExhausted', policy, failure: { class: 'account', code: 'pool_exhausted', detail: {} } };
};

/** What the machine around the group does, sooner or later. */
const ANSWERS = {
  validated: (world) => {
    if (!world.isValidating) return;
    world.isValidating = false;
    world.send({ type: 'validated' });
  },
  invalid: (world) => {
    if (!world.isValidating) return;
    world.isValidating = false;
    world.send({ type: 'invalid', failure: { code: 'preflight', problems: [] } });
  },
  'acquired all': (world) => {
    if (world.isAcquiring) world.acquire(BOTS);
  },
  'acquired one': (world) => {
    if (world.isAcquiring) world.acquire(1);
  },
  acquireFailed: (world) => {
    if (!world.isAcquiring) return;
    world.isAcquiring = false;
    world.send({ type: 'acquireFailed', failure: { code: 'instance_conflict', refs: [] } });
  },
  'acquire aborted': (world) => {
    if (!world.isAcquiring || !world.isAborted) return;
    world.isAcquiring = false;
    world.send({ type: 'acquireFailed', failure: { code: 'no_instances', skipped: [] } });
  },
  stagger: (world) => {
    if (!world.hasStagger) return;
    world.hasStagger = false;
    world.send({ type: 'staggerDue' });
  },
  prepared: workEnds(['prepare'], ({ nowMs }) => ({ type: 'prepared', nowMs })),
  iterated: (world, bot, index) => {
    if (bot?.isGateOpen && bot.state.phase === 'running')
      workEnds(['iterate'], ({ nowMs }) => ({ type: 'iterationCompleted', nowMs }))(world, bot, index);
  },
  recovered: workEnds(['recover'], () => ({ type: 'recovered' })),
  settled: (_, bot) => {
    if (bot?.isAborting) bot.settle();
  },
  timer: (world, bot) => {
    if (!bot?.timer) return;
    const type = bot.timer;
    bot.timer = null;
    bot.send(type === 'retryDue' ? { type } : { type: 'iterationDue', nowMs: world.nowMs });
    if (!bot.isGateOpen) expect(bot.work, 'no timer wakes a paused bot').toBeNull();
  },
  accountReady: within({ type: 'accountReady' }),
} satisfies Record<string, Move>;

/** What people, accounts and devices do to it. */
const MOVES: Record<string, Move> = {
  ...ANSWERS,
  'acquired none': (world) => {
    if (world.isAcquiring) world.acquire(0);
  },
  'fails at a step': workEnds(['prepare', 'iterate', 'recover'], failing(STEP_FAILED)),
  'gives its account up': workEnds(['iterate'], failing(ACCOUNT_REFUSED)),
  'fails on the device': workEnds(['prepare', 'iterate', 'recover'], failing(DEVICE_GONE)),
  recovers: (_, bot) => {
    if (bot?.state.phase !== 'running' || bot.work !== 'iterate') return;
    bot.work = 'recover';
    bot.send({ type: 'recoveryStarted' });
  },
  accountWait: within({ type: 'accountWait' }),
  'pool wait': within(exhausted('wait')),
  'pool complete': workEnds(['iterate'], () => exhausted('complete')),
  'pool fail': workEnds(['iterate'], () => exhausted('fail')),
  grace: (world) => {
    if (!world.hasGrace) return;
    world.hasGrace = false;
    world.send({ type: 'graceOver' });
  },
  pause: (world) => world.send({ type: 'pause' }),
  resume: (world) => world.send({ type: 'resume' }),
  drain: stopBy('drain'),
  'stop now': stopBy('now'),
  kill: stopBy('kill'),
  'drain bot': stopBot('drain'),
  'stop bot': stopBot('now'),
  'restart bot': (world, _, index) => world.restart(index),
  'pause bot': pauseBot('user'),
  'resume bot': resumeBot('user'),
  'health pauses': pauseBot('health'),
  'health resumes': resumeBot('health'),
  'a minute passes': (world) => void (world.nowMs += 60_000),
  'the clock is set back': (world) => void (world.nowMs -= 600_000),
};

/** Whoever is not at the end has something under way that will bring an event. */
function expectNothingStuck(world: World): void {
  const { group } = world;
  for (const bot of world.bots) expectBotNotStuck(bot);
  expect(world.hasStagger, 'a stagger is under way while launching and only then').toBe(
    group.name === 'launching',
  );
  const isActive = group.bots.some((bot) => bot.place === 'active');
  const isQueued = group.bots.some((bot) => bot.place === 'queued');
  const awaited = {
    validating: world.isValidating,
    acquiring: world.isAcquiring,
    launching: true,
    running: isActive,
    paused: isActive || isQueued,
    stopping: isActive || (group.acquiring && world.isAcquiring),
    completed: true,
    failed: true,
    stopped: true,
  };
  expect(awaited[group.name], `a group that is ${group.name} waits for something`).toBe(true);
}

function expectBotNotStuck(bot: BotModel): void {
  const { state, work, timer } = bot;
  const awaited: Partial<Record<BotState['phase'], boolean>> = {
    starting: work === 'prepare',
    running: work === 'iterate',
    waitingAccount: work === 'iterate',
    recovering: work === 'recover',
    betweenIterations: timer === 'iterationDue' || state.deferred === 'iterationDue',
    retryWait: timer === 'retryDue' || state.deferred === 'retryDue',
    stopping: bot.isAborting,
  };
  expect(awaited[state.phase] ?? true, `a bot that is ${state.phase} waits for something`).toBe(true);
  if (timer) expect(['betweenIterations', 'retryWait']).toContain(state.phase);
  if (state.deferred) expect(state.pauseReasons).not.toEqual([]);
  expect(new Set(state.pauseReasons).size).toBe(state.pauseReasons.length);
  if (bot.isActive && state.phase !== 'stopping')
    expect(bot.isGateOpen).toBe(state.pauseReasons.length === 0);
}

function expectConsistent(world: World): void {
  const { group } = world;
  const isOver = isTerminalGroup(group.name);
  expect(world.finishes).toBe(isOver ? 1 : 0);
  world.bots.forEach((bot, index) => {
    const place = group.bots[index]?.place;
    expect(place === 'active', 'the group knows which bots are active').toBe(bot.isActive);
    expect(bot.state.restarts).toBeLessThanOrEqual(bot.state.failures + bot.personRestarts);
    if (isOver) expect(bot.isOver, 'a group that has ended has no active bot').toBe(true);
  });
  if (isOver) {
    expect(group.bots.filter((bot) => bot.place === 'active' || bot.place === 'queued')).toEqual([]);
    expect([world.hasStagger, world.hasGrace]).toEqual([false, false]);
  }
  expectNothingStuck(world);
}

const shapes: fc.Arbitrary<Shape> = fc.record({
  loop: fc.constantFrom<Loop[]>(
    { kind: 'once' },
    { kind: 'count', count: 2, pauseMs: 0 },
    { kind: 'forever', pauseMs: 1_000 },
    { kind: 'until', at: '2026-03-01T12:03:00Z', pauseMs: 0 },
    { kind: 'until', at: 'never', pauseMs: 0 },
    { kind: 'untilPoolEmpty', pauseMs: 0 },
  ),
  maxRetries: fc.constantFrom(-1, 0, 2),
  staggerMs: fc.constantFrom(0, 5_000),
  resumedAt: fc.constantFrom(0, 0, 2),
});
/** Moves that end a group; rare, or else few sequences would see anything of its life. */
const FINAL = ['invalid', 'acquireFailed', 'drain', 'stop now', 'kill'];
const moveNames = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('prepared', 'iterated', 'timer', 'settled', 'stagger') },
  { weight: 12, arbitrary: fc.constantFrom(...Object.keys(MOVES).filter((name) => !FINAL.includes(name))) },
  { weight: 1, arbitrary: fc.constantFrom(...FINAL) },
);
type Sequence = readonly (readonly [name: string, index: number])[];
const everybody = (name: string): Sequence => IDS.map((_, index) => [name, index]);
const ACQUIRED: Sequence = [
  ['validated', 0],
  ['acquired all', 0],
];
const LAUNCHED: Sequence = [...ACQUIRED, ...everybody('stagger')];
const beginnings = fc.constantFrom<Sequence[]>([], ACQUIRED, LAUNCHED, [
  ...LAUNCHED,
  ...everybody('prepared'),
]);
const moves = fc.array(fc.tuple(moveNames, fc.nat(BOTS - 1)), { maxLength: 60, size: 'max' });
const sequences = fc.tuple(beginnings, moves).map(([beginning, rest]): Sequence => [...beginning, ...rest]);
const RUNS = { numRuns: 120 };

function make(world: World, name: string, index: number): void {
  MOVES[name]?.(world, world.bots[index], index);
}

function play(shape: Shape, sequence: Sequence): World {
  const world = new World(shape);
  for (const [name, index] of sequence) {
    make(world, name, index);
    expectConsistent(world);
  }
  return world;
}

/** Lets everything under way come to its end, and counts the events that took until the group was terminal. */
function settle(world: World, answers: readonly string[], limit: number): number {
  for (let events = 0; events <= limit;) {
    if (isTerminalGroup(world.group.name)) return events;
    for (const name of answers) {
      for (let index = 0; index < Math.max(world.bots.length, 1); index += 1) make(world, name, index);
    }
    events += Math.max(world.bots.length, 1);
    expectConsistent(world);
  }
  throw new Error(`still ${world.group.name} after ${String(limit)} events`);
}

const PROMPT = ['acquire aborted', 'settled'];

describe('lifecycle: any order of events', () => {
  test('nothing is stuck, nothing happens twice, nothing begins after the end', () => {
    fc.assert(
      fc.property(shapes, sequences, (shape, sequence) => void play(shape, sequence)),
      RUNS,
    );
  });

  test.each<StopMode>(['now', 'kill'])('stop (%s) needs only that what is under way settles', (mode) => {
    fc.assert(
      fc.property(shapes, sequences, (shape, sequence) => {
        const world = play(shape, sequence);
        const wasOver = isTerminalGroup(world.group.name);
        world.send({ type: 'stop', mode, graceMs: 10_000 });
        settle(world, PROMPT, BOTS);
        if (!wasOver) expect(world.group.name).toBe('stopped');
      }),
      RUNS,
    );
  });

  test('stop (drain) ends once the iterations in work have ended', () => {
    fc.assert(
      fc.property(shapes, sequences, moves, (shape, sequence, meanwhile) => {
        const world = play(shape, [...sequence, ['drain', 0], ...meanwhile]);
        // A person may have paused a bot that was already draining.
        for (const name of ['resume bot', 'health resumes'])
          IDS.forEach((_, index) => make(world, name, index));
        settle(world, [...PROMPT, 'recovered', 'iterated'], 3 * BOTS);
      }),
      RUNS,
    );
  });

  test('stop (now) of what never settles ends with the grace period', () => {
    fc.assert(
      fc.property(shapes, sequences, (shape, sequence) => {
        const world = play(shape, sequence);
        world.send({ type: 'stop', mode: 'now', graceMs: 10_000 });
        make(world, 'grace', 0);
        expect(isTerminalGroup(world.group.name)).toBe(true);
        expectConsistent(world);
      }),
      RUNS,
    );
  });

  test('nothing moves a group that has ended, and its bots begin nothing', () => {
    fc.assert(
      fc.property(shapes, sequences, sequences, (shape, sequence, late) => {
        const world = play(shape, [...sequence, ['kill', 0]]);
        settle(world, PROMPT, BOTS);
        const ended = world.group;
        const bots = world.bots.map((bot) => bot.state);
        for (const [name, index] of late) make(world, name, index);
        for (const botId of IDS) world.send({ type: 'botRevived', botId });
        expect(world.group).toBe(ended);
        expect(world.bots.map((bot) => bot.state)).toEqual(bots);
      }),
      RUNS,
    );
  });

  test('bots that are left alone bring a group with an end to its end', () => {
    const ending = shapes.filter(({ loop }) => loop.kind === 'once' || loop.kind === 'count');
    fc.assert(
      fc.property(ending, sequences, (shape, sequence) => {
        const world = play(shape, sequence);
        world.send({ type: 'resume' });
        for (const name of ['resume bot', 'health resumes'])
          IDS.forEach((_, index) => make(world, name, index));
        settle(
          world,
          Object.keys(ANSWERS).filter((name) => name !== 'invalid' && name !== 'acquireFailed'),
          60,
        );
      }),
      RUNS,
    );
  });
});
