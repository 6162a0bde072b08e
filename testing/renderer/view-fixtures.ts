import { BotGroupDefinition } from '../../src/shared/definition';
import type { BotStateName, GroupStateName } from '../../src/shared/lifecycle-states';
import {
  BotView,
  DefinitionView,
  GroupView,
  HostView,
  InstanceView,
  ProblemFileView,
  type ViewSnapshot,
} from '../../src/shared/view';
import { RoutineSummary } from '../../src/shared/routine-summary';

type Fields = Readonly<Record<string, unknown>>;

/** A moment some milliseconds before now, as ISO text. */
export function ago(ms: number): string {
  return new Date(Date.now() - ms).toISOString();
}

/** A saved definition with sensible content; `definition` overrides its fields, `rest` those of the view. */
export function definitionView(id: string, definition: Fields = {}, rest: Fields = {}): DefinitionView {
  return DefinitionView.parse({
    id,
    file: `${id}.json`,
    hash: `hash-${id}`,
    definition: BotGroupDefinition.parse({
      schemaVersion: 1,
      id,
      name: `Group ${id}`,
      description: '',
      tags: [],
      routineName: 'demo/daily-rewards',
      routineConfig: {},
      availableInstances: ['sim:1', 'sim:2', 'sim:3'],
      requestedBotCount: 2,
      createdAt: ago(9_000_000),
      updatedAt: ago(8_000_000),
      ...definition,
    }),
    problems: [],
    lastRun: null,
    pinned: false,
    writable: true,
    ...rest,
  });
}

/** One start of the definition `id`, as `run-<id>`. */
export function groupView(id: string, state: GroupStateName, fields: Fields = {}): GroupView {
  return GroupView.parse({
    orchestrationId: `run-${id}`,
    definitionId: id,
    name: `Group ${id}`,
    routineName: 'demo/daily-rewards',
    state,
    stopMode: null,
    degraded: false,
    startedAt: ago(761_000),
    endedAt: null,
    requestedBots: 2,
    iterations: 0,
    restarts: 0,
    failures: 0,
    nextStartAt: null,
    waitingFor: [],
    skipped: [],
    failure: null,
    resumedFrom: null,
    definitionChanged: false,
    overrides: null,
    accounts: null,
    ...fields,
  });
}

/** Bot `number` of the group `run-<id>`, on `sim:<number>` unless told otherwise. */
export function botView(id: string, number: number, state: BotStateName, fields: Fields = {}): BotView {
  return BotView.parse({
    botId: `run-${id}/${String(number)}`,
    orchestrationId: `run-${id}`,
    number,
    ref: `sim:${String(number)}`,
    state,
    pauseReasons: [],
    step: { path: '3', label: 'tap “Claim”', index: 4, total: 9 },
    iteration: 3,
    iterationsCompleted: 2,
    restarts: 0,
    failures: 0,
    retry: null,
    lastFailure: null,
    account: null,
    accountDueAt: null,
    since: ago(30_000),
    ...fields,
  });
}

/** An instance, ready and free unless told otherwise. */
export function instanceView(ref: string, fields: Fields = {}): InstanceView {
  return InstanceView.parse({
    ref,
    serial: `127.0.0.1:${String(5600 + Number(ref.split(':')[1] ?? 0))}`,
    adbServer: '127.0.0.1:40871',
    state: 'ready',
    model: 'Simulated 720p',
    holder: null,
    lastSeenAt: ago(1_000),
    label: null,
    remembered: false,
    reconnect: null,
    otherSerials: [],
    ...fields,
  });
}

export function problemFile(file: string, reason: Fields): ProblemFileView {
  return ProblemFileView.parse({
    previous: null,
    file,
    reason,
  });
}

export function routineSummary(name: string, fields: Fields = {}): RoutineSummary {
  return RoutineSummary.parse({
    name,
    title: name,
    description: '',
    tags: [],
    inputs: [],
    stepCount: 5,
    ...{ needsAccount: false, usesAccounts: false, accountFields: [], accountSecrets: [] },
    ...{ hash: '', ownCapabilities: [], capabilities: [], calls: [], templates: [] },
    problems: [],
    ...fields,
  });
}

export const hostView: HostView = HostView.parse({
  version: '0.1.0',
  dataFolder: '/home/ada/muster',
  adbServers: [
    {
      address: '127.0.0.1:5037',
      role: 'real',
      state: 'connected',
      version: '35.0.2',
      binary: { path: '/usr/bin/adb', version: '35.0.2', protocol: '1.0.41', source: 'path' },
      startFailure: null,
    },
  ],
  simulator: { state: 'off', devices: 0 },
  canReveal: false,
  cpuPercent: 34,
  memoryMb: 212,
});

/** A view that holds what is given and nothing else. */
export function snapshotOf(parts: Partial<ViewSnapshot> = {}): ViewSnapshot {
  return {
    definitions: [],
    problemFiles: [],
    groups: [],
    bots: [],
    instances: [],
    routines: [],
    pools: [],
    poolProblemFiles: [],
    host: hostView,
    ...parts,
  };
}
