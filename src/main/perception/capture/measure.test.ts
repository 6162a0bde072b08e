import { describe, expect, it } from 'vitest';
import { advanceUntilSettled, createFakeClock } from '../../../../testing/fake-clock';
import { DeviceError } from '../../devices/device';
import type { CaptureMethodId } from '../../../shared/view';
import { bestMethod, measureMethods, type Candidate, type Measurement } from './measure';

const never = new AbortController().signal;
const broken = (): DeviceError => new DeviceError('device_protocol', 's', 'it is noise');

/** Candidates whose pictures take the times given, one after the other and then the last; `null` is noise. */
function measured(times: Readonly<Partial<Record<CaptureMethodId, readonly (number | null)[]>>>) {
  const clock = createFakeClock();
  const asked: CaptureMethodId[] = [];
  const candidates = (['raw', 'gzip', 'png'] as const).flatMap((id): Candidate[] => {
    const takes = times[id];
    if (!takes) return [];
    let at = 0;
    return [
      {
        id,
        capture: async (signal) => {
          asked.push(id);
          const ms = takes[Math.min(at, takes.length - 1)];
          at += 1;
          if (ms === null || ms === undefined) throw broken();
          await clock.sleep(ms, signal);
        },
      },
    ];
  });
  const found = advanceUntilSettled(clock, measureMethods(candidates, { kept: 'raw', clock }, never), 1);
  return { found, asked };
}

const plain = ({ ms, failed }: Measurement) => ({
  ms: Object.fromEntries(ms),
  failed: Object.fromEntries(failed),
});

describe('measuring the methods of a device', () => {
  it('ends with those that are much slower after one picture, and begins each round with another', async () => {
    const { found, asked } = measured({ raw: [30, 14, 20], gzip: [25], png: [300] });
    // Of 300 ms no more than twice the fastest and 10 are waited for.
    expect(plain(await found)).toEqual({ ms: { raw: 20, gzip: 25, png: 60 }, failed: {} });
    expect(asked).toEqual(['raw', 'gzip', 'png', 'gzip', 'raw', 'raw', 'gzip']);
    const alone = measured({ raw: [10], gzip: [60], png: [80] });
    expect(plain(await alone.found).ms).toEqual({ raw: 10, gzip: 30, png: 30 });
    expect(alone.asked).toEqual(['raw', 'gzip', 'png']);
  });

  it('what is in use is measured to the end: one slow picture tells nothing', async () => {
    const { found } = measured({ raw: [500, 20, 20], gzip: [60] });
    expect(plain(await found).ms).toEqual({ raw: 20, gzip: 60 });
  });

  it('a method that fails twice is left out with its reason, once is forgiven', async () => {
    const twice = await measured({ raw: [10], gzip: [null], png: [12] }).found;
    expect(plain(twice)).toEqual({ ms: { raw: 10, png: 12 }, failed: { gzip: 'it is noise' } });
    const once = await measured({ raw: [10], gzip: [null, 11], png: [12] }).found;
    expect(plain(once)).toEqual({ ms: { raw: 10, gzip: 11, png: 12 }, failed: {} });
  });

  it('a method that hangs ends at its own time where none is faster, and is not waited for where one is', async () => {
    const alone = measured({ raw: [null], gzip: [100_000], png: [12] });
    expect(plain(await alone.found)).toEqual({
      ms: { png: 12 },
      failed: { raw: 'it is noise', gzip: 'no picture within 3 s' },
    });
    const { found, asked } = measured({ raw: [10], gzip: [100_000], png: [12] });
    expect(plain(await found)).toEqual({ ms: { raw: 10, gzip: 30, png: 12 }, failed: {} });
    expect(asked.filter((id) => id === 'gzip')).toHaveLength(1);
  });

  it('no verdict where the device gives no picture at all, or is gone', async () => {
    await expect(measured({ raw: [null], gzip: [null] }).found).rejects.toThrow('it is noise');
    const clock = createFakeClock();
    const gone = new DeviceError('device_gone', 's', 'gone');
    const capture = (): Promise<void> => Promise.reject(gone);
    const measuring = measureMethods([{ id: 'raw', capture }], { kept: 'raw', clock }, never);
    await expect(measuring).rejects.toBe(gone);
  });
});

it('the preferred method is chosen while it is hardly slower', () => {
  const best = (ms: Partial<Record<CaptureMethodId, number>>) =>
    bestMethod(['raw', 'gzip', 'png'], new Map(Object.entries(ms) as [CaptureMethodId, number][]));
  expect(best({ raw: 110, gzip: 100, png: 105 })).toBe('raw');
  expect(best({ raw: 111, gzip: 105, png: 100 })).toBe('png');
  expect(best({ gzip: 20, png: 10 })).toBe('png');
  expect(best({})).toBeUndefined();
});
