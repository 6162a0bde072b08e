import type { Frame } from '../../shared/frame';
import type { InstanceRef } from '../../shared/instance-reference';
import type { Clock } from '../../shared/ports';
import { NOT_FOUND, type Recogniser, type Recognition } from '../../shared/recognition';
import type { SeenAtOnce, Sight } from '../vision/recogniser';
import { recognise, recognisers as kinds } from '../vision/recognisers';
import { createCaptureGate } from './capture-gate';
import { createFrozenWatch, type FrozenWatch } from './frozen-watch';
import { HeldFrame, SharedCaptures, type BeginCapture, type FrameInHand } from './shared-captures';
import type { ShownFrame } from './shared-frame-buffers';
import { plainSight } from './sights';

/** What the eye needs of a device. */
export interface CapturingDevice {
  capture(signal: AbortSignal): Promise<Frame>;
  /** The package of the app in front; null when none is. */
  foregroundApp(signal: AbortSignal): Promise<string | null>;
}

/** Looks at instances from within one thread: each worker has one, and tests that need no worker. */
export interface InProcessEye {
  /**
   * One capture, all recognisers on it, answers in their order. Where `frozen` is asked, as many captures as its time
   * takes, and the others are answered on the last; else looks at one instance that come before the capture has begun
   * share it. Throws what the device throws, and `RecognitionError`.
   */
  look(
    device: { readonly ref: InstanceRef },
    recognisers: readonly Recogniser[],
    signal: AbortSignal,
  ): Promise<readonly Recognition[]>;
  /** One capture that can be asked again and again until it is released. */
  picture(device: { readonly ref: InstanceRef }, signal: AbortSignal): Promise<FramedPicture>;
  /** The screen itself; the frame is the caller's. Who takes many of them uses `frame` and lets go of each. */
  capture(device: { readonly ref: InstanceRef }, signal: AbortSignal): Promise<Frame>;
  /** A capture that looks which come meanwhile share; its memory is used again once all have let go. */
  frame(device: { readonly ref: InstanceRef }, signal: AbortSignal): Promise<FrameInHand>;
}

/** A picture that stays as it was. Nothing may be asked of it once it was released. */
export interface TakenPicture {
  look(recognisers: readonly Recogniser[], signal: AbortSignal): Promise<readonly Recognition[]>;
  release(): void;
}

/** A picture whose pixels can be read until it is released. */
export interface FramedPicture extends TakenPicture {
  readonly frame: Frame;
}

export interface InProcessEyeOptions {
  /** The device behind a reference. Throws when nobody may look at it now. */
  readonly deviceOf: (ref: InstanceRef) => CapturingDevice;
  readonly clock: Clock;
  /** Captures in flight over all instances; 8 by default. */
  readonly inFlightLimit?: number;
  /** Takes back a frame nobody reads any more. */
  readonly releaseFrame?: (frame: Frame) => void;
  /**
   * Is shown each frame, synchronously and before anybody else has it. Who wants to keep it calls `hold` meanwhile, and
   * what that answers afterwards.
   */
  readonly onFrame?: (ref: InstanceRef, shown: ShownFrame) => void;
  /** What recognisers have to see with; by default the frame alone. */
  readonly sightOf?: (ref: InstanceRef, frame: Frame | null) => Sight;
}

const IN_FLIGHT = 8;
/** Between two captures of a screen that is watched for movement. */
const WATCH_EVERY_MS = 250;

/** Creates the eye. It holds nothing between looks but pictures not yet released, so nothing has to be closed. */
export function createInProcessEye(options: InProcessEyeOptions): InProcessEye {
  const { deviceOf, clock, inFlightLimit = IN_FLIGHT, releaseFrame = () => undefined } = options;
  const sightOf = options.sightOf ?? ((_ref: InstanceRef, frame: Frame | null) => plainSight(frame));
  const gate = createCaptureGate(inFlightLimit, clock);

  const begin: BeginCapture = async (ref, began, signal) => {
    const work = async (): Promise<Frame> => {
      began();
      return deviceOf(ref).capture(signal);
    };
    const { value: frame, done } = await gate.run(ref, work, signal);
    const held = new HeldFrame(frame, () => {
      releaseFrame(frame);
      done();
    });
    options.onFrame?.(ref, { frame, takenAt: clock.now(), hold: () => held.hold() });
    return held;
  };
  const shared = new SharedCaptures(begin);
  const frame: InProcessEye['frame'] = ({ ref }, signal) => shared.take(ref, signal);
  const look = createLook({ deviceOf, clock, sightOf, frame });
  return {
    frame,
    look,
    capture: async (device, signal) => (await frame(device, signal)).frame,
    async picture(device, signal) {
      const taken = await frame(device, signal);
      const sight = sightOf(device.ref, taken.frame);
      return {
        async look(asks, during) {
          const now = [...(await look(device, asks.filter(isAboutNow), during))];
          const answers: Recognition[] = [];
          for (const ask of asks)
            answers.push(
              isAboutNow(ask) ? (now.shift() ?? NOT_FOUND) : await recogniseUntil(ask, sight, during),
            );
          return answers;
        },
        release: taken.release,
        frame: taken.frame,
      };
    },
  };
}

type LookParts = Pick<InProcessEyeOptions, 'deviceOf' | 'clock'> &
  Required<Pick<InProcessEyeOptions, 'sightOf'>> &
  Pick<InProcessEye, 'frame'>;

function createLook(parts: LookParts): InProcessEye['look'] {
  const { deviceOf, clock, sightOf } = parts;
  return async (device, recognisers, signal) => {
    if (recognisers.length === 0) return [];
    const inFront = recognisers.some(({ kind }) => kind === 'app')
      ? await deviceOf(device.ref).foregroundApp(signal)
      : null;
    const watches = new Map<Recogniser, FrozenWatch>();
    for (const ask of recognisers) if (ask.kind === 'frozen') watches.set(ask, createFrozenWatch(ask));
    const taken = recognisers.some(needsFrame)
      ? await watched({ parts, device, watches: [...watches.values()], clock }, signal)
      : undefined;
    const answer = (ask: Recogniser, sight: Sight): Recognition | Promise<Recognition> => {
      if (ask.kind === 'app') return { ...NOT_FOUND, found: inFront === ask.packageName, text: inFront };
      if (ask.kind === 'frozen') return { ...NOT_FOUND, found: watches.get(ask)?.still === true };
      return recogniseUntil(ask, sight, signal);
    };
    try {
      const sight = sightOf(device.ref, taken?.frame ?? null);
      const answers: Recognition[] = [];
      // One after the other: the frame may be given back only when nobody reads it any more.
      for (const ask of recognisers) answers.push(await answer(ask, sight));
      return answers;
    } finally {
      taken?.release();
    }
  };
}

interface Watching {
  readonly parts: Pick<LookParts, 'frame'>;
  readonly device: { readonly ref: InstanceRef };
  readonly watches: readonly FrozenWatch[];
  readonly clock: Clock;
}

/** Captures until every watch has seen something move, or has seen nothing move for long enough; the last frame. */
async function watched(
  { parts, device, watches, clock }: Watching,
  signal: AbortSignal,
): Promise<FrameInHand> {
  const began = clock.monotonic();
  for (;;) {
    const taken = await parts.frame(device, signal);
    for (const watch of watches) watch.see(taken.frame);
    const leftMs = watches.map(({ still, ask }) => (still ? began + ask.forMs - clock.monotonic() : 0));
    const waitMs = Math.max(0, ...leftMs);
    if (waitMs === 0) return taken;
    taken.release();
    await clock.sleep(Math.min(waitMs, WATCH_EVERY_MS), signal);
  }
}

async function recogniseUntil(ask: SeenAtOnce, sight: Sight, signal: AbortSignal): Promise<Recognition> {
  signal.throwIfAborted();
  return recognise(ask, sight, signal);
}

function needsFrame(ask: Recogniser): boolean {
  return isAboutNow(ask) ? ask.kind === 'frozen' : kinds[ask.kind].needsFrame;
}

/** No picture tells which app is in front, or whether something moves. */
function isAboutNow(ask: Recogniser): ask is Exclude<Recogniser, SeenAtOnce> {
  const { kind } = ask;
  return kind === 'app' || kind === 'frozen';
}
