import { err, ok, type ErrorOf, type Result } from '../../shared/errors';
import type { BotGroupDefinition } from '../../shared/definition';
import type { DefinitionId } from '../../shared/ids';
import { isNewNameTaken } from '../platform/document-folder/document-writing';
import { deepFreeze, parseDocument } from '../platform/json-document';
import { definitionFormat } from './definition-format';
import { keepAsItIs } from './definition-removal';
import type { DefinitionStore } from './definition-store';
import { findForUpdate, overwrite } from './definition-writing';
import { nameTaken, notFound, type StoreParts } from './store-parts';

type VersionNotFound = ErrorOf<'version_not_found'>;
interface ReadVersion {
  readonly bytes: Uint8Array;
  readonly definition: BotGroupDefinition;
}

/** All versions, after the one in use was seen. */
export async function versions(
  parts: StoreParts,
  ...[definitionId]: Parameters<DefinitionStore['versions']>
): ReturnType<DefinitionStore['versions']> {
  const saved = parts.folder.table.documents.get(definitionId);
  if (!saved) return notFound(definitionId);
  await keepAsItIs(parts, saved.file);
  return ok(await parts.history.list(definitionId));
}

export async function readVersion(
  parts: StoreParts,
  definitionId: DefinitionId,
  versionId: string,
): Promise<Result<ReadVersion, VersionNotFound>> {
  const bytes = await parts.history.read(definitionId, versionId);
  if (!bytes) return err({ code: 'version_not_found', definitionId, versionId });
  const parsed = parseDocument(bytes, definitionFormat);
  return parsed.ok
    ? ok({ bytes, definition: deepFreeze(parsed.value.value) })
    : err({ code: 'version_not_found', definitionId, versionId });
}

/** Puts the bytes of an earlier version in place of those in use, which stay in the history. */
export async function revert(
  parts: StoreParts,
  ...[base, versionId]: Parameters<DefinitionStore['revert']>
): ReturnType<DefinitionStore['revert']> {
  const found = await findForUpdate(parts, base);
  if (!found.ok) return found;
  const version = await readVersion(parts, base.definitionId, versionId);
  if (!version.ok) return version;
  const { name } = version.value.definition;
  if (isNewNameTaken(parts.folder, found.value.saved, name)) return nameTaken(name);
  return overwrite(parts, found.value, version.value.bytes, 'reverted');
}
