import { z } from 'zod';
import { ACCOUNT_FIELD_NAME, AccountFieldType } from './account';
import { UndoId } from './ids';

/**
 * Forms accounts are exchanged in. Both XML forms are those of the program many come from: `xml` names each value in an
 * attribute (`<map><string name="deviceAccount">`), as Android keeps an app's settings; `xmlElements` has an element
 * per value (`<account><deviceAccount>`).
 */
export const AccountFileForm = z.enum(['csv', 'json', 'xml', 'xmlElements']);
export type AccountFileForm = z.infer<typeof AccountFileForm>;

/** Where a column of the source goes; null: it is left out. */
export const AccountColumnTarget = z.union([
  z.object({ kind: z.literal('builtIn'), name: z.enum(['key', 'label', 'tags', 'notes', 'status']) }),
  z.object({
    kind: z.literal('field'),
    name: z.string().regex(ACCOUNT_FIELD_NAME),
    type: AccountFieldType,
  }),
]);
export type AccountColumnTarget = z.infer<typeof AccountColumnTarget>;

/** Target by name of the source's column. */
export const AccountColumnMapping = z.record(z.string(), AccountColumnTarget.nullable());
export type AccountColumnMapping = z.infer<typeof AccountColumnMapping>;

/** How an import treats what it finds. */
export const AccountImportOptions = z.object({
  mapping: AccountColumnMapping,
  /** A key that is there already: update what the source says, replace the account's fields, or leave it. */
  onDuplicate: z.enum(['update', 'replace', 'skip']),
  /** Write the good rows although others are bad; otherwise nothing is written when one is bad. */
  goodRowsOnly: z.boolean(),
  /** Opens secrets of a file that was exported with one. */
  passphrase: z.string().max(1_000).nullable(),
});
export type AccountImportOptions = z.infer<typeof AccountImportOptions>;

/** One row that can't be taken: where it is and what is wrong. Words: `explain.ts`. */
export const AccountRowProblem = z.object({
  source: z.string(),
  /** Line in the file, from 1; for an XML or JSON file that of the account's start. */
  line: z.number().int(),
  column: z.string().nullable(),
  code: z.enum([
    'not_text',
    'wrong_encoding',
    'broken_quote',
    'broken_xml',
    'broken_json',
    'entity_refused',
    'too_many_columns',
    /** A row of a CSV file with fewer cells than there are columns. */
    'too_few_columns',
    'too_long',
    'key_missing',
    'key_twice',
    'value_invalid',
    'form_unknown',
    'too_large',
    'too_many_rows',
    /** A secret that was exported with a passphrase: none was given, or another. */
    'passphrase_needed',
    'passphrase_wrong',
    /** The file can't be read; `value` is the system's reason. */
    'unreadable',
  ]),
  /** The offending text, cut; never that of a secret. */
  value: z.string(),
});
export type AccountRowProblem = z.infer<typeof AccountRowProblem>;

/** What an import would do, before anything is written. */
export const AccountImportPreview = z.object({
  /** That of the first source. */
  form: AccountFileForm,
  sources: z.array(z.object({ name: z.string(), rows: z.number().int() })),
  columns: z.array(
    z.object({
      name: z.string(),
      /** What the rows suggest, or what the caller's mapping says. */
      target: AccountColumnTarget.nullable(),
      /** Up to three values; those of a column mapped to a secret are shown as bullets. */
      samples: z.array(z.string()),
    }),
  ),
  total: z.number().int(),
  fresh: z.number().int(),
  duplicates: z.number().int(),
  bad: z.number().int(),
  /** The first hundred. */
  problems: z.array(AccountRowProblem),
});
export type AccountImportPreview = z.infer<typeof AccountImportPreview>;

/** What an import did. `written` is 0 when it was refused because of bad rows. */
export const AccountImportResult = z.object({
  written: z.number().int(),
  created: z.number().int(),
  updated: z.number().int(),
  skipped: z.number().int(),
  bad: z.number().int(),
  problems: z.array(AccountRowProblem),
  /** `accounts.undo` takes it back for a while; null when nothing was written. */
  undoId: UndoId.nullable(),
});
export type AccountImportResult = z.infer<typeof AccountImportResult>;
