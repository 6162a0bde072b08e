import type { ProblemFileView } from '../../../shared/view';
import { documentFileNames } from './document-file-name';
import type { DocumentIdentity, DocumentKind, FileEntry, FolderChange, SavedFile } from './document-kind';

/** What the files of the folder amount to. */
export interface DocumentTable<S extends SavedFile, Id extends string> {
  readonly documents: ReadonlyMap<Id, S>;
  readonly problems: ReadonlyMap<string, ProblemFileView>;
}

type Identify<S extends SavedFile, Id extends string> = DocumentKind<S, Id>['identify'];

/** @internal */
export const EMPTY_TABLE: DocumentTable<never, never> = {
  documents: new Map<never, never>(),
  problems: new Map(),
};

/**
 * Each id belongs to one file; others with it are problems. The file that had it before keeps it, else the one named
 * after it, else the first by name.
 */
export function tableOf<S extends SavedFile, Id extends string>(
  files: ReadonlyMap<string, FileEntry<S>>,
  before: DocumentTable<S, Id>,
  identify: Identify<S, Id>,
): DocumentTable<S, Id> {
  const documents = new Map<Id, S>();
  const problems = new Map<string, ProblemFileView>();
  const candidates = new Map<Id, S[]>();
  for (const entry of [...files.values()].sort(byFile)) {
    if (entry.kind === 'problem') problems.set(entry.problem.file, entry.problem);
    else {
      const { id } = identify(entry.saved);
      candidates.set(id, [...(candidates.get(id) ?? []), entry.saved]);
    }
  }
  for (const [id, rivals] of candidates) {
    const owner = ownerOf(rivals, before.documents.get(id)?.file, identify);
    if (owner) documents.set(id, owner);
    for (const { file } of rivals)
      if (owner && file !== owner.file)
        problems.set(file, { file, reason: { code: 'duplicate_id', otherFile: owner.file }, previous: null });
  }
  return { documents, problems };
}

/** What a listener that knows `before` must be told. Unchanged files are not named. */
export function changesBetween<S extends SavedFile, Id extends string>(
  before: DocumentTable<S, Id>,
  after: DocumentTable<S, Id>,
): readonly FolderChange<S, Id>[] {
  const changes: FolderChange<S, Id>[] = [];
  for (const id of before.documents.keys())
    if (!after.documents.has(id)) changes.push({ type: 'remove', id });
  for (const file of before.problems.keys())
    if (!after.problems.has(file)) changes.push({ type: 'problemGone', file });
  for (const [id, saved] of after.documents)
    if (!isSameFile(before.documents.get(id), saved)) changes.push({ type: 'put', saved });
  for (const [file, problemFile] of after.problems)
    if (JSON.stringify(before.problems.get(file)) !== JSON.stringify(problemFile))
      changes.push({ type: 'problem', problemFile });
  return changes;
}

function isSameFile(a: SavedFile | undefined, b: SavedFile): boolean {
  return a?.file === b.file && a.hash === b.hash && a.writable === b.writable;
}

function ownerOf<S extends SavedFile, Id extends string>(
  rivals: readonly S[],
  fileBefore: string | undefined,
  identify: Identify<S, Id>,
): S | undefined {
  return (
    rivals.find(({ file }) => file === fileBefore) ??
    rivals.find((saved) => isNamedAfterId(saved.file, identify(saved))) ??
    rivals[0]
  );
}

function isNamedAfterId(file: string, { id }: DocumentIdentity<string>): boolean {
  const wanted = documentFileNames('', id, 'x').next().value;
  return file.endsWith(wanted.slice(wanted.indexOf('-')));
}

function byFile<S extends SavedFile>(a: FileEntry<S>, b: FileEntry<S>): number {
  return fileOf(a) < fileOf(b) ? -1 : 1;
}

function fileOf<S extends SavedFile>(entry: FileEntry<S>): string {
  return entry.kind === 'problem' ? entry.problem.file : entry.saved.file;
}
