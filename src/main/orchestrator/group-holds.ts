import type { InstanceRef } from '../../shared/instance-reference';
import type { LeaseToken } from '../domain/instance-lease';
import type { InstanceLeases } from './instance-leases';

/** The leases one group holds, noted while it takes them, so that its end frees exactly those, once. */
export interface GroupHolds {
  /** The host's table of leases; what is reserved through it belongs to the group. Closed: nothing can be taken. */
  readonly leases: InstanceLeases;
  has(ref: InstanceRef): boolean;
  /** Frees one instance early; `onFreed` hears of it before others do, if the group held it. */
  free(ref: InstanceRef, onFreed: () => void): void;
  /** Frees everything and takes nothing from now on; `onFreed` hears of each before others do. */
  close(onFreed: (ref: InstanceRef) => void): void;
}

/** Creates the holds of a group that has none yet. */
export function createGroupHolds(leases: InstanceLeases): GroupHolds {
  const held = new Map<InstanceRef, LeaseToken>();
  let isClosed = false;
  return {
    leases: {
      ...leases,
      reserve(ref, token, holder) {
        if (isClosed || !leases.reserve(ref, token, holder)) return false;
        held.set(ref, token);
        return true;
      },
      release(ref, token, onFreed) {
        held.delete(ref);
        return leases.release(ref, token, onFreed);
      },
    },
    has: (ref) => held.has(ref),
    free(ref, onFreed) {
      const token = held.get(ref);
      held.delete(ref);
      if (token !== undefined) leases.release(ref, token, onFreed);
    },
    close(onFreed) {
      isClosed = true;
      for (const [ref, token] of [...held]) leases.release(ref, token, () => onFreed(ref));
      held.clear();
    },
  };
}
