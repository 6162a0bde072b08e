import type { AccountsFile } from '../file/accounts-file';

interface Seen {
  readonly startMs: number;
  dataVersion: unknown;
  foreign: number;
}

const ofFile = new WeakMap<AccountsFile, Seen>();

/**
 * A number that grows with every change of any account, made here or by another process. It begins at `nowMs` (wall
 * clock), so that one of before a restart is never taken for one of after it.
 */
export function revisionOf(file: AccountsFile, nowMs: number): number {
  // Changes when another connection has committed: https://www.sqlite.org/pragma.html#pragma_data_version
  const dataVersion = file.get('PRAGMA data_version')?.['data_version'];
  const seen = ofFile.get(file) ?? { startMs: nowMs, dataVersion, foreign: 0 };
  ofFile.set(file, seen);
  if (seen.dataVersion !== dataVersion) seen.foreign += 1;
  seen.dataVersion = dataVersion;
  const written = Number(file.get('SELECT total_changes() AS n')?.['n']);
  return seen.startMs + written + seen.foreign;
}
