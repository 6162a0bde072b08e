import { z } from 'zod';
import { BotId, DefinitionId, OrchestrationId } from './ids';
import { InstanceRef } from './instance-reference';
import { PoolId } from './pool';
import { RoutineSummary } from './routine-summary';
import {
  BotView,
  DefinitionView,
  GroupView,
  HostView,
  InstanceView,
  PoolView,
  ProblemFileView,
  type ViewSnapshot,
} from './view';

/** A change of the view: whole small entities are put or removed. */
export const ViewPatch = z.discriminatedUnion('type', [
  z.object({ type: z.literal('definition.put'), definition: DefinitionView }),
  z.object({ type: z.literal('definition.remove'), definitionId: DefinitionId }),
  z.object({ type: z.literal('problemFile.put'), problemFile: ProblemFileView }),
  z.object({ type: z.literal('problemFile.remove'), file: z.string() }),
  z.object({ type: z.literal('group.put'), group: GroupView }),
  z.object({ type: z.literal('group.remove'), orchestrationId: OrchestrationId }),
  z.object({ type: z.literal('bot.put'), bot: BotView }),
  z.object({ type: z.literal('bot.remove'), botId: BotId }),
  z.object({ type: z.literal('instance.put'), instance: InstanceView }),
  z.object({ type: z.literal('instance.remove'), ref: InstanceRef }),
  z.object({ type: z.literal('routine.put'), routine: RoutineSummary }),
  z.object({ type: z.literal('routine.remove'), routineName: z.string() }),
  z.object({ type: z.literal('pool.put'), pool: PoolView }),
  z.object({ type: z.literal('pool.remove'), poolId: PoolId }),
  z.object({ type: z.literal('poolProblemFile.put'), problemFile: ProblemFileView }),
  z.object({ type: z.literal('poolProblemFile.remove'), file: z.string() }),
  z.object({ type: z.literal('host.put'), host: HostView }),
]);
export type ViewPatch = z.infer<typeof ViewPatch>;

/** Patches with one key replace each other: only the last of them needs sending. */
export function keyOfPatch(patch: ViewPatch): string {
  switch (patch.type) {
    case 'definition.put':
      return `definition:${patch.definition.id}`;
    case 'definition.remove':
      return `definition:${patch.definitionId}`;
    case 'problemFile.put':
      return `file:${patch.problemFile.file}`;
    case 'problemFile.remove':
      return `file:${patch.file}`;
    case 'group.put':
      return `group:${patch.group.orchestrationId}`;
    case 'group.remove':
      return `group:${patch.orchestrationId}`;
    case 'bot.put':
      return `bot:${patch.bot.botId}`;
    case 'bot.remove':
      return `bot:${patch.botId}`;
    case 'instance.put':
      return `instance:${patch.instance.ref}`;
    case 'instance.remove':
      return `instance:${patch.ref}`;
    case 'routine.put':
      return `routine:${patch.routine.name}`;
    case 'routine.remove':
      return `routine:${patch.routineName}`;
    case 'pool.put':
      return `pool:${patch.pool.id}`;
    case 'pool.remove':
      return `pool:${patch.poolId}`;
    case 'poolProblemFile.put':
      return `poolFile:${patch.problemFile.file}`;
    case 'poolProblemFile.remove':
      return `poolFile:${patch.file}`;
    case 'host.put':
      return 'host';
  }
}

/** The view as maps by id: what a window keeps. Entities that did not change keep their identity. */
export interface ViewState {
  readonly definitions: Readonly<Record<string, DefinitionView>>;
  readonly problemFiles: Readonly<Record<string, ProblemFileView>>;
  readonly groups: Readonly<Record<string, GroupView>>;
  readonly bots: Readonly<Record<string, BotView>>;
  readonly instances: Readonly<Record<string, InstanceView>>;
  readonly routines: Readonly<Record<string, RoutineSummary>>;
  readonly pools: Readonly<Record<string, PoolView>>;
  readonly poolProblemFiles: Readonly<Record<string, ProblemFileView>>;
  readonly host: HostView;
}

/** Makes the maps from a snapshot. */
export function viewFromSnapshot(snapshot: ViewSnapshot): ViewState {
  const index = <T>(items: readonly T[], key: (item: T) => string): Record<string, T> =>
    Object.fromEntries(items.map((item) => [key(item), item]));
  return {
    definitions: index(snapshot.definitions, (item) => item.id),
    problemFiles: index(snapshot.problemFiles, (item) => item.file),
    groups: index(snapshot.groups, (item) => item.orchestrationId),
    bots: index(snapshot.bots, (item) => item.botId),
    instances: index(snapshot.instances, (item) => item.ref),
    routines: index(snapshot.routines, (item) => item.name),
    pools: index(snapshot.pools, (item) => item.id),
    poolProblemFiles: index(snapshot.poolProblemFiles, (item) => item.file),
    host: snapshot.host,
  };
}

/** Applies one batch; maps without a change in the batch keep their identity, each changed map is copied once. */
export function applyPatches(view: ViewState, patches: readonly ViewPatch[]): ViewState {
  const next: { -readonly [K in keyof ViewState]: ViewState[K] } = { ...view };
  const copied = new Set<string>();
  const edit = <K extends Exclude<keyof ViewState, 'host'>>(map: K): Record<string, ViewState[K][string]> => {
    if (!copied.has(map)) {
      copied.add(map);
      next[map] = { ...next[map] };
    }
    // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the copy above is ours to write
    return next[map] as Record<string, ViewState[K][string]>;
  };
  for (const patch of patches) applyOne(patch, edit, (host) => (next.host = host));
  return next;
}

type Edit = <K extends Exclude<keyof ViewState, 'host'>>(map: K) => Record<string, ViewState[K][string]>;

function applyOne(patch: ViewPatch, edit: Edit, setHost: (host: HostView) => void): void {
  switch (patch.type) {
    case 'definition.put':
      edit('definitions')[patch.definition.id] = patch.definition;
      return;
    case 'definition.remove':
      delete edit('definitions')[patch.definitionId];
      return;
    case 'problemFile.put':
      edit('problemFiles')[patch.problemFile.file] = patch.problemFile;
      return;
    case 'problemFile.remove':
      delete edit('problemFiles')[patch.file];
      return;
    case 'group.put':
      edit('groups')[patch.group.orchestrationId] = patch.group;
      return;
    case 'group.remove':
      delete edit('groups')[patch.orchestrationId];
      return;
    case 'bot.put':
      edit('bots')[patch.bot.botId] = patch.bot;
      return;
    case 'bot.remove':
      delete edit('bots')[patch.botId];
      return;
    case 'instance.put':
      edit('instances')[patch.instance.ref] = patch.instance;
      return;
    case 'instance.remove':
      delete edit('instances')[patch.ref];
      return;
    case 'routine.put':
      edit('routines')[patch.routine.name] = patch.routine;
      return;
    case 'routine.remove':
      delete edit('routines')[patch.routineName];
      return;
    case 'host.put':
      setHost(patch.host);
      return;
    default:
      applyToPools(patch, edit);
  }
}

function applyToPools(
  patch: Extract<ViewPatch, { type: `pool.${string}` | `poolProblemFile.${string}` }>,
  edit: Edit,
): void {
  switch (patch.type) {
    case 'pool.put':
      edit('pools')[patch.pool.id] = patch.pool;
      return;
    case 'pool.remove':
      delete edit('pools')[patch.poolId];
      return;
    case 'poolProblemFile.put':
      edit('poolProblemFiles')[patch.problemFile.file] = patch.problemFile;
      return;
    case 'poolProblemFile.remove':
      delete edit('poolProblemFiles')[patch.file];
  }
}
