import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFakeRandom } from '../../../testing/fake-random';
import { formatInstanceRef } from '../../shared/instance-reference';
import { BotGroupDefinition, type RoutineConfig } from '../../shared/definition';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { createAdbDevice } from '../devices/adb/adb-device';
import { createFrameBuffers } from '../devices/adb/frame-buffers';
import { createSmartSocketClient } from '../devices/adb/smart-socket';
import { createInProcessEye } from '../perception/in-process-eye';
import { filesWithin } from '../platform/files-within';
import { createSystemClock } from '../platform/system-clock';
import { linkRoutines } from './compile/link-routines';
import { createSharedCounters } from './shared-counters';
import { NO_ACCOUNTS } from './no-accounts';
import { NO_CONSENTS } from './ports';
import { findRoutineFiles, loadRoutineFile } from './directory/routine-files';
import { runRoutine } from './interpret/run-routine';
import type { RoutineEnd, StepEvent } from './routine-runner';

const FOLDER = join(import.meta.dirname, '../../../routines');
const clock = createSystemClock();

let simulator: Simulator;
let routines: ReturnType<typeof linkRoutines>;

beforeAll(async () => {
  simulator = await startSimulator({ devices: 20, seed: 7 });
  const paths = await findRoutineFiles(FOLDER);
  const files = await Promise.all(paths.map((path) => loadRoutineFile(FOLDER, path)));
  const named = files.filter((file) => file !== undefined).map((file) => [file.summary.name, file] as const);
  routines = linkRoutines(new Map(named));
});

afterAll(() => simulator.stop());

interface Run {
  readonly end: RoutineEnd | 'stopped';
  readonly logs: readonly string[];
  readonly events: readonly StepEvent[];
}

/** Runs a sample on a virtual device of its own, through the door a real adb client would use. */
async function run(
  name: string,
  number: number,
  options: { config?: RoutineConfig; stopAfterMs?: number },
): Promise<Run> {
  const routine = routines.get(name)?.routine;
  if (!routine) throw new Error(`No routine ${name}`);
  const endpoint = { host: '127.0.0.1', port: simulator.port };
  const device = createAdbDevice({
    ref: formatInstanceRef('sim', String(number)),
    serial: `muster-sim-${String(number)}`,
    client: createSmartSocketClient({ endpoint, clock }),
    random: createFakeRandom(),
    frameBuffers: createFrameBuffers(),
  });
  const logs: string[] = [];
  const events: StepEvent[] = [];
  const context = {
    device,
    eye: createInProcessEye({ deviceOf: () => device, clock }),
    evidence: { saveScreenshot: (shot: string) => Promise.resolve(shot) },
    accounts: NO_ACCOUNTS,
    counters: createSharedCounters(),
    files: filesWithin(join(import.meta.dirname, 'no-files')),
    clock,
    random: createFakeRandom(),
    http: { send: () => Promise.reject(new Error('no network in this test')) },
    consents: NO_CONSENTS,
    notify: () => undefined,
    log: (_level: string, message: string) => void logs.push(message),
  };
  const controller = new AbortController();
  const cancel = clock.schedule(options.stopAfterMs ?? 60_000, () => {
    controller.abort('stopped');
  });
  const observer = { step: (event: StepEvent) => void events.push(event) };
  const gate = (): Promise<void> => Promise.resolve();
  try {
    const end = await runRoutine(
      routine,
      { config: options.config ?? {}, context, gate, observer },
      controller.signal,
    );
    return { end, logs, events };
  } catch (error) {
    if (error !== 'stopped') throw error;
    return { end: 'stopped', logs, events };
  } finally {
    cancel();
  }
}

/** The variables of an app, which is brought to the front for that. */
function openedApp(number: number, packageName: string): Readonly<Record<string, unknown>> {
  const { phone } = simulator.device(`muster-sim-${String(number)}`);
  phone.launch(packageName, null);
  return { ...phone.state().variables, screen: phone.state().screen };
}

/** What the sample groups or templates run. */
async function routinesOfGroups(folder: string): Promise<readonly string[]> {
  const groups = join(FOLDER, '..', folder);
  const files = (await readdir(groups)).filter((file) => file.endsWith('.json'));
  const texts = await Promise.all(files.map((file) => readFile(join(groups, file), 'utf8')));
  return texts.map((text) => BotGroupDefinition.parse(JSON.parse(text)).routineName);
}

describe('the sample routines', () => {
  it('are all without problems, listed on their page, and named by every sample group that runs one', async () => {
    const page = await readFile(join(FOLDER, 'README.md'), 'utf8');
    expect(routines.size).toBeGreaterThanOrEqual(20);
    for (const [name, { summary }] of routines) {
      expect([name, summary.problems]).toEqual([name, []]);
      expect(page).toContain(`[\`${name}\`](${name}.yaml)`);
    }
    const named = await Promise.all(['orchestration_groups', 'group_templates'].map(routinesOfGroups));
    for (const name of named.flat()) expect([name, routines.has(name)]).toEqual([name, true]);
    expect(named.flat().some((name) => name.startsWith('learn/'))).toBe(true);
  });

  it.concurrent(
    'daily-rewards claims all gifts, round after round',
    async () => {
      const { end, logs } = await run('demo/daily-rewards', 1, { config: { rounds: '2' } });
      expect(end).toEqual({ ok: true });
      expect(logs.slice(0, 2)).toEqual(['Round 1 of 2', 'Round 2 of 2']);
      expect(openedApp(1, 'com.example.rewards')).toMatchObject({ round: 3, coins: 120 + 2 * 210 });
    },
    60_000,
  );

  it.concurrent(
    'fill-form signs somebody up',
    async () => {
      const { end, logs } = await run('demo/fill-form', 2, { config: { name: 'Alan Turing' } });
      expect(end).toEqual({ ok: true });
      expect(logs.at(-1)).toBe('Alan Turing is signed up');
      expect(openedApp(2, 'com.example.form')).toMatchObject({
        ...{ screen: 'welcome', accounts: 1, name: 'Alan Turing', email: 'ada@example.com' },
        ...{ news: false, terms: true },
      });
    },
    60_000,
  );

  it.concurrent(
    'order-pizza orders, or leaves it',
    async () => {
      expect((await run('demo/order-pizza', 3, { config: { pizzas: 3 } })).logs).toEqual([
        'Ordered 3 pizzas to Via Appia 7',
      ]);
      const ordered = openedApp(3, 'com.example.checkout');
      expect(ordered).toMatchObject({ screen: 'done', orders: 1, address: 'Via Appia 7' });
      expect(ordered).toMatchObject({ amounts: [0, 3, 0, 0, 0, 0, 0, 0, 0, 0] });
      expect((await run('demo/order-pizza', 3, { config: { pizzas: 0 } })).logs).toEqual(['Nothing ordered']);
      expect((await run('demo/order-pizza', 3, { config: { mode: 'look only' } })).logs).toEqual([
        'Nothing ordered',
      ]);
      expect(openedApp(3, 'com.example.checkout')).toMatchObject({ screen: 'menu', orders: 1 });
    },
    60_000,
  );

  it.concurrent(
    'morning-round runs the others',
    async () => {
      const { end, logs } = await run('demo/morning-round', 4, {});
      expect(end).toEqual({ ok: true });
      expect(logs.at(-1)).toBe('Good morning, Grace Hopper');
      expect(openedApp(4, 'com.example.rewards')).toMatchObject({ coins: 120 + 210 });
      expect(openedApp(4, 'com.example.form')).toMatchObject({ accounts: 1, name: 'Grace Hopper' });
      expect(openedApp(4, 'com.example.checkout')).toMatchObject({ orders: 0 });
    },
    60_000,
  );

  it.concurrent(
    'watch-clock goes on until it is stopped',
    async () => {
      const { end, events } = await run('demo/watch-clock', 5, {
        config: { pace: '100ms' },
        stopAfterMs: 4_000,
      });
      expect(end).toBe('stopped');
      expect(events.filter(({ phase }) => phase === 'failed')).toEqual([]);
      expect(
        events.filter(({ path, phase }) => path === '2.steps.4' && phase === 'finished').length,
      ).toBeGreaterThan(1);
      expect(Number(openedApp(5, 'com.example.clock')['watch'])).toBeGreaterThan(0);
    },
    60_000,
  );

  it.concurrent(
    'flaky-chores fails now and then, and not always',
    async () => {
      const numbers = simulator.devices.map((_, index) => index + 1).slice(5);
      const ends = await Promise.all(
        numbers.map(async (number) => {
          const { end, logs } = await run('demo/flaky-chores', number, { config: { jobs: 5 } });
          const isWell = end !== 'stopped' && end.ok;
          const refused = logs.filter((line) => line.endsWith('did not work')).length;
          const { errors } = openedApp(number, 'com.example.flaky');
          if (isWell) expect([number, errors]).toEqual([number, refused]);
          return isWell;
        }),
      );
      expect(new Set(ends)).toEqual(new Set([true, false]));
    },
    120_000,
  );
});
