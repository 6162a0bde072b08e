import { FrameSink, type HeaderMemory } from '../../../devices/adb/screencap-sink';
import type { CaptureMethod } from '../frame-source';
import { feedUnpacked } from '../feed-unpacked';
import { callForPacked, nothingHeld, SCREENCAP } from './screencap-call';

/** RFC 1952, 2.3.1. */
const MAGIC = Buffer.from([0x1f, 0x8b]);

/** Raw pixels, compressed in a hurry: less for the line, some work for the device. Android has `gzip` since 6. */
export const gzip: CaptureMethod = {
  id: 'gzip',
  open(place) {
    const memory: HeaderMemory = { hasColourSpace: false };
    return {
      ...nothingHeld,
      async capture(signal) {
        const call = { service: `${SCREENCAP} | gzip -1`, magic: MAGIC, what: 'gzip' };
        return callForPacked(place, call, {
          signal,
          async unpack(packed) {
            const sink = new FrameSink(place.frameBuffers, memory);
            try {
              await feedUnpacked('gzip', [packed], { take: (chunk) => void sink.write(chunk), signal });
              return sink.finish();
            } catch (error) {
              sink.discard();
              throw error;
            }
          },
        });
      },
    };
  },
};
