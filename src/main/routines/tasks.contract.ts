import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHostRig, type HostRig } from '../../../testing/host-rig';
import { runOnSimulator, saveRoutinesOf } from '../../../testing/routine-on-simulator';
import { loadScenarioFile } from '../../simulator/scene/load-scenario';

/* The tasks of `testing/tasks`, solved from the reference pages alone; each to the end its `task.md` asks for. */

const TASKS = join(import.meta.dirname, '../../../testing/tasks');

let rig: HostRig;

beforeAll(async () => {
  const scenario = await loadScenarioFile(join(TASKS, 'scenario.json'));
  rig = await openHostRig({ devices: 7, seed: 3, scenario });
  for (const task of ['1-catch-the-button', '2-send-the-parcels', '3-sort-the-probes']) {
    await saveRoutinesOf(rig, join(TASKS, task), task);
  }
}, 60_000);
afterAll(() => rig.close());

describe('the three tasks', () => {
  it.concurrent(
    '1: catches the button until the strip is green',
    async () => {
      const { ended, phone } = await runOnSimulator(rig, '1-catch-the-button/routine', { device: 1 });
      expect(ended).toBe('completed');
      expect(phone.variables).toMatchObject({ caught: 7, missed: 0 });
    },
    150_000,
  );

  it.concurrent(
    '2: sends what is in stock and closes the day',
    async () => {
      const { ended, phone, logs } = await runOnSimulator(rig, '2-send-the-parcels/routine', { device: 2 });
      expect([ended, logs]).toEqual(['completed', ['warn Row 3 is out of stock', 'info 5 parcels sent']]);
      expect(phone.variables).toMatchObject({ sent: [true, true, false, true, true, true], closed: true });
    },
    150_000,
  );

  it.concurrent(
    '2: leaves the day open when too few were sent',
    async () => {
      const config = { rows: '3,1', patience: '3s' };
      const run = await runOnSimulator(rig, '2-send-the-parcels/routine', { device: 3, config });
      expect(run.ended).toBe('failed');
      expect(run.failure).toMatchObject({ detail: { message: 'Only 1 of 3 parcels were sent' } });
      expect(run.phone.variables).toMatchObject({
        sent: [true, false, false, false, false, false],
        closed: false,
      });
    },
    150_000,
  );

  it.concurrent.each([4, 5, 6, 7])(
    '3: sorts the probes under battery warnings, on device %i',
    async (device) => {
      const run = await runOnSimulator(rig, '3-sort-the-probes/routine', { device });
      expect(run.ended).toBe('failed');
      expect(run.failure).toMatchObject({ detail: { message: '1 of 5 probes were skipped' } });
      expect(run.phone.variables).toMatchObject({ right: 4, wrong: 0, skipped: 1, reported: 'trouble' });
      expect(run.phone.variables['warned']).toBeGreaterThan(0);
      expect(run.pictures).toHaveLength(1);
    },
    150_000,
  );
});
