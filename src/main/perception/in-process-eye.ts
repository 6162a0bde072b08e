import type { Frame } from '../../shared/frame';
import type { InstanceRef } from '../../shared/instance-reference';
import type { Clock } from '../../shared/ports';
import { NOT_FOUND, type Recogniser, type Recognition } from '../../shared/recognition';
import { recognise, type SeenOnFrame } from '../vision/recognise';
import { createCaptureGate } from './capture-gate';
import { SharedCaptures, type BeginCapture } from './shared-captures';
import { createFrozenWatch, type FrozenWatch } from './frozen-watch';

/** What the eye needs of a device. */
export interface CapturingDevice {
  capture(signal: AbortSignal): Promise<Frame>;
  /** The package of the app in front; null when none is. */
  foregroundApp(signal: AbortSignal): Promise<string | null>;
}

/** Looks at instances from within the main process; fit for what needs no search over the picture. */
export interface InProcessEye {
  /**
   * One capture, all recognisers on it, answers in their order. Where `frozen` is asked, as many captures as its time
   * takes, and the others are answered on the last; else looks at one instance that come before the capture has begun
   * share it. Throws what the device throws.
   */
  look(
    device: { readonly ref: InstanceRef },
    recognisers: readonly Recogniser[],
    signal: AbortSignal,
  ): Promise<readonly Recognition[]>;
  /** One capture that can be asked again and again until it is released. */
  picture(device: { readonly ref: InstanceRef }, signal: AbortSignal): Promise<TakenPicture>;
  /** The screen itself; the frame is the caller's. */
  capture(device: { readonly ref: InstanceRef }, signal: AbortSignal): Promise<Frame>;
}

/** A picture that stays as it was. Nothing may be asked of it once it was released. */
export interface TakenPicture {
  look(recognisers: readonly Recogniser[], signal: AbortSignal): Promise<readonly Recognition[]>;
  release(): void;
}

export interface InProcessEyeOptions {
  /** The device behind a reference. Throws when nobody may look at it now. */
  readonly deviceOf: (ref: InstanceRef) => CapturingDevice;
  readonly clock: Clock;
  /** Captures in flight over all instances; 8 by default. */
  readonly inFlightLimit?: number;
  /** Takes back a frame nobody reads any more. */
  readonly releaseFrame?: (frame: Frame) => void;
  /** Is shown each frame, synchronously and before anybody else has it; must not keep it. */
  readonly onFrame?: (ref: InstanceRef, frame: Frame) => void;
}

const IN_FLIGHT = 8;
/** Between two captures of a screen that is watched for movement. */
const WATCH_EVERY_MS = 250;

/** Creates the eye. It holds nothing between looks but pictures not yet released, so nothing has to be closed. */
export function createInProcessEye(options: InProcessEyeOptions): InProcessEye {
  const { deviceOf, clock, inFlightLimit = IN_FLIGHT, releaseFrame = () => undefined } = options;
  const gate = createCaptureGate(inFlightLimit, clock);

  const begin: BeginCapture = async (ref, began, signal) => {
    const work = async (): Promise<Frame> => {
      began();
      return deviceOf(ref).capture(signal);
    };
    const frame = await gate.run(ref, work, signal);
    options.onFrame?.(ref, frame);
    return frame;
  };
  const capture: InProcessEye['capture'] = ({ ref }, signal) => begin(ref, () => undefined, signal);
  const shared = new SharedCaptures(begin, releaseFrame);

  const look = createLook({ ...options, releaseFrame }, capture, shared);

  return {
    capture,
    look,
    async picture(device, signal) {
      const frame = await capture(device, signal);
      let isReleased = false;
      return {
        async look(recognisers, during) {
          const now = await look(device, recognisers.filter(isAboutNow), during);
          const left = [...now];
          return recognisers.map((ask) =>
            isAboutNow(ask) ? (left.shift() ?? NOT_FOUND) : recognise(frame, ask),
          );
        },
        release() {
          if (!isReleased) releaseFrame(frame);
          isReleased = true;
        },
      };
    },
  };
}

type LookParts = Pick<InProcessEyeOptions, 'deviceOf' | 'clock'> & {
  readonly releaseFrame: (frame: Frame) => void;
};

function createLook(
  { deviceOf, clock, releaseFrame }: LookParts,
  capture: InProcessEye['capture'],
  shared: SharedCaptures,
): InProcessEye['look'] {
  return async (device, recognisers, signal) => {
    if (recognisers.length === 0) return [];
    const inFront = recognisers.some(({ kind }) => kind === 'app')
      ? await deviceOf(device.ref).foregroundApp(signal)
      : null;
    const watches = new Map<Recogniser, FrozenWatch>();
    for (const ask of recognisers) if (ask.kind === 'frozen') watches.set(ask, createFrozenWatch(ask));
    const answer = (ask: Recogniser, frame: Frame | null): Recognition => {
      if (ask.kind === 'app') return { ...NOT_FOUND, found: inFront === ask.packageName, text: inFront };
      if (ask.kind === 'frozen') return { ...NOT_FOUND, found: watches.get(ask)?.still === true };
      return frame ? recognise(frame, ask) : NOT_FOUND;
    };
    const answers = (frame: Frame | null): Recognition[] => recognisers.map((ask) => answer(ask, frame));
    if (recognisers.every(({ kind }) => kind === 'app')) return answers(null);
    if (watches.size === 0) return shared.read(device.ref, answers, signal);
    const frame = await watched(device, [...watches.values()], signal);
    try {
      return answers(frame);
    } finally {
      releaseFrame(frame);
    }
  };

  /** Captures until every watch has seen something move, or has seen nothing move for long enough; the last frame. */
  async function watched(
    device: { readonly ref: InstanceRef },
    watches: readonly FrozenWatch[],
    signal: AbortSignal,
  ): Promise<Frame> {
    const began = clock.monotonic();
    for (;;) {
      const frame = await capture(device, signal);
      for (const watch of watches) watch.see(frame);
      const leftMs = watches.map(({ still, ask }) => (still ? began + ask.forMs - clock.monotonic() : 0));
      const waitMs = Math.max(0, ...leftMs);
      if (waitMs === 0) return frame;
      releaseFrame(frame);
      await clock.sleep(Math.min(waitMs, WATCH_EVERY_MS), signal);
    }
  }
}

/** No picture tells which app is in front, or whether something moves. */
function isAboutNow(ask: Recogniser): ask is Exclude<Recogniser, SeenOnFrame> {
  const { kind } = ask;
  return kind === 'app' || kind === 'frozen';
}
