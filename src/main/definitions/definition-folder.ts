import type { DefinitionId } from '../../shared/ids';
import type { DocumentFolder } from '../platform/document-folder/document-folder';
import type { DocumentKind, FileEntry } from '../platform/document-folder/document-kind';
import type { FileBytes } from '../platform/file-bytes';
import { deepFreeze, parseDocument } from '../platform/json-document';
import { definitionFormat } from './definition-format';
import type { SavedDefinition } from './definition-store';

/** @internal */
export type DefinitionFolder = DocumentFolder<SavedDefinition, DefinitionId>;

/** Definitions as documents of a folder. */
export const definitionKind: DocumentKind<SavedDefinition, DefinitionId> = {
  folderName: 'definitions',
  identify: ({ definition }) => definition,
  read: entryOf,
};

/** What bytes of a file in the folder are. */
export function entryOf(file: string, { bytes, hash, writable }: FileBytes): FileEntry<SavedDefinition> {
  const parsed = parseDocument(bytes, definitionFormat);
  if (!parsed.ok) return { kind: 'problem', hash, problem: { file, reason: parsed.error, previous: null } };
  return {
    kind: 'document',
    saved: { definition: deepFreeze(parsed.value.value), file, hash, writable },
  };
}
