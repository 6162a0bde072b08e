import type { Frame } from '../../shared/frame';
import type { InstanceRef } from '../../shared/instance-reference';
import type { Clock } from '../../shared/ports';
import { colourDistance, pixelAt, type Rgb } from '../vision/colour';
import { createCaptureGate } from './capture-gate';

/** What the eye needs of a device. */
export interface CapturingDevice {
  capture(signal: AbortSignal): Promise<Frame>;
}

/** What can be asked of a frame; the same as in routines, which are right of this layer. */
export interface PixelRecogniser {
  readonly kind: 'pixel';
  readonly at: { readonly x: number; readonly y: number };
  readonly color: Rgb;
  /** Greatest difference allowed per channel, 0 to 255. */
  readonly tolerance: number;
}

export interface PixelRecognition {
  readonly kind: 'pixel';
  readonly found: boolean;
  /** The colour that is there; black for a place outside of the screen, where nothing is found. */
  readonly color: Rgb;
}

/** Looks at instances from within the main process; fit for work on single pixels. */
export interface InProcessEye {
  /** One capture, all recognisers on it, answers in their order. Throws what the device throws. */
  look(
    device: { readonly ref: InstanceRef },
    recognisers: readonly PixelRecogniser[],
    signal: AbortSignal,
  ): Promise<readonly PixelRecognition[]>;
  /** The screen itself; the frame is the caller's. */
  capture(device: { readonly ref: InstanceRef }, signal: AbortSignal): Promise<Frame>;
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

/** Creates the eye. It holds nothing between looks, so nothing has to be closed. */
export function createInProcessEye(options: InProcessEyeOptions): InProcessEye {
  const { deviceOf, clock, inFlightLimit = IN_FLIGHT, releaseFrame = () => undefined } = options;
  const gate = createCaptureGate(inFlightLimit, clock);

  const capture: InProcessEye['capture'] = async ({ ref }, signal) => {
    const frame = await gate.run(ref, async () => deviceOf(ref).capture(signal), signal);
    options.onFrame?.(ref, frame);
    return frame;
  };

  return {
    capture,
    async look(device, recognisers, signal) {
      if (recognisers.length === 0) return [];
      const frame = await capture(device, signal);
      try {
        return recognisers.map((recogniser) => recognisePixel(frame, recogniser));
      } finally {
        releaseFrame(frame);
      }
    },
  };
}

/** A screen may be turned while a routine waits, so a place outside of it is "not there yet", not an error. */
function recognisePixel(frame: Frame, { at, color, tolerance }: PixelRecogniser): PixelRecognition {
  const seen = pixelAt(frame, at.x, at.y);
  if (seen === undefined) return { kind: 'pixel', found: false, color: [0, 0, 0] };
  return { kind: 'pixel', found: colourDistance(seen, color) <= tolerance, color: seen };
}
