import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { accountsOf, makePool, usesOf } from '../../../testing/account-samples';
import { aDraft } from '../../../testing/builders';
import { groupOn } from '../../../testing/group-samples';
import { openHostRig, type HostRig } from '../../../testing/host-rig';
import { runOnSimulator, saveRoutinesOf, type SimulatedRun } from '../../../testing/routine-on-simulator';

/* The lessons of `routines/learn`, each by a whole host on a simulated device: what it did to the app, not only its end. */

const SAMPLES = join(import.meta.dirname, '../../../routines');
const TEMPLATES = join(import.meta.dirname, '../../../templates/demo');
const PATIENCE_MS = 150_000;
const SECRET = 'opensesame-1843';

let rig: HostRig;
let names: readonly string[];

beforeAll(async () => {
  rig = await openHostRig({ devices: 33, seed: 7 });
  await cp(TEMPLATES, join(rig.folder, 'templates/demo'), { recursive: true });
  names = await saveRoutinesOf(rig, join(SAMPLES, 'learn'), 'learn');
  const fields = { level: 'number', rounds: 'number', lastReward: 'date', password: 'secret' } as const;
  for (const [name, type] of Object.entries(fields))
    await rig.client.call('accounts.putField', { field: { name, type, label: '' } });
}, 60_000);
afterAll(() => rig.close());

const completed = (run: SimulatedRun): SimulatedRun['phone']['variables'] => {
  expect([run.ended, run.failure]).toEqual(['completed', null]);
  return run.phone.variables;
};
/** The variables of an app that may not be in front any more. */
const openedApp = (device: number, packageName: string): SimulatedRun['phone']['variables'] => {
  const { phone } = rig.simulator.device(`muster-sim-${String(device)}`);
  phone.launch(packageName, null);
  return phone.state().variables;
};
const givenAccounts = async (tag: string, levels: readonly (readonly [string, number])[]): Promise<void> => {
  for (const [key, level] of levels) {
    const draft = { key, label: `Dear ${key}`, tags: [tag], fields: { level, password: SECRET } };
    expect(await rig.client.call('accounts.create', { draft })).toMatchObject({ ok: true });
  }
};
/** The host hears of new fields of accounts a moment later. */
const untilItMayStart = (routineName: string, accountPoolName: string): Promise<void> =>
  vi.waitFor(
    async () => {
      const draft = aDraft({ ...groupOn(routineName, 1), accountPoolName });
      const checked = await rig.client.call('definitions.check', { draft, definitionId: null });
      expect(checked.ok && checked.value.problems.filter(({ level }) => level === 'error')).toEqual([]);
    },
    { timeout: 15_000, interval: 100 },
  );
const devices = (from: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => from + index);

describe('the lessons', () => {
  it.concurrent('have no problems, not even warnings', async () => {
    // The host hears of new templates a moment later.
    await rig.until(
      (view) => names.every((name) => view.routines[name]?.problems.length === 0),
      'no problems',
    );
    expect(names.filter((name) => /\/\d\d-/.test(name)).length).toBeGreaterThanOrEqual(8);
  });

  it.concurrent(
    '1: the stopwatch runs',
    async () => {
      const run = await runOnSimulator(rig, 'learn/01-first-steps', { device: 1 });
      expect(completed(run)).toMatchObject({ tab: 2, watching: true });
    },
    PATIENCE_MS,
  );

  it.concurrent(
    '2: the timer is what the inputs say',
    async () => {
      const longer = completed(await runOnSimulator(rig, 'learn/02-inputs', { device: 2 }));
      expect(longer).toMatchObject({ tab: 1, running: true });
      expect(longer['left']).toBeGreaterThan(60);
      expect(longer['left']).toBeLessThanOrEqual(80);
      const config = { tens: 3, way: 'shorter', begin: false, settle: '50ms', note: 'for eggs' };
      const shorter = await runOnSimulator(rig, 'learn/02-inputs', { device: 3, config });
      expect(completed(shorter)).toMatchObject({ left: 30, running: false });
      expect(shorter.logs).toEqual(['info Note: for eggs']);
    },
    PATIENCE_MS,
  );

  it.concurrent(
    '3: places are found, and counted from what was found',
    async () => {
      const run = await runOnSimulator(rig, 'learn/03-places', { device: 4 });
      expect(completed(run)).toMatchObject({ tab: 1, running: true });
      expect(run.logs).toEqual(['info Start is at 270, 678']);
      expect(run.phone.variables['left']).toBeGreaterThan(60);
      expect(run.phone.variables['left']).toBeLessThanOrEqual(90);
    },
    PATIENCE_MS,
  );

  it.concurrent(
    '4: seven pizzas are in the cart',
    async () => {
      const run = await runOnSimulator(rig, 'learn/04-loops', { device: 5 });
      expect(completed(run)['amounts']).toEqual([3, 1, 1, 2, 0, 0, 0, 0, 0, 0]);
    },
    PATIENCE_MS,
  );

  it.concurrent(
    '5: what is said of the job is what became of it',
    async () => {
      const runs = await Promise.all(
        devices(6, 6).map((device) => runOnSimulator(rig, 'learn/05-decisions', { device })),
      );
      for (const run of runs) {
        expect(run.ended).toBe('completed');
        const { jobs } = openedApp(runs.indexOf(run) + 6, 'com.example.flaky');
        const [isDone, isRefused] = ['info The job is done', 'warn The job was refused'].map((line) =>
          run.logs.includes(line),
        );
        if (isDone || isRefused) expect([run.logs, jobs]).toEqual([run.logs, isDone ? 1 : 0]);
        expect(run.logs.length).toBeGreaterThan(0);
      }
      expect(new Set(runs.map(({ logs }) => logs.at(-1))).size).toBeGreaterThan(1);
    },
    PATIENCE_MS,
  );

  it.concurrent(
    '6: bots count for themselves and together',
    async () => {
      const run = await runOnSimulator(rig, 'learn/06-values', {
        device: 12,
        definition: {
          availableInstances: ['sim:12', 'sim:13'],
          requestedBotCount: 2,
          loop: { kind: 'count', count: 2, pauseMs: 0 },
        },
      });
      const lines = (start: string): string[] => run.logs.filter((line) => line.startsWith(start)).toSorted();
      expect(completed(run)).toMatchObject({ tab: 1, left: 90 });
      expect(lines('info Round')).toEqual(
        [1, 1, 2, 2].map((round) => `info Round ${String(round)} of this bot, for ADA and GRACE`),
      );
      expect(lines('info This was')).toEqual(
        [1, 2, 3, 4].map((timer) => `info This was timer ${String(timer)} of the group`),
      );
      expect(lines('info Bot')).toContain('info Bot 1 on sim:12, iteration 2');
    },
    PATIENCE_MS,
  );

  it.concurrent(
    '7: it goes on after failures, with a picture of each',
    async () => {
      const runs = await Promise.all(
        devices(14, 5).map((device) =>
          runOnSimulator(rig, 'learn/07-when-it-fails', { device, config: { jobs: 4 } }),
        ),
      );
      const missed = runs.map((run, index) => {
        expect([run.ended, run.failure?.detail]).toEqual(['completed', undefined]);
        const done = Number(/(\d) of 4 jobs/.exec(run.logs.at(-1) ?? '')?.[1]);
        expect(run.logs.filter((line) => line.endsWith('is over'))).toHaveLength(4);
        expect(run.pictures).toHaveLength(4 - done);
        expect(openedApp(14 + index, 'com.example.flaky')['jobs']).toBeGreaterThanOrEqual(done);
        return 4 - done;
      });
      expect(Math.max(...missed)).toBeGreaterThan(0);
    },
    PATIENCE_MS,
  );

  it.concurrent(
    '8: a block is called for each part of the order, and its result is used',
    async () => {
      const run = await runOnSimulator(rig, 'learn/08-building-blocks', { device: 19 });
      expect(completed(run)['amounts']).toEqual([2, 0, 1, 0, 0, 0, 0, 0, 0, 0]);
      expect(run.phone.screen).toBe('address');
      expect(run.logs).toEqual(["warn Row 9x1 can't be ordered here", 'info 3 pizzas are in the cart']);
    },
    PATIENCE_MS,
  );

  it.concurrent(
    '9: the sentry closes the offers that come up meanwhile',
    async () => {
      const runs = await Promise.all(
        devices(20, 4).map((device) =>
          runOnSimulator(rig, 'learn/09-sentry', { device, config: { pace: '2500ms' } }),
        ),
      );
      const offers = runs.map((run) => {
        expect(completed(run)).toMatchObject({ coins: 330, claimed: [true, true, true, true, true, true] });
        expect(run.phone.popups).not.toContain('offer');
        return run.phone.variables['offers'];
      });
      expect(Math.max(...offers.map(Number))).toBeGreaterThan(0);
    },
    PATIENCE_MS,
  );

  it.concurrent(
    '10: accounts sign up, one is given back',
    async () => {
      await givenAccounts('lesson', [
        ['ada', 30],
        ['bob', 2],
      ]);
      const sort = [{ by: 'key', direction: 'asc' as const }];
      const accountPoolName = await makePool(rig, 'Lesson', 'lesson', { sort });
      const definition = { accountPoolName, loop: { kind: 'count', count: 2, pauseMs: 0 } as const };
      await untilItMayStart('learn/10-accounts', accountPoolName);
      const run = await runOnSimulator(rig, 'learn/10-accounts', { device: 24, definition });
      expect(completed(run)).toMatchObject({ accounts: 1, name: 'Dear ada', email: 'ada@example.com' });
      expect(run.phone.variables['password']).toBe(SECRET);
      const { ada, bob } = Object.fromEntries(await accountsOf(rig, 'lesson'));
      const outcomes = async (id = 0) => (await usesOf(rig, id)).map(({ outcome }) => outcome);
      expect([await outcomes(ada?.id), await outcomes(bob?.id)]).toEqual([['completed'], ['returned']]);
      expect(JSON.stringify(run.events)).not.toContain(SECRET);
    },
    PATIENCE_MS,
  );

  it.concurrent(
    '11: the stopwatch stands still again',
    async () => {
      const config = { longest: '1s' };
      const run = await runOnSimulator(rig, 'learn/11-pauses', { device: 25, config });
      expect(completed(run)).toMatchObject({ tab: 2, watching: false });
      expect(Number(run.phone.variables['watch'])).toBeGreaterThan(1);
    },
    PATIENCE_MS,
  );

  it.concurrent(
    '12: the gifts are claimed by what their buttons look like',
    async () => {
      await rig.until((view) => view.routines['learn/12-images']?.problems.length === 0, 'its templates');
      const run = await runOnSimulator(rig, 'learn/12-images', { device: 31 });
      expect(completed(run)).toMatchObject({ coins: 330, claimed: [true, true, true, true, true, true] });
      expect(run.phone.popups).not.toContain('offer');
      expect(run.logs).toEqual([
        expect.stringMatching(/^info 6 gifts can be claimed, the first at \d+, \d+$/),
        'info All gifts are claimed',
      ]);
    },
    PATIENCE_MS,
  );

  it.concurrent(
    '13: what the spin won is read',
    async () => {
      const run = await runOnSimulator(rig, 'learn/13-texts', { device: 32 });
      expect(completed(run)).toMatchObject({ coins: 170 });
      expect(run.logs).toEqual(['info 50 coins won']);
    },
    PATIENCE_MS,
  );

  it.concurrent(
    '14: the form is filled in by the names of its fields',
    async () => {
      const config = { name: 'Grace Hopper' };
      const run = await runOnSimulator(rig, 'learn/14-elements', { device: 33, config });
      expect(completed(run)).toMatchObject({ accounts: 1, name: 'Grace Hopper', email: 'ada@example.com' });
      expect(run.logs).toEqual(['info It says Welcome, Grace Hopper!']);
    },
    PATIENCE_MS,
  );

  it.concurrent(
    'the example with accounts: those of a high enough level play a round each',
    async () => {
      await saveRoutinesOf(rig, join(SAMPLES, 'demo'), 'demo');
      await givenAccounts('demo', [
        ['eve', 30],
        ['fay', 2],
      ]);
      const sort = [{ by: 'key', direction: 'asc' as const }];
      const accountPoolName = await makePool(rig, 'Demo', 'demo', { sort });
      const definition = { accountPoolName, loop: { kind: 'count', count: 2, pauseMs: 0 } as const };
      const config = { minimum: 5 };
      await untilItMayStart('demo/account-rounds', accountPoolName);
      const run = await runOnSimulator(rig, 'demo/account-rounds', { device: 26, config, definition });
      expect([run.ended, run.failure]).toEqual(['completed', null]);
      expect(openedApp(26, 'com.example.rewards')).toMatchObject({ coins: 130 });
      const { eve, fay } = Object.fromEntries(await accountsOf(rig, 'demo'));
      expect([eve?.fields['rounds'], fay?.fields['rounds']]).toEqual([1, undefined]);
    },
    PATIENCE_MS,
  );
});
