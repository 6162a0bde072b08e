import type { AccountDraft, AccountField, AccountView } from '../../../../shared/account';
import { fieldText, readFieldText } from '../field-text';

/** What stands in the form of an account. */
export interface AccountForm {
  readonly key: string;
  readonly label: string;
  readonly tags: readonly string[];
  readonly notes: string;
  /** Texts of custom fields by name; of a secret only what is typed anew. */
  readonly fields: Readonly<Record<string, string>>;
  /** Secrets that are to go. */
  readonly removed: readonly string[];
}

/** The form of an account as it is; of none, an empty one. */
export function formOf(account: AccountView | null, fields: readonly AccountField[]): AccountForm {
  return {
    key: account?.key ?? '',
    label: account?.label ?? '',
    tags: account?.tags ?? [],
    notes: account?.notes ?? '',
    fields: Object.fromEntries(
      fields.map((field) => [field.name, fieldText(field, account?.fields[field.name])]),
    ),
    removed: [],
  };
}

/** What the form changes, as the host takes it; null when a field does not fit. */
export function draftOf(
  form: AccountForm,
  account: AccountView | null,
  fields: readonly AccountField[],
): AccountDraft | null {
  const before = formOf(account, fields);
  const values = valuesOf(form, before, fields);
  if (values === null) return null;
  return {
    key: form.key.trim(),
    ...(form.label === before.label ? {} : { label: form.label }),
    ...(sameTags(form.tags, before.tags) ? {} : { tags: [...form.tags] }),
    ...(form.notes === before.notes ? {} : { notes: form.notes }),
    ...(Object.keys(values).length === 0 ? {} : { fields: values }),
  };
}

/** The fields that are other ones now; null when one does not fit. */
function valuesOf(
  form: AccountForm,
  before: AccountForm,
  fields: readonly AccountField[],
): NonNullable<AccountDraft['fields']> | null {
  const values: NonNullable<AccountDraft['fields']> = {};
  for (const { name, type } of fields) {
    const text = form.fields[name] ?? '';
    const isRemoved = form.removed.includes(name);
    if (!isRemoved && text === before.fields[name]) continue;
    const value = isRemoved ? null : readFieldText(type, text);
    if (value === undefined) return null;
    values[name] = value;
  }
  return values;
}

/** Whether the form says anything else than the account does. */
export function isDirty(
  form: AccountForm,
  account: AccountView | null,
  fields: readonly AccountField[],
): boolean {
  const draft = draftOf(form, account, fields);
  if (draft === null) return true;
  return form.key !== (account?.key ?? '') || Object.keys(draft).length > 1;
}

function sameTags(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((tag, at) => tag === b[at]);
}
