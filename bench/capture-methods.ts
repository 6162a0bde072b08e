import { createHash } from 'node:crypto';
import { createFrameBuffers } from '../src/main/devices/adb/frame-buffers';
import { createSmartSocketClient } from '../src/main/devices/adb/smart-socket';
import type { FrameSource } from '../src/main/perception/capture/frame-source';
import { captureMethods } from '../src/main/perception/capture/methods';
import { createSystemClock } from '../src/main/platform/system-clock';
import { openFarm, type Farm } from './farm';
import type { Measured } from './measured';
import type { DoorKind } from './simulator-child';
import { median, roundedMs } from './statistics';

const ROUNDS = 5;
const FRAMES = 8;
const WARM_UP = 5;

/**
 * Every way to get a screen, from one device on this computer, in turns. The simulator has its PNG ready and packs for
 * gzip each time; a real device does both each time, and draws the screen besides.
 */
export async function measureCaptureMethods(door: DoorKind): Promise<Measured[]> {
  const farm = await openFarm(1, door);
  try {
    const times = await timesOf(farm);
    const msOf = (id: string): number => median(times.get(id) ?? []);
    return captureMethods.map(({ id }) => ({
      what: `one capture by ${id} to pixels, 540×960, ${farm.through}`,
      figure: `${roundedMs(msOf(id))} per frame`,
      against:
        id === 'raw' ? null : `raw: ${roundedMs(msOf('raw'))}, ${(msOf(id) / msOf('raw')).toFixed(1)}×`,
      ...{ goal: null, met: true },
    }));
  } finally {
    await farm.stop();
  }
}

async function timesOf({
  port,
  serials: [serial = ''],
}: Farm): Promise<ReadonlyMap<string, readonly number[]>> {
  const client = createSmartSocketClient({
    endpoint: { host: '127.0.0.1', port },
    clock: createSystemClock(),
  });
  const frameBuffers = createFrameBuffers();
  const { signal } = new AbortController();
  const pictures = new Set<string>();
  const times = new Map<string, number[]>(captureMethods.map(({ id }) => [id, []]));
  const place = { serial, client, frameBuffers };
  const sources = captureMethods.map((method) => [method.id, method.open(place)] as const);
  const capture = async (source: FrameSource): Promise<number> => {
    const before = performance.now();
    const frame = await source.capture(signal);
    const tookMs = performance.now() - before;
    if (pictures.size < 2) pictures.add(createHash('sha256').update(frame.pixels).digest('hex'));
    frameBuffers.release(frame);
    return tookMs;
  };
  for (const [, source] of sources) for (let count = 0; count < WARM_UP; count += 1) await capture(source);
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [id, source] of sources)
      for (let count = 0; count < FRAMES; count += 1) times.get(id)?.push(await capture(source));
  if (pictures.size !== 1) throw new Error('the methods do not see the same picture');
  return times;
}
