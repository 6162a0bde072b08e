import { setMaxListeners } from 'node:events';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createInstanceDirectory } from '../src/main/devices/adb-instance-directory';
import { createFrameBuffers } from '../src/main/devices/adb/frame-buffers';
import type { Device } from '../src/main/devices/device';
import { createInProcessEye } from '../src/main/perception/in-process-eye';
import { createRandom } from '../src/main/platform/random';
import { createSystemClock } from '../src/main/platform/system-clock';
import { formatInstanceRef } from '../src/shared/instance-reference';
import { createMemoryLogger } from '../testing/memory-logger';
import type { SteadyFigures } from './steady-figures';

/*
 * The process under measurement of steady-load.ts: directory, devices and eye as the program has them, and nothing
 * else. Arguments: port of the adb server, its role, devices, seconds. Writes its figures as JSON.
 */

const PERIOD_MS = 1_000;
const READY_MS = 60_000;

const [port = '', role = '', count = '', seconds = ''] = process.argv.slice(2);
const clock = createSystemClock();
const frameBuffers = createFrameBuffers();
const directory = createInstanceDirectory({
  clock,
  random: createRandom(),
  logger: createMemoryLogger(),
  frameBuffers,
  servers: [{ host: '127.0.0.1', port: Number(port), role: role === 'simulator' ? 'simulator' : 'real' }],
});
const { signal } = new AbortController();
// All calls of all devices listen to the same one.
setMaxListeners(0, signal);
const refs = Array.from({ length: Number(count) }, (_, at) => formatInstanceRef('sim', String(at + 1)));
const devices = new Map(
  await Promise.all(
    refs.map(async (ref) => [ref, await directory.whenReady(ref, READY_MS, signal)] as const),
  ),
);
const deviceOf = (ref: (typeof refs)[number]): Device => {
  const device = devices.get(ref);
  if (device === undefined) throw new RangeError(`no device ${ref}`);
  return device;
};
const eye = createInProcessEye({
  deviceOf,
  clock,
  releaseFrame: (frame) => frameBuffers.release(frame),
});

const cycleTimes: number[] = [];
const failures: string[] = [];
let inTime = 0;
let highestRss = 0;

async function cycle(device: Device): Promise<void> {
  const anyColour = { kind: 'pixel', at: { x: 5, y: 5 }, color: [0, 0, 0], tolerance: 255 } as const;
  const [seen] = await eye.look(device, [anyColour], signal);
  if (seen?.found !== true) throw new Error('a frame without a pixel');
  await device.tap(5, 5, signal);
}

/** One device at a fixed rate: a cycle counts when it is over before the next one is due. */
async function follow(device: Device, firstAt: number): Promise<void> {
  for (let round = 0; round < Number(seconds); round += 1) {
    const dueAt = firstAt + round * PERIOD_MS;
    await clock.sleep(Math.max(0, dueAt - clock.monotonic()), signal);
    try {
      await cycle(device);
    } catch (error) {
      failures.push(String(error));
      continue;
    }
    const took = clock.monotonic() - dueAt;
    cycleTimes.push(took);
    if (took <= PERIOD_MS) inTime += 1;
  }
}

// One cycle of each before it counts: what is asked once of every device, and code that is not compiled yet.
await Promise.all([...devices.values()].map(cycle));
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
const cpuBefore = process.cpuUsage();
const startAt = clock.monotonic() + 100;
const memory = setInterval(() => (highestRss = Math.max(highestRss, process.memoryUsage().rss)), 250);
await Promise.all(
  [...devices.values()].map((device, at) => follow(device, startAt + (at * PERIOD_MS) / devices.size)),
);
clearInterval(memory);
delay.disable();
const { user, system } = process.cpuUsage(cpuBefore);
const sorted = cycleTimes.toSorted((a, b) => a - b);
const figures: SteadyFigures = {
  due: devices.size * Number(seconds),
  inTime,
  failures,
  cycleP99Ms: sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN,
  loopP99Ms: delay.percentile(99) / 1e6,
  loopMaxMs: delay.max / 1e6,
  cores: (user + system) / 1e3 / (clock.monotonic() - startAt),
  rssMb: highestRss / 2 ** 20,
};
process.stdout.write(`${JSON.stringify(figures)}\n`);
await directory.close();
