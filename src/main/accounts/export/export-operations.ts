import type { AccountField } from '../../../shared/account';
import type { AccountFileForm } from '../../../shared/account-import';
import { shownAccountValue } from '../../../shared/account-values';
import type { AccountSelection } from '../../../shared/contract/accounts';
import type { SqlRow, SqlValue } from '../../platform/database-protocol';
import { columnOf } from '../file/account-columns';
import type { AccountsFile } from '../file/accounts-file';
import { toSql } from '../filter/sql-condition';
import { compileSelection } from '../operations/account-query';
import { CSV_FORMAT } from './csv-text';
import type { AccountFormat, ExportedAccount } from './exported-account';
import { sealForFile, type ExportKey } from './exported-secret';
import { JSON_FORMAT } from './json-text';
import { XML_ELEMENTS_FORMAT, XML_MAP_FORMAT } from './xml-text';

/** Every form accounts are written in. */
export const FORMATS: Readonly<Record<AccountFileForm, AccountFormat>> = {
  csv: CSV_FORMAT,
  json: JSON_FORMAT,
  xml: XML_MAP_FORMAT,
  xmlElements: XML_ELEMENTS_FORMAT,
};

/** Accounts that are formatted in one turn of the thread: leases wait about 10 ms for them. */
const ACCOUNTS_PER_PAGE = 200;

type Field = AccountField & { readonly id: number };

interface Export {
  readonly table: string;
  readonly fields: readonly Field[];
  readonly format: AccountFormat;
  readonly accounts: number;
  /** Seals secrets for the file; null leaves them out. */
  readonly key: ExportKey | null;
}

interface Exports {
  last: number;
  readonly open: Map<string, Export>;
}

const OF_FILE = new WeakMap<AccountsFile, Exports>();

function exportsOf(file: AccountsFile): Exports {
  const exports = OF_FILE.get(file) ?? { last: 0, open: new Map<string, Export>() };
  OF_FILE.set(file, exports);
  return exports;
}

export interface ExportRequest {
  readonly exportId: string;
  readonly selection: AccountSelection;
  readonly form: AccountFileForm;
  readonly key: ExportKey | null;
  readonly nowMs: number;
}

/**
 * Begins an export: copies the selected accounts into a temporary table, in one statement, so that the file says what
 * was true at one moment, whatever changes while it is written. Secrets stay sealed in it. Answers how many there are.
 * Throws `Refused` (`account_filter_invalid`).
 */
function beginExport(file: AccountsFile, { exportId, selection, form, key, nowMs }: ExportRequest): number {
  const exports = exportsOf(file);
  exports.last += 1;
  const table = `temp.export_${String(exports.last)}`;
  const fields = file.columns().fields.filter(({ type }) => key !== null || type !== 'secret');
  const { sql, parameters } = toSql(compileSelection(file, selection, nowMs));
  const own = fields.map(({ id }) => `, a.${columnOf(id)}`).join('');
  file.run(
    `CREATE TABLE ${table} AS SELECT a.key, a.uid, a.label, a.status, a.notes,
       (SELECT json_group_array(t.tag) FROM account_tags t WHERE t.account_id = a.id) AS tags ${own}
       FROM accounts a WHERE ${sql} ORDER BY a.id`,
    parameters,
  );
  const accounts = Number(file.get(`SELECT count(*) AS n FROM ${table}`)?.['n']);
  exports.open.set(exportId, { table, fields, format: FORMATS[form], accounts, key });
  return accounts;
}

/** The next part of the file, after `after` accounts; `last` at its end. Throws `Refused` (`secrets_locked`). */
function exportPage(
  file: AccountsFile,
  { exportId, after }: { readonly exportId: string; readonly after: number },
): { readonly text: string; readonly after: number; readonly last: boolean } {
  const found = exportsOf(file).open.get(exportId);
  if (!found) throw new Error('this export has ended');
  const { table, fields, format, accounts } = found;
  const rows = file.all(
    `SELECT * FROM ${table} WHERE rowid > ? ORDER BY rowid LIMIT ${String(ACCOUNTS_PER_PAGE)}`,
    [after],
  );
  const list = rows.map((row) => exportedAccount(file, found, row));
  const next = after + rows.length;
  const last = next >= accounts;
  const begin = after === 0 ? format.begin(fields.map(withoutId), accounts) : '';
  const text = format.accounts(list, fields, after === 0);
  return { text: `${begin}${text}${last ? format.end(accounts) : ''}`, after: next, last };
}

/** Lets go of an export. Safe to call for one that has ended. */
function endExport(file: AccountsFile, { exportId }: { readonly exportId: string }): null {
  const { open } = exportsOf(file);
  const found = open.get(exportId);
  open.delete(exportId);
  if (found) file.database.exec(`DROP TABLE IF EXISTS ${found.table}`);
  return null;
}

function withoutId({ name, type, label }: Field): AccountField {
  return { name, type, label };
}

function exportedAccount(file: AccountsFile, { fields, key }: Export, row: SqlRow): ExportedAccount {
  const text = (column: string): string => String(row[column] ?? '');
  const uid = text('uid');
  const values = fields.map(({ id, type }) => {
    const stored: SqlValue = row[columnOf(id)] ?? null;
    if (stored === null) return null;
    if (stored instanceof Uint8Array)
      return key && type === 'secret' ? sealForFile(key, file.secrets.open(uid, id, stored)) : null;
    return type === 'secret' ? null : shownAccountValue(type, stored);
  });
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- `json_group_array` over texts
  const tags = JSON.parse(text('tags')) as string[];
  return {
    key: text('key'),
    label: text('label'),
    status: text('status'),
    tags,
    notes: text('notes'),
    values,
  };
}

/**
 * Exporting accounts, as the threads of accounts do it. The same for exports with secrets goes by other names: only the
 * keeper of the file can open them.
 */
export const EXPORT_OPERATIONS = {
  ...{ beginExport, endExport, exportPage },
  ...{ beginSecretsExport: beginExport, endSecretsExport: endExport, secretsExportPage: exportPage },
};
