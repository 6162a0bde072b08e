import { setMaxListeners } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createInstanceDirectory } from '../src/main/devices/adb-instance-directory';
import { createFrameBuffers } from '../src/main/devices/adb/frame-buffers';
import type { Device } from '../src/main/devices/device';
import { createFrameTaps } from '../src/main/perception/frame-taps';
import { createShardedEye } from '../src/main/perception/sharded-eye';
import { createRandom } from '../src/main/platform/random';
import { createSystemClock } from '../src/main/platform/system-clock';
import type { Frame } from '../src/shared/frame';
import { formatInstanceRef } from '../src/shared/instance-reference';
import type { Recogniser } from '../src/shared/recognition';
import { createMemoryLogger } from '../testing/memory-logger';
import { plainPng } from './plain-png';
import type { VisionFigures } from './vision-figures';

/*
 * The process under measurement of vision-devices.ts: directory, devices and the eye with its threads, as built, and
 * nothing else. Arguments: port of the adb server, its role, devices, seconds, `region` or `full`, the folder of the
 * built threads. Writes its figures as JSON.
 */

const PERIOD_MS = 1_000;
const READY_MS = 60_000;
/** Where the template is cut from, and the part of the screen it is looked for in. */
const CUT = { left: 60, top: 60, width: 60, height: 60 };
const REGION = { x: 20, y: 20, width: 300, height: 200 };

const [port = '', role = '', count = '', seconds = '', where = '', built = ''] = process.argv.slice(2);
const clock = createSystemClock();
const logger = createMemoryLogger();
const { signal } = new AbortController();
// All calls of all devices listen to the same one.
setMaxListeners(0, signal);
const directory = createInstanceDirectory({
  ...{ clock, logger, random: createRandom(), frameBuffers: createFrameBuffers() },
  servers: [{ host: '127.0.0.1', port: Number(port), role: role === 'simulator' ? 'simulator' : 'real' }],
});
const refs = Array.from({ length: Number(count) }, (_, at) => formatInstanceRef('sim', String(at + 1)));
const devices = new Map(
  await Promise.all(
    refs.map(async (ref) => [ref, await directory.whenReady(ref, READY_MS, signal)] as const),
  ),
);
const templates = await mkdtemp(join(tmpdir(), 'muster-bench-'));
const eye = createShardedEye({
  worker: {
    url: new URL('eye.worker.js', pathToFileURL(`${built}/`)),
    kernel: fileURLToPath(new URL('matcher.wasm', pathToFileURL(`${built}/`))),
  },
  ...{ templates, clock, logger },
  taps: createFrameTaps((error) => {
    throw error;
  }),
  deviceOf: (ref) => {
    const device = devices.get(ref);
    if (device === undefined) throw new RangeError(`no device ${ref}`);
    return device;
  },
});
const ask: Recogniser = {
  kind: 'image',
  template: 'part',
  area: where === 'full' ? null : REGION,
  threshold: null,
  all: false,
};

/** A part of what the devices show is what is looked for. */
async function cutTemplate(frame: Frame): Promise<void> {
  await writeFile(join(templates, 'part.png'), plainPng(frame, CUT));
}

async function cycle(device: Device): Promise<void> {
  const [seen] = await eye.look(device, [ask], signal);
  if (seen?.box?.x !== CUT.left || seen.box.y !== CUT.top) throw new Error('the template is elsewhere');
  await device.tap(5, 5, signal);
}

const cycleTimes: number[] = [];
const failures: string[] = [];
let inTime = 0;
let highestRss = 0;

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

const [first] = devices.values();
if (!first) throw new RangeError('no devices');
const frame = await eye.capture(first, signal);
await cutTemplate(frame);
eye.release(frame);
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
const figures: VisionFigures = {
  due: devices.size * Number(seconds),
  ...{ inTime, failures, workers: eye.workers },
  cycleP99Ms: sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN,
  loopP99Ms: delay.percentile(99) / 1e6,
  loopMaxMs: delay.max / 1e6,
  cores: (user + system) / 1e3 / (clock.monotonic() - startAt),
  rssMb: highestRss / 2 ** 20,
};
process.stdout.write(`${JSON.stringify(figures)}\n`);
await eye.close();
await directory.close();
await rm(templates, { recursive: true });
