import type { BotId, OrchestrationId } from '../../shared/ids';
import type { StreamSource } from '../../shared/rpc/contract-types';
import type { HostView, ViewSnapshot } from '../../shared/view';
import { keyOfPatch, type ViewPatch } from '../../shared/view-patch';

type Put = Extract<ViewPatch, { type: `${string}.put` }>;

/** The latest state of everything shown, and who looks at it. A put that changes nothing is not sent. */
export interface ViewBoard {
  put(patch: Put): void;
  remove(patch: Exclude<ViewPatch, Put>): void;
  /** Bots shown for one group. */
  botsOf(orchestrationId: OrchestrationId): readonly BotId[];
  readonly source: StreamSource<Record<string, never>, ViewSnapshot, ViewPatch>;
}

/** Creates a board that shows the host and nothing else yet. */
export function createViewBoard(host: HostView): ViewBoard {
  const shown = new Map<string, Put>();
  const sent = new Map<string, string>();
  const viewers = new Set<(patches: readonly ViewPatch[]) => void>();
  const push = (patch: ViewPatch): void => {
    for (const viewer of [...viewers]) viewer([patch]);
  };

  const board: ViewBoard = {
    put(patch) {
      const key = keyOfPatch(patch);
      const text = JSON.stringify(patch);
      if (sent.get(key) === text) return;
      sent.set(key, text);
      shown.set(key, patch);
      push(patch);
    },
    remove(patch) {
      const key = keyOfPatch(patch);
      if (!shown.delete(key)) return;
      sent.delete(key);
      push(patch);
    },
    botsOf: (orchestrationId) =>
      [...shown.values()].flatMap((put) =>
        put.type === 'bot.put' && put.bot.orchestrationId === orchestrationId ? [put.bot.botId] : [],
      ),
    source: {
      keyOf: keyOfPatch,
      open(_input, viewer) {
        viewers.add(viewer);
        return { snapshot: snapshotOf([...shown.values()], host), close: () => void viewers.delete(viewer) };
      },
    },
  };
  board.put({ type: 'host.put', host });
  return board;
}

function snapshotOf(puts: readonly Put[], fallbackHost: HostView): ViewSnapshot {
  const of = <T extends Put['type']>(type: T): Extract<Put, { type: T }>[] =>
    puts.filter((put): put is Extract<Put, { type: T }> => put.type === type);
  return {
    definitions: of('definition.put').map((put) => put.definition),
    problemFiles: of('problemFile.put').map((put) => put.problemFile),
    groups: of('group.put').map((put) => put.group),
    bots: of('bot.put').map((put) => put.bot),
    instances: of('instance.put').map((put) => put.instance),
    routines: of('routine.put').map((put) => put.routine),
    pools: of('pool.put').map((put) => put.pool),
    poolProblemFiles: of('poolProblemFile.put').map((put) => put.problemFile),
    host: of('host.put')[0]?.host ?? fallbackHost,
  };
}
