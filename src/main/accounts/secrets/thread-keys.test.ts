import { existsSync } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { tempFolderOfTest } from '../../../../testing/temp-folder-of-test';
import { openAccountsFile, type AccountsFile } from '../file/accounts-file';
import { Refused } from '../file/refused';
import { createAccount } from '../operations/create-account';
import { openSecret } from '../operations/open-secret';
import { putField } from '../operations/put-field';
import { forgetSecrets } from '../operations/secrets/forget-secrets';
import { openSecrets } from '../operations/secrets/open-secrets';
import { putSecretsWay } from '../operations/secrets/put-way';
import { readWays } from '../operations/secrets/read-ways';
import { rotateSecrets } from '../operations/secrets/rotate-secrets';
import { settleSecrets } from '../operations/secrets/settle-secrets';
import { newKey } from './sealing';
import { wipeKeys } from './thread-keys';

interface Folder {
  readonly keyFile: string;
  /** One more process that has the file open, with the key file as its way. */
  open(): AccountsFile;
}

async function folderOfTest(): Promise<Folder> {
  const folder = await tempFolderOfTest();
  const keyFile = join(folder, 'accounts.key');
  return {
    keyFile,
    open() {
      const { file } = openAccountsFile(join(folder, 'accounts.db'));
      onTestFinished(() => file.database.close());
      settleSecrets(file, { keyFile, first: { ways: [], keyFile: true }, why: 'locked' });
      return file;
    },
  };
}

function addAccount(file: AccountsFile, key: string, pin: string): number {
  putField(file, { field: { name: 'pin', type: 'secret', label: '' } });
  return createAccount(file, { draft: { key, fields: { pin } }, nowMs: 1 });
}

const pinOf = (file: AccountsFile, accountId: number): string =>
  openSecret(file, { accountId, field: 'pin' }).value;

/** What the thread knows of this turn ends with it; its next transaction looks anew. */
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** The error a refused operation tells. */
function refusalOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    if (error instanceof Refused) return error.error;
    throw error;
  }
  return null;
}

const LOCKED = { code: 'secrets_locked', state: 'locked' };

describe('the first secret', () => {
  it('makes the data key and a key file for this user only', async () => {
    const { keyFile, open } = await folderOfTest();
    const file = open();
    expect(existsSync(keyFile)).toBe(false);
    expect(readWays(file, null)).toEqual({ made: false, open: false, ways: [] });
    const account = addAccount(file, 'ann', 'one');
    expect((await stat(keyFile)).mode & 0o777).toBe(0o600);
    expect(await readFile(keyFile, 'utf8')).toMatch(/^[\w-]{43}\n$/);
    expect(readWays(file, null)).toEqual({
      ...{ made: true, open: true },
      ways: [{ kind: 'keyFile', parameters: {} }],
    });
    expect(pinOf(file, account)).toBe('one');
  });

  it('that was taken back takes its key back with it', async () => {
    const { open } = await folderOfTest();
    const file = open();
    file.database.exec('BEGIN');
    addAccount(file, 'ann', 'one');
    file.database.exec('ROLLBACK');
    file.forgetColumns();
    // In the same turn, as the operations of one transaction are, and in a later one.
    const ann = addAccount(file, 'ann', 'two');
    expect(pinOf(file, ann)).toBe('two');
    await nextTurn();
    const bob = addAccount(file, 'bob', 'three');
    expect([pinOf(file, ann), pinOf(file, bob)]).toEqual(['two', 'three']);
  });

  it('goes by the key another process made meanwhile', async () => {
    const { open } = await folderOfTest();
    const [file, other] = [open(), open()];
    const ann = addAccount(other, 'ann', 'one');
    const bob = addAccount(file, 'bob', 'two');
    await nextTurn();
    expect([pinOf(file, ann), pinOf(other, bob)]).toEqual(['one', 'two']);
    expect(file.all('SELECT id FROM data_keys')).toHaveLength(1);
  });

  it('keeps what lay in the place of the key file beside it', async () => {
    const { keyFile, open } = await folderOfTest();
    await writeFile(keyFile, 'something of a person');
    const file = open();
    addAccount(file, 'ann', 'one');
    expect(await readFile(`${keyFile}.unusable`, 'utf8')).toBe('something of a person');
    expect(await readFile(keyFile, 'utf8')).toMatch(/^[\w-]{43}\n$/);
  });

  it('is refused where there is no way to keep a key', async () => {
    const { keyFile, open } = await folderOfTest();
    const file = open();
    settleSecrets(file, { keyFile, first: null, why: 'locked' });
    expect(refusalOf(() => addAccount(file, 'ann', 'one'))).toEqual(LOCKED);
  });
});

describe('a sealed secret in the file', () => {
  it('opens in no other account and no other field, and says so', async () => {
    const { open } = await folderOfTest();
    const file = open();
    const [ann, bob] = [addAccount(file, 'ann', 'one'), addAccount(file, 'bob', 'two')];
    putField(file, { field: { name: 'other', type: 'secret', label: '' } });
    const [pin, other] = ['pin', 'other'].map((name) => `f${String(file.columns().find(name)?.fieldId)}`);
    file.run(
      `UPDATE accounts SET ${String(pin)} = (SELECT ${String(pin)} FROM accounts WHERE id = ?) WHERE id = ?`,
      [ann, bob],
    );
    file.run(`UPDATE accounts SET ${String(other)} = ${String(pin)} WHERE id = ?`, [ann]);
    const damaged = { code: 'secrets_locked', state: 'damaged' };
    expect(refusalOf(() => pinOf(file, bob))).toEqual(damaged);
    expect(refusalOf(() => openSecret(file, { accountId: ann, field: 'other' }))).toEqual(damaged);
    expect(pinOf(file, ann)).toBe('one');
    // What does not open is passed over by a change of keys, and removed when that is asked for.
    expect(rotateSecrets(file, { renewed: [] })).toEqual({ sealed: 1, damaged: 2 });
    expect(forgetSecrets(file, null)).toBe(2);
    expect([pinOf(file, ann), pinOf(file, bob)]).toEqual(['one', '']);
  });
});

describe('a change of keys', () => {
  it('that was taken back leaves the key before', async () => {
    const { open } = await folderOfTest();
    const file = open();
    const ann = addAccount(file, 'ann', 'one');
    await nextTurn();
    file.database.exec('BEGIN');
    expect(rotateSecrets(file, { renewed: [] })).toEqual({ sealed: 1, damaged: 0 });
    expect(pinOf(file, ann)).toBe('one');
    file.database.exec('ROLLBACK');
    expect(pinOf(file, ann)).toBe('one');
    await nextTurn();
    expect([pinOf(file, ann), pinOf(file, addAccount(file, 'bob', 'two'))]).toEqual(['one', 'two']);
  });

  it('is followed by another process that has the file open', async () => {
    const { open } = await folderOfTest();
    const [file, other] = [open(), open()];
    const ann = addAccount(file, 'ann', 'one');
    await nextTurn();
    expect(pinOf(other, ann)).toBe('one');
    await nextTurn();
    rotateSecrets(file, { renewed: [] });
    const bob = addAccount(other, 'bob', 'two');
    await nextTurn();
    expect([pinOf(other, ann), pinOf(file, bob)]).toEqual(['one', 'two']);
    // The key before is gone for good.
    expect(file.all('SELECT id FROM data_keys')).toEqual([{ id: 2 }]);
  });

  it('carries over the ways whose keys are not at hand, as often as it takes', async () => {
    const { keyFile, open } = await folderOfTest();
    const [file, passphrase] = [open(), newKey()];
    const ann = addAccount(file, 'ann', 'one');
    putSecretsWay(file, { kind: 'passphrase', parameters: { salt: 'x' }, key: Uint8Array.from(passphrase) });
    await nextTurn();
    // A host that opened by the key file does not know the passphrase.
    for (let round = 0; round < 3; round++) {
      const other = open();
      rotateSecrets(other, { renewed: [] });
      await nextTurn();
    }
    const stranger = open();
    settleSecrets(stranger, { keyFile: `${keyFile}.none`, first: null, why: 'lost' });
    expect(refusalOf(() => pinOf(stranger, ann))).toEqual({ code: 'secrets_locked', state: 'lost' });
    expect(openSecrets(stranger, { kind: 'passphrase', keys: [newKey()] })).toBe(-1);
    expect(openSecrets(stranger, { kind: 'passphrase', keys: [newKey(), passphrase] })).toBe(1);
    expect(pinOf(stranger, ann)).toBe('one');
    // Straight again: nothing leads through keys from before.
    const wrap = String(
      stranger.get(`SELECT parameters FROM key_wraps WHERE kind = 'passphrase'`)?.['parameters'],
    );
    expect(JSON.parse(wrap)).toEqual({ generation: 4, next: [], way: { salt: 'x' } });
  });

  it('gives no way in to a key that was put into the file by somebody else', async () => {
    const { keyFile, open } = await folderOfTest();
    const file = open();
    addAccount(file, 'ann', 'one');
    await nextTurn();
    file.run('UPDATE data_keys SET proof = ?', [new Uint8Array(60)]);
    expect(readWays(file, null)).toMatchObject({ made: true, open: false });
    expect(refusalOf(() => addAccount(file, 'bob', 'two'))).toEqual(LOCKED);
    expect(existsSync(keyFile)).toBe(true);
  });
});

it('is locked once its keys were wiped', async () => {
  const { keyFile, open } = await folderOfTest();
  const file = open();
  const ann = addAccount(file, 'ann', 'one');
  wipeKeys(file);
  await nextTurn();
  settleSecrets(file, { keyFile: `${keyFile}.none`, first: null, why: 'locked' });
  expect(refusalOf(() => pinOf(file, ann))).toEqual(LOCKED);
});
