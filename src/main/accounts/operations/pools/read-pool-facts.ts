import type { AccountField } from '../../../../shared/account';
import type { AccountsFile } from '../../file/accounts-file';

/** What of the accounts decides about the problems of pools. */
export interface AccountFacts {
  readonly fields: readonly AccountField[];
  /** Those of the keys asked for that no account has. */
  readonly missingKeys: readonly string[];
}

/** Reads the fields, and which keys there are none of. */
export function readPoolFacts(
  file: AccountsFile,
  { keys }: { readonly keys: readonly string[] },
): AccountFacts {
  const missing = file.all(
    `SELECT DISTINCT j.value AS key FROM json_each(?) j
     WHERE NOT EXISTS (SELECT 1 FROM accounts a WHERE a.key = j.value)`,
    [JSON.stringify(keys)],
  );
  return {
    fields: file.columns().fields.map(({ name, type, label }) => ({ name, type, label })),
    missingKeys: missing.map((row) => String(row['key'])),
  };
}
