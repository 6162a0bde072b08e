import type { ErrorOf } from '../../shared/errors';
import type { DefinitionId } from '../../shared/ids';
import type { DocumentWriter } from '../platform/document-writer';
import type { Trash } from '../platform/trash';
import type { DefinitionFolder } from './definition-folder';
import type { WrittenFile } from './undo-log';
import type { VersionHistory } from './version-history';

/** What the store's calls work with; they run one after the other. */
export interface StoreParts {
  readonly folder: DefinitionFolder;
  readonly writer: DocumentWriter;
  readonly trash: Trash;
  readonly history: VersionHistory;
  readonly newId: () => DefinitionId;
  readonly nowIso: () => string;
  /** Copies a file aside before Muster writes something else in its place. */
  readonly quarantine: (path: string) => Promise<unknown>;
  /** Told of everything that is written. */
  readonly note: (written: WrittenFile) => void;
}

type WriteFailed = ErrorOf<'file_write_failed'>;

/** Names of all saved definitions. */
export function namesOf({ folder }: StoreParts): readonly string[] {
  return [...folder.table.definitions.values()].map((saved) => saved.definition.name);
}

/** Drafts may be nameless, any number of them. `except` is the definition that may have it. */
export function isNameTaken({ folder }: StoreParts, name: string, except?: DefinitionId): boolean {
  return name.trim() !== '' && folder.isNameTaken(name, except);
}

export function nameTaken(name: string): { ok: false; error: ErrorOf<'definition_name_taken'> } {
  return { ok: false, error: { code: 'definition_name_taken', name } };
}

export function notFound(definitionId: DefinitionId): { ok: false; error: ErrorOf<'definition_not_found'> } {
  return { ok: false, error: { code: 'definition_not_found', definitionId } };
}

export function writeFailed(file: string, reason: string): { ok: false; error: WriteFailed } {
  return { ok: false, error: { code: 'file_write_failed', file, reason } };
}
