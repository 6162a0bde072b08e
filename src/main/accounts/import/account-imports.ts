import type { Handlers, StreamSources } from '../../../shared/contract';
import type { AccountImportOptions, AccountImportResult } from '../../../shared/account-import';

/** Imports and exports of accounts in work; pieces of files as the window hands them over, or whole files by path. */
export interface AccountImports {
  readonly calls: Pick<Handlers, Extract<keyof Handlers, `accountFiles.${string}`>>;
  readonly progress: StreamSources['accountImportProgress'];
  /** Imports files of this computer at once: for watched folders. Without a mapping one is suggested. */
  importFiles(
    paths: readonly string[],
    options: Omit<AccountImportOptions, 'mapping' | 'passphrase'>,
    signal: AbortSignal,
  ): Promise<AccountImportResult>;
  /** Ends what is in work and removes what was handed over. */
  close(): Promise<void>;
}
