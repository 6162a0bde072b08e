import type { AccountDraft, AccountField, AccountView } from '../../../../shared/account';
import { msg, say } from '../../../../shared/catalogue/translate';
import { titleOf } from '../account-columns';
import { fieldText } from '../field-text';

/** One thing that both this window and somebody else changed. */
export interface Overlap {
  /** `label`, `tags`, or `fields.name`. */
  readonly path: string;
  readonly title: string;
  readonly before: string;
  readonly theirs: string;
  readonly mine: string;
}

const BUILT_IN = { key: msg('Key'), label: msg('Label'), tags: msg('Tags'), notes: msg('Notes') } as const;

/** What a draft changes that was changed elsewhere too, to something else. */
export function overlapsOf(
  draft: AccountDraft,
  before: AccountView,
  now: AccountView,
  fields: readonly AccountField[],
): readonly Overlap[] {
  const built = (['key', 'label', 'tags', 'notes'] as const).map((path): Overlap => {
    const mine = draft[path] ?? before[path];
    return {
      ...{ path, title: say(BUILT_IN[path]) },
      ...{ before: asText(before[path]), theirs: asText(now[path]), mine: asText(mine) },
    };
  });
  // Whether a secret is another one nobody can tell from here.
  const custom = fields
    .filter(({ type }) => type !== 'secret')
    .map((field): Overlap => {
      const { name } = field;
      const was = fieldText(field, before.fields[name]);
      const mine = draft.fields?.[name];
      return {
        ...{ path: `fields.${name}`, title: titleOf(field), before: was },
        ...{
          theirs: fieldText(field, now.fields[name]),
          mine: mine === undefined ? was : fieldText(field, mine),
        },
      };
    });
  return [...built, ...custom].filter(
    ({ before: was, theirs, mine }) => theirs !== was && mine !== was && theirs !== mine,
  );
}

/** The draft without what was left to the other side. */
export function withoutTheirs(draft: AccountDraft, theirs: ReadonlySet<string>, key: string): AccountDraft {
  const kept = Object.entries(draft.fields ?? {}).filter(([name]) => !theirs.has(`fields.${name}`));
  const { key: mine, fields: _, ...rest } = draft;
  const built = Object.fromEntries(Object.entries(rest).filter(([path]) => !theirs.has(path)));
  return {
    ...built,
    key: theirs.has('key') ? key : mine,
    ...(kept.length === 0 ? {} : { fields: Object.fromEntries(kept) }),
  };
}

function asText(value: string | readonly string[]): string {
  return typeof value === 'string' ? value : value.join(', ');
}
