import { FrameSink, type HeaderMemory } from '../../../devices/adb/screencap-sink';
import type { CaptureMethod } from '../frame-source';
import { CAPTURE_TIMEOUT_MS, nothingHeld, SCREENCAP } from './screencap-call';

/** Pixels as the device has them: no work for its processor, and megabytes for the line. Best on the same computer. */
export const raw: CaptureMethod = {
  id: 'raw',
  open({ serial, client, frameBuffers }) {
    const memory: HeaderMemory = { hasColourSpace: false };
    return {
      ...nothingHeld,
      capture: (signal) =>
        client.run(
          {
            ...{ serial, service: SCREENCAP, timeoutMs: CAPTURE_TIMEOUT_MS },
            sink: new FrameSink(frameBuffers, memory),
          },
          signal,
        ),
    };
  },
};
