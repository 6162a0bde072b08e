import type { Frame } from '../../shared/frame';
import type { InstanceRef } from '../../shared/instance-reference';
import type { Clock } from '../../shared/ports';
import type { Recogniser, Recognition } from '../../shared/recognition';
import { recognise } from '../vision/recognise';
import { createCaptureGate } from './capture-gate';

/** What the eye needs of a device. */
export interface CapturingDevice {
  capture(signal: AbortSignal): Promise<Frame>;
}

/** Looks at instances from within the main process; fit for what needs no search over the picture. */
export interface InProcessEye {
  /** One capture, all recognisers on it, answers in their order. Throws what the device throws. */
  look(
    device: { readonly ref: InstanceRef },
    recognisers: readonly Recogniser[],
    signal: AbortSignal,
  ): Promise<readonly Recognition[]>;
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
        return recognisers.map((recogniser) => recognise(frame, recogniser));
      } finally {
        releaseFrame(frame);
      }
    },
  };
}
