import { msg, say, type Message } from '../../../shared/catalogue/translate';
import type { AccountField, AccountFieldType } from '../../../shared/account';

/** A column of the list. */
export interface AccountColumn {
  readonly id: string;
  readonly title: string;
  /** Field the list can be ordered by; null when it can't. */
  readonly sortBy: string | null;
  /** Pixels; what is left goes to key and label alike. */
  readonly width: number;
  /** The custom field it shows; null for what every account has. */
  readonly field: AccountField | null;
}

const BEFORE: readonly (readonly [string, Message, string | null, number])[] = [
  ['key', msg('Key'), 'key', 200],
  ['label', msg('Label'), 'label', 160],
  ['status', msg('Status'), 'status', 150],
  ['tags', msg('Tags'), null, 140],
];
const AFTER: readonly (readonly [string, Message, string | null, number])[] = [
  ['lastUsedAt', msg('Last used'), 'lastUsedAt', 128],
  ['failureCount', msg('Failures'), 'failureCount', 104],
  ['holder', msg('Held by'), null, 170],
];

const FIELD_WIDTHS: Readonly<Record<AccountFieldType, number>> = {
  text: 150,
  number: 104,
  boolean: 96,
  date: 176,
  duration: 112,
  secret: 112,
};

const builtIn = ([id, title, sortBy, width]: (typeof BEFORE)[number]): AccountColumn => ({
  id,
  title: say(title),
  sortBy,
  width,
  field: null,
});

/** The columns shown: what every account has, and the custom fields that were chosen, in their order. */
export function shownColumns(
  fields: readonly AccountField[],
  chosen: readonly string[],
): readonly AccountColumn[] {
  const custom = chosen.flatMap((name): AccountColumn[] => {
    const field = fields.find((each) => each.name === name);
    if (!field) return [];
    const sortBy = field.type === 'secret' ? null : name;
    return [{ id: `field ${name}`, title: titleOf(field), sortBy, width: FIELD_WIDTHS[field.type], field }];
  });
  return [...BEFORE.map(builtIn), ...custom, ...AFTER.map(builtIn)];
}

/** What a field is called for people. */
export function titleOf({ name, label }: AccountField): string {
  return label === '' ? name : label;
}
