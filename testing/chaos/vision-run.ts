import { setMaxListeners } from 'node:events';
import type { Frame } from '../../src/shared/frame';
import { formatInstanceRef } from '../../src/shared/instance-reference';
import type { Clock } from '../../src/shared/ports';
import type { Recognition, Recogniser } from '../../src/shared/recognition';
import { createAdbDevice } from '../../src/main/devices/adb/adb-device';
import { createFrameBuffers } from '../../src/main/devices/adb/frame-buffers';
import { createSmartSocketClient } from '../../src/main/devices/adb/smart-socket';
import type { Device } from '../../src/main/devices/device';
import { createFrameTaps } from '../../src/main/perception/frame-taps';
import { createShardedEye, type ShardedEye } from '../../src/main/perception/sharded-eye';
import { createSystemClock } from '../../src/main/platform/system-clock';
import { startSimulator } from '../../src/simulator/simulator';
import { mortalEyeWorkerFromSource } from '../eye-worker';
import { createFakeRandom } from '../fake-random';
import { createMemoryLogger } from '../memory-logger';

export interface VisionRunOptions {
  readonly bots: number;
  /** What it lasts, and longer on a computer with much to do: until threads died `deaths` times and every bot looked lately. */
  readonly seconds: number;
  readonly deaths: number;
  /** Between two looks of one bot. */
  readonly pauseMs: number;
}

/** What came of a run. */
export interface VisionRun {
  readonly deaths: number;
  readonly looks: number;
  /** Looks that failed as they may: with a thread that died. */
  readonly stopped: number;
  /** Everything that must not be. */
  readonly wrong: readonly string[];
  /** Looks that may fail so: those open on a thread when it dies, one of each of its bots. */
  readonly mayStop: number;
  /** Looks each bot finished after two thirds of the time; none where it is stuck. */
  readonly lately: readonly number[];
  readonly slowestMs: number;
}

const WORKERS = 2;
/** A look takes the thread's start, which may be seconds where all cores are busy, and little else. */
const STUCK_MS = 30_000;
/** A bot that does not look once in so many seconds more is stuck, however much the computer has to do. */
const LONGER_MS = 20_000;

/** Bots that look at stamped frames, each in its own way and time, while their threads die at random. */
export async function runVisionCrashes(options: VisionRunOptions): Promise<VisionRun> {
  const { bots, seconds, pauseMs } = options;
  const clock = createSystemClock();
  const simulator = await startSimulator({ devices: bots, seed: 7, stamps: true });
  const devices = new Map(
    Array.from({ length: bots }, (_, at) => {
      const device = deviceOn(simulator.port, at + 1, clock);
      return [device.ref, device] as const;
    }),
  );
  const wrong: string[] = [];
  const taps = createFrameTaps((error) => wrong.push(String(error)));
  const logger = createMemoryLogger();
  const eye = createShardedEye({
    worker: mortalEyeWorkerFromSource(),
    templates: null,
    deviceOf: (ref) => {
      const device = devices.get(ref);
      if (!device) throw new RangeError(`no device ${ref}`);
      return device;
    },
    ...{ taps, clock, logger, workers: WORKERS },
  });
  const figures = { looks: 0, stopped: 0, slowestMs: 0 };
  const deaths = (): number => logger.facts.filter(({ event }) => event === 'vision.worker.ended').length;
  const beganMs = clock.monotonic();
  const isOver = (lately: number): boolean => {
    const tookMs = clock.monotonic() - beganMs;
    const isDone = lately > 0 && deaths() >= options.deaths;
    return tookMs >= seconds * 1_000 + (isDone ? 0 : LONGER_MS);
  };
  const lateMs = beganMs + (seconds * 2_000) / 3;
  const lately = await Promise.all(
    [...devices.values()].map((device, at) => {
      const number = at + 1;
      taps.watch(device.ref, (frame) => checkFrame(frame, number, wrong));
      return runBot({ eye, device, number, clock, isOver, lateMs, pauseMs, wrong, figures });
    }),
  );
  await eye.close();
  await simulator.stop();
  const mayStop = deaths() * Math.ceil(bots / WORKERS);
  return { ...figures, deaths: deaths(), mayStop, wrong, lately };
}

interface Bot {
  readonly eye: ShardedEye;
  readonly device: Device;
  readonly number: number;
  readonly clock: Clock;
  readonly isOver: (lately: number) => boolean;
  readonly lateMs: number;
  readonly pauseMs: number;
  readonly wrong: string[];
  readonly figures: { looks: number; stopped: number; slowestMs: number };
}

async function runBot(bot: Bot): Promise<number> {
  const { clock, isOver, lateMs, pauseMs, wrong, figures } = bot;
  let lately = 0;
  for (let round = bot.number; !isOver(lately); round += 1) {
    const began = clock.monotonic();
    const stop = new AbortController();
    setMaxListeners(0, stop.signal);
    // Some are cut short, as a bot's stop does it.
    const cancel = clock.schedule(round % 7 === 0 ? 15 : STUCK_MS, () => stop.abort('cut short'));
    try {
      await WAYS[round % WAYS.length]?.(bot, stop.signal);
      figures.looks += 1;
      if (began >= lateMs) lately += 1;
    } catch (error) {
      if (codeOf(error) === 'vision_stopped') figures.stopped += 1;
      else if (error !== 'cut short' || round % 7 !== 0)
        wrong.push(`bot ${String(bot.number)}: ${String(error)}`);
    }
    cancel();
    figures.slowestMs = Math.max(figures.slowestMs, clock.monotonic() - began);
    await clock.sleep(pauseMs);
  }
  return lately;
}

const share = { width: 1, height: 1 };
const pixel = (x: number, y: number): Recogniser => ({
  kind: 'pixel',
  at: { x, y, reference: null },
  color: [0, 0, 0],
  tolerance: 255,
});
const ASKS = [pixel(0, 0), pixel(1, 0), { kind: 'black', area: { x: 0, y: 0, ...share } }] as const;

const WAYS: readonly ((bot: Bot, signal: AbortSignal) => Promise<void>)[] = [
  async ({ eye, device, number, wrong }, signal) => {
    checkStamp(await eye.look(device, ASKS, signal), number, wrong);
  },
  async ({ eye, device, number, wrong, clock }, signal) => {
    const picture = await eye.picture(device, signal);
    try {
      const first = await picture.look(ASKS, signal);
      checkStamp(first, number, wrong);
      await clock.sleep(20, signal);
      const again = await picture.look(ASKS, signal);
      if (JSON.stringify(again) !== JSON.stringify(first)) wrong.push('a picture changed');
    } finally {
      picture.release();
    }
  },
  async ({ eye, device, number, wrong, clock }, signal) => {
    const frame = await eye.capture(device, signal);
    try {
      const stamp = checkFrame(frame, number, wrong);
      await clock.sleep(20, signal);
      if (checkFrame(frame, number, wrong) !== stamp) wrong.push('a frame in hand changed');
    } finally {
      eye.release(frame);
    }
  },
];

/** Device and count of a frame; both ends have to tell the same. */
function checkFrame({ pixels }: Frame, number: number, wrong: string[]): string {
  const [first, last] = [pixels.subarray(0, 8), pixels.subarray(pixels.length - 8)].map((s) => s.join());
  const device = (pixels[0] ?? 0) * 256 + (pixels[1] ?? 0);
  if (device !== number) wrong.push(`device ${String(number)} got a frame of ${String(device)}`);
  if (first !== last)
    wrong.push(`device ${String(number)} got a mixed frame: ${String(first)} ${String(last)}`);
  return String(first);
}

function checkStamp([first]: readonly Recognition[], number: number, wrong: string[]): void {
  const [high, low] = first?.color ?? [-1, -1];
  if (high * 256 + low !== number) wrong.push(`device ${String(number)} saw ${String(high * 256 + low)}`);
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

function deviceOn(port: number, number: number, clock: Clock): Device {
  return createAdbDevice({
    ref: formatInstanceRef('sim', String(number)),
    serial: `muster-sim-${String(number)}`,
    client: createSmartSocketClient({ endpoint: { host: '127.0.0.1', port }, clock }),
    random: createFakeRandom(number),
    frameBuffers: createFrameBuffers(),
  });
}
