import { Refused } from '../file/refused';

/**
 * Seals secrets so that only this data folder's key opens them, and only for the account and field they were sealed
 * for. Both throw `Refused` with `secrets_locked`: while no key is open, and `open` also for what was sealed for
 * another account or field, or was changed (`damaged`).
 */
export interface SecretBox {
  seal(accountUid: string, fieldId: number, clear: string): Uint8Array;
  open(accountUid: string, fieldId: number, sealed: Uint8Array): string;
}

/** A box without a key. */
export const LOCKED_BOX: SecretBox = {
  seal: refuse,
  open: refuse,
};

function refuse(): never {
  throw new Refused({ code: 'secrets_locked', state: 'locked' });
}
