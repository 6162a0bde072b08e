import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { bundle } from './bundle';
import type { Farm } from './farm';
import { atLeast, atMost } from './goal';
import type { Measured } from './measured';
import { SteadyFigures } from './steady-figures';

const SECONDS = 10;

/** A frame and a tap each second on every device, in a process of its own that holds nothing else. */
export async function measureSteadyLoad(farm: Farm): Promise<Measured[]> {
  const role = farm.through === 'server door' ? 'simulator' : 'real';
  const file = await bundle('steady-host');
  const args = [file, farm.port, role, farm.serials.length, SECONDS].map(String);
  const { stdout } = await promisify(execFile)(process.execPath, args);
  const figures = SteadyFigures.parse(JSON.parse(stdout));
  const { due, inTime, cycleP99Ms, loopP99Ms, loopMaxMs, cores, rssMb, failures } = figures;
  const percent = (100 * inTime) / due;
  const bots = `${String(farm.serials.length)} devices × 1 Hz`;
  const cycles = `${String(inTime)} of ${String(due)} cycles in time, p99 ${cycleP99Ms.toFixed(0)} ms`;
  return [
    {
      what: `${bots}, frame + tap without match, ${String(SECONDS)} s (${farm.through})`,
      figure: `${percent.toFixed(percent === 100 ? 0 : 2)} % (${cycles}, ${cores.toFixed(2)} cores${failures.length > 0 ? `, ${String(failures.length)} failures such as ${String(failures[0])}` : ''})`,
      against: null,
      ...atLeast(percent, 100, ' %'),
    },
    {
      what: `${bots}, delay of the main loop, sampled every 5 ms (5 ms is none)`,
      figure: `p99 ${loopP99Ms.toFixed(1)} ms, most ${loopMaxMs.toFixed(1)} ms`,
      against: null,
      ...atMost(loopP99Ms, 15, ' ms'),
    },
    {
      what: `${bots}, memory of the process`,
      figure: `${rssMb.toFixed(0)} MB RSS`,
      against: null,
      ...atMost(rssMb, 220, ' MB'),
    },
  ];
}
