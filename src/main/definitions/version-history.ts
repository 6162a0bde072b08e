import type { DefinitionVersion, VersionCause } from '../../shared/definition-version';
import type { DefinitionId } from '../../shared/ids';
import type { SavedDefinition } from './definition-store';

/** The last readable state of a file. */
export interface PreviousVersion {
  readonly definitionId: DefinitionId;
  /** ISO time it was saved, or first seen. */
  readonly at: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Kept versions of definitions. What fails is logged: saving must not fail because its history does. */
export interface VersionHistory {
  /** Keeps these bytes as the newest version of the definition; the same bytes are not kept twice in a row. */
  keep(saved: SavedDefinition, bytes: Uint8Array, cause: VersionCause): Promise<void>;
  /** As `keep`, and resolves when they outlast a power failure: for bytes that are about to be written over. */
  keepDurably(saved: SavedDefinition, bytes: Uint8Array, cause: VersionCause): Promise<void>;
  /** Newest first. */
  list(definitionId: DefinitionId): Promise<readonly DefinitionVersion[]>;
  /** Bytes of a version; undefined when there is none, or they are not what they were. */
  read(definitionId: DefinitionId, versionId: string): Promise<Uint8Array | undefined>;
  /** The newest version that came from a file of this name. */
  previousOf(file: string): Promise<PreviousVersion | undefined>;
  /** Removes versions of definitions that have been away for 30 days; `isThere` tells which are not. */
  purge(isThere: (definitionId: DefinitionId, file: string) => boolean): Promise<void>;
}

/** For files whose earlier versions are not kept. */
export const noHistory: VersionHistory = {
  keep: () => Promise.resolve(),
  keepDurably: () => Promise.resolve(),
  list: () => Promise.resolve([]),
  read: () => Promise.resolve(undefined),
  previousOf: () => Promise.resolve(undefined),
  purge: () => Promise.resolve(),
};
