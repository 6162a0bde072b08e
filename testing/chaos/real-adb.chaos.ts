import { describe, expect, it } from 'vitest';
import { adbIsMissing } from '../adb-server';
import { resourcesInUse } from '../resources';
import { tapTimesBeside } from './hung-device';
import { expectChaosSurvived } from './real-adb-run';

// Without adb these tests are left out at home and fail in CI.
describe.skipIf(adbIsMissing())('a host on a real adb server', () => {
  it('taps no wrong device in 20 s of seeded chaos with 16 devices', { timeout: 120_000 }, async () => {
    const before = resourcesInUse();
    const { taps, restarts } = await expectChaosSurvived({ seed: 5, devices: 16, lengthMs: 20_000 });
    expect(taps).toBeGreaterThan(200);
    expect(restarts).toBeGreaterThan(1);
    await expect.poll(resourcesInUse, { timeout: 5_000 }).toEqual(before);
  });

  it.each(['hang', 'freeze'])(
    'one device in %s adds at most 50 ms to commands of others',
    { timeout: 60_000 },
    async (fault) => {
      const { quietMs, besideMs } = await tapTimesBeside({ devices: 16, fault, taps: 400 });
      process.stdout.write(
        `taps of others: ${quietMs.toFixed(1)} ms, beside one in ${fault} ${besideMs.toFixed(1)} ms\n`,
      );
      expect(besideMs - quietMs).toBeLessThanOrEqual(50);
    },
  );
});
