import type { ImportId } from '../../shared/ids';
import type { RoutineNames } from '../../shared/import';

/** What was found in a folder but not taken for an import. */
export interface LeftOut {
  /** Files of kinds that hold nothing that is imported. */
  readonly otherFiles: number;
  /** Files and folders that could not be read. */
  readonly unreadable: number;
  /** There were more files than are taken at once. */
  readonly tooMany: boolean;
}

/** What the dialog of any import begins with. */
interface Beginning {
  /** Files that were dropped or chosen; none: the dialog asks. Each drop on the open dialog comes as other files. */
  readonly files: readonly File[];
  /** What was found in a folder but not taken. */
  readonly leftOut?: LeftOut;
  /** Imports of what came with these files: each begins when the one before it has ended. */
  readonly after?: readonly ImportFacts[];
}

export interface GroupImportFacts extends Beginning {
  readonly kind: 'import';
  /** Text that was pasted. */
  readonly text: string | null;
  /** An import that is open already: its preview is shown at once. */
  readonly importId?: ImportId;
  /** What routines that were imported with these files are called, by how the groups call them. */
  readonly routineNames?: RoutineNames;
}

/** Pools and lists of templates come with the routines. */
export interface RoutineImportFacts extends Beginning {
  readonly kind: 'importRoutines';
}

export interface AccountImportFacts extends Beginning {
  readonly kind: 'importAccounts';
}

export type ImportFacts = GroupImportFacts | RoutineImportFacts | AccountImportFacts;

/** What an import takes. */
export type ImportedThings = 'groups' | 'routines' | 'accounts';

const THINGS: Readonly<Record<ImportFacts['kind'], ImportedThings>> = {
  import: 'groups',
  importRoutines: 'routines',
  importAccounts: 'accounts',
};

/** Whether a dialog is that of an import. */
export function isImport(dialog: { readonly kind: string }): dialog is ImportFacts {
  return Object.hasOwn(THINGS, dialog.kind);
}

/** What the import takes that is open; null while there is none. */
export function thingsOf(dialog: { readonly kind: string } | null): ImportedThings | null {
  return dialog !== null && isImport(dialog) ? THINGS[dialog.kind] : null;
}

/** The first of these imports, with the others after it; null where there is none. */
export function chained(imports: readonly ImportFacts[]): ImportFacts | null {
  const [first, ...after] = imports;
  return first === undefined ? null : { ...first, after };
}

/** The dialog that shows what was found: files of the import that is open join it, others come after it. */
export function joinedBy(
  open: { readonly kind: string } | null,
  found: readonly ImportFacts[],
): ImportFacts | null {
  if (open === null || !isImport(open)) return chained(found);
  const before = open.after ?? [];
  if (isBlank(open)) return chained(joined(before, found));
  const own = found.find(({ kind }) => kind === open.kind) ?? open;
  return {
    ...own,
    after: joined(
      before,
      found.filter((one) => one !== own),
    ),
  };
}

/** Two lists of imports that wait, one of each kind. */
export function joined(
  waiting: readonly ImportFacts[],
  others: readonly ImportFacts[],
): readonly ImportFacts[] {
  const both = waiting.map((one) => {
    const other = others.find(({ kind }) => kind === one.kind);
    return other === undefined ? one : merged(one, other);
  });
  return [...both, ...others.filter(({ kind }) => !waiting.some((one) => one.kind === kind))];
}

function merged(one: ImportFacts, other: ImportFacts): ImportFacts {
  const files = [...one.files, ...other.files];
  const leftOut = other.leftOut ?? one.leftOut;
  const both = { files, ...(leftOut === undefined ? {} : { leftOut }) };
  if (one.kind !== 'import' || other.kind !== 'import') return { ...one, ...both };
  return { ...one, ...other, ...both, text: other.text ?? one.text };
}

/** It asks, and nothing was answered. */
function isBlank(facts: ImportFacts): boolean {
  return (
    facts.files.length === 0 && (facts.kind !== 'import' || (facts.text ?? facts.importId ?? null) === null)
  );
}
