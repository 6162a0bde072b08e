import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { eyeWorkerFromSource } from '../../../testing/eye-worker';
import { createFakeRandom } from '../../../testing/fake-random';
import { createMemoryLogger } from '../../../testing/memory-logger';
import { formatInstanceRef } from '../../shared/instance-reference';
import type { NodeMatch } from '../../shared/recognition';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { createAdbDevice } from '../devices/adb/adb-device';
import { createFrameBuffers } from '../devices/adb/frame-buffers';
import { createSmartSocketClient } from '../devices/adb/smart-socket';
import { createSystemClock } from '../platform/system-clock';
import { createFrameTaps } from './frame-taps';
import { createShardedEye } from './sharded-eye';

const never = new AbortController().signal;
const clock = createSystemClock();
const FAULT = 'debug.muster.dump';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ devices: 1, seed: 7 });
});
afterAll(() => simulator.stop());

/** An eye on the only device, which shows an app of rewards. */
async function openEye() {
  const device = createAdbDevice({
    ref: formatInstanceRef('sim', '1'),
    serial: 'muster-sim-1',
    client: createSmartSocketClient({ endpoint: { host: '127.0.0.1', port: simulator.port }, clock }),
    random: createFakeRandom(),
    frameBuffers: createFrameBuffers(),
  });
  const taps = createFrameTaps((error) => {
    throw error;
  });
  const logger = createMemoryLogger();
  const options = { worker: eyeWorkerFromSource(), templates: null, deviceOf: () => device, workers: 1 };
  const eye = createShardedEye({ ...options, ...{ taps, clock, logger } });
  onTestFinished(() => eye.close());
  await device.startApp('com.example.rewards', null, never);
  const look = async (...nodes: readonly NodeMatch[]) =>
    eye.look(
      device,
      nodes.map((node) => ({ kind: 'node', node, all: true }) as const),
      never,
    );
  await vi.waitFor(
    async () => {
      expect((await look({ id: 'gifts' }))[0]?.found).toBe(true);
    },
    { timeout: 8_000 },
  );
  return { device, look };
}

it('elements are looked for in the worker, one description for all of a look, and only for that', async () => {
  const { device, look } = await openEye();
  // Each dump counts it down; without a terminal a first look has two of them.
  await device.shell(['setprop', FAULT, 'no-terminal:9'], never);
  const [coins, days, none] = await look(
    { description: { how: 'equals', text: 'COINS' } },
    { path: '//TextView[starts-with(@text, "Day ")]' },
    { id: 'no-such' },
  );
  expect(coins).toMatchObject({ found: true, score: null, text: 'Coins', box: { x: 374, y: 74, width: 32 } });
  expect(days?.all).toHaveLength(6);
  expect(none).toMatchObject({ found: false, box: null });
  const left = async (): Promise<string> => (await device.shell(['getprop', FAULT], never)).stdout.trim();
  expect(await left()).toBe('no-terminal:7');
  await look({ id: 'gifts' });
  expect(await left()).toBe('no-terminal:6');

  expect((await look({ id: 'title' }))[0]?.found).toBe(true);
  await device.pressKey('HOME', never);
  expect((await look({ id: 'title' }))[0]?.found).toBe(false);

  await device.shell(['setprop', FAULT, 'emoji'], never);
  await expect(look({ id: 'title' })).rejects.toMatchObject({
    code: 'recognition_unavailable',
    message: expect.stringContaining('emoji') as string,
  });
  await expect(look({ path: '//[' })).rejects.toMatchObject({ code: 'recognition_unavailable' });
});
