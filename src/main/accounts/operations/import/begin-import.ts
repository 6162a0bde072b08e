import { MAX_ACCOUNT_FIELDS, type AccountField } from '../../../../shared/account';
import type { AccountColumnTarget } from '../../../../shared/account-import';
import type { AccountsFile } from '../../file/accounts-file';
import { Refused } from '../../file/refused';
import { generationOf } from '../../secrets/sealing';
import { stagingsOf, type ImportPlan, type StagedColumn } from './staging';

/** The custom fields there are. */
export function readAccountFields(file: AccountsFile, _input: null): readonly AccountField[] {
  return file.columns().fields.map(({ name, type, label }) => ({ name, type, label }));
}

/**
 * Begins an import: makes the table its rows are staged in. Nothing of it is kept in the file before `finishImport`.
 * Throws `Refused` (`account_mapping_invalid`, `account_fields_too_many`, `secrets_locked`).
 */
export function beginImport(file: AccountsFile, plan: ImportPlan): null {
  const columns = columnsOf(file, plan.targets);
  const keyIndex = plan.targets.findIndex(isKey);
  const stagings = stagingsOf(file);
  stagings.last += 1;
  const table = `temp.import_${String(stagings.last)}`;
  const kept = plan.checkOnly ? [] : columns;
  const names = ['row', 'key', 'account_id', 'uid', ...kept.map(({ staged }) => staged)];
  file.database.exec(
    `CREATE TABLE ${table} (row INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, account_id INTEGER, uid TEXT
       ${kept.map(({ staged }) => `, ${staged}`).join('')})`,
  );
  stagings.open.set(plan.importId, {
    ...plan,
    table,
    columns,
    keyIndex,
    insert: file.database.prepare(
      `INSERT OR IGNORE INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
    ),
    find: file.database.prepare('SELECT id, uid FROM accounts WHERE key = ?'),
    generation: plan.checkOnly ? null : generationNow(file, columns),
  });
  return null;
}

/** Lets go of an import; its rows are gone. Safe to call for one that has ended. */
export function endImport(file: AccountsFile, { importId }: { readonly importId: string }): null {
  const { open } = stagingsOf(file);
  const staging = open.get(importId);
  open.delete(importId);
  if (staging) file.database.exec(`DROP TABLE IF EXISTS ${staging.table}`);
  return null;
}

/**
 * The data key secrets are sealed with now; makes the first one. Throws `Refused` (`secrets_locked`) before any row
 * was read.
 */
export function generationNow(file: AccountsFile, columns: readonly StagedColumn[]): number | null {
  const secret = columns.find(({ target }) => target.kind === 'field' && target.type === 'secret');
  return secret ? generationOf(file.secrets.seal('', secret.fieldId ?? 0, '')) : null;
}

export function isKey(target: AccountColumnTarget): boolean {
  return target.kind === 'builtIn' && target.name === 'key';
}

function columnsOf(file: AccountsFile, targets: readonly AccountColumnTarget[]): readonly StagedColumn[] {
  if (!targets.some(isKey))
    throw new Refused({ code: 'account_mapping_invalid', column: '', reason: 'no_key' });
  const { fields } = file.columns();
  let nextId = nextFieldId(file);
  let added = 0;
  const columns = targets.map((target, index): StagedColumn => {
    const staged = `c${String(index)}`;
    if (target.kind === 'builtIn') return { target, staged, fieldId: null, isNew: false };
    const field = fields.find(({ name }) => name.toLowerCase() === target.name.toLowerCase());
    if (field && field.type !== target.type)
      throw new Refused({ code: 'account_mapping_invalid', column: target.name, reason: 'type' });
    if (field) return { target, staged, fieldId: field.id, isNew: false };
    if (file.columns().find(target.name))
      throw new Refused({ code: 'account_mapping_invalid', column: target.name, reason: 'type' });
    added += 1;
    const fieldId = nextId;
    nextId += 1;
    return { target, staged, fieldId, isNew: true };
  });
  if (fields.length + added > MAX_ACCOUNT_FIELDS)
    throw new Refused({ code: 'account_fields_too_many', limit: MAX_ACCOUNT_FIELDS });
  return columns;
}

/** What the next field will be numbered: secrets are sealed for it before it is made. `finishImport` looks again. */
function nextFieldId(file: AccountsFile): number {
  const row = file.get("SELECT seq FROM sqlite_sequence WHERE name = 'fields'");
  return Number(row?.['seq'] ?? 0) + 1;
}
