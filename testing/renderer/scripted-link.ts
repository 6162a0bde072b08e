import { accountsState } from './account-fixtures';
import type { HostLink, LinkStatus, StreamListener } from '../../src/renderer/rpc/host-link';
import type { Contract } from '../../src/shared/contract';
import { Settings } from '../../src/shared/contract/host';
import type {
  CallName,
  PatchOf,
  SnapshotOf,
  StreamInputOf,
  StreamName,
} from '../../src/shared/rpc/contract-types';
import type { RunEvent } from '../../src/shared/run-event';
import type { ViewSnapshot } from '../../src/shared/view';
import type { ViewPatch } from '../../src/shared/view-patch';
import type { Answers } from './answers';
import { USUAL_ANSWERS } from './usual-answers';

/** A call as the window made it. */
export interface RecordedCall {
  readonly name: CallName<Contract>;
  readonly input: unknown;
}

/** A link without a host: it shows what it is told to show, answers as told, and remembers what it was asked. */
export interface ScriptedLink extends HostLink {
  readonly calls: readonly RecordedCall[];
  answer<N extends CallName<Contract>>(name: N, answer: Answers[N]): void;
  push(...patches: ViewPatch[]): void;
  snapshot(snapshot: ViewSnapshot): void;
  setStatus(status: LinkStatus): void;
  /** What a stream says at first; asked anew at every subscription. */
  open<N extends StreamName<Contract>>(
    stream: N,
    snapshot: (input: StreamInputOf<Contract, N>) => SnapshotOf<Contract, N>,
  ): void;
  /** Sends patches to everybody who listens to this stream now. */
  feed<N extends StreamName<Contract>>(stream: N, ...patches: PatchOf<Contract, N>[]): void;
  /** How many listen to this stream now. */
  listeners(stream: StreamName<Contract>): number;
}

type Feeds = {
  [N in StreamName<Contract>]: {
    snapshot: (input: StreamInputOf<Contract, N>) => SnapshotOf<Contract, N>;
    readonly listeners: Set<StreamListener<N>>;
  };
};

function feedsFrom(snapshot: ViewSnapshot, events: readonly RunEvent[]): Feeds {
  return {
    view: { snapshot: () => snapshot, listeners: new Set() },
    events: { snapshot: () => [...events], listeners: new Set() },
    importProgress: { snapshot: () => ({ done: 0, total: 0 }), listeners: new Set() },
    botVariables: { snapshot: () => [], listeners: new Set() },
    botLooks: { snapshot: () => [], listeners: new Set() },
    botFrame: { snapshot: () => null, listeners: new Set() },
    settings: { snapshot: () => Settings.parse({}), listeners: new Set() },
    templates: { snapshot: () => [], listeners: new Set() },
    shell: { snapshot: () => [], listeners: new Set() },
    accounts: { snapshot: () => accountsState(), listeners: new Set() },
    accountImportProgress: {
      snapshot: () => ({ phase: 'reading', done: 0, total: 0 }),
      listeners: new Set(),
    },
  };
}

/** Makes one that is connected and shows `snapshot`. */
export function createScriptedLink(snapshot: ViewSnapshot, events: readonly RunEvent[] = []): ScriptedLink {
  let status: LinkStatus = 'connected';
  const calls: RecordedCall[] = [];
  const answers: Answers = { ...USUAL_ANSWERS };
  const statusListeners = new Set<(status: LinkStatus) => void>();
  const feeds = feedsFrom(snapshot, events);
  const feed: ScriptedLink['feed'] = (stream, ...patches) => {
    for (const listener of feeds[stream].listeners) listener.patches(patches);
  };
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
    subscribe: (stream, input, listener) => {
      feeds[stream].listeners.add(listener);
      listener.snapshot(feeds[stream].snapshot(input));
      return () => feeds[stream].listeners.delete(listener);
    },
    close: () => undefined,
    answer: (name, answer) => {
      answers[name] = answer;
    },
    push: (...patches) => {
      feed('view', ...patches);
    },
    snapshot: (next) => {
      feeds.view.snapshot = () => next;
      for (const view of feeds.view.listeners) view.snapshot(next);
    },
    setStatus: (next) => {
      status = next;
      for (const listener of statusListeners) listener(next);
    },
    open: (stream, first) => {
      feeds[stream].snapshot = first;
    },
    feed,
    listeners: (stream) => feeds[stream].listeners.size,
  };
}
