import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHostRig, type HostRig } from '../../../testing/host-rig';
import { runOnSimulator, saveRoutinesOf } from '../../../testing/routine-on-simulator';
import { loadScenarioFile } from '../../simulator/scene/load-scenario';

/* The tasks of `testing/tasks` for who sees, solved from the reference pages alone; each to the end its `task.md` asks for. */

const TASKS = join(import.meta.dirname, '../../../testing/tasks');
const PATIENCE_MS = 150_000;

let rig: HostRig;
beforeAll(async () => {
  const scenario = await loadScenarioFile(join(TASKS, 'seeing/scenario.json'));
  rig = await openHostRig({ devices: 4, seed: 3, scenario });
  for (const name of ['coin', 'rate-close'])
    await cp(join(TASKS, `seeing/${name}.png`), join(rig.folder, `templates/seeing/${name}.png`));
  for (const task of ['4-collect-the-coins', '5-empty-the-bin'])
    for (const name of await saveRoutinesOf(rig, join(TASKS, task), task))
      await rig.until((view) => view.routines[name]?.problems.length === 0, `no problems of ${name}`);
}, 60_000);
afterAll(() => rig.close());

describe('the tasks for who sees', () => {
  it.concurrent(
    '4: gets over a start that hangs, rests, and collects every coin',
    async () => {
      const run = await runOnSimulator(rig, '4-collect-the-coins/routine', { device: 1 });
      expect([run.ended, run.failure]).toEqual(['completed', null]);
      expect(run.phone.variables).toMatchObject({
        ...{ starts: 2, energy: 3, wasted: 0, missed: 0 },
        taken: [true, true, true, true, true, true, true],
      });
      expect(run.logs).toEqual(['warn It hangs; once more', 'info 7 coins collected']);
    },
    PATIENCE_MS,
  );

  it.concurrent.each([2, 3, 4])(
    '5: empties the bin under windows that ask for a rating, on device %i',
    async (device) => {
      const run = await runOnSimulator(rig, '5-empty-the-bin/routine', { device });
      expect([run.ended, run.failure]).toEqual(['completed', null]);
      expect(run.phone.variables).toMatchObject({ bin: 0, emptied: true });
      expect(run.phone.popups).toEqual([]);
    },
    PATIENCE_MS,
  );
});
