import { afterAll, beforeAll, describe, expect, expectTypeOf, it, onTestFinished } from 'vitest';
import { eyeWorkerFromSource } from '../../../testing/eye-worker';
import { createFakeRandom } from '../../../testing/fake-random';
import { createMemoryLogger } from '../../../testing/memory-logger';
import type { Frame } from '../../shared/frame';
import { formatInstanceRef } from '../../shared/instance-reference';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { createAdbDevice } from '../devices/adb/adb-device';
import { createFrameBuffers } from '../devices/adb/frame-buffers';
import { createSmartSocketClient } from '../devices/adb/smart-socket';
import { DeviceError, type Device } from '../devices/device';
import { createSystemClock } from '../platform/system-clock';
import type { Eye } from '../routines/ports';
import { createFrameTaps } from './frame-taps';
import { createShardedEye, type ShardedEye } from './sharded-eye';

const never = new AbortController().signal;
const clock = createSystemClock();
const anyPixel = { kind: 'pixel', at: { x: 0, y: 0 }, color: [0, 0, 0], tolerance: 255 } as const;

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ devices: 4, seed: 7 });
});
afterAll(() => simulator.stop());

function deviceOn(number: number, guard?: () => DeviceError | undefined): Device {
  const endpoint = { host: '127.0.0.1', port: simulator.port };
  return createAdbDevice({
    ref: formatInstanceRef('sim', String(number)),
    serial: `muster-sim-${String(number)}`,
    client: createSmartSocketClient({ endpoint, clock }),
    random: createFakeRandom(),
    frameBuffers: createFrameBuffers(),
    ...(guard && { guard }),
  });
}

/** An eye on the simulator's devices, ended with the test. */
function openEye(workers = 1, guard?: () => DeviceError | undefined) {
  const devices = new Map([1, 2, 3, 4].map((number) => deviceOn(number, guard)).map((d) => [d.ref, d]));
  const taps = createFrameTaps((error) => {
    throw error;
  });
  const logger = createMemoryLogger();
  const eye = createShardedEye({
    worker: eyeWorkerFromSource(),
    templates: null,
    deviceOf: (ref) => {
      const device = devices.get(ref);
      if (!device) throw new DeviceError('device_gone', ref, 'nobody works on it');
      return device;
    },
    ...{ taps, clock, logger, workers },
  });
  onTestFinished(() => eye.close());
  const device = (number: number) => ({ ref: formatInstanceRef('sim', String(number)) });
  return { eye, taps, logger, device };
}

describe('the sharded eye', () => {
  it('is what routines look through', () => {
    expectTypeOf<ShardedEye>().toExtend<Eye>();
  });

  it('answers in the order of the questions, the app in front among them', async () => {
    const { eye, device } = openEye(2);
    const app = { kind: 'app', packageName: 'no.such.app' } as const;
    const black = { kind: 'black', area: null } as const;
    const [first, second, third] = await eye.look(device(1), [black, app, anyPixel], never);
    expect(first?.found).toBe(false);
    expect(second).toMatchObject({ found: false, text: expect.any(String) as string });
    expect(third).toMatchObject({
      found: true,
      color: [expect.anything(), expect.anything(), expect.anything()],
    });
    await expect(eye.look(device(9), [anyPixel], never)).rejects.toMatchObject({ code: 'device_gone' });
  });

  it('a picture stays as it was, and a frame is lent without a copy', async () => {
    const { eye, device } = openEye();
    const picture = await eye.picture(device(2), never);
    const [before] = await picture.look([anyPixel], never);
    const [again] = await picture.look([anyPixel], never);
    expect(again).toEqual(before);
    picture.release();
    await expect(picture.look([anyPixel], never)).rejects.toThrow('released');
    const frame = await eye.capture(device(2), never);
    expect(frame.pixels.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(frame.pixels).toHaveLength(frame.width * frame.height * 4);
    eye.release(frame);
    eye.release(frame);
    // Its memory is the next frame's.
    const next = await eye.capture(device(3), never);
    expect([next.width, next.height]).toEqual([frame.width, frame.height]);
  });

  it('ends with its signal, and what comes back by then is let go', async () => {
    const { eye, device } = openEye();
    await eye.look(device(1), [anyPixel], never);
    const stop = new AbortController();
    const frozen = { kind: 'frozen', area: null, forMs: 60_000 } as const;
    const looked = eye.look(device(1), [frozen], stop.signal);
    await clock.sleep(100);
    const reason = new Error('stopped');
    stop.abort(reason);
    await expect(looked).rejects.toBe(reason);
    await expect(eye.picture(device(1), stop.signal)).rejects.toBe(reason);
  });

  it('says what a device says, and never answers for a serial that is another’s by now', async () => {
    let refusal: DeviceError | undefined;
    const { eye, device } = openEye(1, () => refusal);
    await eye.look(device(1), [anyPixel], never);
    refusal = new DeviceError('device_gone', 'muster-sim-1', 'another device has taken the serial');
    await expect(eye.look(device(1), [anyPixel], never)).rejects.toBe(refusal);
    refusal = undefined;
    const frozen = { kind: 'frozen', area: null, forMs: 300 } as const;
    const looked = eye.look(device(1), [frozen], never);
    refusal = new DeviceError('device_gone', 'muster-sim-1', 'another device has taken the serial');
    await expect(looked).rejects.toBe(refusal);
    const gone = openEye();
    simulator.faults.set('4:offline');
    onTestFinished(() => simulator.faults.set(''));
    await expect(gone.eye.look(device(4), [anyPixel], never)).rejects.toMatchObject({
      name: 'DeviceError',
      code: 'device_offline',
    });
  });

  it('shows frames that are taken anyway to who watches, and only then', async () => {
    const { eye, taps, device } = openEye();
    const shown: Pick<Frame, 'width'>[] = [];
    const unwatch = taps.watch(device(1).ref, ({ width }) => shown.push({ width }));
    await eye.look(device(1), [anyPixel], never);
    await eye.look(device(2), [anyPixel], never);
    expect(shown).toHaveLength(1);
    unwatch();
    await eye.look(device(1), [anyPixel], never);
    expect(shown).toHaveLength(1);
  });

  it('shows the last frame to who begins to watch between two looks, without another capture', async () => {
    const { eye, taps, device } = openEye();
    await eye.look(device(1), [anyPixel], never);
    await eye.look(device(2), [anyPixel], never);
    const after = clock.now();
    // It can't be captured any more.
    simulator.faults.set('1:offline');
    onTestFinished(() => simulator.faults.set(''));
    const frames = new Map<string, number>();
    const firstOf = (name: string): Promise<void> =>
      new Promise((resolve) => {
        const off = taps.watch(device(1).ref, (_frame, takenAt) => {
          frames.set(name, takenAt);
          resolve();
        });
        onTestFinished(off);
      });
    await firstOf('one');
    await firstOf('another');
    expect(frames.get('one')).toBeLessThanOrEqual(after);
    expect(frames.get('another')).toBe(frames.get('one'));
  });

  it('asks an app what is on its screen, and says when a template is not there', async () => {
    const { eye, device } = openEye();
    const node = { kind: 'node', node: { text: { how: 'contains', text: '' } }, all: false } as const;
    const [found] = await eye.look(device(1), [node], never);
    expect(found).toMatchObject({ found: true });
    const image = { kind: 'image', template: 'none', area: null, threshold: null, all: false } as const;
    await expect(eye.look(device(1), [image], never)).rejects.toMatchObject({
      name: 'RecognitionError',
      code: 'recognition_unavailable',
    });
  });

  it('after close nothing is looked at any more, and what waited is told', async () => {
    const { eye, device } = openEye();
    await eye.look(device(1), [anyPixel], never);
    const frozen = { kind: 'frozen', area: null, forMs: 60_000 } as const;
    const looked = eye.look(device(1), [frozen], never).catch((error: unknown) => error);
    await eye.close();
    expect(await looked).toMatchObject({ code: 'vision_stopped' });
    await expect(eye.look(device(1), [anyPixel], never)).rejects.toMatchObject({ code: 'vision_stopped' });
  });
});
