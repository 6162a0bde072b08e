import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { findSecrets, plantSecret } from '../../../../testing/secrets-hunt';
import { tempFolderOfTest } from '../../../../testing/temp-folder-of-test';
import { redactSecrets } from '../../platform/redact-secrets';
import { openAccountsFile } from '../file/accounts-file';
import { toWireError } from '../file/wire-error';

const SECRET = plantSecret('a parameter');
const { text } = SECRET;
const COLUMNS =
  'INSERT INTO accounts (key, uid, status, notes, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)';

// SQLite does repeat a broken JSON path: no statement may take one as a parameter.
it.each([
  ['a value that is there twice', COLUMNS, [text, text, 'available', text, 1, 1]],
  ['one a column refuses', COLUMNS, ['k', 'u', text, '', 1, 1]],
  ['one of another type', COLUMNS, ['k', 'u', 'available', '', text, 1]],
  ['nothing where something is wanted', COLUMNS, ['k', text, 'available', null, 1, 1]],
  ['a row nobody knows', 'INSERT INTO account_tags (account_id, tag) VALUES (99, ?)', [text]],
  ['broken JSON', 'SELECT json(?)', [`{${text}`]],
  ['an extension', 'SELECT load_extension(?)', [text]],
  ['too many values', 'SELECT ?', [text, text]],
  ['a value of no type', 'SELECT ?', [{ text }]],
])('an error about %s tells no value', async (_what, sql, parameters) => {
  const { file } = openAccountsFile(join(await tempFolderOfTest(), 'accounts.db'));
  onTestFinished(() => file.database.close());
  file.run(COLUMNS, [text, 'first', 'available', '', 1, 1]);
  const thrown = (() => {
    try {
      file.all(sql, parameters as string[]);
      return null;
    } catch (error) {
      return error;
    }
  })();
  // As it crosses the thread, as it is logged, and with everything it has.
  const told = [toWireError(thrown), redactSecrets({ error: thrown }), everythingOf(thrown)];
  expect(thrown).toBeInstanceOf(Error);
  expect(findSecrets([SECRET], [{ where: 'the error', bytes: Buffer.from(JSON.stringify(told)) }])).toEqual(
    [],
  );
});

function everythingOf(error: unknown): unknown {
  if (typeof error !== 'object' || error === null) return error;
  return Object.fromEntries(
    Object.entries(Object.getOwnPropertyDescriptors(error)).map(([name, { value }]) => [name, String(value)]),
  );
}
