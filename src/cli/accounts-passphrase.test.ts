import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { tempFolderOfTest } from '../../testing/temp-folder-of-test';
import { accountsPassphraseOf } from './accounts-passphrase';

const GLOBALS = { adbHost: '127.0.0.1', json: false, quiet: false };
const passphraseOf = async (file: string | undefined): Promise<unknown> => {
  const notes: string[] = [];
  const note = (text: string): void => void notes.push(text);
  const read = await accountsPassphraseOf({ ...GLOBALS, accountsPassphraseFile: file }, { note });
  return { ...read, notes: notes.length };
};
afterEach(() => vi.unstubAllEnvs());

async function fileWith(text: string, mode = 0o600): Promise<string> {
  const file = join(await tempFolderOfTest(), 'passphrase');
  await writeFile(file, text, { mode });
  return file;
}

it.each([
  ['one line', 'correct horse\n', 'correct horse'],
  ['of Windows', '\uFEFFcorrect horse\r\n', 'correct horse'],
  ['without an end', 'correct horse', 'correct horse'],
  ['spaces of its own', ' a \n\n', ' a \n'],
])('reads a file: %s', async (_name, text, passphrase) => {
  expect(await passphraseOf(await fileWith(text))).toEqual({ ok: true, value: passphrase, notes: 0 });
});

it('is none where no file is named, and the environment names one too', async () => {
  vi.stubEnv('MUSTER_ACCOUNTS_PASSPHRASE_FILE', undefined);
  expect(await passphraseOf(undefined)).toEqual({ ok: true, value: null, notes: 0 });
  vi.stubEnv('MUSTER_ACCOUNTS_PASSPHRASE_FILE', await fileWith('from there'));
  expect(await passphraseOf(undefined)).toMatchObject({ value: 'from there' });
  expect(await passphraseOf(await fileWith('from here'))).toMatchObject({ value: 'from here' });
});

it('tells of a file that is not there or empty, and of one others may read', async () => {
  const missing = join(await tempFolderOfTest(), 'none');
  expect(await passphraseOf(missing)).toMatchObject({
    ok: false,
    error: { code: 'file_unreadable', file: missing, reason: 'ENOENT' },
  });
  expect(await passphraseOf(await fileWith('\n'))).toMatchObject({ ok: false });
  expect(await passphraseOf(await fileWith('open to all\n', 0o644))).toMatchObject({ ok: true, notes: 1 });
});
