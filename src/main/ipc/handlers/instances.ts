import type { Handlers } from '../../../shared/contract';
import type { HandlerParts } from '../handler-parts';

type Names = Extract<keyof Handlers, `instances.${string}`>;

/** Calls on single instances. Wiring, no logic. */
export function createInstanceHandlers({
  connections,
  screenshot,
}: Pick<HandlerParts, 'connections' | 'screenshot'>): Pick<Handlers, Names> {
  return {
    'instances.connect': ({ address }, { signal }) => connections.connect(address, signal),
    'instances.forget': ({ ref }, { signal }) => connections.forget(ref, signal),
    'instances.reconnect': ({ ref }, { signal }) => connections.reconnect(ref, signal),
    'instances.rename': ({ ref, label }) => connections.rename(ref, label),
    'instances.screenshot': ({ ref }, { signal }) => screenshot(ref, signal),
  };
}
