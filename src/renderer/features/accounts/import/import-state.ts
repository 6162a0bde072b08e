import type {
  AccountColumnMapping,
  AccountImportOptions,
  AccountImportPreview,
  AccountImportResult,
} from '../../../../shared/account-import';
import type { AppError } from '../../../../shared/errors';
import type { ImportPhase } from '../../../components/import-dialog/import-modal';
import type { HowFar } from '../../../components/import-dialog/import-working';

/** Everything the dialog shows. */
export interface AccountImportState {
  readonly phase: ImportPhase;
  readonly progress: HowFar;
  readonly preview: AccountImportPreview | null;
  /** What a person chose for columns; null while it is as suggested. */
  readonly mapping: AccountColumnMapping | null;
  readonly onDuplicate: AccountImportOptions['onDuplicate'];
  readonly goodRowsOnly: boolean;
  readonly passphrase: string;
  /** The rows are being looked at again. */
  readonly isLooking: boolean;
  readonly result: AccountImportResult | null;
  readonly error: AppError | null;
}

export const NOTHING_CHOSEN: AccountImportState = {
  phase: 'choosing',
  progress: { done: 0, total: 0 },
  preview: null,
  mapping: null,
  onDuplicate: 'update',
  goodRowsOnly: false,
  passphrase: '',
  isLooking: false,
  result: null,
  error: null,
};

/** Where every column goes: as chosen, else as suggested. */
export function mappingOf({
  mapping,
  preview,
}: Pick<AccountImportState, 'mapping' | 'preview'>): AccountColumnMapping {
  return mapping ?? Object.fromEntries((preview?.columns ?? []).map(({ name, target }) => [name, target]));
}

/** How many accounts would be written. */
export function writtenBy({ preview, onDuplicate, goodRowsOnly }: AccountImportState): number {
  if (preview === null || (preview.bad > 0 && !goodRowsOnly)) return 0;
  return preview.fresh + (onDuplicate === 'skip' ? 0 : preview.duplicates);
}
