import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { platform } from 'node:process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createTestKeyStore } from '../../../testing/secrets-key-store';
import { tempFolderOfTest } from '../../../testing/temp-folder-of-test';
import type { KeyStore } from '../accounts/secrets/keyring';

/* What keyrings expect of a key store: of the desktop's, over the stand-in for Electron, and of the one tests use. */

const onSafeStorage = join(import.meta.dirname, '../../../testing/processes/electron-key-store.mjs');
const run = promisify(execFile);

/** The desktop's key store in a process of its own; `user` is the file that stands for the user's keyring. */
function desktopKeyStore(user: string | undefined): KeyStore {
  const ask = async (verb: string, bytes: Uint8Array = new Uint8Array()): Promise<string> => {
    const args = ['--import', 'tsx', onSafeStorage, verb, Buffer.from(bytes).toString('base64')];
    const env = { ...process.env, MUSTER_STAND_IN_KEY_STORE: user };
    return (await run(process.execPath, args, { env })).stdout;
  };
  return {
    isAvailable: async () => (await ask('isAvailable')) === 'true',
    seal: async (clear) => Buffer.from(await ask('seal', clear), 'base64'),
    open: async (sealed) => Buffer.from(await ask('open', sealed), 'base64'),
  };
}

const KEY = Uint8Array.from({ length: 32 }, (_, index) => 255 - index * 7);

describe.each([
  ['the desktop’s', async () => desktopKeyStore(join(await tempFolderOfTest(), 'keyring'))],
  ['that of tests', () => Promise.resolve(createTestKeyStore())],
])('a key store, %s', (_name, create) => {
  it('opens what it sealed, and nothing of another user', async () => {
    const [own, other] = [await create(), await create()];
    expect(await own.isAvailable()).toBe(true);
    const sealed = await own.seal(KEY);
    expect(Buffer.from(sealed).includes(Buffer.from(KEY))).toBe(false);
    expect([...(await own.open(sealed))]).toEqual([...KEY]);
    await expect(other.open(sealed)).rejects.toThrow();
    await expect(own.open(sealed.subarray(0, 20))).rejects.toThrow();
  });
});

it.runIf(platform === 'linux')('the desktop’s is none where Linux has no keyring', async () => {
  expect(await desktopKeyStore(undefined).isAvailable()).toBe(false);
});
