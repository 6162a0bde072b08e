import type { StatementSyncInstance } from '@photostructure/sqlite';
import type { AccountColumnTarget, AccountImportOptions } from '../../../../shared/account-import';
import type { AccountsFile } from '../../file/accounts-file';

/** What an import will do with its rows. */
export interface ImportPlan {
  readonly importId: string;
  /** Where each value of a row goes; the key is among them, exactly once. */
  readonly targets: readonly AccountColumnTarget[];
  readonly onDuplicate: AccountImportOptions['onDuplicate'];
  /** Only keys are looked at: for a preview. */
  readonly checkOnly: boolean;
}

/** A column of the staging table, and the column of `accounts` it becomes. */
export interface StagedColumn {
  readonly target: AccountColumnTarget;
  /** In the staging table: a number in the name, never a text of a person. */
  readonly staged: string;
  /** Number of the custom field, also of one that is made at the end; null for what is built in. */
  readonly fieldId: number | null;
  readonly isNew: boolean;
}

/** Rows of one import on their way into `accounts`. */
export interface Staging extends ImportPlan {
  /** A temporary table: nobody but this connection sees it, and it is gone when the program ends, however it ends. */
  readonly table: string;
  readonly columns: readonly StagedColumn[];
  readonly keyIndex: number;
  readonly insert: StatementSyncInstance;
  readonly find: StatementSyncInstance;
  /** The data key secrets are sealed with; null where there are none. */
  readonly generation: number | null;
}

interface Stagings {
  last: number;
  readonly open: Map<string, Staging>;
}

const OF_FILE = new WeakMap<AccountsFile, Stagings>();

/** The imports in work on this file. */
export function stagingsOf(file: AccountsFile): Stagings {
  const stagings = OF_FILE.get(file) ?? { last: 0, open: new Map<string, Staging>() };
  OF_FILE.set(file, stagings);
  return stagings;
}

/** The import with this id. Throws when it was ended. */
export function stagingOf(file: AccountsFile, importId: string): Staging {
  const staging = stagingsOf(file).open.get(importId);
  if (!staging) throw new Error('this import has ended');
  return staging;
}
