import type { SettleInput } from '../operations/leases/settle-account';

/** A lease this process took and has not ended. */
export interface OwnLease {
  readonly proof: SettleInput['lease'];
  readonly retry: SettleInput['retry'];
  readonly orchestrationId: string;
}

export type LostListener = (lost: { readonly accountId: number; readonly fence: number }) => void;

/** What this process believes to hold, to be compared with the file. */
export interface HeldLeases {
  add(lease: OwnLease): void;
  remove(useId: number): void;
  find(useId: number): OwnLease | undefined;
  of(orchestrationId: string): OwnLease[];
  /**
   * To be called when the file is asked, with what it answered: whoever was held then and still is, but not in the
   * file, was taken away.
   */
  compare(): (inFile: readonly number[]) => void;
  count(): number;
  onLost(listener: LostListener): () => void;
}

/** Creates it, empty. */
export function createHeldLeases(): HeldLeases {
  const held = new Map<number, OwnLease>();
  const listeners = new Set<LostListener>();
  return {
    add: (lease) => void held.set(lease.proof.useId, lease),
    remove: (useId) => void held.delete(useId),
    find: (useId) => held.get(useId),
    of: (orchestrationId) => [...held.values()].filter((lease) => lease.orchestrationId === orchestrationId),
    compare() {
      const asked = [...held.entries()];
      return (inFile) => {
        const open = new Set(inFile);
        for (const [useId, lease] of asked) {
          if (open.has(useId) || held.get(useId) !== lease) continue;
          held.delete(useId);
          const { accountId, fence } = lease.proof;
          for (const listener of [...listeners]) listener({ accountId, fence });
        }
      };
    },
    count: () => held.size,
    onLost(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
