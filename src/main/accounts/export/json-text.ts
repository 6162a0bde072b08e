import type { AccountField } from '../../../shared/account';
import type { AccountFormat, ExportedAccount } from './exported-account';

/** One object: the fields with their types, then a line per account. */
export const JSON_FORMAT: AccountFormat = {
  extension: 'json',
  begin: (fields) =>
    `{"format":"muster-accounts","version":1,"fields":${JSON.stringify(fields)},"accounts":[`,
  accounts: (list, fields, first) =>
    list.map((account, index) => `${first && index === 0 ? '' : ','}\n${jsonOf(account, fields)}`).join(''),
  end: () => '\n]}\n',
};

function jsonOf({ values, ...builtIn }: ExportedAccount, fields: readonly AccountField[]): string {
  const own = fields.flatMap(({ name }, index): [string, unknown][] => {
    const value = values[index] ?? null;
    return value === null ? [] : [[name, value]];
  });
  return JSON.stringify({ ...builtIn, fields: Object.fromEntries(own) });
}
