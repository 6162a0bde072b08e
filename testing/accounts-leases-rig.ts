import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { HeldAccount, TakeAnswer } from '../src/main/accounts/account-leases';
import {
  createAccountLeases,
  type OpenAccountLeases,
} from '../src/main/accounts/leases/sqlite-account-leases';
import { createRandom } from '../src/main/platform/random';
import type { Clock } from '../src/shared/ports';
import { accountsInProcess, type AccountsInProcess } from './accounts-in-process';
import { createFakeClock, type FakeClock } from './fake-clock';
import { createMemoryLogger, type MemoryLogger } from './memory-logger';
import { tempFolderOfTest } from './temp-folder-of-test';

/** The account taken; fails where there was none. */
export function taken(answer: TakeAnswer): HeldAccount {
  if (answer.kind === 'taken') return answer.account;
  throw new Error(`nothing to take, due at ${String(answer.dueAtMs)}`);
}

export interface AddedAccount {
  readonly key: string;
  readonly status?: string;
  readonly label?: string;
}

/** Puts accounts into the file as another program would. */
export function addAccounts({ file }: AccountsInProcess, accounts: readonly (AddedAccount | string)[]): void {
  for (const given of accounts) {
    const { key, status = 'available', label = '' } = typeof given === 'string' ? { key: given } : given;
    file.run(
      `INSERT INTO accounts (key, uid, label, status, created_at, updated_at) VALUES (?, hex(randomblob(16)), ?, ?, 0, 0)`,
      [key, label, status],
    );
  }
}

export interface LeasesRig {
  readonly thread: AccountsInProcess;
  readonly leases: OpenAccountLeases;
  readonly logger: MemoryLogger;
}

/** One process on a data folder, as far as leases go. Closed when the test ends. */
export async function openLeases(folder: string, clock: Clock): Promise<LeasesRig> {
  const path = join(folder, 'accounts.db');
  const thread = accountsInProcess(path);
  const logger = createMemoryLogger();
  const leases = await createAccountLeases({
    ...{ thread, file: path, sessionsFolder: join(folder, 'sessions'), clock, logger },
    random: createRandom(),
  });
  onTestFinished(async () => {
    await leases.close();
    await thread.close();
  });
  return { thread, leases, logger };
}

/** One process on a new folder with these accounts. */
export async function leasesOfTest(
  accounts: readonly (AddedAccount | string)[],
): Promise<LeasesRig & { readonly clock: FakeClock; readonly folder: string }> {
  const folder = await tempFolderOfTest();
  const clock = createFakeClock();
  const rig = await openLeases(folder, clock);
  addAccounts(rig.thread, accounts);
  return { ...rig, clock, folder };
}
