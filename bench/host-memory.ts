import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Contract } from '../src/shared/contract';
import type { Client } from '../src/shared/rpc/client';
import { readView } from '../src/cli/view-once';
import { aDefinition } from '../testing/builders';
import { definitionIdOf } from '../testing/definition-ids';
import { groupOn } from '../testing/group-samples';
import { startServe } from '../testing/serve-process';
import { createTempFolder } from '../testing/temp-folder';
import { atMost } from './goal';
import type { Measured } from './measured';

const BOTS = 200;
/** Long enough for every bot's third look, and for memory to have been where it goes. */
const ITERATIONS = 3;
const PATIENCE_MS = 90_000;
const LOOK_AND_TAP = `steps:
  - if: { pixel: { x: 5, y: 5, color: '#000000', tolerance: 255 } }
    then:
      - tap: { x: 5, y: 5 }
`;

/** Memory of the whole program, as built, with 200 bots that look and tap; its simulator is a process of its own. */
export async function measureHostMemory(): Promise<Measured[]> {
  const folder = await createTempFolder();
  await prepare(folder.path);
  const host = await startServe(folder.path, ['--port', '0', '--simulate', String(BOTS)]);
  try {
    const line = await host.connect();
    const definitionId = definitionIdOf(1);
    const started = await line.client.call('groups.start', { definitionId, overrides: null });
    if (!started.ok) throw new Error(`start was refused: ${JSON.stringify(started.error)}`);
    const mostMb = await mostMemory(line.client);
    line.close();
    return [
      {
        what: `the whole host with ${String(BOTS)} bots that look and tap`,
        figure: `${String(mostMb)} MB RSS`,
        against: null,
        ...atMost(mostMb, 220, ' MB'),
      },
    ];
  } finally {
    await host.stop();
    await folder.remove();
  }
}

async function prepare(folder: string): Promise<void> {
  const definition = aDefinition({
    ...groupOn('look-and-tap', BOTS),
    id: definitionIdOf(1),
    loop: { kind: 'forever', pauseMs: 2_000 },
  });
  await mkdir(join(folder, 'orchestration_groups'));
  await mkdir(join(folder, 'routines'));
  await writeFile(join(folder, 'routines', 'look-and-tap.yaml'), LOOK_AND_TAP);
  await writeFile(join(folder, 'orchestration_groups', 'all.json'), JSON.stringify(definition));
}

/** As the status bar shows it. */
async function mostMemory(client: Client<Contract>): Promise<number> {
  let most = 0;
  const until = performance.now() + PATIENCE_MS;
  while (performance.now() < until) {
    const { bots, host } = await readView(client);
    most = Math.max(most, host.memoryMb);
    const done = bots.filter(({ iterationsCompleted }) => iterationsCompleted >= ITERATIONS);
    if (done.length >= BOTS) return most;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('the bots did not get to work');
}
