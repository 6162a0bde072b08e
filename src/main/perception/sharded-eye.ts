import type { Frame } from '../../shared/frame';
import type { InstanceRef } from '../../shared/instance-reference';
import type { Clock, Logger } from '../../shared/ports';
import { NOT_FOUND, type Recogniser, type Recognition } from '../../shared/recognition';
import type { Device } from '../devices/device';
import type { CutQuestion, CutSeen } from '../vision/templates/look-for-cut';
import type { CaptureBoard } from './capture/capture-board';
import { MeasuredCaptures } from './capture/measured-captures';
import { startEyeLink, type EyeLink } from './eye-link';
import type { EyeAsk, EyeRoute, EyeValue, LentFrame, LentSight } from './eye-protocol';
import { VisionStoppedError } from './eye-wire-error';
import type { FrameTaps } from './frame-taps';
import type { TakenPicture } from './in-process-eye';
import { workerCount } from './worker-count';

/** What the eye needs of a device on the main thread. */
export type SeenDevice = Pick<Device, 'ref' | 'serial' | 'endpoint' | 'assertUsable' | 'foregroundApp'>;

/** Looks at instances from worker threads. What it answers is as the routines' `Eye` says. */
export interface ShardedEye {
  /** How many threads look. */
  readonly workers: number;
  look(
    device: { readonly ref: InstanceRef },
    recognisers: readonly Recogniser[],
    signal: AbortSignal,
  ): Promise<readonly Recognition[]>;
  picture(device: { readonly ref: InstanceRef }, signal: AbortSignal): Promise<TakenPicture>;
  /** The frame is the caller's; it may be given back with `release`. */
  capture(device: { readonly ref: InstanceRef }, signal: AbortSignal): Promise<Frame>;
  /** As `capture`, of a device in hand. A look that is about to begin shares it. */
  captureOf(device: SeenDevice, signal: AbortSignal): Promise<Frame>;
  /** A look at a device in hand, and the frame it was answered on, which is the caller's. None may ask for the app. */
  seeOf(device: SeenDevice, recognisers: readonly Recogniser[], signal: AbortSignal): Promise<SeenFrame>;
  /** What a part of a screen is like on that screen. Rejects with `RecognitionError`. */
  compare(question: CutQuestion, signal: AbortSignal): Promise<CutSeen>;
  /** Lets a frame's memory be used again; the frame must not be read any more. Frames of other origin are ignored. */
  release(frame: Frame): void;
  /** Ends all threads; what is under way is rejected. */
  close(): Promise<void>;
}

/** What was seen, in the order it was asked, and where. */
export interface SeenFrame {
  readonly frame: Frame;
  readonly seen: readonly Recognition[];
}

export interface ShardedEyeOptions {
  /** The entry `eye.worker`: built beside the program; a test starts it from its source. */
  readonly worker: { readonly url: URL; readonly kernel: string };
  /** Folder of templates; null where there is none. */
  readonly templates: string | null;
  /** Folder with data of further languages of text; null, as by default, where there is none. */
  readonly languages?: string | null;
  /** The device behind a reference. Throws when nobody may look at it now. */
  readonly deviceOf: (ref: InstanceRef) => SeenDevice;
  readonly taps: FrameTaps;
  /** Learns how instances are looked at. */
  readonly captures?: Pick<CaptureBoard, 'put'>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Threads; by default as many as there are cores, without one for everything else, and at most 4. */
  readonly workers?: number;
  /** Captures in flight over all instances; 8 by default. */
  readonly inFlightLimit?: number;
}

const IN_FLIGHT = 8;
/** One that can't even start is not tried again at once. */
const START_AGAIN_MS = 1_000;

/** Creates the eye. Each thread starts with the first look that needs it. */
export function createShardedEye(options: ShardedEyeOptions): ShardedEye {
  const shards = new Shards(options);
  const { deviceOf } = options;
  const captureOf: ShardedEye['captureOf'] = async (device, signal) => {
    const { value, drop } = await askOf(
      { shards, device, ask: (route) => ({ type: 'capture', route }) },
      signal,
    );
    return shards.inHand(asFrame(value), drop);
  };
  const look = createLook(shards, deviceOf);
  return {
    workers: shards.count,
    look,
    captureOf,
    async seeOf(device, asks, signal) {
      const ask = (route: EyeRoute): EyeAsk => ({ type: 'see', route, asks });
      const { value, drop } = await askOf({ shards, device, ask }, signal);
      const { frame, seen } = asSight(value);
      return { frame: shards.inHand(frame, drop), seen };
    },
    compare: async (question, signal) =>
      asCut(await shards.anyLink().ask({ type: 'compare', question }, signal)),
    capture: async ({ ref }, signal) => captureOf(deviceOf(ref), signal),
    async picture({ ref }, signal) {
      const ask = (route: EyeRoute): EyeAsk => ({ type: 'picture', route });
      const taken = await askOf({ shards, device: deviceOf(ref), ask }, signal);
      return pictureOf(taken, (asks, during) => look({ ref }, asks, during));
    },
    release: (frame) => shards.release(frame),
    close: () => shards.close(),
  };
}

/** What a thread has answered and keeps until `drop`. */
interface Answered {
  readonly link: EyeLink;
  readonly value: EyeValue;
  readonly drop: () => void;
}

interface Asked {
  readonly shards: Shards;
  readonly device: SeenDevice;
  readonly ask: (route: EyeRoute) => EyeAsk;
}

/** The device is asked before and after, for a serial may become another device's meanwhile. */
async function askOf({ shards, device, ask }: Asked, signal: AbortSignal): Promise<Answered> {
  device.assertUsable();
  const link = shards.linkOf(device.ref);
  const value = await link.ask(ask(shards.routeTo(device)), signal);
  const drop = (): void => {
    if (!isAnswers(value)) link.tell({ type: 'release', id: keptAs(value) });
  };
  try {
    signal.throwIfAborted();
    device.assertUsable();
  } catch (error) {
    drop();
    throw error;
  }
  return { link, value, drop };
}

/** The app in front is asked from here, all else in a thread. */
function createLook(shards: Shards, deviceOf: ShardedEyeOptions['deviceOf']): ShardedEye['look'] {
  return async ({ ref }, recognisers, signal) => {
    const asks = recognisers.filter(({ kind }) => kind !== 'app');
    const inFront = asks.length < recognisers.length ? await deviceOf(ref).foregroundApp(signal) : null;
    const seen: Recognition[] = [];
    if (asks.length > 0) {
      const ask = (route: EyeRoute): EyeAsk => ({ type: 'look', route, asks });
      seen.push(...asAnswers((await askOf({ shards, device: deviceOf(ref), ask }, signal)).value));
    }
    return recognisers.map((ask) =>
      ask.kind === 'app'
        ? { ...NOT_FOUND, found: inFront === ask.packageName, text: inFront }
        : (seen.shift() ?? NOT_FOUND),
    );
  };
}

type LookNow = (asks: readonly Recogniser[], signal: AbortSignal) => Promise<readonly Recognition[]>;

function pictureOf({ link, value, drop }: Answered, lookNow: LookNow): TakenPicture {
  const picture = Number(value);
  return {
    async look(recognisers, signal) {
      const now = [...(await lookNow(recognisers.filter(isAboutNow), signal))];
      const asks = recognisers.filter((ask) => !isAboutNow(ask));
      const kept: Recognition[] = [];
      if (asks.length > 0) kept.push(...asAnswers(await link.ask({ type: 'lookAt', picture, asks }, signal)));
      return recognisers.map((ask) => (isAboutNow(ask) ? now : kept).shift() ?? NOT_FOUND);
    },
    release: drop,
  };
}

/** The threads, and which instance belongs to which. */
class Shards {
  readonly count: number;
  readonly #options: ShardedEyeOptions;
  readonly #links: (EyeLink | undefined)[] = [];
  readonly #notBefore: number[] = [];
  readonly #shardOf = new Map<InstanceRef, number>();
  readonly #unwatch: () => void;
  readonly #measured = new MeasuredCaptures();
  readonly #frames = new WeakMap<Uint8Array, () => void>();
  /** Who forgets to give a frame back costs its memory until it is collected, and not for ever. */
  readonly #collected = new FinalizationRegistry<() => void>((drop) => drop());
  #isClosed = false;

  constructor(options: ShardedEyeOptions) {
    this.#options = options;
    this.count = options.workers ?? workerCount();
    this.#unwatch = options.taps.onWatched((ref, isWatched) => {
      this.#links[this.#shard(ref)]?.tell({ type: 'watch', ref, isWatched });
    });
  }

  /** The thread of an instance; another one where the last has ended. Throws `VisionStoppedError`. */
  linkOf(ref: InstanceRef): EyeLink {
    return this.#linkAt(this.#shard(ref));
  }

  /** The thread with the fewest instances. Throws `VisionStoppedError`. */
  anyLink(): EyeLink {
    return this.#linkAt(this.#shardOf.size % this.count);
  }

  /** With what was measured on it, which a new thread does not know. */
  routeTo({ ref, serial, endpoint: { host, port } }: SeenDevice): EyeRoute {
    return this.#measured.with({ ref, serial, host, port });
  }

  inHand({ width, height, pixels }: LentFrame, drop: () => void): Frame {
    this.#frames.set(pixels, drop);
    this.#collected.register(pixels, drop, pixels);
    return { width, height, pixels };
  }

  release({ pixels }: Frame): void {
    const drop = this.#frames.get(pixels);
    this.#frames.delete(pixels);
    this.#collected.unregister(pixels);
    drop?.();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#unwatch();
    await Promise.all(this.#links.filter((link) => link !== undefined).map((link) => link.close()));
  }

  /** An instance stays with its thread, which knows where things were last found on it. */
  #shard(ref: InstanceRef): number {
    const shard = this.#shardOf.get(ref) ?? this.#shardOf.size % this.count;
    this.#shardOf.set(ref, shard);
    return shard;
  }

  #linkAt(shard: number): EyeLink {
    const known = this.#links[shard];
    if (known && !known.isGone()) return known;
    const { clock, taps } = this.#options;
    if (this.#isClosed) throw new VisionStoppedError('Muster is closing');
    if (clock.monotonic() < (this.#notBefore[shard] ?? 0))
      throw new VisionStoppedError('what looks at the screens can’t be started; it is tried again');
    const link = this.#start(shard);
    this.#links[shard] = link;
    for (const ref of taps.watched())
      if (this.#shard(ref) === shard) link.tell({ type: 'watch', ref, isWatched: true });
    return link;
  }

  #start(shard: number): EyeLink {
    const { worker, templates, languages = null, inFlightLimit = IN_FLIGHT } = this.#options;
    const { clock, logger, taps, captures } = this.#options;
    return startEyeLink({
      url: worker.url,
      data: {
        inFlightLimit: Math.max(2, Math.ceil(inFlightLimit / this.count)),
        kernel: worker.kernel,
        ...{ templates, languages },
      },
      ...{ clock, logger },
      onFrame: (ref, frame, takenAt) => taps.offer(ref, frame, takenAt),
      onCapture: (ref, capture) => captures?.put(ref, capture),
      onMeasured: (route, measured) => this.#measured.put(route, measured),
      onDied: (wasReady) => {
        if (!wasReady) this.#notBefore[shard] = clock.monotonic() + START_AGAIN_MS;
      },
    });
  }
}

/** Whether the thread keeps nothing for it. */
function isAnswers(value: EyeValue): value is readonly Recognition[] | CutSeen {
  return typeof value === 'object' && (Array.isArray(value) || 'weak' in value);
}

function asAnswers(value: EyeValue): readonly Recognition[] {
  if (!isAnswers(value) || 'weak' in value) throw new TypeError('a look is answered with what was seen');
  return value;
}

function asCut(value: EyeValue): CutSeen {
  if (!isAnswers(value) || !('weak' in value)) throw new TypeError('a cut is answered with what it is like');
  return value;
}

/** The number by which the other thread keeps it. */
function keptAs(value: Exclude<EyeValue, readonly Recognition[] | CutSeen>): number {
  if (typeof value === 'number') return value;
  return 'frame' in value ? value.frame.id : value.id;
}

function asSight(value: EyeValue): LentSight {
  if (isAnswers(value) || typeof value === 'number' || !('frame' in value))
    throw new TypeError('what was seen comes with its frame');
  return value;
}

function asFrame(value: EyeValue): LentFrame {
  if (isAnswers(value) || typeof value === 'number' || 'frame' in value)
    throw new TypeError('a capture is answered with a frame');
  return value;
}

/** No picture tells which app is in front, or whether something moves. */
function isAboutNow({ kind }: Recogniser): boolean {
  return kind === 'app' || kind === 'frozen';
}
