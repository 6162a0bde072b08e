import type { CaptureMethod } from '../frame-source';
import { decodePng } from '../png/decode-png';
import { PNG_SIGNATURE } from '../png/png-chunks';
import { callForPacked, nothingHeld } from './screencap-call';

/** Android's own PNG: least for the line, most work for the device; works where raw pixels come in an unknown order. */
export const png: CaptureMethod = {
  id: 'png',
  open: (place) => ({
    ...nothingHeld,
    capture: (signal) =>
      callForPacked(
        place,
        { service: 'exec:screencap -p 2>/dev/null', magic: PNG_SIGNATURE, what: 'screencap -p' },
        { signal, unpack: (packed) => decodePng(packed, place.frameBuffers, signal) },
      ),
  }),
};
