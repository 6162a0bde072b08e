import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { bundle } from './bundle';
import { openFarm, type Farm } from './farm';
import { atLeast, atMost } from './goal';
import type { Measured } from './measured';
import type { DoorKind } from './simulator-child';
import { median } from './statistics';
import { VisionFigures } from './vision-figures';

const ROUNDS = 3;
const SECONDS = 6;
const MANY = 200;
const FULL = 64;
const BUILT = fileURLToPath(new URL('../out/node', import.meta.url));

/** Devices that are captured, searched and tapped once a second, by a process of its own with its threads as built. */
export async function measureVisionDevices(door: DoorKind): Promise<Measured[]> {
  if (!existsSync(join(BUILT, 'eye.worker.js'))) throw new Error(`${BUILT} has no thread: npm run build`);
  const farm = await openFarm(MANY, door);
  try {
    const regional = await rounds(farm, MANY, 'region');
    const full = await rounds(farm, FULL, 'full');
    return [...regionalRows(regional, farm), ...fullRows(full, farm)];
  } finally {
    await farm.stop();
  }
}

async function rounds(farm: Farm, devices: number, where: 'region' | 'full'): Promise<VisionFigures[]> {
  const role = farm.through === 'server door' ? 'simulator' : 'real';
  const file = await bundle('vision-host');
  const args = [file, farm.port, role, devices, SECONDS, where, BUILT].map(String);
  const all: VisionFigures[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { stdout } = await promisify(execFile)(process.execPath, args);
    all.push(VisionFigures.parse(JSON.parse(stdout)));
  }
  return all;
}

function regionalRows(all: readonly VisionFigures[], { through }: Farm): Measured[] {
  const load = `${String(MANY)} devices × 1 Hz`;
  const loopMs = middle(all, (round) => round.loopP99Ms);
  const memoryMb = middle(all, (round) => round.rssMb);
  return [
    inTime(all, `${load}, 540×960 frame + 300×200 match + tap, ${through}`),
    {
      what: `${load} with match, delay of the main loop, sampled every 5 ms (5 ms is none)`,
      figure: `p99 ${loopMs.toFixed(1)} ms, most ${middle(all, (round) => round.loopMaxMs).toFixed(1)} ms`,
      against: null,
      ...atMost(loopMs, 15, ' ms'),
    },
    {
      what: `${load} with match, memory of the process with its threads, neither fallback nor OCR loaded`,
      figure: `${memoryMb.toFixed(0)} MB RSS`,
      against: null,
      ...atMost(memoryMb, 220, ' MB'),
    },
  ];
}

function fullRows(all: readonly VisionFigures[], { through }: Farm): Measured[] {
  const load = `${String(FULL)} devices × 1 Hz, whole 540×960 frame searched + tap`;
  const memoryMb = middle(all, (round) => round.rssMb);
  return [
    inTime(all, `${load}, ${through}`),
    {
      what: `${load}, memory`,
      figure: `${memoryMb.toFixed(0)} MB RSS`,
      against: null,
      goal: null,
      met: true,
    },
  ];
}

function inTime(all: readonly VisionFigures[], what: string): Measured {
  const percents = all.map((round) => (100 * round.inTime) / round.due);
  const percent = median(percents);
  const failures = all.flatMap((round) => round.failures);
  const notes = [
    `${String(all[0]?.workers ?? 0)} vision threads`,
    `least of ${String(ROUNDS)} rounds of ${String(SECONDS)} s ${Math.min(...percents).toFixed(1)} %`,
    `cycle p99 ${middle(all, (round) => round.cycleP99Ms).toFixed(0)} ms`,
    `${middle(all, (round) => round.cores).toFixed(2)} cores`,
    ...(failures.length > 0 ? [`${String(failures.length)} failures such as ${String(failures[0])}`] : []),
  ];
  return {
    what,
    figure: `${percent.toFixed(1)} % of cycles in time (${notes.join(', ')})`,
    against: null,
    ...atLeast(percent, 100, ' %'),
  };
}

function middle(all: readonly VisionFigures[], of: (figures: VisionFigures) => number): number {
  return median(all.map(of));
}
