import { err, ok, type ErrorOf, type Result } from '../shared/errors';
import type { InstanceMapping } from '../shared/import';
import { InstanceRef, parseInstanceRef } from '../shared/instance-reference';

/** Flags of `muster groups import` as commander gives them. */
export interface ImportFlags {
  readonly onConflict?: string;
  readonly map: readonly string[];
  readonly dryRun?: boolean;
}

/** What becomes of a group that meets one that is saved. */
export type OnMeeting = 'replace' | 'keepBoth' | 'skip';

export interface ImportRequest {
  /** Null when the flag was not given: such groups are left out, and that is told. */
  readonly onConflict: OnMeeting | null;
  readonly mapping: InstanceMapping;
  readonly dryRun: boolean;
}

const CHOICES: Readonly<Record<string, OnMeeting>> = {
  replace: 'replace',
  'keep-both': 'keepBoth',
  skip: 'skip',
};

type Issue = ErrorOf<'invalid_input'>['issues'][number];

/** What the flags ask for; every mistake is told with the flag it is in. */
export function parseImportFlags(flags: ImportFlags): Result<ImportRequest, ErrorOf<'invalid_input'>> {
  const issues: Issue[] = [];
  const mapping: [string, InstanceRef][] = [];
  for (const pair of flags.map) {
    const parsed = parsePair(pair);
    if (parsed) mapping.push(parsed);
    else issues.push({ path: '--map', message: 'takes index:N=INSTANCE, for example index:0=sim:1' });
  }
  const onConflict = parseOnConflict(flags.onConflict);
  if (onConflict === undefined)
    issues.push({ path: '--on-conflict', message: `is one of ${Object.keys(CHOICES).join(', ')}` });
  return issues.length > 0 || onConflict === undefined
    ? err({ code: 'invalid_input', issues })
    : ok({ onConflict, mapping: Object.fromEntries(mapping), dryRun: flags.dryRun === true });
}

/** Undefined for a word that is none of the three. */
function parseOnConflict(text: string | undefined): OnMeeting | null | undefined {
  if (text === undefined) return null;
  return Object.hasOwn(CHOICES, text) ? CHOICES[text] : undefined;
}

function parsePair(pair: string): [string, InstanceRef] | undefined {
  const equals = pair.indexOf('=');
  const from = pair.slice(0, Math.max(equals, 0));
  const to = pair.slice(equals + 1);
  const isMappable = parseInstanceRef(from)?.kind === 'index' && parseInstanceRef(to) !== undefined;
  return isMappable ? [from, InstanceRef.parse(to)] : undefined;
}
