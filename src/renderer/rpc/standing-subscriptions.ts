import type { Contract } from '../../shared/contract';
import type { Client } from '../../shared/rpc/client';

/** Asks one client for a stream; the returned function ends it. */
type Ask = (client: Client<Contract>) => () => void;

/** What a window listens to, whatever connection it has now. */
export interface StandingSubscriptions {
  add(ask: Ask): () => void;
  /** Everything is asked for on this client; undefined while there is none. */
  attach(client: Client<Contract> | undefined): void;
}

/** Makes an empty set of them. */
export function createStandingSubscriptions(): StandingSubscriptions {
  const standing = new Map<Ask, () => void>();
  let current: Client<Contract> | undefined;
  const start = (ask: Ask): void => {
    standing.set(ask, current ? ask(current) : () => undefined);
  };
  return {
    add: (ask) => {
      start(ask);
      return () => {
        standing.get(ask)?.();
        standing.delete(ask);
      };
    },
    attach: (client) => {
      current = client;
      for (const ask of [...standing.keys()]) start(ask);
    },
  };
}
