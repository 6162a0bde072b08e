import { t } from '../../../shared/catalogue/translate';
import type { ImportRow } from '../../../shared/import';
import type { AppError } from '../../../shared/errors';
import { freeSourceName, sourceNameOf } from '../../components/source-names';

/** Larger files are not even read: a group is a few kilobytes. */
export const LARGEST_SOURCE_BYTES = 8_000_000;

/** Something to look for groups in: a file, or pasted text. */
export interface ImportSource {
  readonly name: string;
  readonly blob: Blob;
}

/** Files and text as sources with names of their own. */
export function sourcesFrom(
  { files, text }: { readonly files: readonly File[]; readonly text: string | null },
  known: readonly ImportSource[],
): ImportSource[] {
  const taken = new Set(known.map(({ name }) => name));
  const named = (wanted: string, blob: Blob): ImportSource => {
    const name = freeSourceName(wanted === '' ? t('Untitled') : wanted, taken);
    taken.add(name);
    return { name, blob };
  };
  const ofFiles = files.map((file) => named(sourceNameOf(file), file));
  return text === null ? ofFiles : [...ofFiles, named(t('Pasted text'), new Blob([text]))];
}

/** The row of a source that was never handed over. */
export function refusedRow(
  { name }: ImportSource,
  reason: Extract<NonNullable<ImportRow['refusal']>, { code: 'unreadable' }>['reason'],
): ImportRow {
  return {
    rowId: `refused ${name}`,
    source: name,
    position: null,
    form: null,
    refusal: { code: 'unreadable', reason },
    definition: null,
    notes: [],
    problems: [],
    meets: null,
    repeats: null,
    choices: ['skip'],
    suggested: 'skip',
    keepBothName: null,
  };
}

/** The refusal of a source the host finds too large; other errors concern the whole import. */
export function refusalOf(error: AppError, source: ImportSource): ImportRow | null {
  if (error.code !== 'import_too_large') return null;
  return refusedRow(source, { code: 'too_large', bytes: error.bytes, limit: error.limit });
}
