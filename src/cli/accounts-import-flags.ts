import { AccountFieldType } from '../shared/account';
import {
  AccountColumnTarget,
  type AccountColumnMapping,
  type AccountImportOptions,
  type AccountImportPreview,
} from '../shared/account-import';
import { err, ok, type ErrorOf, type Result } from '../shared/errors';

/** Flags of `muster accounts import` as commander gives them. */
export interface AccountsImportFlags {
  readonly map: readonly string[];
  readonly onDuplicate?: string;
  readonly goodRowsOnly?: boolean;
  readonly dryRun?: boolean;
  readonly passphraseFile?: string;
}

export interface AccountsImportRequest {
  readonly onDuplicate: AccountImportOptions['onDuplicate'];
  readonly goodRowsOnly: boolean;
  readonly dryRun: boolean;
  /** Target by column; null leaves it out. */
  readonly map: ReadonlyMap<string, AccountColumnTarget | null>;
}

type Issue = ErrorOf<'invalid_input'>['issues'][number];

const DUPLICATES = ['update', 'replace', 'skip'] as const;
const BUILT_IN = ['key', 'label', 'tags', 'notes', 'status'] as const;
const MAP_HELP = 'takes COLUMN=TARGET: key, label, tags, notes, status, a field, FIELD:TYPE, or nothing';

/** What the flags ask for; every mistake is told with the flag it is in. */
export function parseAccountsImportFlags(
  flags: AccountsImportFlags,
): Result<AccountsImportRequest, ErrorOf<'invalid_input'>> {
  const issues: Issue[] = [];
  const map = new Map<string, AccountColumnTarget | null>();
  for (const pair of flags.map) {
    const at = pair.indexOf('=');
    const target = at > 0 ? parseTarget(pair.slice(at + 1)) : undefined;
    if (target === undefined) issues.push({ path: '--map', message: MAP_HELP });
    else map.set(pair.slice(0, at), target);
  }
  const onDuplicate = DUPLICATES.find((choice) => choice === (flags.onDuplicate ?? 'update'));
  if (!onDuplicate) issues.push({ path: '--on-duplicate', message: `is one of ${DUPLICATES.join(', ')}` });
  if (issues.length > 0 || !onDuplicate) return err({ code: 'invalid_input', issues });
  return ok({ onDuplicate, map, goodRowsOnly: flags.goodRowsOnly === true, dryRun: flags.dryRun === true });
}

/** The mapping a preview suggests, with what the flags say instead; or the column they name that is not there. */
export function chosenMapping(
  preview: AccountImportPreview,
  { map }: AccountsImportRequest,
): Result<AccountColumnMapping, ErrorOf<'invalid_input'>> {
  const names = new Set(preview.columns.map(({ name }) => name));
  const unknown = [...map.keys()].find((column) => !names.has(column));
  if (unknown !== undefined) {
    const message = `there is no column ${unknown}; there are: ${[...names].slice(0, 20).join(', ')}`;
    return err({ code: 'invalid_input', issues: [{ path: '--map', message }] });
  }
  const wanted = new Set([...map.values()].map(nameOf));
  return ok(
    Object.fromEntries(
      preview.columns.map(({ name, target }) => {
        const told = map.get(name);
        if (told !== undefined) return [name, told];
        // What somebody else was told to be can't be suggested too.
        return [name, target && wanted.has(nameOf(target)) ? null : target];
      }),
    ),
  );
}

function nameOf(target: AccountColumnTarget | null): string {
  return target ? `${target.kind} ${target.name.toLowerCase()}` : '';
}

function parseTarget(text: string): AccountColumnTarget | null | undefined {
  if (text === '') return null;
  const builtIn = BUILT_IN.find((name) => name === text);
  if (builtIn) return { kind: 'builtIn', name: builtIn };
  const [name = '', type = 'text', ...more] = text.split(':');
  const known = AccountFieldType.safeParse(type);
  const target = AccountColumnTarget.safeParse({ kind: 'field', name, type: known.data });
  return more.length === 0 && known.success && target.success ? target.data : undefined;
}
