import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { bundle } from './bundle';
import type { Farm } from './farm';
import { atLeast, atMost } from './goal';
import type { Measured } from './measured';
import { median } from './statistics';
import { SteadyFigures } from './steady-figures';

const ROUNDS = 3;
const SECONDS = 6;

/** A frame and a tap each second on every device, in a process of its own that holds nothing else. */
export async function measureSteadyLoad(farm: Farm): Promise<Measured[]> {
  const role = farm.through === 'server door' ? 'simulator' : 'real';
  const file = await bundle('steady-host');
  const args = [file, farm.port, role, farm.serials.length, SECONDS].map(String);
  const rounds: SteadyFigures[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { stdout } = await promisify(execFile)(process.execPath, args);
    rounds.push(SteadyFigures.parse(JSON.parse(stdout)));
  }
  return report(rounds, farm);
}

/** The middle of the rounds. */
function report(rounds: readonly SteadyFigures[], { serials, through }: Farm): Measured[] {
  const middle = (of: (figures: SteadyFigures) => number): number => median(rounds.map(of));
  const percents = rounds.map(({ inTime, due }) => (100 * inTime) / due);
  const percent = median(percents);
  const loopP99Ms = middle((round) => round.loopP99Ms);
  const rssMb = middle((round) => round.rssMb);
  const load = `${String(serials.length)} devices × 1 Hz`;
  const failures = rounds.flatMap((round) => round.failures);
  const notes = [
    `least of ${String(ROUNDS)} rounds of ${String(SECONDS)} s ${Math.min(...percents).toFixed(1)} %`,
    `cycle p99 ${middle((round) => round.cycleP99Ms).toFixed(0)} ms`,
    `${middle((round) => round.cores).toFixed(2)} cores`,
    ...(failures.length > 0 ? [`${String(failures.length)} failures such as ${String(failures[0])}`] : []),
  ];
  return [
    {
      what: `${load}, frame + tap without match, ${through}`,
      figure: `${percent.toFixed(1)} % of cycles in time (${notes.join(', ')})`,
      against: null,
      ...atLeast(percent, 100, ' %'),
    },
    {
      what: `${load}, delay of the main loop, sampled every 5 ms (5 ms is none)`,
      figure: `p99 ${loopP99Ms.toFixed(1)} ms, most ${middle((round) => round.loopMaxMs).toFixed(1)} ms`,
      against: null,
      ...atMost(loopP99Ms, 15, ' ms'),
    },
    {
      what: `${load}, memory of the eye's process`,
      figure: `${rssMb.toFixed(0)} MB RSS`,
      against: null,
      ...atMost(rssMb, 220, ' MB'),
    },
  ];
}
