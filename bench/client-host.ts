import { createHash } from 'node:crypto';
import type { Pace, Taps } from './client-rounds';
import { createOwnClient } from './own-client';
import { createReferenceClients } from './reference-clients';

/*
 * One client of devices in a process of its own; client-process.ts starts it. Arguments: the way, the adb server's
 * port, the serials. Every message asks for one round and is answered with what it took.
 */

const ROUND_MS = 1_200;
const WARM_UP_MS = 200;
const TAPS_PER_ROUND = 20;

const [way = '', port = '', ...serials] = process.argv.slice(2);
const own = createOwnClient(Number(port), serials);
const references = createReferenceClients(Number(port));
let picture = '';

/** Looks at the first picture as a whole, at the others only as far as costs nothing. */
function look(pixels: Uint8Array): void {
  if (picture === '') picture = createHash('sha256').update(pixels).digest('hex');
  if (pixels[3] !== 255 || pixels.length % 4 !== 0) throw new Error('these are no pixels');
}

const CAPTURES: Readonly<Record<string, (serial: string) => Promise<void>>> = {
  own: (serial) => own.capture(serial, look),
  execOut: async (serial) => look(await references.execOut(serial)),
  adbkit: async (serial) => look(await references.adbkitChunks(serial)),
};
const TAPS: Readonly<Record<string, (serial: string) => Promise<void>>> = {
  ownTap: (serial) => own.tap(serial),
  adbTap: (serial) => references.adbTap(serial),
};

async function round(): Promise<Pace | Taps> {
  const capture = CAPTURES[way];
  const tap = TAPS[way];
  if (capture !== undefined) {
    await paceOf(capture, WARM_UP_MS);
    return paceOf(capture, ROUND_MS);
  }
  if (tap === undefined) throw new RangeError(`no such way: ${way}`);
  return tapsOf(tap);
}

/** All devices at once, one capture in flight on each. */
async function paceOf(capture: (serial: string) => Promise<void>, lengthMs: number): Promise<Pace> {
  let frames = 0;
  const before = performance.now();
  const cpuBefore = process.cpuUsage();
  await Promise.all(
    serials.map(async (serial) => {
      while (performance.now() < before + lengthMs) {
        await capture(serial);
        frames += 1;
      }
    }),
  );
  const { user, system } = process.cpuUsage(cpuBefore);
  const framesPerSecond = (frames * 1_000) / (performance.now() - before);
  return { framesPerSecond, cpuMs: (user + system) / 1_000 / frames, picture };
}

/** One tap after the other, from the call to the device's answer. */
async function tapsOf(tap: (serial: string) => Promise<void>): Promise<Taps> {
  const [first = ''] = serials;
  // What is asked once of every device is not part of a tap.
  await tap(first);
  const timesMs: number[] = [];
  for (let count = 0; count < TAPS_PER_ROUND; count += 1) {
    const before = performance.now();
    await tap(first);
    timesMs.push(performance.now() - before);
  }
  return { timesMs };
}

process.on('message', () => {
  void round().then(
    (result) => process.send?.(result),
    (error: unknown) => {
      process.stderr.write(`${way}: ${String(error)}\n`);
      process.exit(1);
    },
  );
});
