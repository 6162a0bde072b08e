import { runRounds } from './client-process';
import { Pace } from './client-rounds';
import type { Farm } from './farm';
import { atLeast, atMost } from './goal';
import type { Measured } from './measured';
import { median } from './statistics';

const ROUNDS = 5;

/** Captures of all devices at once, one in flight on each, ours and the references in turns. */
export async function measureCapture(farm: Farm): Promise<Measured[]> {
  const ways = ['own', 'execOut', 'adbkit'];
  const paces = await runRounds(farm, { ways, count: ROUNDS, answer: Pace });
  const pictures = new Set(ways.flatMap((way) => paces(way).map(({ picture }) => picture)));
  if (pictures.size !== 1) throw new Error('the clients do not see the same picture');
  const rate = (way: string): number => median(paces(way).map(({ framesPerSecond }) => framesPerSecond));
  const cpu = (way: string): number => median(paces(way).map(({ cpuMs }) => cpuMs));
  const speed = rate('own') / rate('execOut');
  const effort = cpu('own') / cpu('adbkit');
  const where = `${String(farm.serials.length)} devices of 540×960, ${farm.through}`;
  return [
    {
      what: `raw capture to pixels, ${where}`,
      figure: `${rate('own').toFixed(0)} frames/s`,
      against: `adb exec-out screencap -p + sharp: ${rate('execOut').toFixed(0)} frames/s, ${speed.toFixed(1)}×`,
      ...atLeast(speed, 5, '×'),
    },
    {
      what: `CPU of the client's process per frame, ${where}`,
      figure: `${cpu('own').toFixed(2)} ms`,
      against: `adbkit shell + chunks + concat: ${cpu('adbkit').toFixed(2)} ms, ${effort.toFixed(2)}×`,
      ...atMost(effort, 0.4, '×'),
    },
  ];
}
