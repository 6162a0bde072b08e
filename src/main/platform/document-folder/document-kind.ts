import type { ProblemFileView } from '../../../shared/view';
import type { FileBytes } from '../file-bytes';

/** What every document in a folder has; the document itself is a field of it, named as its store likes. */
export interface SavedFile {
  readonly file: string;
  /** That of the file's bytes. */
  readonly hash: string;
  /** False when the file is marked read-only. */
  readonly writable: boolean;
}

/** What tells documents apart: the id for the program, the name for people. */
export interface DocumentIdentity<Id extends string> {
  readonly id: Id;
  readonly name: string;
}

/** One file as it was read. */
export type FileEntry<S extends SavedFile> =
  | { readonly kind: 'document'; readonly saved: S }
  | { readonly kind: 'problem'; readonly hash: string | null; readonly problem: ProblemFileView };

/** A kind of document users own, one JSON file each: groups, pools. */
export interface DocumentKind<S extends SavedFile, Id extends string> {
  /** For the log. */
  readonly folderName: string;
  readonly identify: (saved: S) => DocumentIdentity<Id>;
  /** What bytes of a file in the folder are. */
  readonly read: (file: string, bytes: FileBytes) => FileEntry<S>;
}

/** What listeners of a folder are told. */
export type FolderChange<S extends SavedFile, Id extends string> =
  | { readonly type: 'put'; readonly saved: S }
  | { readonly type: 'remove'; readonly id: Id }
  | { readonly type: 'problem'; readonly problemFile: ProblemFileView }
  | { readonly type: 'problemGone'; readonly file: string };
