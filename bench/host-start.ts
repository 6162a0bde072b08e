import { spawnSync } from 'node:child_process';
import { readView } from '../src/cli/view-once';
import { startServe } from '../testing/serve-process';
import { createTempFolder } from '../testing/temp-folder';
import { atMost } from './goal';
import type { Measured } from './measured';
import { median, roundedMs } from './statistics';

const ROUNDS = 7;

/** From the command to the first snapshot a window would show, against the bare start of Node. */
export async function measureHostStart(): Promise<Measured[]> {
  const bare: number[] = [];
  const host: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    bare.push(timeOf(() => void spawnSync(process.execPath, ['-e', '0'])));
    host.push(await startOfHost());
  }
  const ratio = median(host) / median(bare);
  return [
    {
      what: 'host start to first snapshot',
      figure: roundedMs(median(host)),
      against: `node -e 0: ${roundedMs(median(bare))}, ${ratio.toFixed(1)}×`,
      ...atMost(ratio, 15, '×'),
    },
  ];
}

async function startOfHost(): Promise<number> {
  const folder = await createTempFolder();
  const before = performance.now();
  const host = await startServe(folder.path, ['--port', '0']);
  const line = await host.connect();
  await readView(line.client);
  const elapsed = performance.now() - before;
  line.close();
  await host.stop();
  await folder.remove();
  return elapsed;
}

function timeOf(work: () => void): number {
  const before = performance.now();
  work();
  return performance.now() - before;
}
