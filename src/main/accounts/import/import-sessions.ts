import type { Clock, Logger, Random } from '../../../shared/ports';
import type { AccountsThread } from '../accounts-thread';
import type { AccountImports } from './account-imports';

export interface AccountImportsOptions {
  readonly thread: AccountsThread;
  readonly file: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
}

/** Makes imports and exports of accounts. */
export function createAccountImports(_options: AccountImportsOptions): AccountImports {
  const refuse = (): Promise<never> => Promise.reject(new Error('not made yet'));
  return {
    calls: {
      'accountFiles.open': refuse,
      'accountFiles.add': refuse,
      'accountFiles.preview': refuse,
      'accountFiles.apply': refuse,
      'accountFiles.discard': refuse,
      'accountFiles.export': refuse,
    },
    progress: {
      keyOf: () => '',
      open: () => ({ snapshot: { phase: 'reading', done: 0, total: 0 }, close: () => undefined }),
    },
    importFiles: refuse,
    close: () => Promise.resolve(),
  };
}
