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
  const found: Overlap[] = [];
  for (const path of ['key', 'label', 'tags', 'notes'] as const) {
    const mine = draft[path];
    if (mine === undefined) continue;
    const [was, is, wanted] = [before[path], now[path], mine].map(asText);
    if (was !== is && is !== wanted && was !== wanted)
      found.push({
        path,
        title: say(BUILT_IN[path]),
        before: was ?? '',
        theirs: is ?? '',
        mine: wanted ?? '',
      });
  }
  for (const field of fields) {
    const mine = draft.fields?.[field.name];
    if (mine === undefined) continue;
    const [was, is] = [fieldText(field, before.fields[field.name]), fieldText(field, now.fields[field.name])];
    const wanted = fieldText(field, mine);
    // Whether a secret is another one nobody can tell from here.
    if (field.type !== 'secret' && was !== is && is !== wanted)
      found.push({
        path: `fields.${field.name}`,
        title: titleOf(field),
        before: was,
        theirs: is,
        mine: wanted,
      });
  }
  return found;
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
