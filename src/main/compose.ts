import { join } from 'node:path';
import { contract, type Handlers, type StreamSources } from '../shared/contract';
import type { Frame } from '../shared/frame';
import type { InstanceRef } from '../shared/instance-reference';
import type { Clock, Logger, Random } from '../shared/ports';
import type { Connection } from '../shared/rpc/connection';
import { serve, type Served } from '../shared/rpc/server';
import type { HostView } from '../shared/view';
import { composeImports } from './compose-imports';
import { openStores, type Stores } from './compose-stores';
import { loadSamples } from './definitions/samples';
import { DeviceError, type Device } from './devices/device';
import type { AdbServerAddress, InstanceDirectory } from './devices/instance-directory';
import {
  createSimulatorProcess,
  type SimulatorCommand,
  type SimulatorProcess,
} from './devices/simulator-process';
import { handlersElsewhere, streamsElsewhere, type LinePlace } from './ipc/elsewhere';
import type { DesktopActions, HandlerParts } from './ipc/handler-parts';
import { createDefinitionHandlers } from './ipc/handlers/definitions';
import { createGroupHandlers } from './ipc/handlers/groups';
import { createHostHandlers } from './ipc/handlers/host';
import { createImportHandlers } from './ipc/handlers/imports';
import { createInstanceHandlers } from './ipc/handlers/instances';
import { createGroupTemplateHandlers } from './ipc/handlers/group-templates';
import { createVersionHandlers } from './ipc/handlers/versions';
import { settingsSource } from './ipc/settings-source';
import type { ShellRequests } from './ipc/shell-requests';
import { createStreamSources, type StreamParts } from './ipc/stream-sources';
import { Orchestrator, type OrchestratorParts } from './orchestrator/orchestrator';
import type { PreflightParts } from './orchestrator/preflight';
import { createRunEvents } from './orchestrator/run-events';
import { recordRuns } from './orchestrator/run-recorder';
import { takeScreenshot } from './orchestrator/take-screenshot';
import { ViewProjector } from './orchestrator/view-projector';
import { createEvidenceSink } from './perception/evidence-sink';
import { createFrameTaps } from './perception/frame-taps';
import { createInProcessEye, type InProcessEyeOptions } from './perception/in-process-eye';
import type { DatabaseOptions } from './platform/database';
import { watchHostLoad } from './platform/host-load';
import { prepareDataFolder, type DataFolder } from './platform/paths';
import { revealWithin, type Reveal } from './platform/reveal-path';
import type { SettingsStore } from './platform/settings';
import { runRoutine } from './routines/interpret/run-routine';

/** How often the status bar's figures are taken. */
const LOAD_EVERY_MS = 2_000;
/** How long bots may take to settle when the program quits. */
export const QUIT_GRACE_MS = 15_000;

/** What a host is made from; the entries fill it in. */
export interface HostOptions {
  readonly version: string;
  readonly dataFolder: string;
  /** Folder with the samples that *Load samples* copies; null where there are none. */
  readonly samplesFolder: string | null;
  readonly adbServers: readonly AdbServerAddress[];
  readonly simulator: SimulatorCommand;
  readonly databaseWorker: DatabaseOptions['worker'];
  readonly settings: SettingsStore;
  /** Opens the system's file manager; null where there is none in front of the person. */
  readonly reveal: Reveal | null;
  /** The way from a desktop shell to its window; nobody posts to it where there is none. */
  readonly shellRequests: ShellRequests;
  /** What only the desktop shell can do; null where there is none. */
  readonly desktop?: DesktopActions | null;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
}

/** The program without a window: everything that runs groups, behind the contract. */
export interface Host {
  /** Answers the calls and streams of one connection; those from elsewhere can't reach what only `here` can see. */
  serve(connection: Connection, place: LinePlace): Served;
  groupsRunning(): number;
  /** Resolves when the groups that run now have ended. */
  groupsEnded(): Promise<void>;
  /** Takes no start any more and stops all groups; connections still hear of it. */
  stopGroups(graceMs?: number): Promise<void>;
  /** Stops all groups, then every part; nothing this host started is left afterwards. */
  close(graceMs?: number): Promise<void>;
}

/** Makes a host. The caller holds the lock of the data folder. Rejects when the data folder cannot be used. */
export async function createHost(options: HostOptions): Promise<Host> {
  const folder = await prepareDataFolder(options.dataFolder);
  const stores = await openStores(options, folder);
  const orchestration = await openOrchestration(options, folder, stores).catch(async (error: unknown) => {
    await stores.close();
    throw error;
  });
  const onBug = (error: unknown): string => reportBug(error, options);
  return openDoors(options, stores, { ...orchestration, onBug });
}

interface Orchestration {
  readonly orchestrator: Orchestrator;
  readonly projector: ViewProjector;
  readonly simulator: SimulatorProcess;
  readonly handlers: Handlers;
  readonly streams: StreamSources;
  close(graceMs: number): Promise<void>;
}

async function openOrchestration(
  options: HostOptions,
  folder: DataFolder,
  stores: Stores,
): Promise<Orchestration> {
  const { clock, random } = options;
  const { definitions, routines, journal, leases, devices, pinned } = stores;
  const { directory } = devices;
  const events = createRunEvents(clock, (error) => void reportBug(error, options));
  const taps = createFrameTaps((error) => void reportBug(error, options));
  const preflight = { definitions, routines, directory, leases, poolExists: () => false };
  const devicesAtWork = new Map<InstanceRef, Device>();
  const releaseFrame = (frame: Frame): void => devices.frameBuffers.release(frame);
  await journal.recover(new Date(clock.now()).toISOString());
  const lastRuns = await journal.lastRuns();
  const orchestrator = createOrchestrator(options, folder, {
    ...{ ...preflight, journal, events, devicesAtWork, releaseFrame },
    onFrame: (ref, frame) => taps.offer(ref, frame),
  });
  const recorder = recordRuns(events, journal, clock, (orchestrationId) =>
    orchestrator.find(orchestrationId),
  );
  const projector = new ViewProjector({
    ...{ ...preflight, orchestrator, events, pinned, lastRuns, host: firstHostView(options, directory) },
    recallLastRuns: () => journal.lastRuns(),
  });
  const simulator = createSimulator(options, stores, projector);
  const load = watchHostLoad(clock, LOAD_EVERY_MS, (figures) => projector.updateHost(figures));
  const { imports, inputsOf } = composeImports(preflight, { clock, random });
  const handlers = createHandlers(options, folder, {
    ...{ ...stores, ...devices, orchestrator, preflight, simulator, projector, imports, inputsOf },
    screenshot: (ref, signal) =>
      takeScreenshot(ref, { directory, leases, devicesAtWork, random, releaseFrame }, signal),
  });
  return {
    orchestrator,
    projector,
    simulator,
    handlers,
    streams: createStreams(options, { projector, events, taps, orchestrator, imports }),
    async close(graceMs) {
      await orchestrator.close(graceMs);
      await imports.close();
      load.stop();
      recorder.stop();
      await simulator.stop();
      projector.close();
    },
  };
}

function createStreams(
  { clock, logger, shellRequests, settings }: HostOptions,
  parts: Pick<StreamParts, 'projector' | 'events' | 'taps'> & {
    readonly orchestrator: Orchestrator;
    readonly imports: HandlerParts['imports'];
  },
): StreamSources {
  const botOf: StreamParts['botOf'] = ({ orchestrationId, botId }) =>
    parts.orchestrator.find(orchestrationId)?.bot(botId);
  return {
    ...createStreamSources({ ...parts, clock, logger, botOf }),
    importProgress: parts.imports.progress,
    shell: shellRequests.source,
    settings: settingsSource(settings),
  };
}

function createSimulator(
  { simulator: command, clock, logger }: HostOptions,
  { devices: { directory }, leases }: Stores,
  projector: ViewProjector,
): SimulatorProcess {
  const onState = (state: HostView['simulator']): void => projector.updateHost({ simulator: state });
  const isInUse = (): boolean => leases.list().some(({ ref }) => ref.startsWith('sim:'));
  return createSimulatorProcess({ command, directory, clock, logger, isInUse, onState });
}

function createOrchestrator(
  { clock, random, logger }: HostOptions,
  folder: DataFolder,
  parts: PreflightParts &
    Pick<OrchestratorParts, 'journal' | 'events' | 'devicesAtWork'> &
    Required<Pick<InProcessEyeOptions, 'releaseFrame' | 'onFrame'>>,
): Orchestrator {
  const { devicesAtWork, releaseFrame, onFrame } = parts;
  const deviceOf = (ref: InstanceRef): Device => {
    const device = devicesAtWork.get(ref);
    if (!device) throw new DeviceError('device_gone', ref, `no bot works on ${ref}`);
    return device;
  };
  const eye = createInProcessEye({ deviceOf, clock, releaseFrame, onFrame });
  const root = join(folder.state, 'evidence');
  const evidenceOf: OrchestratorParts['evidenceOf'] = (orchestrationId, botId) =>
    createEvidenceSink({ root, orchestrationId, botId, clock, logger });
  return new Orchestrator({ ...parts, clock, random, logger, runRoutine, eye, evidenceOf });
}

type FilledIn = 'settleInterrupted' | 'now' | 'loadSamples' | 'reveal' | 'folders' | 'desktop' | 'settings';
type HandledParts = Omit<HandlerParts, FilledIn> & {
  readonly projector: ViewProjector;
};

function createHandlers(options: HostOptions, folder: DataFolder, parts: HandledParts): Handlers {
  const handled: HandlerParts = {
    ...parts,
    settleInterrupted: (orchestrationId) => parts.projector.settleInterrupted(orchestrationId),
    now: () => options.clock.now(),
    folders: folder,
    reveal: revealWithin(folder.root, options.reveal),
    settings: options.settings,
    desktop: options.desktop ?? null,
    loadSamples: () => loadSamples(options.samplesFolder, folder.root),
  };
  return {
    ...createDefinitionHandlers(handled),
    ...createGroupHandlers(handled),
    ...createGroupTemplateHandlers(handled),
    ...createHostHandlers(handled),
    ...createImportHandlers(handled),
    ...createInstanceHandlers(handled),
    ...createVersionHandlers(handled),
  };
}

/** Lets connections in and, at the end, closes everything in the order in which nothing is missed. */
function openDoors(
  { clock, logger }: HostOptions,
  stores: Stores,
  parts: Orchestration & { readonly onBug: (error: unknown) => string },
): Host {
  const { handlers, streams, orchestrator, onBug } = parts;
  const onMalformed = (reason: string, count: number): void =>
    logger.warn({ event: 'rpc.malformed', reason, count });
  const doors: Record<LinePlace, Pick<Orchestration, 'handlers' | 'streams'>> = {
    here: { handlers, streams },
    elsewhere: { handlers: handlersElsewhere(handlers), streams: streamsElsewhere(streams) },
  };
  let closing: Promise<void> | undefined;
  return {
    serve: (connection, place) =>
      serve(contract, connection, { ...doors[place], clock, onInternal: onBug, onMalformed }),
    groupsRunning: () => orchestrator.list().filter((group) => !group.isTerminal).length,
    groupsEnded: async () => {
      await Promise.all(orchestrator.list().map((group) => group.ended));
    },
    stopGroups: (graceMs = QUIT_GRACE_MS) => orchestrator.close(graceMs),
    close: (graceMs = QUIT_GRACE_MS) => (closing ??= parts.close(graceMs).then(() => stores.close())),
  };
}

function firstHostView(options: HostOptions, directory: InstanceDirectory): HostView {
  return {
    version: options.version,
    dataFolder: options.dataFolder,
    adbServers: [...directory.servers()],
    simulator: { state: 'off', devices: 0 },
    canReveal: options.reveal !== null,
    cpuPercent: 0,
    memoryMb: 0,
  };
}

/** Logs a bug with its stack and answers the short reference people are shown. */
function reportBug(error: unknown, { logger, random }: Pick<HostOptions, 'logger' | 'random'>): string {
  const ref = random.uuid().slice(-8);
  logger.error({ event: 'bug', ref, error });
  return ref;
}
