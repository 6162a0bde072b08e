import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { eyeWorkerFromSource } from '../../../../testing/eye-worker';
import { createFakeRandom } from '../../../../testing/fake-random';
import { createMemoryLogger } from '../../../../testing/memory-logger';
import { programOfTests } from '../../../../testing/programs';
import { formatInstanceRef } from '../../../shared/instance-reference';
import { startSimulator } from '../../../simulator/simulator';
import { createAdbDevice } from '../../devices/adb/adb-device';
import { createFrameBuffers } from '../../devices/adb/frame-buffers';
import { createSmartSocketClient } from '../../devices/adb/smart-socket';
import { createSystemClock } from '../../platform/system-clock';
import { createFrameTaps } from '../frame-taps';
import { createShardedEye } from '../sharded-eye';
import { createCaptureBoard } from './capture-board';

const never = new AbortController().signal;
const clock = createSystemClock();
const LATE = { timeout: 10_000, interval: 20 };
/** What the thread of these tests dies of. */
const deadly = { kind: 'pixel', at: { x: 15, y: 0 }, color: [0, 0, 0], tolerance: 255 } as const;
const anyPixel = { kind: 'pixel', at: { x: 0, y: 0 }, color: [0, 0, 0], tolerance: 255 } as const;

/** A thread that looks at a device whose captures take the times given, and the main thread's half. */
async function open(ms: Readonly<Partial<Record<'raw' | 'gzip' | 'png', number>>>) {
  const properties = Object.fromEntries(
    Object.entries(ms).map(([id, takes]) => [`debug.muster.screencap.${id}.ms`, String(takes)]),
  );
  const device = { width: 240, height: 320, properties };
  const simulator = await startSimulator({
    scenario: { schemaVersion: 1, name: 'One', apps: ['rewards'], device },
  });
  onTestFinished(() => simulator.stop());
  const endpoint = { host: '127.0.0.1', port: simulator.port };
  const seen = createAdbDevice({
    ref: formatInstanceRef('sim', '1'),
    serial: 'muster-sim-1',
    client: createSmartSocketClient({ endpoint, clock }),
    random: createFakeRandom(),
    frameBuffers: createFrameBuffers(),
  });
  const captures = createCaptureBoard();
  const logger = createMemoryLogger();
  const taps = createFrameTaps((error) => {
    throw error;
  });
  const worker = { ...eyeWorkerFromSource(), url: programOfTests('eye-worker-ill-entry') };
  const options = { worker, templates: null, deviceOf: () => seen, workers: 1 };
  const eye = createShardedEye({ ...options, ...{ taps, captures, clock, logger } });
  onTestFinished(() => eye.close());
  const [virtual] = simulator.devices;
  if (!virtual) throw new Error('no device');
  const look = () => eye.look(seen, [anyPixel], never);
  const of = () => captures.of(seen.ref);
  /** Looks on until the main thread was told what is wanted. */
  const until = (wanted: Readonly<Record<string, unknown>>) =>
    vi.waitFor(async () => {
      await look();
      expect(of()).toMatchObject(wanted);
    }, LATE);
  return { eye, seen, look, of, until, logger, properties: virtual.properties };
}

describe('a thread that looks', () => {
  it('begins with raw pixels, measures behind the first look, and keeps what is fastest for the session', async () => {
    const { eye, seen, look, of, until } = await open({ raw: 250, gzip: 300, png: 20 });
    await look();
    await vi.waitFor(() => expect(of()).toMatchObject({ method: 'raw' }), LATE);
    expect(of()?.ms).toBeGreaterThanOrEqual(250);
    await until({ method: 'png' });
    expect(of()?.ms).toBeLessThan(250);
    const frame = await eye.capture(seen, never);
    expect(frame.pixels.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(frame.pixels).toHaveLength(240 * 320 * 4);
    eye.release(frame);
  });

  it('says when it becomes slow, and what it took before', async () => {
    const { seen, look, of, until, logger, properties } = await open({ gzip: 200, png: 200 });
    for (let count = 0; count < 3; count += 1) await look();
    await clock.sleep(600);
    for (let count = 0; count < 6; count += 1) await look();
    expect(of()).toMatchObject({ method: 'raw' });
    expect(of()).not.toHaveProperty('usualMs');
    properties.set('debug.muster.screencap.raw.ms', '500');
    await until({ method: 'raw', usualMs: expect.any(Number) as number });
    expect(logger.facts).toContainEqual(
      expect.objectContaining({ event: 'capture.slower', level: 'warn', ref: seen.ref, method: 'raw' }),
    );
  });

  it('does without a method that gives rubbish, in the same look, and says why', async () => {
    const { look, until, logger, properties } = await open({});
    properties.set('debug.muster.screencap.raw', 'noise');
    await expect(look()).resolves.toMatchObject([{ found: true }]);
    await until({ method: expect.stringMatching(/gzip|png/) as string });
    expect(logger.facts).toContainEqual(
      expect.objectContaining({
        event: 'capture.left-out',
        method: 'raw',
        why: expect.stringContaining('noise') as string,
      }),
    );
  });

  it('that comes after one that died goes on with what was measured, and measures nothing anew', async () => {
    const { eye, seen, look, of, until, logger, properties } = await open({ raw: 250, gzip: 300, png: 20 });
    await until({ method: 'png' });
    const events = () => logger.facts.map(({ event }) => event);
    const before = events();
    await expect(eye.look(seen, [deadly], never)).rejects.toMatchObject({ code: 'vision_stopped' });
    // A capture in another way would take for ever.
    properties.set('debug.muster.screencap.raw.ms', '20000');
    const began = clock.monotonic();
    await vi.waitFor(look, LATE);
    for (let count = 0; count < 3; count += 1) await look();
    await clock.sleep(1_500);
    await look();
    expect(clock.monotonic() - began).toBeLessThan(10_000);
    expect(of()).toMatchObject({ method: 'png' });
    expect(events().slice(before.length)).toEqual(['vision.worker.ended']);
  });
});
