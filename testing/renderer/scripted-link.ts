import type { Contract } from '../../src/shared/contract';
import { Settings } from '../../src/shared/contract/host';
import { DefinitionId, OrchestrationId, TrashId } from '../../src/shared/ids';
import { InstanceRef } from '../../src/shared/instance-reference';
import type { RunEvent } from '../../src/shared/run-event';
import type { CallName, InputOf, ResultOf } from '../../src/shared/rpc/contract-types';
import type { ViewSnapshot } from '../../src/shared/view';
import type { ViewPatch } from '../../src/shared/view-patch';
import type { HostLink, LinkStatus, StreamListener } from '../../src/renderer/rpc/host-link';

/** A call as the window made it. */
export interface RecordedCall {
  readonly name: CallName<Contract>;
  readonly input: unknown;
}

type Answers = {
  [N in CallName<Contract>]: (
    input: InputOf<Contract, N>,
  ) => ResultOf<Contract, N> | Promise<ResultOf<Contract, N>>;
};

/** A link without a host: it shows what it is told to show, answers as told, and remembers what it was asked. */
export interface ScriptedLink extends HostLink {
  readonly calls: readonly RecordedCall[];
  answer<N extends CallName<Contract>>(name: N, answer: Answers[N]): void;
  push(...patches: ViewPatch[]): void;
  snapshot(snapshot: ViewSnapshot): void;
  setStatus(status: LinkStatus): void;
}

/** The smallest picture there is. */
const ONE_PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mMwSJgAAAHkASH0kQGeAAAAAElFTkSuQmCC';
const nothing = (): { ok: true; value: Record<string, never> } => ({ ok: true, value: {} });
const started = { ok: true, value: { orchestrationId: OrchestrationId.parse('run-new') } } as const;
const madeDefinition = { ok: true, value: { definitionId: DefinitionId.parse('made') } } as const;

/** What a host answers when nothing is wrong. */
const USUAL: Answers = {
  'definitions.check': () => ({ ok: true, value: { problems: [] } }),
  'definitions.create': () => madeDefinition,
  'definitions.update': () => ({ ok: true, value: { hash: 'hash-new' } }),
  'definitions.clone': () => madeDefinition,
  'definitions.delete': () => ({ ok: true, value: { trashId: TrashId.parse('trash-1') } }),
  'definitions.restore': () => madeDefinition,
  'definitions.loadSamples': () => ({ ok: true, value: { copied: 5 } }),
  'groups.preflight': () => ({ ok: true, value: { problems: [], conflicts: [], wouldUse: [] } }),
  'groups.start': () => started,
  'groups.pause': nothing,
  'groups.resume': nothing,
  'groups.stop': nothing,
  'groups.restart': () => started,
  'groups.stopAll': () => ({ ok: true, value: { groups: 1 } }),
  'bots.pause': nothing,
  'bots.resume': nothing,
  'bots.stop': nothing,
  'bots.restart': nothing,
  'runs.resume': () => started,
  'runs.dismiss': nothing,
  'simulator.start': () => ({ ok: true, value: { refs: [] } }),
  'simulator.stop': nothing,
  'settings.get': () => ({ ok: true, value: Settings.parse({}) }),
  'settings.set': (changes) => ({ ok: true, value: Settings.parse(changes) }),
  'instances.connect': () => ({ ok: true, value: { ref: InstanceRef.parse('tcp:127.0.0.1:5555') } }),
  'instances.forget': nothing,
  'instances.reconnect': nothing,
  'instances.rename': nothing,
  'instances.screenshot': () => ({ ok: true, value: { width: 1, height: 1, png: ONE_PIXEL } }),
};

/** Makes one that is connected and shows `snapshot`. */
export function createScriptedLink(snapshot: ViewSnapshot, events: readonly RunEvent[] = []): ScriptedLink {
  let status: LinkStatus = 'connected';
  let current = snapshot;
  const calls: RecordedCall[] = [];
  const answers: Answers = { ...USUAL };
  const statusListeners = new Set<(status: LinkStatus) => void>();
  const views = new Set<StreamListener<'view'>>();
  return {
    calls,
    status: () => status,
    onStatus: (listener) => {
      statusListeners.add(listener);
      return () => statusListeners.delete(listener);
    },
    call: async (name, input) => {
      calls.push({ name, input });
      if (status !== 'connected') return { ok: false, error: { code: 'connection_lost' } };
      return answers[name](input);
    },
    subscribe: (stream, _input, listener) => {
      if (stream === 'events') {
        (listener as StreamListener<'events'>).snapshot([...events]);
        return () => undefined;
      }
      const view = listener as StreamListener<'view'>;
      views.add(view);
      view.snapshot(current);
      return () => views.delete(view);
    },
    close: () => undefined,
    answer: (name, answer) => {
      answers[name] = answer;
    },
    push: (...patches) => {
      for (const view of views) view.patches(patches);
    },
    snapshot: (next) => {
      current = next;
      for (const view of views) view.snapshot(next);
    },
    setStatus: (next) => {
      status = next;
      for (const listener of statusListeners) listener(next);
    },
  };
}
