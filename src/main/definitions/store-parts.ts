import type { ErrorOf } from '../../shared/errors';
import type { DefinitionId } from '../../shared/ids';
import type { FolderParts } from '../platform/document-folder/document-writing';
import type { SavedDefinition } from './definition-store';
import type { WrittenFile } from './undo-log';
import type { VersionHistory } from './version-history';

/** What the store's calls work with; they run one after the other. */
export interface StoreParts extends FolderParts<SavedDefinition, DefinitionId> {
  readonly history: VersionHistory;
  readonly newId: () => DefinitionId;
  readonly nowIso: () => string;
  /** Copies a file aside before Muster writes something else in its place. */
  readonly quarantine: (path: string) => Promise<unknown>;
  /** Told of everything that is written. */
  readonly note: (written: WrittenFile) => void;
}

/** Names of all saved definitions. */
export function namesOf({ folder }: StoreParts): readonly string[] {
  return [...folder.table.documents.values()].map((saved) => saved.definition.name);
}

export function nameTaken(name: string): { ok: false; error: ErrorOf<'definition_name_taken'> } {
  return { ok: false, error: { code: 'definition_name_taken', name } };
}

export function notFound(definitionId: DefinitionId): { ok: false; error: ErrorOf<'definition_not_found'> } {
  return { ok: false, error: { code: 'definition_not_found', definitionId } };
}
