import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { RestartPolicy, type BotGroupDefinition, type RoutineConfig } from '../src/shared/definition';
import type { Failure } from '../src/shared/failure';
import type { OrchestrationId } from '../src/shared/ids';
import type { RunEvent, RunEventOf } from '../src/shared/run-event';
import type { PhoneState } from '../src/simulator/device/phone';
import { groupOn } from './group-samples';
import type { HostRig } from './host-rig';

/** How one iteration of a routine went, and what the device shows since. */
export interface SimulatedRun {
  readonly ended: 'completed' | 'failed';
  /** Why it failed. */
  readonly failure: Failure | null;
  /** Lines of the bot's log: `info Round 1`. */
  readonly logs: readonly string[];
  readonly events: readonly RunEvent[];
  /** Names of the pictures that were kept, without the time in them. */
  readonly pictures: readonly string[];
  /** Of the app in front. */
  readonly phone: PhoneState;
}

export interface SimulatedRunOptions {
  /** Of the simulator, from 1; each run should have one of its own. */
  readonly device: number;
  readonly config?: RoutineConfig;
  readonly definition?: Partial<BotGroupDefinition>;
}

/** A routine has to do with a device what a person would watch; machines of a build are slow. */
const PATIENCE_MS = 120_000;
const NO_RETRIES = RestartPolicy.parse({ mode: 'never' });

/** Gives the host every routine of a folder, under `prefix` and the path it has from there. */
export async function saveRoutinesOf(
  rig: HostRig,
  folder: string,
  prefix: string,
): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'));
  return Promise.all(
    files.map(async (entry) => {
      const path = join(entry.parentPath, entry.name);
      const name = `${prefix}/${relative(folder, path).replaceAll('\\', '/').slice(0, -'.yaml'.length)}`;
      await rig.saveRoutine(name, await readFile(path, 'utf8'));
      return name;
    }),
  );
}

/** Starts a group with one bot on one simulated device and waits until its first iteration has ended. */
export async function runOnSimulator(
  rig: HostRig,
  routineName: string,
  { device, config = {}, definition = {} }: SimulatedRunOptions,
): Promise<SimulatedRun> {
  const saved = await rig.saveDefinition({
    ...groupOn(routineName, 1),
    availableInstances: [`sim:${String(device)}`],
    routineConfig: config,
    restartPolicy: NO_RETRIES,
    ...definition,
  });
  const id = await rig.start(saved);
  const hasEnded = (event: RunEvent): boolean => event.orchestrationId === id && event.type === 'group.ended';
  await rig.untilEvent(hasEnded, routineName, PATIENCE_MS);
  return readRun(rig, id, device);
}

function readRun(rig: HostRig, id: OrchestrationId, device: number): SimulatedRun {
  const events = rig.events.filter((event) => event.orchestrationId === id);
  const of = <T extends RunEvent['type']>(type: T): RunEventOf<T>[] =>
    events.filter((event): event is RunEventOf<T> => event.type === type);
  const logs = of('bot.log').map(({ level, message }) => `${level} ${message}`);
  const completed = of('bot.iteration').some(({ phase }) => phase === 'completed');
  return {
    ended: completed ? 'completed' : 'failed',
    failure: of('bot.failure').at(-1)?.failure ?? null,
    logs,
    events,
    pictures: logs.filter((line) => line.startsWith('info Screenshot: ')),
    phone: rig.simulator.device(`muster-sim-${String(device)}`).phone.state(),
  };
}
