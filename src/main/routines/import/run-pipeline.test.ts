import { describe, expect, it } from 'vitest';
import { createRoutineWorld } from '../../../../testing/routine-world';
import { convertMaaPipeline } from './maa/convert-maa-pipeline';

/** Runs a pipeline on a world and answers what it did to the device. */
async function run(pipeline: unknown, green = false): Promise<readonly string[]> {
  const world = createRoutineWorld();
  if (green) world.screen.set('1,1', [0, 255, 0]);
  const { text } = convertMaaPipeline(JSON.stringify(pipeline));
  const started = world.start(text);
  await world.clock.advance(600_000);
  const end = started.outcome();
  return [...world.calls, end !== undefined && 'ok' in end && end.ok ? 'done' : 'failed'];
}

const key = (code: number, more: object = {}): object => ({ action: 'ClickKey', key: code, ...more });
const GREEN = { recognition: 'ColorMatch', lower: [0, 250, 0], upper: [5, 255, 5] };

describe('a converted pipeline', () => {
  it('goes from node to node and ends where there is no next', async () => {
    const pipeline = { A: key(3, { next: 'B' }), B: key(4, { next: ['C', 'D'] }), C: key(66), D: key(82) };
    expect(await run(pipeline)).toEqual(['key HOME', 'key BACK', 'key ENTER', 'done']);
  });

  it('comes back after a JumpBack, and skips what was hit often enough', async () => {
    const pipeline = {
      A: key(3, { next: ['[JumpBack]D', 'B'] }),
      D: key(4, { max_hit: 2, next: 'E' }),
      E: key(82),
      B: key(66),
    };
    const back = ['key BACK', 'key MENU'];
    expect(await run(pipeline)).toEqual(['key HOME', ...back, ...back, 'key ENTER', 'done']);
  });

  it('goes to on_error when nothing is found in time, or fails without', async () => {
    const found = { ...key(66), ...GREEN };
    expect(await run({ A: key(3, { next: 'B', on_error: 'C' }), B: found, C: key(4) })).toEqual([
      'key HOME',
      'key BACK',
      'done',
    ]);
    expect(await run({ A: key(3, { next: 'B' }), B: found })).toEqual(['key HOME', 'failed']);
    expect(await run({ A: key(3, { next: 'B' }), B: found }, true)).toEqual([
      'key HOME',
      'key ENTER',
      'done',
    ]);
  });

  it('touches what it found, counted from its middle', async () => {
    const click = { ...GREEN, action: 'Click', target_offset: [10, 20, 0, 0] };
    const calls = await run({ A: { next: 'B' }, B: click }, true);
    expect(calls.filter((call) => call.startsWith('tap'))).toHaveLength(1);
    expect(calls.at(-1)).toBe('done');
  });

  it('knows And, Or, inverse, disabled nodes, anchors and StopTask', async () => {
    const pipeline = {
      A: { anchor: 'X', next: ['Off', 'B'] },
      Off: key(82, { enabled: false }),
      B: {
        recognition: 'And',
        all_of: [{ ...GREEN, inverse: false }, { recognition: 'DirectHit' }],
        next: 'C',
      },
      C: { recognition: 'Or', any_of: [GREEN, { recognition: 'DirectHit' }], ...key(4), next: ['N', 'S'] },
      N: { ...GREEN, inverse: true, next: [] },
      S: { action: 'StopTask', next: 'A' },
    };
    expect(await run(pipeline, true)).toEqual(['key BACK', 'done']);
  });
});
