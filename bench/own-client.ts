import { setMaxListeners } from 'node:events';
import { formatInstanceRef } from '../src/shared/instance-reference';
import { createAdbDevice } from '../src/main/devices/adb/adb-device';
import { createFrameBuffers } from '../src/main/devices/adb/frame-buffers';
import { createSmartSocketClient } from '../src/main/devices/adb/smart-socket';
import { createInProcessEye } from '../src/main/perception/in-process-eye';
import { createRandom } from '../src/main/platform/random';
import { createSystemClock } from '../src/main/platform/system-clock';

/** The product's own way to devices, as bots use it. */
export interface OwnClient {
  /** Calls with the pixels of a capture, which are valid during the call only. */
  capture(serial: string, use: (pixels: Uint8Array) => void): Promise<void>;
  tap(serial: string): Promise<void>;
}

/** Creates it for the devices of one adb server, with the limits the program has. */
export function createOwnClient(port: number, serials: readonly string[]): OwnClient {
  const clock = createSystemClock();
  const random = createRandom();
  const client = createSmartSocketClient({ endpoint: { host: '127.0.0.1', port }, clock });
  const frameBuffers = createFrameBuffers();
  const { signal } = new AbortController();
  setMaxListeners(0, signal);
  const refOf = (serial: string) => formatInstanceRef('sim', String(serials.indexOf(serial) + 1));
  const devices = new Map(
    serials.map((serial) => {
      const ref = refOf(serial);
      return [ref, createAdbDevice({ ref, serial, client, random, frameBuffers })];
    }),
  );
  const deviceOf = (ref: ReturnType<typeof refOf>) => {
    const device = devices.get(ref);
    if (device === undefined) throw new RangeError(`no device ${ref}`);
    return device;
  };
  const eye = createInProcessEye({
    ...{ deviceOf, clock },
    releaseFrame: (frame) => frameBuffers.release(frame),
  });
  return {
    async capture(serial, use) {
      const { frame, release } = await eye.frame({ ref: refOf(serial) }, signal);
      use(frame.pixels);
      release();
    },
    tap: (serial) => deviceOf(refOf(serial)).tap(5, 5, signal),
  };
}
