import type { AccountField, AccountValue } from '../../../shared/account';

/** An account as files have it: dates as ISO texts, durations in milliseconds, secrets sealed or absent. */
export interface ExportedAccount {
  readonly key: string;
  readonly label: string;
  readonly status: string;
  readonly tags: readonly string[];
  readonly notes: string;
  /** In the order of the fields; null where there is no value. */
  readonly values: readonly AccountValue[];
}

/** Writes accounts in one form, a few at a time. */
export interface AccountFormat {
  readonly extension: string;
  /** `accounts`: how many there will be. */
  begin(fields: readonly AccountField[], accounts: number): string;
  /** `first`: nothing was written before these. */
  accounts(list: readonly ExportedAccount[], fields: readonly AccountField[], first: boolean): string;
  end(accounts: number): string;
}

/** Control characters no text file has, and those no XML may. */
const UNWRITABLE = /[^\P{Cc}\t\n\r\u007F-\u009F]|[\uFFFE\uFFFF]/gu;

/** The text without characters that would make the file none. JSON can escape them, other forms can't. */
export function writable(text: string): string {
  return text.replaceAll(UNWRITABLE, '\uFFFD');
}
