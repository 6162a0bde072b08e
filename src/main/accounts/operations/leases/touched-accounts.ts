import type { AccountsFile } from '../../file/accounts-file';

/** Beyond so many, whoever has not looked counts anew. */
const MOST = 20_000;

interface Touched {
  /** Accounts in the order they were touched; the first one is number `base` since the file was opened. */
  ids: number[];
  base: number;
  /** How often everything may have been touched. */
  resets: number;
}

const ofFile = new WeakMap<AccountsFile, Touched>();

function touchedOf(file: AccountsFile): Touched {
  const known = ofFile.get(file) ?? { ids: [], base: 0, resets: 0 };
  ofFile.set(file, known);
  return known;
}

/** To be called by what changes one account under its lease, the lease itself included. */
export function touch(file: AccountsFile, accountId: number): void {
  const touched = touchedOf(file);
  touched.ids.push(accountId);
  if (touched.ids.length < MOST) return;
  touched.base += touched.ids.length;
  touched.ids = [];
}

/** To be called by what changes many accounts by way of their leases. */
export function touchAll(file: AccountsFile): void {
  touchedOf(file).resets += 1;
}

/** How far one has looked. */
export interface TouchMark {
  readonly position: number;
  readonly resets: number;
  readonly revision: number;
}

/** All up to now. */
export function touchMark(file: AccountsFile): TouchMark {
  const { ids, base, resets } = touchedOf(file);
  return { position: base + ids.length, resets, revision: file.revision };
}

/** Accounts touched since; undefined when that is not known one by one. */
export function touchedSince(file: AccountsFile, mark: TouchMark): readonly number[] | undefined {
  const { ids, base, resets } = touchedOf(file);
  const isKnown = mark.resets === resets && mark.revision === file.revision && mark.position >= base;
  return isKnown ? ids.slice(mark.position - base) : undefined;
}
