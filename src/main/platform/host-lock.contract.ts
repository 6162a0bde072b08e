import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startTestProcess, type TestProcess } from '../../../testing/child-process';
import { tempFolderOfTest } from '../../../testing/temp-folder-of-test';
import { acquireHostLock, HostLockError, readHostInfo, type HostLock } from './host-lock';

const INFO = { url: 'http://127.0.0.1:7700', token: 'secret', version: '0.1.0', pid: process.pid };

async function held(folder: string): Promise<HostLock> {
  const result = await acquireHostLock(folder);
  if (!result.ok) throw new Error('the lock is taken');
  onTestFinished(() => result.lock.release());
  return result.lock;
}

function holder(folder: string): TestProcess {
  const child = startTestProcess('hold-host-lock', [folder]);
  onTestFinished(() => child.kill());
  return child;
}

describe('host lock', () => {
  it('is had by one at a time within a process, and told apart by folder', async () => {
    const folder = await tempFolderOfTest();
    const first = await held(folder);
    expect(await acquireHostLock(folder)).toEqual({ ok: false, host: null });
    await held(await tempFolderOfTest());
    await first.release();
    await first.release();
    expect((await acquireHostLock(folder)).ok).toBe(true);
  });

  it('tells others how to reach the host, readable by this user only, and takes that away again', async () => {
    const folder = await tempFolderOfTest();
    const lock = await held(folder);
    await lock.publish(INFO);
    expect(await acquireHostLock(folder)).toEqual({ ok: false, host: INFO });
    expect((await stat(join(folder, '.state/host.json'))).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, '.state'))).mode & 0o777).toBe(0o700);
    await lock.publish({ ...INFO, url: 'http://127.0.0.1:7701' });
    expect((await readHostInfo(folder))?.url).toBe('http://127.0.0.1:7701');
    await lock.release();
    expect(await readHostInfo(folder)).toBeNull();
  });

  it('refuses a second process at once and is free as soon as the holder is killed', async () => {
    const folder = await tempFolderOfTest();
    const child = holder(folder);
    expect(await child.nextLine()).toBe('"held"');
    const startedAt = performance.now();
    expect(await acquireHostLock(folder)).toMatchObject({ ok: false, host: { pid: child.pid } });
    expect(performance.now() - startedAt).toBeLessThan(500);
    await child.kill();
    await held(folder);
    expect(await readHostInfo(folder)).toBeNull();
  });

  it('is had by exactly one of several processes that start together', async () => {
    const folder = await tempFolderOfTest();
    const children = [holder(folder), holder(folder), holder(folder)];
    const answers = await Promise.all(children.map((child) => child.nextLine()));
    expect(answers.filter((answer) => answer === '"held"')).toHaveLength(1);
  });

  it('is not kept from people by a damaged lock file', async () => {
    const folder = await tempFolderOfTest();
    await mkdir(join(folder, '.state'));
    await writeFile(join(folder, '.state/host.lock'), 'garbage'.repeat(1_000));
    await held(folder);
    expect((await acquireHostLock(folder)).ok).toBe(false);
  });

  it.each(['', '{', '[]', '{"url":1}'])('reads %j as no host', async (text) => {
    const folder = await tempFolderOfTest();
    await mkdir(join(folder, '.state'));
    await writeFile(join(folder, '.state/host.json'), text);
    expect(await readHostInfo(folder)).toBeNull();
  });

  it('rejects with a named error where the folder cannot be made', async () => {
    const folder = await tempFolderOfTest();
    await writeFile(join(folder, 'file'), 'x');
    await expect(acquireHostLock(join(folder, 'file'))).rejects.toThrow(HostLockError);
    expect(await readFile(join(folder, 'file'), 'utf8')).toBe('x');
  });
});
