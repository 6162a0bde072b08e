import type { BotView, ViewSnapshot } from '../../../src/shared/view';
import type { ViewPatch } from '../../../src/shared/view-patch';
import {
  ago,
  botView,
  definitionView,
  groupView,
  instanceView,
  routineSummary,
  snapshotOf,
} from '../view-fixtures';

/** How many groups and bots there are; bots are dealt to the groups, and a group without one does not run. */
export interface Load {
  readonly groups: number;
  readonly bots: number;
}

/** A view of that many groups. */
export function loadScene({ groups, bots }: Load): ViewSnapshot {
  const ids = Array.from({ length: groups }, (_, index) => `g${String(index + 1)}`);
  const made = Array.from({ length: bots }, (_, index) => botOf(ids[index % groups] ?? '', index, groups));
  return snapshotOf({
    routines: [routineSummary('demo/daily-rewards')],
    definitions: ids.map((id, index) =>
      definitionView(
        id,
        { name: `Group ${String(index + 1)}`, tags: [`tag ${String(index % 7)}`] },
        index % 3 === 1 ? { lastRun: lastRun(id) } : {},
      ),
    ),
    groups: ids.slice(0, bots).map((id, index) =>
      groupView(id, 'running', {
        name: `Group ${String(index + 1)}`,
        requestedBots: Math.ceil((bots - index) / groups),
      }),
    ),
    bots: made,
    instances: made.map(({ ref, orchestrationId, botId }) =>
      instanceView(ref, { holder: { orchestrationId, botId, groupName: 'Group', purpose: 'bot' } }),
    ),
  });
}

function botOf(id: string, index: number, groups: number): BotView {
  return botView(id, Math.floor(index / groups) + 1, 'running', { ref: `sim:${String(index + 1)}` });
}

function lastRun(id: string) {
  return {
    orchestrationId: `before-${id}`,
    outcome: 'completed',
    startedAt: ago(9_000_000),
    endedAt: ago(8_000_000),
    botsCompleted: 2,
    botsTotal: 2,
    failure: null,
    resumable: false,
  };
}

const STATES = [
  'running',
  'running',
  'running',
  'running',
  'retryWait',
  'running',
  'paused',
  'running',
] as const;
const LABELS = ['tap “Claim”', 'wait for “Home”', 'swipe to the next page', 'read the balance'] as const;

/**
 * What the host would say at one tick: every bot takes a step, now and then one changes its state or ends a round, which
 * its group counts. Halves come in turn, as the host sends twenty batches a second.
 */
export function patchesAt(scene: ViewSnapshot, tick: number): ViewPatch[] {
  const half = scene.bots.filter((_, index) => index % 2 === tick % 2);
  const step = Math.floor(tick / 2);
  const bots = half.map((bot, index): ViewPatch => {
    const at = step + index;
    const state = at % 40 < STATES.length ? (STATES[at % 40] ?? 'running') : 'running';
    const iteration = 3 + Math.floor(at / 9);
    const next = { path: '3', label: LABELS[at % LABELS.length] ?? '', index: (at % 9) + 1, total: 9 };
    return {
      type: 'bot.put',
      bot: { ...bot, state, iteration, iterationsCompleted: iteration - 1, step: next },
    };
  });
  const groups = scene.groups
    .filter((_, index) => (index + tick) % 10 === 0)
    .map((group): ViewPatch => ({ type: 'group.put', group: { ...group, iterations: tick } }));
  return [...bots, ...groups];
}
