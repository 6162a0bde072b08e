import { dataFolderAt } from '../src/main/platform/paths';
import { programOfTests } from './programs';

/** The thread of accounts with a way in for `accountsFaults`. */
export function accountsWorkerWithFaults(): { url: URL } {
  return { url: programOfTests('accounts-worker-faulty-entry') };
}

/** Makes the file of accounts of a host with `accountsWorkerWithFaults` one that can't be written, and mends it again. */
export interface AccountsFaults {
  /** Every write is refused, as after the disk was mounted anew read-only. */
  unwritable(): Promise<void>;
  /** No page can be added, as on a full disk. */
  full(): Promise<void>;
  mend(): Promise<void>;
  close(): void;
}

/** Creates them for the host of a data folder. */
export function accountsFaults(folder: string): AccountsFaults {
  const channel = new BroadcastChannel(`faults of ${dataFolderAt(folder).accountsFile}`);
  const run = (sql: string): Promise<void> =>
    new Promise((resolve) => {
      const onMessage = (event: Event): void => {
        if (!('data' in event) || (event.data as { done?: string }).done !== sql) return;
        channel.removeEventListener('message', onMessage);
        resolve();
      };
      channel.addEventListener('message', onMessage);
      channel.postMessage({ sql });
    });
  return {
    unwritable: () => run('PRAGMA query_only = 1'),
    full: () => run('PRAGMA max_page_count = 1'),
    mend: () => run('PRAGMA query_only = 0; PRAGMA max_page_count = 4294967294'),
    close: () => channel.close(),
  };
}
