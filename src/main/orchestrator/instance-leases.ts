import type { Holder } from '../../shared/errors';
import type { InstanceRef } from '../../shared/instance-reference';
import { reasonOf } from './cancelled';
import {
  FREE,
  stepLease,
  type InstanceLease,
  type LeaseEvent,
  type LeaseToken,
} from '../domain/instance-lease';

/** A lease with what people may know of its holder. */
export interface HeldLease {
  readonly ref: InstanceRef;
  readonly token: LeaseToken;
  readonly holder: Holder;
}

/**
 * Who holds which instance. A reservation is the only way to use a device. All methods are synchronous, so that two
 * starts in one tick cannot both win.
 */
export interface InstanceLeases {
  /** Takes the instance if it is free. */
  reserve(ref: InstanceRef, token: LeaseToken, holder: Holder): boolean;
  /** Moves the holder's lease on; anybody else's token does nothing. */
  mark(ref: InstanceRef, token: LeaseToken, type: 'boot' | 'ready' | 'unhealthy'): void;
  /**
   * Frees the instance if `token` holds it; answers whether it did. `onFreed` is called before anybody else hears of it:
   * whoever waits may reserve the instance at once, and what is told of the release has to come before that.
   */
  release(ref: InstanceRef, token: LeaseToken, onFreed?: () => void): boolean;
  holding(ref: InstanceRef): HeldLease | undefined;
  list(): readonly HeldLease[];
  /** Calls after each change of holder. */
  watch(listener: (ref: InstanceRef) => void): () => void;
  /** Resolves once the instance is free; rejects with the signal's reason. The caller still has to reserve. */
  whenFree(ref: InstanceRef, signal: AbortSignal): Promise<void>;
}

/** Creates the one table of leases of a host. */
export function createInstanceLeases(): InstanceLeases {
  const held = new Map<InstanceRef, { lease: InstanceLease; info: HeldLease }>();
  const listeners = new Set<(ref: InstanceRef) => void>();
  const tell = (ref: InstanceRef): void => {
    for (const listener of [...listeners]) listener(ref);
  };

  function send(ref: InstanceRef, event: LeaseEvent, onFreed?: () => void): boolean {
    const entry = held.get(ref);
    if (!entry) return false;
    const [lease, effects] = stepLease(entry.lease, event);
    if (lease.tag === 'free') held.delete(ref);
    else entry.lease = lease;
    const isFreed = effects.some((effect) => effect.type === 'freed');
    if (isFreed) {
      onFreed?.();
      tell(ref);
    }
    return isFreed;
  }

  const leases: InstanceLeases = {
    reserve(ref, token, holder) {
      const [lease, effects] = stepLease(held.get(ref)?.lease ?? FREE, { type: 'reserve', token });
      if (!effects.some((effect) => effect.type === 'granted')) return false;
      held.set(ref, { lease, info: { ref, token, holder } });
      tell(ref);
      return true;
    },
    mark: (ref, token, type) => void send(ref, { type, token }),
    release: (ref, token, onFreed) => send(ref, { type: 'release', token }, onFreed),
    holding: (ref) => held.get(ref)?.info,
    list: () => [...held.values()].map((entry) => entry.info),
    watch(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    whenFree: (ref, signal) => whenFree(leases, ref, signal),
  };
  return leases;
}

function whenFree(leases: InstanceLeases, ref: InstanceRef, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(reasonOf(signal));
      return;
    }
    const finish = (settle: () => void): void => {
      off();
      signal.removeEventListener('abort', onAbort);
      settle();
    };
    const onAbort = (): void => finish(() => reject(reasonOf(signal)));
    const check = (): void => {
      if (!leases.holding(ref)) finish(resolve);
    };
    const off = leases.watch((changed) => {
      if (changed === ref) check();
    });
    signal.addEventListener('abort', onAbort, { once: true });
    check();
  });
}
