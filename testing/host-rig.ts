import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { contract, type Contract } from '../src/shared/contract';
import type { BotGroupDefinition, StartOverrides } from '../src/shared/definition';
import { OrchestrationId } from '../src/shared/ids';
import type { RunEvent } from '../src/shared/run-event';
import { createClient, type Client } from '../src/shared/rpc/client';
import { createMemoryPair } from '../src/shared/rpc/memory-connection';
import type { GroupView } from '../src/shared/view';
import { applyPatches, viewFromSnapshot, type ViewState } from '../src/shared/view-patch';
import { createHost, type Host } from '../src/main/compose';
import type { HostOptions } from '../src/main/host-options';
import { createShellRequests } from '../src/main/ipc/shell-requests';
import { createConfSettings } from '../src/main/platform/conf-settings';
import { dataFolderAt } from '../src/main/platform/paths';
import { createRandom } from '../src/main/platform/random';
import { createSystemClock } from '../src/main/platform/system-clock';
import {
  startSimulator,
  type SimulatedDevices,
  type Simulator,
  type SimulatorOptions,
} from '../src/simulator/simulator';
import { aDefinition } from './builders';
import { definitionIdOf } from './definition-ids';
import { accountsWorkerFromSource } from './accounts-worker';
import { databaseWorkerFromSource } from './database-worker';
import { eyeWorkerFromSource } from './eye-worker';
import { createMemoryLogger, type MemoryLogger } from './memory-logger';
import { createTempFolder } from './temp-folder';

/** A whole host on a data folder of its own, with simulated devices in this process, reached through the contract. */
export interface HostRig {
  readonly client: Client<Contract>;
  readonly simulator: Simulator;
  readonly folder: string;
  readonly log: MemoryLogger;
  /** Everything that happened in groups, in order. */
  readonly events: readonly RunEvent[];
  /** Wall clock of what a device logged at `atMs` of its own time. */
  wallClockOf(serial: string, atMs: number): number;
  /** Every group seen so far, with its definition. */
  runs(): readonly GroupView[];
  view(): ViewState;
  /** Saves a definition file under a name of its own and waits until the host knows it. */
  saveDefinition(overrides: Partial<BotGroupDefinition>): Promise<BotGroupDefinition>;
  /** Saves a routine file and waits until the host knows it. */
  saveRoutine(name: string, yaml: string): Promise<void>;
  start(definition: BotGroupDefinition, overrides?: StartOverrides): Promise<OrchestrationId>;
  /** Resolves when `condition` holds for the view; it is looked at after every change. */
  until(condition: (view: ViewState) => boolean, what?: string): Promise<void>;
  untilEvent(condition: (event: RunEvent) => boolean, what?: string, patienceMs?: number): Promise<RunEvent>;
  /** Ends the host and starts another one on the same folder; `between` changes what it finds there. */
  restartHost(between?: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

const PATIENCE_MS = 20_000;

/** Devices that are reached through an adb server outside of the simulator; the host connects to them. */
export interface OutsideDevices {
  /** Its serials are addresses the adb server can connect to. The rig stops it, and not the adb server. */
  readonly simulator: SimulatedDevices;
  readonly adbPort: number;
}

/** Opens a rig. Close it, or its sockets and threads outlive the test. */
export async function openHostRig(
  options: SimulatorOptions & {
    readonly outside?: OutsideDevices;
    /** Instead of the thread of accounts as it is. */
    readonly accountsWorker?: { readonly url: URL };
    /** Instead of vision threads as they are. */
    readonly eyeWorker?: HostOptions['eyeWorker'];
  } = {},
): Promise<HostRig> {
  const folder = await createTempFolder();
  const { outside, accountsWorker, eyeWorker, ...own } = options;
  const simulator =
    outside === undefined
      ? await startSimulator({ devices: 4, ...own })
      : { ...outside.simulator, port: outside.adbPort };
  const rig = new Rig(folder.path, simulator, {
    role: outside === undefined ? 'simulator' : 'real',
    accountsWorker: accountsWorker ?? accountsWorkerFromSource(),
    eyeWorker: eyeWorker ?? eyeWorkerFromSource(),
    removeFolder: () => folder.remove(),
  });
  await rig.openHost();
  return rig;
}

interface RigParts {
  /** What the adb server is to the host. */
  readonly role: 'simulator' | 'real';
  readonly accountsWorker: { readonly url: URL };
  readonly eyeWorker: HostOptions['eyeWorker'];
  readonly removeFolder: () => Promise<void>;
}

class Rig implements HostRig {
  readonly folder: string;
  readonly simulator: Simulator;
  readonly log = createMemoryLogger();
  readonly events: RunEvent[] = [];
  client!: Client<Contract>;
  readonly #parts: RigParts;
  readonly #runs = new Map<string, GroupView>();
  readonly #listeners = new Set<() => void>();
  #host: Host | undefined;
  #view: ViewState | undefined;
  #definitions = 0;
  #disconnect: () => void = () => undefined;

  constructor(folder: string, simulator: Simulator, parts: RigParts) {
    this.folder = folder;
    this.simulator = simulator;
    this.#parts = parts;
  }

  async openHost(): Promise<void> {
    const clock = createSystemClock();
    const paths = dataFolderAt(this.folder);
    this.#host = await createHost({
      version: '0.0.0-test',
      dataFolder: this.folder,
      samplesFolder: null,
      adbServers: [{ host: '127.0.0.1', port: this.simulator.port, role: this.#parts.role }],
      simulator: { file: process.execPath, args: ['-e', 'process.exit(1)'] },
      databaseWorker: databaseWorkerFromSource(),
      accountsWorker: this.#parts.accountsWorker,
      eyeWorker: this.#parts.eyeWorker,
      settings: createConfSettings({ folder: paths.state, quarantineFolder: paths.quarantine, clock }),
      shellRequests: createShellRequests(),
      reveal: null,
      clock,
      random: createRandom(),
      logger: this.log,
    });
    const pair = createMemoryPair();
    this.#host.serve(pair.host, 'here');
    this.client = createClient(contract, pair.client);
    this.#disconnect = () => pair.client.close();
    this.#follow();
    if (this.#parts.role === 'real') await this.#connectToAll();
    await this.until(
      (view) => Object.keys(view.instances).length === this.simulator.serials.length,
      'instances',
    );
  }

  #follow(): void {
    const changed = (): void => {
      for (const listener of [...this.#listeners]) listener();
    };
    this.client.subscribe(
      'view',
      {},
      {
        snapshot: (snapshot) => {
          this.#view = viewFromSnapshot(snapshot);
          changed();
        },
        patches: (patches) => {
          if (this.#view) this.#view = applyPatches(this.#view, patches);
          for (const patch of patches) {
            if (patch.type === 'group.put') this.#runs.set(patch.group.orchestrationId, patch.group);
          }
          changed();
        },
      },
    );
    const take = (events: readonly RunEvent[]): void => {
      this.events.push(...events);
      changed();
    };
    this.client.subscribe('events', { orchestrationId: null }, { snapshot: take, patches: take });
  }

  /** What the host was told of before it connects to by itself. */
  async #connectToAll(): Promise<void> {
    await this.until(() => true);
    for (const serial of this.simulator.serials) {
      const known = Object.values(this.view().instances).some((instance) => instance.serial === serial);
      const connected = known || (await this.client.call('instances.connect', { address: serial })).ok;
      if (!connected) throw new Error(`${serial} was not connected`);
    }
  }

  wallClockOf(serial: string, atMs: number): number {
    return Date.now() - this.simulator.device(serial).elapsedMs() + atMs;
  }

  runs(): readonly GroupView[] {
    return [...this.#runs.values()];
  }

  view(): ViewState {
    if (!this.#view) throw new Error('the view has not arrived yet');
    return this.#view;
  }

  async saveDefinition(overrides: Partial<BotGroupDefinition>): Promise<BotGroupDefinition> {
    this.#definitions += 1;
    const name = `${overrides.name ?? 'Group'} (${String(this.#definitions)})`;
    const definition = aDefinition({
      ...overrides,
      name,
      id: overrides.id ?? definitionIdOf(this.#definitions),
    });
    await this.#write(
      join('orchestration_groups', `${definition.id}.json`),
      JSON.stringify(definition, null, 2),
    );
    await this.until(
      (view) => view.definitions[definition.id]?.definition.name === definition.name,
      'the definition',
    );
    return definition;
  }

  async saveRoutine(name: string, yaml: string): Promise<void> {
    await this.#write(join('routines', `${name}.yaml`), yaml);
    await this.until((view) => view.routines[name] !== undefined, `routine ${name}`);
  }

  async start(definition: BotGroupDefinition, overrides?: StartOverrides): Promise<OrchestrationId> {
    const started = await this.client.call('groups.start', {
      definitionId: definition.id,
      overrides: overrides ?? null,
    });
    if (!started.ok) throw new Error(`start was refused: ${JSON.stringify(started.error)}`);
    return OrchestrationId.parse(started.value.orchestrationId);
  }

  until(condition: (view: ViewState) => boolean, what = 'the view'): Promise<void> {
    return this.#wait(() => (this.#view && condition(this.#view) ? true : undefined), what).then(
      () => undefined,
    );
  }

  untilEvent(
    condition: (event: RunEvent) => boolean,
    what = 'an event',
    patienceMs = PATIENCE_MS,
  ): Promise<RunEvent> {
    return this.#wait(() => this.events.find(condition), what, patienceMs);
  }

  #wait<T>(look: () => T | undefined, what: string, patienceMs = PATIENCE_MS): Promise<T> {
    return new Promise((resolve, reject) => {
      const check = (): void => {
        const found = look();
        if (found === undefined) return;
        clearTimeout(timer);
        this.#listeners.delete(check);
        resolve(found);
      };
      const timer = setTimeout(() => {
        this.#listeners.delete(check);
        reject(
          new Error(`waited too long for ${what}; last events: ${JSON.stringify(this.events.slice(-5))}`),
        );
      }, patienceMs);
      this.#listeners.add(check);
      check();
    });
  }

  async #write(path: string, text: string): Promise<void> {
    const file = join(this.folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }

  async restartHost(between?: () => Promise<void>): Promise<void> {
    this.#disconnect();
    await this.#host?.close(1_000);
    await between?.();
    this.#view = undefined;
    await this.openHost();
  }

  async close(): Promise<void> {
    this.#disconnect();
    await this.#host?.close(1_000);
    await this.simulator.stop();
    await this.#parts.removeFolder();
  }
}
