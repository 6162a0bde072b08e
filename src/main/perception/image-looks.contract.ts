import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { eyeWorkerFromSource } from '../../../testing/eye-worker';
import { createFakeRandom } from '../../../testing/fake-random';
import { createMemoryLogger } from '../../../testing/memory-logger';
import { formatInstanceRef } from '../../shared/instance-reference';
import type { Recogniser } from '../../shared/recognition';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { createAdbDevice } from '../devices/adb/adb-device';
import { createFrameBuffers } from '../devices/adb/frame-buffers';
import { createSmartSocketClient } from '../devices/adb/smart-socket';
import { createSystemClock } from '../platform/system-clock';
import { createFrameTaps } from './frame-taps';
import { createShardedEye } from './sharded-eye';

const never = new AbortController().signal;
const clock = createSystemClock();
const templates = resolve(import.meta.dirname, '../../../templates');

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ devices: 1, seed: 7 });
});
afterAll(() => simulator.stop());

const image = (template: string, more: { all?: boolean; threshold?: number } = {}): Recogniser => ({
  ...{ kind: 'image', template, area: null, threshold: null, all: false },
  ...more,
});

it('images are looked for in the worker, with the templates of the folder', async () => {
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
  const options = { worker: eyeWorkerFromSource(), templates, deviceOf: () => device, workers: 1 };
  const eye = createShardedEye({ ...options, ...{ taps, clock, logger } });
  onTestFinished(() => eye.close());
  const look = (...asks: readonly Recogniser[]) => eye.look(device, asks, never);

  const [icon, noClaim] = await look(image('demo/home-rewards'), image('demo/claim'));
  expect(icon).toMatchObject({ found: true, box: { width: 60, height: 60 } });
  expect(icon?.score).toBeGreaterThan(0.99);
  expect(noClaim).toMatchObject({ found: false, box: null });

  await device.startApp('com.example.rewards', null, never);
  await vi.waitFor(async () => expect((await look(image('demo/claim')))[0]?.found).toBe(true), 8_000);
  const [claims, best, icons] = await look(
    image('demo/claim', { all: true }),
    image('demo/claim'),
    image('demo/home-rewards'),
  );
  expect(claims?.all).toHaveLength(6);
  expect(best).toMatchObject({ found: true, box: { width: 84, height: 38 } });
  expect(icons?.found).toBe(false);
  await expect(look(image('demo/clam'))).rejects.toMatchObject({
    code: 'recognition_unavailable',
    message: 'there is no template “demo/clam”; did you mean “demo/claim”?',
  });

  const picture = await eye.picture(device, never);
  const [again] = await picture.look([image('demo/claim', { threshold: 0.95 })], never);
  expect(again).toMatchObject({ found: true });
  picture.release();
});
