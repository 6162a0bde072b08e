import type { Handlers } from '../../../shared/contract';
import type { HandlerParts } from '../handler-parts';

type Names = Extract<keyof Handlers, `pools.${string}`>;

/** Calls on pools → their store and the file of accounts. Wiring, no logic. */
export function createPoolHandlers(_parts: Pick<HandlerParts, 'accounts'>): Pick<Handlers, Names> {
  const refuse = (): Promise<never> => Promise.reject(new Error('not made yet'));
  return {
    'pools.test': refuse,
    'pools.statistics': refuse,
    'pools.create': refuse,
    'pools.update': refuse,
    'pools.delete': refuse,
    'pools.restore': refuse,
  };
}
