import type { BotGroupDefinition } from '../../shared/definition';
import type { DefinitionId } from '../../shared/ids';
import type { ProblemFileView } from '../../shared/view';
import { definitionFileNames } from './definition-file-name';
import type { DefinitionChange, SavedDefinition } from './definition-store';

/** One file as it was read. */
export type FileEntry =
  | { readonly kind: 'definition'; readonly saved: SavedDefinition }
  | { readonly kind: 'problem'; readonly hash: string | null; readonly problem: ProblemFileView };

/** What the files of the folder amount to. */
export interface DefinitionTable {
  readonly definitions: ReadonlyMap<DefinitionId, SavedDefinition>;
  readonly problems: ReadonlyMap<string, ProblemFileView>;
}

/** @internal */
export const EMPTY_TABLE: DefinitionTable = { definitions: new Map(), problems: new Map() };

/**
 * Each id belongs to one file; others with it are problems. The file that had it before keeps it, else the one named
 * after it, else the first by name.
 */
export function tableOf(files: ReadonlyMap<string, FileEntry>, before: DefinitionTable): DefinitionTable {
  const definitions = new Map<DefinitionId, SavedDefinition>();
  const problems = new Map<string, ProblemFileView>();
  const candidates = new Map<DefinitionId, SavedDefinition[]>();
  for (const entry of [...files.values()].sort(byFile)) {
    if (entry.kind === 'problem') problems.set(entry.problem.file, entry.problem);
    else {
      const { id } = entry.saved.definition;
      candidates.set(id, [...(candidates.get(id) ?? []), entry.saved]);
    }
  }
  for (const [id, rivals] of candidates) {
    const owner = ownerOf(rivals, before.definitions.get(id)?.file);
    if (owner) definitions.set(id, owner);
    for (const { file } of rivals)
      if (owner && file !== owner.file)
        problems.set(file, { file, reason: { code: 'duplicate_id', otherFile: owner.file }, previous: null });
  }
  return { definitions, problems };
}

/** What a listener that knows `before` must be told. Unchanged files are not named. */
export function changesBetween(before: DefinitionTable, after: DefinitionTable): readonly DefinitionChange[] {
  const changes: DefinitionChange[] = [];
  for (const definitionId of before.definitions.keys())
    if (!after.definitions.has(definitionId)) changes.push({ type: 'remove', definitionId });
  for (const file of before.problems.keys())
    if (!after.problems.has(file)) changes.push({ type: 'problemGone', file });
  for (const [id, saved] of after.definitions)
    if (!isSameFile(before.definitions.get(id), saved)) changes.push({ type: 'put', saved });
  for (const [file, problemFile] of after.problems)
    if (JSON.stringify(before.problems.get(file)) !== JSON.stringify(problemFile))
      changes.push({ type: 'problem', problemFile });
  return changes;
}

function isSameFile(a: SavedDefinition | undefined, b: SavedDefinition): boolean {
  return a?.file === b.file && a.hash === b.hash && a.writable === b.writable;
}

function ownerOf(
  rivals: readonly SavedDefinition[],
  fileBefore: string | undefined,
): SavedDefinition | undefined {
  return (
    rivals.find(({ file }) => file === fileBefore) ??
    rivals.find(({ file, definition }) => isNamedAfterId(file, definition)) ??
    rivals[0]
  );
}

function isNamedAfterId(file: string, definition: BotGroupDefinition): boolean {
  const wanted = definitionFileNames('', definition.id).next().value;
  return file.endsWith(wanted.slice(wanted.indexOf('-')));
}

function byFile(a: FileEntry, b: FileEntry): number {
  return fileOf(a) < fileOf(b) ? -1 : 1;
}

function fileOf(entry: FileEntry): string {
  return entry.kind === 'problem' ? entry.problem.file : entry.saved.file;
}
