import type { BotGroupDefinition } from '../../../shared/definition';
import type { DefinitionId } from '../../../shared/ids';
import type { ImportForm, ImportNote, ImportRefusal } from '../../../shared/import';

/** One definition found in a source, or the reason why there is none. */
export interface ImportedEntry {
  /** Place within the source, from 1; null where the source is one definition. */
  readonly position: number | null;
  readonly form: ImportForm | null;
  readonly found: KeptDefinition | { readonly refusal: ImportRefusal };
}

export interface FoundDefinition {
  readonly definition: BotGroupDefinition;
  readonly notes: readonly ImportNote[];
}

export interface KeptDefinition extends FoundDefinition {
  /** Length of the file it would be. */
  readonly bytes: number;
}

/** What a definition gets that was written without: an id, and times. */
export interface Fresh {
  readonly newId: () => DefinitionId;
  readonly nowIso: () => string;
}

/** An entry that is no definition. */
export function refusedEntry(
  refusal: ImportRefusal,
  position: number | null = null,
  form: ImportForm | null = null,
): ImportedEntry {
  return { position, form, found: { refusal } };
}

type Issue = Extract<
  Extract<ImportRefusal, { code: 'unreadable' }>['reason'],
  { code: 'wrong_shape' }
>['issues'][number];

/** Readable, but of the wrong shape at these paths. */
export function wrongShape(...issues: readonly Issue[]): ImportRefusal {
  return { code: 'unreadable', reason: { code: 'wrong_shape', issues: [...issues] } };
}
