import { join } from 'node:path';
import { contract, type Handlers, type StreamSources } from '../shared/contract';
import type { Frame } from '../shared/frame';
import { DefinitionId } from '../shared/ids';
import type { InstanceRef } from '../shared/instance-reference';
import type { Connection } from '../shared/rpc/connection';
import { serve, type Served } from '../shared/rpc/server';
import type { HostView } from '../shared/view';
import { createHandlers, createStreams } from './compose-contract';
import { composeImports } from './compose-imports';
import type { HostOptions } from './host-options';
import { openStores, type Stores } from './compose-stores';
import { DeviceError, type Device } from './devices/device';
import type { InstanceDirectory } from './devices/instance-directory';
import { createSimulatorProcess, type SimulatorProcess } from './devices/simulator-process';
import { handlersElsewhere, handlersOnSameComputer, streamsElsewhere, type LinePlace } from './ipc/elsewhere';
import type { HandlerParts } from './ipc/handler-parts';
import type { StreamParts } from './ipc/stream-sources';
import { followAccountFacts } from './orchestrator/account-facts';
import { Orchestrator, type OrchestratorParts } from './orchestrator/orchestrator';
import { InputSecrets } from './orchestrator/input-secrets';
import type { PreflightParts } from './orchestrator/preflight';
import { createRunEvents } from './orchestrator/run-events';
import { recordRuns } from './orchestrator/run-recorder';
import { takeScreenshot } from './orchestrator/take-screenshot';
import { compareCut } from './orchestrator/compare-cut';
import { LookExplainer } from './orchestrator/look-explainer';
import { tryTemplate } from './orchestrator/try-template';
import { ViewProjector } from './orchestrator/view-projector';
import { createEvidenceSink } from './perception/evidence-sink';
import { createFrameTaps, type FrameTaps } from './perception/frame-taps';
import { createCaptureBoard, type CaptureBoard } from './perception/capture/capture-board';
import { createShardedEye, type ShardedEye } from './perception/sharded-eye';
import { watchHostLoad } from './platform/host-load';
import { filesWithin } from './platform/files-within';
import { sendRequest } from './platform/http-requests';
import { prepareDataFolder, type DataFolder } from './platform/paths';
import { runRoutine } from './routines/interpret/run-routine';
import { CutScreens } from './vision/templates/cut-screens';
import { createTemplateFolder } from './vision/templates/template-folder';

/** How often the status bar's figures are taken. */
const LOAD_EVERY_MS = 2_000;
/** How long bots may take to settle when the program quits. */
export const QUIT_GRACE_MS = 15_000;

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
  const groups = await openGroups(options, folder, stores);
  const { orchestrator, projector, preflight, inputSecrets, screenshot, templateLooks } = groups;
  const templateFolder = createTemplateFolder({ directory: stores.templates, trash: stores.trash });
  const screens = new CutScreens({ clock, random });
  const simulator = createSimulator(options, stores, projector);
  const load = watchHostLoad(clock, LOAD_EVERY_MS, (figures) => projector.updateHost(figures));
  const { imports, inputsOf } = composeImports(preflight, { clock, random });
  const handlers = createHandlers(options, folder, {
    ...{ ...stores, ...stores.devices, orchestrator, preflight, simulator, projector, imports, inputsOf },
    ...{ screenshot, inputSecrets, templateFiles: { folder: templateFolder, screens, ...templateLooks } },
  });
  return {
    ...{ orchestrator, projector, simulator, handlers },
    streams: createStreams(options, { ...groups, ...stores, imports }),
    async close(graceMs) {
      await orchestrator.close(graceMs);
      await imports.close();
      load.stop();
      groups.recorder.stop();
      await simulator.stop();
      await groups.eye.close();
      projector.close();
      await groups.preflight.accountFacts.close();
    },
  };
}

interface Groups extends Pick<StreamParts, 'events' | 'taps'> {
  readonly orchestrator: Orchestrator;
  readonly projector: ViewProjector;
  readonly recorder: { stop(): void };
  readonly preflight: PreflightParts;
  readonly inputSecrets: InputSecrets;
  readonly eye: ShardedEye;
  readonly screenshot: HandlerParts['screenshot'];
  readonly templateLooks: Pick<HandlerParts['templateFiles'], 'tryIt' | 'compare' | 'takeScreen'>;
}

/** The orchestrator with everything that follows its events; interrupted runs are settled first. */
async function openGroups(options: HostOptions, folder: DataFolder, stores: Stores): Promise<Groups> {
  const { clock, random } = options;
  const { definitions, routines, journal, leases, devices, pinned, accounts } = stores;
  const { directory } = devices;
  const { pools, poolCare } = accounts;
  const events = createRunEvents(clock, (error) => void reportBug(error, options));
  const taps = createFrameTaps((error) => void reportBug(error, options));
  const accountFacts = await followAccountFacts({ ...accounts, clock, logger: options.logger });
  const preflight = { definitions, routines, directory, leases, pools, poolCare, accountFacts };
  const inputSecrets = new InputSecrets({ ...accounts, routines, accountFacts });
  if (definitions.problemFiles().length === 0)
    await inputSecrets.forgetAllBut((id) => definitions.find(DefinitionId.parse(id)) !== undefined);
  const devicesAtWork = new Map<InstanceRef, Device>();
  const captures = createCaptureBoard();
  const eye = openEye(options, folder, { devicesAtWork, taps, captures });
  await journal.recover(new Date(clock.now()).toISOString());
  const lastRuns = await journal.lastRuns();
  const orchestrator = createOrchestrator(options, folder, {
    ...{ ...preflight, journal, events, devicesAtWork, eye, accountLeases: accounts.leases },
    ...{ consents: stores.consents, inputSecrets },
  });
  const recorder = recordRuns(events, journal, clock, (orchestrationId) =>
    orchestrator.find(orchestrationId),
  );
  const projector = new ViewProjector({
    ...{ ...preflight, orchestrator, events, captures, pinned, lastRuns },
    host: firstHostView(options, directory),
    recallLastRuns: () => journal.lastRuns(),
  });
  const once = { directory, leases, devicesAtWork, random, eye };
  return {
    ...{ events, taps, eye, orchestrator, projector, recorder, preflight, inputSecrets },
    screenshot: (ref, signal) => takeScreenshot(ref, once, signal),
    templateLooks: {
      takeScreen: (ref, signal) => takeScreenshot(ref, once, signal),
      tryIt: (wanted, signal) => tryTemplate(wanted, { ...once, templates: stores.templates, clock }, signal),
      compare: (wanted, signal) => compareCut(wanted, { eye, clock }, signal),
    },
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
    Pick<
      OrchestratorParts,
      'journal' | 'events' | 'devicesAtWork' | 'accountLeases' | 'consents' | 'inputSecrets'
    > & { readonly eye: ShardedEye },
): Orchestrator {
  const releaseFrame = (frame: Frame): void => parts.eye.release(frame);
  const root = join(folder.state, 'evidence');
  const evidenceOf: OrchestratorParts['evidenceOf'] = (orchestrationId, botId, maxFiles) =>
    createEvidenceSink({
      ...{ root, orchestrationId, botId, clock, logger, releaseFrame },
      ...(maxFiles === undefined ? {} : { maxFiles }),
    });
  const lookExplainer = new LookExplainer({ ...parts, clock });
  const files = filesWithin(folder.files);
  const toTheWorld = { files, http: { send: sendRequest }, lookExplainer };
  return new Orchestrator({ ...parts, clock, random, logger, runRoutine, evidenceOf, ...toTheWorld });
}

/** Looks at what bots work on; its threads start when the first bot looks. */
function openEye(
  { eyeWorker: worker, clock, logger }: HostOptions,
  { templates, ocrLanguages: languages }: DataFolder,
  parts: {
    readonly devicesAtWork: ReadonlyMap<InstanceRef, Device>;
    readonly taps: FrameTaps;
    readonly captures: CaptureBoard;
  },
): ShardedEye {
  const deviceOf = (ref: InstanceRef): Device => {
    const device = parts.devicesAtWork.get(ref);
    if (!device) throw new DeviceError('device_gone', ref, `no bot works on ${ref}`);
    return device;
  };
  const { taps, captures } = parts;
  return createShardedEye({ worker, templates, languages, deviceOf, taps, captures, clock, logger });
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
    sameComputer: { handlers: handlersOnSameComputer(handlers), streams: streamsElsewhere(streams) },
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
