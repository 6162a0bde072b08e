import { isTerminalGroup } from '../../shared/lifecycle-states';
import type { BotView, GroupView } from '../../shared/view';
import type { ViewPatch, ViewState } from '../../shared/view-patch';

type BotsOfGroup = Readonly<Record<string, readonly BotView[]>>;

/** The groups whose bots a batch changes; a removed bot is found in the view as it was before. */
export function touchedGroups(before: ViewState, patches: readonly ViewPatch[]): ReadonlySet<string> {
  const touched = new Set<string>();
  for (const patch of patches) {
    if (patch.type === 'bot.put') touched.add(patch.bot.orchestrationId);
    if (patch.type !== 'bot.remove') continue;
    const bot = before.bots[patch.botId];
    if (bot) touched.add(bot.orchestrationId);
  }
  return touched;
}

/** Bots by group. Arrays of groups that are not in `touched`, or whose bots are the same, keep their identity. */
export function indexBots(
  bots: ViewState['bots'],
  known: BotsOfGroup,
  touched?: ReadonlySet<string>,
): BotsOfGroup {
  const next: Record<string, readonly BotView[]> = {};
  for (const [id, list] of Object.entries(known)) if (touched && !touched.has(id)) next[id] = list;
  for (const [id, list] of collectBots(bots, touched)) {
    const before = known[id];
    next[id] = before && isSameList(before, list) ? before : list;
  }
  return next;
}

function collectBots(bots: ViewState['bots'], touched?: ReadonlySet<string>): Map<string, BotView[]> {
  const groups = new Map<string, BotView[]>();
  for (const bot of Object.values(bots)) {
    if (touched && !touched.has(bot.orchestrationId)) continue;
    const list = groups.get(bot.orchestrationId);
    if (list) list.push(bot);
    else groups.set(bot.orchestrationId, [bot]);
  }
  for (const list of groups.values()) list.sort((a, b) => a.number - b.number);
  return groups;
}

/** The group a card shows: the one that is not over, else the newest (ids sort by time). */
export function indexGroups(groups: ViewState['groups']): Readonly<Record<string, GroupView>> {
  const newest: Record<string, GroupView> = {};
  for (const group of Object.values(groups)) {
    const other = newest[group.definitionId];
    if (!other || isNewer(group, other)) newest[group.definitionId] = group;
  }
  return newest;
}

/** A fresh snapshot in which everything equal to what was known keeps its identity: a reconnect redraws nothing. */
export function mergeSnapshot(known: ViewState, fresh: ViewState): ViewState {
  return {
    definitions: keepSame(known.definitions, fresh.definitions),
    problemFiles: keepSame(known.problemFiles, fresh.problemFiles),
    groups: keepSame(known.groups, fresh.groups),
    bots: keepSame(known.bots, fresh.bots),
    instances: keepSame(known.instances, fresh.instances),
    routines: keepSame(known.routines, fresh.routines),
    pools: keepSame(known.pools, fresh.pools),
    poolProblemFiles: keepSame(known.poolProblemFiles, fresh.poolProblemFiles),
    host: isSameData(known.host, fresh.host) ? known.host : fresh.host,
  };
}

function keepSame<T>(
  known: Readonly<Record<string, T>>,
  fresh: Readonly<Record<string, T>>,
): Readonly<Record<string, T>> {
  const entries = Object.entries(fresh).map(([id, item]): [string, T] => {
    const before = known[id];
    return [id, before !== undefined && isSameData(before, item) ? before : item];
  });
  const same =
    entries.length === Object.keys(known).length && entries.every(([id, item]) => known[id] === item);
  return same ? known : Object.fromEntries(entries);
}

// Both sides come from JSON through one schema, so that equal data has equal text.
function isSameData(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function isNewer(group: GroupView, other: GroupView): boolean {
  const live = !isTerminalGroup(group.state);
  if (live !== !isTerminalGroup(other.state)) return live;
  return group.orchestrationId > other.orchestrationId;
}

function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
