import type { Handlers } from '../../../shared/contract';
import type { HandlerParts } from '../handler-parts';

type Names = Extract<keyof Handlers, `accounts.${string}`>;

/** Calls on accounts → their file. Wiring, no logic. */
export function createAccountHandlers(_parts: Pick<HandlerParts, 'accounts'>): Pick<Handlers, Names> {
  const refuse = (): Promise<never> => Promise.reject(new Error('not made yet'));
  return {
    'accounts.list': refuse,
    'accounts.get': refuse,
    'accounts.ledger': refuse,
    'accounts.create': refuse,
    'accounts.update': refuse,
    'accounts.change': refuse,
    'accounts.reveal': refuse,
    'accounts.putField': refuse,
    'accounts.removeField': refuse,
    'accounts.putView': refuse,
    'accounts.removeView': refuse,
    'accounts.unlock': refuse,
    'accounts.setPassphrase': refuse,
    'accounts.rotateKey': refuse,
    'accounts.forgetSecrets': refuse,
  };
}
