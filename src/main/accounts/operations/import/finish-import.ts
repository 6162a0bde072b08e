import type { UndoId } from '../../../../shared/ids';
import type { AccountsFile } from '../../file/accounts-file';
import { columnOf } from '../../file/account-columns';
import { putField } from '../put-field';
import { beginKeeping, type ChangeKeeper } from '../undo/kept-changes';
import { generationNow } from './begin-import';
import { stagingOf, type StagedColumn, type Staging } from './staging';

/** What was written; `stale`: something the rows were staged for has changed meanwhile, and nothing was. */
export type FinishedImport =
  | {
      readonly kind: 'done';
      readonly created: number;
      readonly updated: number;
      readonly skipped: number;
      /** By this the import can be taken back for a while; null when nothing was written. */
      readonly undoId: UndoId | null;
    }
  | { readonly kind: 'stale' };

/**
 * Writes what was staged, and the new fields, all or nothing: it is one operation. Stale is an import whose accounts
 * came or went, whose fields changed or whose secrets' key was replaced since its rows were staged; it is begun anew.
 */
export function finishImport(
  file: AccountsFile,
  { importId, nowMs }: { readonly importId: string; readonly nowMs: number },
): FinishedImport {
  const staging = stagingOf(file, importId);
  if (isStale(file, staging)) return { kind: 'stale' };
  const keeper = beginKeeping(file, nowMs);
  const made = staging.columns.filter(({ isNew }) => isNew);
  for (const { target } of made) {
    if (target.kind === 'field')
      putField(file, { field: { name: target.name, type: target.type, label: '' } });
  }
  const skips = staging.onDuplicate === 'skip';
  const newest = Number(file.get('SELECT coalesce(max(id), 0) AS id FROM accounts')?.['id']);
  if (!skips) keepUpdated(file, keeper, staging, nowMs);
  const updated = skips ? 0 : update(file, staging, nowMs);
  const created = insert(file, staging, nowMs);
  writeTags(file, staging);
  const staged = Number(file.get(`SELECT count(*) AS n FROM ${staging.table}`)?.['n']);
  if (created > 0) keeper.made(newest);
  keeper.fields(made.flatMap(({ fieldId }) => (fieldId === null ? [] : [fieldId])));
  const undoId = keeper.done();
  const skipped = staged - created - updated;
  return { kind: 'done', created, updated, skipped, undoId: created + updated > 0 ? undoId : null };
}

/** What the import may write over. */
function keepUpdated(file: AccountsFile, keeper: ChangeKeeper, staging: Staging, nowMs: number): void {
  const known = file.get(
    `SELECT json_group_array(account_id) AS ids, count(*) AS n FROM ${staging.table} WHERE account_id IS NOT NULL`,
  );
  if (Number(known?.['n']) === 0) return;
  const hasStatus = builtIn(staging, 'status') !== undefined;
  const columns = [
    ...['label', 'notes'],
    ...(hasStatus ? ['status', 'failure_count', 'cooldown_until', 'quarantine_reason'] : []),
    ...file.columns().fields.map(({ id }) => columnOf(id)),
  ];
  keeper.written({ ids: String(known?.['ids']), columns, tags: true, mark: { sql: '?', nowMs } });
}

function isStale(file: AccountsFile, { table, columns, generation }: Staging): boolean {
  const moved = file.get(
    `SELECT 1 FROM ${table} s LEFT JOIN accounts a ON a.key = s.key WHERE a.id IS NOT s.account_id LIMIT 1`,
  );
  return moved !== undefined || generationNow(file, columns) !== generation || !sameFields(file, columns);
}

/** Fields are numbered as they were, and new ones will get the numbers their secrets were sealed for. */
function sameFields(file: AccountsFile, columns: readonly StagedColumn[]): boolean {
  const { fields } = file.columns();
  const row = file.get("SELECT seq FROM sqlite_sequence WHERE name = 'fields'");
  let nextId = Number(row?.['seq'] ?? 0) + 1;
  return columns.every(({ target, fieldId, isNew }) => {
    if (target.kind === 'builtIn') return true;
    const field = fields.find(({ name }) => name.toLowerCase() === target.name.toLowerCase());
    if (!isNew) return field?.id === fieldId && field.type === target.type;
    nextId += 1;
    return field === undefined && fieldId === nextId - 1;
  });
}

type TextColumn = 'label' | 'notes' | 'status' | 'tags';

function builtIn({ columns }: Staging, name: TextColumn): string | undefined {
  return columns.find(({ target }) => target.kind === 'builtIn' && target.name === name)?.staged;
}

function custom({ columns }: Staging): readonly (readonly [column: string, staged: string])[] {
  return columns.flatMap(({ fieldId, staged }) =>
    fieldId === null ? [] : [[columnOf(fieldId), staged] as const],
  );
}

function update(file: AccountsFile, staging: Staging, nowMs: number): number {
  const replaces = staging.onDuplicate === 'replace';
  const texts = (['label', 'notes'] as const).flatMap((name) => {
    const staged = builtIn(staging, name);
    const otherwise = replaces ? "''" : `a.${name}`;
    if (staged === undefined) return replaces ? [`${name} = ''`] : [];
    return [`${name} = coalesce(s.${staged}, ${otherwise})`];
  });
  const fields = custom(staging).map(([column, staged]) =>
    replaces ? `${column} = s.${staged}` : `${column} = coalesce(s.${staged}, a.${column})`,
  );
  const emptied = replaces ? unnamedFields(file, staging).map((column) => `${column} = NULL`) : [];
  const all = [...texts, ...fields, ...emptied, ...statusTerms(staging), 'updated_at = :now'];
  return file.database
    .prepare(`UPDATE accounts AS a SET ${all.join(', ')} FROM ${staging.table} s WHERE a.id = s.account_id`)
    .run({ now: nowMs }).changes;
}

/** What is back in use forgets why it was not, as when a person sets it back. */
function statusTerms(staging: Staging): readonly string[] {
  const staged = builtIn(staging, 'status');
  if (staged === undefined) return [];
  const isBack = `s.${staged} = 'available' AND a.status <> 'available'`;
  return [
    `status = coalesce(s.${staged}, a.status)`,
    `failure_count = CASE WHEN ${isBack} THEN 0 ELSE a.failure_count END`,
    `cooldown_until = CASE WHEN ${isBack} THEN NULL ELSE a.cooldown_until END`,
    `quarantine_reason = CASE WHEN ${isBack} THEN NULL ELSE a.quarantine_reason END`,
  ];
}

/** Fields the source has no column for; secrets stay, for a file without them says nothing about them. */
function unnamedFields(file: AccountsFile, staging: Staging): readonly string[] {
  const named = new Set(staging.columns.map(({ fieldId }) => fieldId));
  return file
    .columns()
    .fields.filter(({ id, type }) => !named.has(id) && type !== 'secret')
    .map(({ id }) => columnOf(id));
}

function insert(file: AccountsFile, staging: Staging, nowMs: number): number {
  const text = (name: TextColumn, otherwise: string): string => {
    const staged = builtIn(staging, name);
    return staged === undefined ? otherwise : `coalesce(s.${staged}, ${otherwise})`;
  };
  const pairs = [
    ...[['key', 's.key'] as const, ['uid', 's.uid'] as const],
    ...[['label', text('label', "''")] as const, ['notes', text('notes', "''")] as const],
    ['status', text('status', "'available'")] as const,
    ...[['created_at', ':now'] as const, ['updated_at', ':now'] as const],
    ...custom(staging).map(([column, staged]) => [column, `s.${staged}`] as const),
  ];
  return file.database
    .prepare(
      `INSERT INTO accounts (${pairs.map(([column]) => column).join(', ')})
         SELECT ${pairs.map(([, value]) => value).join(', ')}
         FROM ${staging.table} s WHERE s.account_id IS NULL ORDER BY s.row`,
    )
    .run({ now: nowMs }).changes;
}

/** An account's tags become those of its row; a row that says none takes them away only where all is replaced. */
function writeTags(file: AccountsFile, staging: Staging): void {
  const { database } = file;
  const { table, onDuplicate } = staging;
  const staged = builtIn(staging, 'tags');
  if (onDuplicate === 'replace' || (onDuplicate === 'update' && staged !== undefined)) {
    const said = onDuplicate === 'update' ? `AND ${staged ?? ''} IS NOT NULL` : '';
    database.exec(
      `DELETE FROM account_tags
         WHERE account_id IN (SELECT account_id FROM ${table} WHERE account_id IS NOT NULL ${said})`,
    );
  }
  if (staged === undefined) return;
  const wanted = onDuplicate === 'skip' ? 'AND s.account_id IS NULL' : '';
  database.exec(
    `INSERT OR IGNORE INTO account_tags (account_id, tag)
       SELECT a.id, t.value FROM ${table} s JOIN accounts a ON a.key = s.key, json_each(s.${staged}) t
       WHERE s.${staged} IS NOT NULL ${wanted}`,
  );
}
