import { ACCOUNT_FIELD_NAME, AccountFieldType, BUILT_IN_ACCOUNT_FIELDS } from '../../../shared/account';
import type { AccountField } from '../../../shared/account';
import type { AccountColumnMapping, AccountColumnTarget } from '../../../shared/account-import';
import { MAX_SAMPLES, type ColumnSeen } from './columns-seen';
import { isSecretName } from './secret-names';

/** Columns that hold an account's key by their name, the likeliest first. */
const KEY_NAMES = [
  ...['key', 'deviceaccount', 'accountkey', 'accountid', 'account', 'konto', 'id', 'username', 'user'],
  ...['login', 'email', 'mail', 'emailaddress', 'benutzername', 'benutzer', 'kennung', 'name', 'nickname'],
];
const BUILT_IN_NAMES: Readonly<Record<string, 'label' | 'tags' | 'notes' | 'status'>> = {
  ...{ label: 'label', bezeichnung: 'label', displayname: 'label', anzeigename: 'label' },
  ...{ tags: 'tags', tag: 'tags', schlagworte: 'tags', labels: 'tags' },
  ...{
    notes: 'notes',
    note: 'notes',
    notizen: 'notes',
    notiz: 'notes',
    comment: 'notes',
    kommentar: 'notes',
  },
};
const TYPED = /^(.*):([a-z]+)$/s;

/** Where the columns of a file most likely go, from their names and all values there are in them. */
export function suggestMapping(
  columns: readonly ColumnSeen[],
  fields: readonly AccountField[],
): AccountColumnMapping {
  const key = keyColumn(columns, fields);
  const taken = new Set<string>();
  const entries = columns.map((column): [string, AccountColumnTarget | null] => {
    const target: AccountColumnTarget =
      column === key ? { kind: 'builtIn', name: 'key' } : targetOf(column, fields, taken);
    const name = `${target.kind} ${target.name.toLowerCase()}`;
    if (taken.has(name)) return [column.name, null];
    taken.add(name);
    return [column.name, target];
  });
  return Object.fromEntries(entries);
}

function keyColumn(columns: readonly ColumnSeen[], fields: readonly AccountField[]): ColumnSeen | undefined {
  const possible = columns.filter(
    ({ name }) => !isSecretName(name) && !declaredType(name) && !known(name, fields),
  );
  const named = KEY_NAMES.flatMap((name) => possible.filter((column) => simple(column.name) === name));
  return named.find((column) => column.unique) ?? named[0] ?? possible.find((column) => column.unique);
}

function targetOf(
  column: ColumnSeen,
  fields: readonly AccountField[],
  taken: ReadonlySet<string>,
): AccountColumnTarget {
  const declared = declaredType(column.name);
  const bare = declared ? column.name.replace(TYPED, '$1') : column.name;
  const field = known(bare, fields);
  if (field) return { kind: 'field', name: field.name, type: field.type };
  const builtIn = declared ? undefined : builtInOf(column);
  if (builtIn !== undefined && !taken.has(`builtIn ${builtIn}`)) return { kind: 'builtIn', name: builtIn };
  const type = declared ?? (isSecretName(bare) ? 'secret' : typeOf(column));
  return { kind: 'field', name: freeName(bare, taken), type };
}

function builtInOf(column: ColumnSeen): 'label' | 'tags' | 'notes' | 'status' | undefined {
  const name = simple(column.name);
  if (name === 'status') return column.kinds.status ? 'status' : undefined;
  return Object.hasOwn(BUILT_IN_NAMES, name) ? BUILT_IN_NAMES[name] : undefined;
}

/** The type all values agree on; text where none is seen. */
function typeOf({ kinds, filled }: ColumnSeen): AccountFieldType {
  if (filled === 0) return 'text';
  const found = (['boolean', 'number', 'date', 'duration'] as const).find((type) => kinds[type]);
  return found ?? 'text';
}

/** The type a column says itself, as ours do: `since:date`. */
function declaredType(name: string): AccountFieldType | undefined {
  const type = AccountFieldType.safeParse(TYPED.exec(name)?.[2]);
  return type.success ? type.data : undefined;
}

function known(name: string, fields: readonly AccountField[]): AccountField | undefined {
  const wanted = fieldName(name).toLowerCase();
  return fields.find((field) => field.name.toLowerCase() === wanted);
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  const wanted = fieldName(name);
  const isTaken = (candidate: string): boolean =>
    taken.has(`field ${candidate.toLowerCase()}`) ||
    BUILT_IN_ACCOUNT_FIELDS.some((builtIn) => builtIn.toLowerCase() === candidate.toLowerCase());
  let free = wanted;
  for (let count = 2; isTaken(free); count += 1) free = `${wanted.slice(0, 60)}${String(count)}`;
  return free;
}

/** A name as fields have it; umlauts become their letters. */
function fieldName(name: string): string {
  const plain = name
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9_]+/g, '_')
    .replaceAll(/^[_\d]+|_+$/g, '')
    .slice(0, 64);
  return ACCOUNT_FIELD_NAME.test(plain) ? plain : 'field';
}

function simple(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9äöüß]/g, '');
}

/** Up to three values as people see them; secrets as bullets. */
export function samplesOf(column: ColumnSeen | undefined, target: AccountColumnTarget | null): string[] {
  const isSecret =
    target === null ? isSecretName(column?.name ?? '') : target.kind === 'field' && target.type === 'secret';
  return (column?.samples ?? []).slice(0, MAX_SAMPLES).map((sample) => (isSecret ? '••••••' : sample));
}
