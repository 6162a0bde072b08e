import { ACCOUNT_FIELD_NAME, BUILT_IN_ACCOUNT_FIELDS, type AccountField } from '../../../../shared/account';
import { AccountColumnTarget } from '../../../../shared/account-import';
import { msg, say, t } from '../../../../shared/catalogue/translate';
import { titleOf } from '../account-columns';

const BUILT_IN = [
  ['key', msg('Key')],
  ['label', msg('Label')],
  ['tags', msg('Tags')],
  ['notes', msg('Notes')],
  ['status', msg('Status')],
] as const;

/** A target as the value of a list. */
export function targetValue(target: AccountColumnTarget | null): string {
  if (target === null) return '';
  return target.kind === 'builtIn' ? `built-in ${target.name}` : `field ${target.name}`;
}

/** Everywhere a column may go: nowhere, to what every account has, to a field there is, or to a new one. */
export function targetOptions(
  column: string,
  target: AccountColumnTarget | null,
  fields: readonly AccountField[],
): { value: string; label: string }[] {
  const own = fieldNameFor(column);
  const fresh = [own, target?.kind === 'field' ? target.name : own].filter(
    (name, at, all) => all.indexOf(name) === at && !fields.some((field) => field.name === name),
  );
  return [
    { value: '', label: t('Leave out') },
    ...BUILT_IN.map(([name, label]) => ({ value: `built-in ${name}`, label: say(label) })),
    ...fields.map((field) => ({
      value: `field ${field.name}`,
      label: t('Field {name}', { name: titleOf(field) }),
    })),
    ...fresh.map((name) => ({ value: `field ${name}`, label: t('New field {name}', { name }) })),
  ];
}

/** The target a value of the list stands for; a new field holds text unless it is told otherwise. */
export function targetOf(
  value: string,
  before: AccountColumnTarget | null,
  fields: readonly AccountField[],
): AccountColumnTarget | null {
  const at = value.indexOf(' ');
  if (at < 0) return null;
  const [kind, name] = [value.slice(0, at), value.slice(at + 1)];
  if (kind === 'built-in') return AccountColumnTarget.safeParse({ kind: 'builtIn', name }).data ?? null;
  const known = fields.find((field) => field.name === name)?.type;
  const type = known ?? (before?.kind === 'field' ? before.type : 'text');
  return { kind: 'field', name, type };
}

/** A name for a field that a column goes to: `Last login` becomes `Last_login`. */
function fieldNameFor(column: string): string {
  const plain = column
    .normalize('NFKD')
    .replaceAll(/[^A-Za-z0-9_]+/g, '_')
    .replaceAll(/^[_\d]+|_+$/g, '')
    .slice(0, 60);
  const name = ACCOUNT_FIELD_NAME.test(plain) ? plain : 'field'; // no words: name
  const isTaken = BUILT_IN_ACCOUNT_FIELDS.some((each) => each.toLowerCase() === name.toLowerCase());
  return isTaken ? `${name}_` : name;
}
