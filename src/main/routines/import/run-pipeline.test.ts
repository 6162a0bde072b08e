import { describe, expect, it } from 'vitest';
import { createRoutineWorld, type RoutineWorld } from '../../../../testing/routine-world';
import type { Rgb } from '../../../shared/recognition';
import { convertMaaPipeline } from './maa/convert-maa-pipeline';

interface Ran {
  /** Calls to the device, then how it ended. */
  readonly did: readonly string[];
  readonly tookMs: number;
  readonly world: RoutineWorld;
}

const COLORS = { green: [0, 255, 0], red: [255, 0, 0], blue: [0, 0, 255] } as const satisfies Record<
  string,
  Rgb
>;
type Color = keyof typeof COLORS;

function show(world: RoutineWorld, ...colors: readonly Color[]): void {
  world.screen.clear();
  for (const [index, color] of colors.entries()) world.screen.set(`${String(index)},1`, COLORS[color]);
}

/** Runs a pipeline on a world in which these colours are seen. */
async function runOn(
  pipeline: unknown,
  colors: readonly Color[] = [],
  prepare?: (world: RoutineWorld) => void,
): Promise<Ran> {
  const world = createRoutineWorld();
  show(world, ...colors);
  prepare?.(world);
  const { text } = convertMaaPipeline(JSON.stringify(pipeline));
  const startedMs = world.clock.now();
  let tookMs = 0;
  const started = world.start(text);
  void started.end.then(
    // Each pass of a loop takes a millisecond of its own.
    () => (tookMs = Math.floor((world.clock.now() - startedMs) / 10) * 10),
    () => undefined,
  );
  await world.clock.advance(3_600_000);
  const end = started.outcome();
  return {
    did: [...world.calls, end !== undefined && 'ok' in end && end.ok ? 'done' : 'failed'],
    tookMs,
    world,
  };
}

const run = async (pipeline: unknown, ...colors: readonly Color[]): Promise<readonly string[]> =>
  (await runOn(pipeline, colors)).did;

const key = (code: number, more: object = {}): object => ({ action: 'ClickKey', key: code, ...more });
const seen = (color: Color): object => ({
  recognition: 'ColorMatch',
  lower: COLORS[color],
  upper: COLORS[color],
});
const GREEN = seen('green');
const RED = seen('red');
const NO_DELAY = { pre_delay: 0, post_delay: 0 };

describe('a converted pipeline', () => {
  it('goes from node to node and ends where there is no next', async () => {
    const pipeline = { A: key(3, { next: 'B' }), B: key(4, { next: ['C', 'D'] }), C: key(66), D: key(82) };
    expect(await run(pipeline)).toEqual(['key HOME', 'key BACK', 'key ENTER', 'done']);
  });

  it('looks for its first node too, as long as that node has time for', async () => {
    const pipeline = { A: key(3, { ...GREEN, timeout: 5_000, on_error: 'B' }), B: key(4) };
    expect(await run(pipeline, 'green')).toEqual(['key HOME', 'done']);
    const { did, tookMs } = await runOn(pipeline);
    expect(did).toEqual(['key BACK', 'done']);
    expect(tookMs).toBe(5_000 + 400);
    expect(await run({ A: key(3, GREEN) })).toEqual(['failed']);
  });

  it('goes to on_error when nothing is found in time, or fails without', async () => {
    const found = { ...key(66), ...GREEN };
    const pipeline = { A: key(3, { next: 'B', on_error: 'C' }), B: found, C: key(4) };
    expect(await run(pipeline)).toEqual(['key HOME', 'key BACK', 'done']);
    expect(await run({ A: key(3, { next: 'B' }), B: found })).toEqual(['key HOME', 'failed']);
    expect(await run({ A: key(3, { next: 'B' }), B: found }, 'green')).toEqual([
      'key HOME',
      'key ENTER',
      'done',
    ]);
  });

  it('goes to on_error when its action fails, or when nothing that could follow is enabled', async () => {
    const refused = { A: key(3, { next: 'B', on_error: 'C' }), B: key(82), C: key(4) };
    const { did } = await runOn(refused, [], (world) => {
      world.behaviours.set('key', () =>
        world.calls.length === 1 ? Promise.reject(new Error('no')) : Promise.resolve(),
      );
    });
    expect(did).toEqual(['key HOME', 'key BACK', 'done']);
    const off = { A: key(3, { next: 'B', on_error: 'C' }), B: key(82, { enabled: false }), C: key(4) };
    expect(await run(off)).toEqual(['key HOME', 'key BACK', 'done']);
    expect(await run({ A: key(3, { next: 'B' }), B: key(82, { enabled: false }) })).toEqual([
      'key HOME',
      'failed',
    ]);
  });

  it('knows And, Or, inverse, disabled nodes, anchors and StopTask', async () => {
    const pipeline = {
      A: { anchor: 'X', next: ['Off', 'B'] },
      Off: key(82, { enabled: false }),
      B: { recognition: 'And', all_of: [GREEN, { recognition: 'DirectHit' }], next: 'C' },
      C: { recognition: 'Or', any_of: [RED, 'B'], ...key(4), next: ['N', 'S'] },
      N: { ...GREEN, inverse: true, next: [] },
      S: { action: 'StopTask', next: 'A' },
    };
    expect(await run(pipeline, 'green')).toEqual(['key BACK', 'done']);
  });

  it('goes to where an anchor was set, by other nodes too, and not once it was taken away', async () => {
    const pipeline = (anchor: object): object => ({
      A: { anchor: 'X', next: 'B' },
      B: { anchor, next: ['[Anchor]X', 'Last'] },
      T: key(4),
      Last: key(66),
      A2: { anchor: { X: 'T' }, enabled: false },
    });
    expect(await run(pipeline({ X: 'T' }))).toEqual(['key BACK', 'done']);
    expect(await run(pipeline({ X: '' }))).toEqual(['key ENTER', 'done']);
  });

  it('tells what of focus is said when a node is found', async () => {
    const focus = {
      'Node.Recognition.Succeeded': { content: '{name} is there', display: 'toast' },
      'Node.Action.Failed': 'oh',
    };
    const { world } = await runOn({ A: { focus, next: 'B' }, B: { focus: 'hello' } });
    expect(world.logs).toEqual(['info: A is there', 'info: hello']);
  });
});

describe('JumpBack', () => {
  it('comes back, and skips what was hit often enough', async () => {
    const pipeline = {
      A: key(3, { next: ['[JumpBack]D', 'B'] }),
      D: key(4, { max_hit: 2, next: 'E' }),
      E: key(82),
      B: key(66),
    };
    const back = ['key BACK', 'key MENU'];
    expect(await run(pipeline)).toEqual(['key HOME', ...back, ...back, 'key ENTER', 'done']);
  });

  it.each([
    ['as interrupt', { A: key(3, { next: 'B', interrupt: 'D' }), D: key(4, RED), B: key(66, GREEN) }],
    [
      'as is_sub',
      { A: key(3, { next: ['B', 'D'] }), D: key(4, { ...RED, is_sub: true }), B: key(66, GREEN) },
    ],
    [
      'as an object',
      { A: key(3, { next: ['B', { name: 'D', jump_back: true }] }), D: key(4, RED), B: key(66, GREEN) },
    ],
  ])('%s', async (_, pipeline) => {
    const { did } = await runOn(pipeline, ['red'], (world) => {
      world.behaviours.set('key', () => {
        if (world.calls.at(-1) === 'key BACK') show(world, 'green');
        return Promise.resolve();
      });
    });
    expect(did).toEqual(['key HOME', 'key BACK', 'key ENTER', 'done']);
  });

  it('comes back from a chain that failed without on_error', async () => {
    const pipeline = {
      A: key(3, { next: ['[JumpBack]D', 'B'] }),
      D: key(4, { max_hit: 1, timeout: 1_000, next: 'Never' }),
      Never: GREEN,
      B: key(66),
    };
    expect(await run(pipeline)).toEqual(['key HOME', 'key BACK', 'key ENTER', 'done']);
  });

  it('comes back to what follows the node whose on_error it is of', async () => {
    const pipeline = {
      A: key(3, { timeout: 1_000, next: 'B', on_error: '[JumpBack]D' }),
      B: key(66, GREEN),
      D: key(4),
    };
    const { did } = await runOn(pipeline, [], (world) => {
      world.behaviours.set('key', () => {
        if (world.calls.at(-1) === 'key BACK') show(world, 'green');
        return Promise.resolve();
      });
    });
    expect(did).toEqual(['key HOME', 'key BACK', 'key ENTER', 'done']);
  });
});

describe('a pipeline that goes round', () => {
  it('does so thousands of times without calls within calls', async () => {
    const pipeline = {
      A: { ...NO_DELAY, next: 'B' },
      B: { ...NO_DELAY, max_hit: 3_000, next: ['C', 'End'] },
      C: { ...NO_DELAY, next: ['B', 'End'] },
      End: key(4),
    };
    expect(await run(pipeline)).toEqual(['key BACK', 'done']);
  }, 60_000);

  it('forgets where it would go back to when it only ever jumps', async () => {
    const long = 'A'.repeat(90);
    const pipeline = {
      [long]: { ...NO_DELAY, next: ['[JumpBack]B', 'End'] },
      B: { ...NO_DELAY, max_hit: 1_500, next: long },
      End: { action: 'StopTask' },
    };
    expect(await run(pipeline)).toEqual(['done']);
  }, 60_000);
});

describe('times of a pipeline', () => {
  it('are 200ms before and after each action, also where nothing is done', async () => {
    expect((await runOn({ A: { next: 'B' }, B: key(4) })).tookMs).toBe(800);
    expect((await runOn({ A: NO_DELAY })).tookMs).toBe(0);
    expect((await runOn({ A: { pre_delay: 1_000, post_delay: 3_000, next: 'B' }, B: NO_DELAY })).tookMs).toBe(
      4_000,
    );
  });

  it('look every rate_limit until the timeout of the node before', async () => {
    const pipeline = { A: { ...NO_DELAY, timeout: 10_000, rate_limit: 2_500, next: 'B' }, B: GREEN };
    const { world, tookMs } = await runOn(pipeline);
    expect([world.looks(), tookMs]).toEqual([5, 10_000]);
  });

  it('end never with -1', async () => {
    const { world, tookMs } = await runOn({ A: { ...NO_DELAY, timeout: -1, next: 'B' }, B: GREEN });
    expect([world.looks(), tookMs]).toEqual([3_601, 0]);
  });

  it('go on when the screen never stands still', async () => {
    const freezes = { pre_wait_freezes: { time: 500, timeout: 2_000 }, post_wait_freezes: 100 };
    const { did, tookMs } = await runOn({ A: key(4, { ...NO_DELAY, ...freezes }) }, [], (world) => {
      world.answers.movesFor = Number.POSITIVE_INFINITY;
    });
    expect(did).toEqual(['key BACK', 'done']);
    expect(tookMs).toBe(22_000);
  });

  it('lie between repeated actions only', async () => {
    const { did, tookMs } = await runOn({ A: key(4, { ...NO_DELAY, repeat: 3, repeat_delay: 700 }) });
    expect(did).toEqual(['key BACK', 'key BACK', 'key BACK', 'done']);
    expect(tookMs).toBe(1_400);
  });
});

describe('the first version of the format', () => {
  it('has times_limit, runout_next, timeout_next and text', async () => {
    const pipeline = {
      A: { ...key(3), times_limit: 2, runout_next: 'Out', next: 'A' },
      Out: { ...NO_DELAY, timeout: 1_000, next: 'Never', timeout_next: 'Late' },
      Never: { recognition: 'OCR', text: 'never' },
      Late: key(4),
    };
    expect(await run(pipeline)).toEqual(['key HOME', 'key HOME', 'key BACK', 'done']);
    expect(convertMaaPipeline(JSON.stringify(pipeline)).text).toContain('text: { contains: never }');
  });
});
