import { z } from 'zod';
import {
  AccountFileForm,
  AccountImportOptions,
  AccountImportPreview,
  AccountImportResult,
} from '../account-import';
import { ImportId } from '../ids';
import { call, stream } from '../rpc/contract-types';
import { AccountSelection } from './accounts';
import { IMPORT_CHUNK_BYTES } from './imports';

const opened = z.object({ importId: ImportId });
const options = AccountImportOptions.omit({ mapping: true }).extend({
  mapping: AccountImportOptions.shape.mapping.nullable(),
});

/** Accounts in and out of files. */
export const accountFileCalls = {
  /** Begins an import; what was handed over is forgotten after ten minutes without a call. */
  'accountFiles.open': call({ input: z.object({}), output: opened, errors: ['imports_too_many'] }),
  /** Hands over a piece of a file; `offset` counts bytes, so that a piece is never taken twice. */
  'accountFiles.add': call({
    input: z.object({
      importId: ImportId,
      source: z.string().min(1).max(1_000),
      offset: z.number().int().min(0),
      base64: z.base64().max(Math.ceil(IMPORT_CHUNK_BYTES / 3) * 4),
      last: z.boolean(),
    }),
    output: z.object({}),
    errors: ['import_not_found', 'import_too_large', 'file_write_failed'],
  }),
  /** What would be written; without a mapping one is suggested. */
  'accountFiles.preview': call({
    input: options.extend({ importId: ImportId }),
    output: AccountImportPreview,
    errors: ['import_not_found', 'account_mapping_invalid', 'account_fields_too_many', 'accounts_unusable'],
  }),
  /** Writes in one transaction. Cancelling the call, or `accountFiles.discard`, leaves nothing half written. */
  'accountFiles.apply': call({
    input: AccountImportOptions.extend({ importId: ImportId }),
    output: AccountImportResult,
    errors: [
      'import_not_found',
      'account_mapping_invalid',
      'account_fields_too_many',
      'secrets_locked',
      'accounts_unusable',
    ],
  }),
  'accountFiles.discard': call({ input: opened, output: z.object({}), errors: [] }),
  /**
   * Accounts as a file, a piece at a time: `offset` counts bytes, `last` is true at the end. Secrets are left out
   * unless a passphrase is given; they are then encrypted with it. Cells that a spreadsheet would take for a formula
   * are neutralised in CSV.
   */
  'accountFiles.export': call({
    input: z.object({
      selection: AccountSelection,
      form: AccountFileForm,
      passphrase: z.string().min(8).max(1_000).nullable(),
      exportId: z.string().nullable(),
      offset: z.number().int().min(0),
    }),
    output: z.object({
      exportId: z.string(),
      fileName: z.string(),
      base64: z.base64(),
      last: z.boolean(),
      accounts: z.number().int(),
    }),
    errors: ['account_filter_invalid', 'import_not_found', 'secrets_locked', 'accounts_unusable'],
  }),
};

export const accountFileStreams = {
  /** How far a preview or an import is: bytes while it is read, rows while they are written. */
  accountImportProgress: stream({
    input: opened,
    snapshot: z.object({ phase: z.enum(['reading', 'writing']), done: z.number(), total: z.number() }),
    patch: z.object({ phase: z.enum(['reading', 'writing']), done: z.number(), total: z.number() }),
  }),
};
