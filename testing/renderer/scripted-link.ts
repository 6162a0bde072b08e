import type { HostLink, LinkStatus, StreamListener } from '../../src/renderer/rpc/host-link';
import type { Contract } from '../../src/shared/contract';
import type { CallName, PatchOf, SnapshotOf, StreamName } from '../../src/shared/rpc/contract-types';
import type { RunEvent } from '../../src/shared/run-event';
import type { ViewSnapshot } from '../../src/shared/view';
import type { ViewPatch } from '../../src/shared/view-patch';
import { USUAL_ANSWERS, type Answers } from './usual-answers';

/** A call as the window made it. */
export interface RecordedCall {
  readonly name: CallName<Contract>;
  readonly input: unknown;
}

/** A stream as the window asked for it. */
interface RecordedSubscription {
  readonly stream: StreamName<Contract>;
  readonly input: unknown;
}

/** A link without a host: it shows what it is told to show, answers as told, and remembers what it was asked. */
export interface ScriptedLink extends HostLink {
  readonly calls: readonly RecordedCall[];
  /** Streams that are open now. */
  readonly subscriptions: () => readonly RecordedSubscription[];
  answer<N extends CallName<Contract>>(name: N, answer: Answers[N]): void;
  push(...patches: ViewPatch[]): void;
  snapshot(snapshot: ViewSnapshot): void;
  /** What a stream shows from now on, and to whoever opens it later. */
  feed<N extends StreamName<Contract>>(stream: N, snapshot: SnapshotOf<Contract, N>): void;
  /** Sends patches to whoever has the stream open. */
  pushTo<N extends StreamName<Contract>>(stream: N, ...patches: PatchOf<Contract, N>[]): void;
  setStatus(status: LinkStatus): void;
}

type Feeds = {
  [N in StreamName<Contract>]: {
    current: SnapshotOf<Contract, N>;
    readonly listeners: Set<StreamListener<N>>;
  };
};

function feedsFrom(snapshot: ViewSnapshot, events: readonly RunEvent[]): Feeds {
  return {
    view: { current: snapshot, listeners: new Set() },
    events: { current: [...events], listeners: new Set() },
    importProgress: { current: { done: 0, total: 0 }, listeners: new Set() },
    botVariables: { current: [], listeners: new Set() },
    botFrame: { current: null, listeners: new Set() },
  };
}

/** Makes one that is connected and shows `snapshot`. */
export function createScriptedLink(snapshot: ViewSnapshot, events: readonly RunEvent[] = []): ScriptedLink {
  let status: LinkStatus = 'connected';
  const calls: RecordedCall[] = [];
  const answers: Answers = { ...USUAL_ANSWERS };
  const statusListeners = new Set<(status: LinkStatus) => void>();
  const feeds = feedsFrom(snapshot, events);
  const open = new Set<RecordedSubscription>();
  const feed: ScriptedLink['feed'] = (stream, next) => {
    feeds[stream].current = next;
    for (const listener of feeds[stream].listeners) listener.snapshot(next);
  };
  const pushTo: ScriptedLink['pushTo'] = (stream, ...patches) => {
    for (const listener of feeds[stream].listeners) listener.patches(patches);
  };
  return {
    calls,
    subscriptions: () => [...open],
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
      const subscription: RecordedSubscription = { stream, input };
      open.add(subscription);
      feeds[stream].listeners.add(listener);
      listener.snapshot(feeds[stream].current);
      return () => {
        open.delete(subscription);
        feeds[stream].listeners.delete(listener);
      };
    },
    close: () => undefined,
    answer: (name, answer) => {
      answers[name] = answer;
    },
    push: (...patches) => {
      pushTo('view', ...patches);
    },
    snapshot: (next) => {
      feed('view', next);
    },
    feed,
    pushTo,
    setStatus: (next) => {
      status = next;
      for (const listener of statusListeners) listener(next);
    },
  };
}
