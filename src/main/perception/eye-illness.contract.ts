import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createFakeRandom } from '../../../testing/fake-random';
import { createMemoryLogger } from '../../../testing/memory-logger';
import { KERNEL_FILE, programOfTests } from '../../../testing/programs';
import { formatInstanceRef, type InstanceRef } from '../../shared/instance-reference';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { createAdbDevice } from '../devices/adb/adb-device';
import { createFrameBuffers } from '../devices/adb/frame-buffers';
import { createSmartSocketClient } from '../devices/adb/smart-socket';
import { createSystemClock } from '../platform/system-clock';
import { createFrameTaps } from './frame-taps';
import { createShardedEye } from './sharded-eye';

/** Threads that really hang, and one that only has much to do. */
const never = new AbortController().signal;
const clock = createSystemClock();
const WELL = 0;
const HANGS = 13;
const IS_BUSY = 14;
const pixelAt = (x: number) =>
  ({ kind: 'pixel', at: { x, y: 0 }, color: [0, 0, 0], tolerance: 255 }) as const;

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ devices: 2, seed: 7 });
});
afterAll(() => simulator.stop());

function deviceOf(ref: InstanceRef) {
  const endpoint = { host: '127.0.0.1', port: simulator.port };
  return createAdbDevice({
    ref,
    serial: ref === formatInstanceRef('sim', '1') ? 'muster-sim-1' : 'muster-sim-2',
    client: createSmartSocketClient({ endpoint, clock }),
    random: createFakeRandom(),
    frameBuffers: createFrameBuffers(),
  });
}

/** Two threads, and an instance for each. */
function openEye() {
  const logger = createMemoryLogger();
  const taps = createFrameTaps((error) => {
    throw error;
  });
  const eye = createShardedEye({
    worker: { url: programOfTests('eye-worker-ill-entry'), kernel: KERNEL_FILE },
    ...{ templates: null, deviceOf, taps, clock, logger, workers: 2 },
  });
  onTestFinished(() => eye.close());
  const [first, second] = [formatInstanceRef('sim', '1'), formatInstanceRef('sim', '2')];
  const look = (ref: InstanceRef, x: number) => eye.look({ ref }, [pixelAt(x)], never);
  return { eye, logger, look, first, second };
}

describe('a thread that hangs', () => {
  it('is replaced within seconds: what it owed fails once, and other threads are as they were', async () => {
    const { eye, logger, look, first, second } = openEye();
    await Promise.all([look(first, WELL), look(second, WELL)]);
    const began = clock.monotonic();
    const frozen = { kind: 'frozen', area: null, forMs: 60_000 } as const;
    const owed = Promise.allSettled([
      eye.look({ ref: first }, [frozen], never),
      look(first, HANGS),
      eye.picture({ ref: first }, never),
    ]);
    const progress = { isOver: false };
    void owed.then(() => (progress.isOver = true));
    let elsewhere = 0;
    while (!progress.isOver) {
      await look(second, WELL);
      elsewhere += 1;
      await clock.sleep(50);
    }
    for (const end of await owed)
      expect(end).toMatchObject({ status: 'rejected', reason: { code: 'vision_stopped' } });
    const tookMs = clock.monotonic() - began;
    expect(tookMs).toBeGreaterThan(4_000);
    expect(tookMs).toBeLessThan(12_000);
    expect(elsewhere).toBeGreaterThan(10);
    await expect(look(first, WELL)).resolves.toMatchObject([{ found: true }]);
    await expect(look(second, WELL)).resolves.toMatchObject([{ found: true }]);
    expect(logger.facts.map(({ event }) => event)).toEqual(['vision.worker.hangs']);
  });

  it('is not one that said before that it has something to do', async () => {
    const { logger, look, first } = openEye();
    const began = clock.monotonic();
    await expect(look(first, IS_BUSY)).resolves.toMatchObject([{ found: true }]);
    expect(clock.monotonic() - began).toBeGreaterThan(6_500);
    expect(logger.facts).toEqual([]);
  });
});
