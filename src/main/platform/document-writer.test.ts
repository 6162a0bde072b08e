import { chmod, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { advanceUntilSettled, createFakeClock, type FakeClock } from '../../../testing/fake-clock';
import { tempFolderOfTest } from '../../../testing/temp-folder-of-test';
import { createDocumentWriter, replaceFile, type DocumentWriter } from './document-writer';
import { hashOf, readFileBytes } from './file-bytes';
import { parseJsonBytes } from './json-text';

interface Bench {
  readonly folder: string;
  readonly file: string;
  readonly quarantine: string;
  readonly clock: FakeClock;
  readonly writer: DocumentWriter;
}

async function setUp(replace?: (path: string, bytes: Uint8Array) => Promise<void>): Promise<Bench> {
  const folder = await tempFolderOfTest();
  const quarantine = join(folder, '.quarantine');
  const clock = createFakeClock();
  const writer = createDocumentWriter({
    clock,
    quarantineFolder: quarantine,
    isReadable: (bytes) => parseJsonBytes(bytes).ok,
    ...(replace ? { replaceFile: replace } : {}),
  });
  return { folder, file: join(folder, 'a.json'), quarantine, clock, writer };
}
const bytesOf = (text: string): Uint8Array => Buffer.from(text);

describe('document writer', () => {
  it('creates a file, folder included, and answers its hash', async () => {
    const { folder, writer } = await setUp();
    const file = join(folder, 'new', 'a.json');
    const hash = hashOf(bytesOf('{}'));
    expect(await writer.write(file, bytesOf('{}'), null)).toEqual({
      ok: true,
      value: { hash, written: true },
    });
    expect(await readdir(join(folder, 'new'))).toEqual(['a.json']);
    expect(await readFileBytes(file)).toMatchObject({ ok: true, value: { hash } });
  });

  it('does not write the same bytes again', async () => {
    const { file, writer } = await setUp();
    await writeFile(file, '{}');
    const before = await stat(file);
    expect(await writer.write(file, bytesOf('{}'), hashOf(bytesOf('{}')))).toMatchObject({
      value: { written: false },
    });
    expect((await stat(file)).ino).toBe(before.ino);
  });

  it.each([
    ['another content', '{"theirs":1}', hashOf(bytesOf('{"mine":1}'))],
    ['a file where none was expected', '{"theirs":1}', null],
    ['no file where one was expected', undefined, hashOf(bytesOf('{}'))],
  ])('leaves alone what it did not expect: %s', async (_name, content, expected) => {
    const { folder, file, writer } = await setUp();
    if (content !== undefined) await writeFile(file, content);
    const result = await writer.write(file, bytesOf('{"new":1}'), expected);
    expect(result).toEqual({ ok: false, error: { code: 'changed_on_disk' } });
    expect(await readdir(folder)).toEqual(content === undefined ? [] : ['a.json']);
    if (content !== undefined) expect(await readFile(file, 'utf8')).toBe(content);
  });

  it('lets exactly one of several writers with the same base win', async () => {
    const { file, writer } = await setUp();
    await writeFile(file, '{}');
    const base = hashOf(bytesOf('{}'));
    const results = await Promise.all(
      ['1', '2', '3'].map((version) => writer.write(file, bytesOf(`{"v":${version}}`), base)),
    );
    expect(results.map((result) => result.ok)).toEqual([true, false, false]);
    expect(await readFile(file, 'utf8')).toBe('{"v":1}');
  });

  it('copies an unreadable file to the quarantine before it writes over it', async () => {
    const { file, quarantine, writer } = await setUp();
    await writeFile(file, '{"half": ');
    await writer.write(file, bytesOf('{}'), hashOf(bytesOf('{"half": ')));
    const [copy = ''] = await readdir(quarantine);
    expect(copy).toMatch(/-a\.json$/);
    expect(await readFile(join(quarantine, copy), 'utf8')).toBe('{"half": ');
    expect((await stat(quarantine)).mode & 0o777).toBe(0o700);
  });

  it('refuses a file marked read-only', async () => {
    const { file, writer } = await setUp();
    await writeFile(file, '{}');
    await chmod(file, 0o444);
    expect(await writer.write(file, bytesOf('{"a":1}'), hashOf(bytesOf('{}')))).toEqual({
      ok: false,
      error: { code: 'read_only' },
    });
    expect(await readFile(file, 'utf8')).toBe('{}');
  });

  it('writes through a symbolic link and keeps the mode of the file', async () => {
    const { folder, file, writer } = await setUp();
    const real = join(folder, 'real.json');
    await writeFile(real, '{}', { mode: 0o640 });
    await symlink(real, file);
    await writer.write(file, bytesOf('{"a":1}'), hashOf(bytesOf('{}')));
    expect(await readFile(real, 'utf8')).toBe('{"a":1}');
    expect((await stat(real)).mode & 0o777).toBe(0o640);
  });

  it.each(['EPERM', 'EBUSY', 'EACCES'])('waits and tries again while the file is busy: %s', async (code) => {
    let attempts = 0;
    const { file, clock, writer } = await setUp(async (path, bytes) => {
      attempts += 1;
      if (attempts < 4) throw Object.assign(new Error('busy'), { code });
      await replaceFile(path, bytes);
    });
    const writing = advanceUntilSettled(clock, writer.write(file, bytesOf('{}'), null));
    expect(await writing).toMatchObject({ ok: true });
    expect(attempts).toBe(4);
    expect(clock.monotonic()).toBeGreaterThanOrEqual(20 + 50 + 100);
  });

  it('gives up in the end and says why; other errors are not tried again', async () => {
    for (const [code, expectedAttempts] of [
      ['EBUSY', 7],
      ['ENOSPC', 1],
    ] as const) {
      let attempts = 0;
      const { file, clock, writer } = await setUp(() => {
        attempts += 1;
        return Promise.reject(Object.assign(new Error(code), { code }));
      });
      const writing = advanceUntilSettled(clock, writer.write(file, bytesOf('{}'), null), 100);
      expect(await writing).toEqual({ ok: false, error: { code: 'write_failed', reason: code } });
      expect(attempts).toBe(expectedAttempts);
    }
  });

  it('reports a folder in the place of the file', async () => {
    const { file, writer } = await setUp();
    await mkdir(file);
    expect(await writer.write(file, bytesOf('{}'), null)).toMatchObject({ error: { code: 'write_failed' } });
  });

  it('holds up nothing after a failure and can be waited for', async () => {
    const { folder, file, writer } = await setUp();
    await mkdir(file);
    void writer.write(file, bytesOf('{}'), null);
    void writer.write(join(folder, 'b.json'), bytesOf('{}'), null);
    await writer.settled();
    expect(await readFile(join(folder, 'b.json'), 'utf8')).toBe('{}');
  });
});

describe('reading a file', () => {
  it('does not read what is too large, and says how large it is', async () => {
    const { file } = await setUp();
    await writeFile(file, Buffer.alloc(2_000));
    expect(await readFileBytes(file, 1_000)).toEqual({
      ok: false,
      error: { code: 'too_large', bytes: 2_000, limit: 1_000 },
    });
  });

  it('reads up to the limit exactly, in pieces', async () => {
    const { file } = await setUp();
    const bytes = Buffer.from(Array.from({ length: 200_000 }, (_, index) => index % 251));
    await writeFile(file, bytes);
    expect(await readFileBytes(file, 200_000)).toMatchObject({ ok: true, value: { hash: hashOf(bytes) } });
  });

  it('tells a missing file from one that cannot be read', async () => {
    const { file, folder } = await setUp();
    expect(await readFileBytes(file)).toEqual({ ok: false, error: { code: 'missing' } });
    expect(await readFileBytes(folder)).toMatchObject({ ok: false, error: { code: 'io_error' } });
  });
});
