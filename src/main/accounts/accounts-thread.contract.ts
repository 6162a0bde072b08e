import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { mortalAccountsWorkerFromSource } from '../../../testing/accounts-worker';
import { createMemoryLogger, type MemoryLogger } from '../../../testing/memory-logger';
import { tempFolderOfTest } from '../../../testing/temp-folder-of-test';
import { createAccountsThread, type AccountsThread } from './accounts-thread';

const PAGE = {
  ...{ query: { filter: null, search: '' }, sort: [], offset: 0, limit: 10, nowMs: 0, session: null },
};

async function open(): Promise<{ thread: AccountsThread; file: string; logger: MemoryLogger }> {
  const file = join(await tempFolderOfTest(), 'accounts.db');
  const logger = createMemoryLogger();
  const thread = createAccountsThread({ file, worker: mortalAccountsWorkerFromSource(), logger });
  onTestFinished(() => thread.close());
  await thread.opened();
  await thread.ask('createAccount', { draft: { key: 'a' }, nowMs: 0 });
  return { thread, file, logger };
}

describe('the threads of accounts', () => {
  it('answer what was changed before to whoever asks then, and close in good order', async () => {
    const { thread } = await open();
    for (let index = 0; index < 20; index += 1) {
      await thread.ask('createAccount', { draft: { key: `b${String(index)}` }, nowMs: 0 });
      expect((await thread.ask('listAccounts', PAGE)).total).toBe(index + 2);
    }
    await thread.close();
    await expect(thread.ask('listAccounts', PAGE)).rejects.toMatchObject({ name: 'AccountsFileError' });
  });

  it('go on when the one that looks dies: what it was asked fails, the next question starts another', async () => {
    const { thread, logger } = await open();
    const asked = [
      thread.ask('listUses', { accountId: -1, before: null, limit: 1 }),
      thread.ask('listAccounts', PAGE),
    ];
    for (const one of await Promise.allSettled(asked)) expect(one.status).toBe('rejected');
    expect((await thread.ask('listAccounts', PAGE)).total).toBe(1);
    await thread.ask('createAccount', { draft: { key: 'c' }, nowMs: 0 });
    expect((await thread.ask('listAccounts', PAGE)).total).toBe(2);
    expect(logger.facts).toContainEqual(expect.objectContaining({ event: 'accounts.ended', role: 'looker' }));
  });

  it('say that a restart is needed when the one that writes dies, and tell everybody who follows', async () => {
    const { thread } = await open();
    const told = new Promise((resolve) => void thread.onChanged(resolve));
    const dying = thread.ask('removeView', { name: 'die' });
    const after = thread.ask('createAccount', { draft: { key: 'c' }, nowMs: 0 });
    const refused = {
      name: 'AccountsFileError',
      message: expect.stringContaining('restart Muster') as string,
    };
    await expect(dying).rejects.toMatchObject(refused);
    await expect(after).rejects.toMatchObject(refused);
    await told;
    await expect(thread.ask('listAccounts', PAGE)).rejects.toMatchObject(refused);
  });

  it.runIf(process.platform !== 'win32')(
    'write nothing to a file that was moved, replaced or deleted, and say so',
    async () => {
      const { thread, file } = await open();
      const refused = { name: 'AccountsFileError', message: expect.stringContaining('moved') as string };
      await thread.ask('listAccounts', PAGE);
      renameSync(file, `${file}.elsewhere`);
      await expect(thread.ask('createAccount', { draft: { key: 'c' }, nowMs: 0 })).rejects.toMatchObject(
        refused,
      );
      await expect(thread.ask('listAccounts', PAGE)).rejects.toMatchObject(refused);
      writeFileSync(file, 'another file');
      await expect(thread.ask('removeView', { name: 'x' })).rejects.toMatchObject(refused);
      rmSync(file);
      renameSync(`${file}.elsewhere`, file);
      expect((await thread.ask('listAccounts', PAGE)).total).toBe(1);
    },
  );
});
