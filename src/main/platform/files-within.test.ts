import { mkdir, readdir, realpath, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolderOfTest } from '../../../testing/temp-folder-of-test';
import { filesWithin } from './files-within';

describe('files of routines', () => {
  it('are found below the folder, and made room for', async () => {
    const root = join(await realpath(await tempFolderOfTest()), 'files');
    const files = filesWithin(root);
    const path = await files.toKeep('saves/deep/slot 1.dat');
    expect(path).toBe(join(root, 'saves', 'deep', 'slot 1.dat'));
    await writeFile(path, 'x');
    expect(await files.toSend('saves/deep/slot 1.dat')).toBe(path);
    // A file that is there may be replaced.
    expect(await files.toKeep('saves/deep/slot 1.dat')).toBe(path);
  });

  it.each([
    '',
    '.',
    '..',
    '../key',
    'a/../../key',
    '/etc/passwd',
    'a//b',
    'a/',
    'C:/key',
    'a\\b',
    'a\u0000b',
    'a:stream',
    'dots.',
    'x'.repeat(501),
  ])('are never elsewhere: %j', async (name) => {
    const root = await tempFolderOfTest();
    await writeFile(join(root, '..', 'key'), '').catch(() => undefined);
    const files = filesWithin(root);
    await expect(files.toSend(name)).rejects.toMatchObject({ code: 'step_failed' });
    await expect(files.toKeep(name)).rejects.toMatchObject({ code: 'step_failed' });
    expect(await readdir(root)).toEqual([]);
  });

  it('are not behind a link that leads out', async () => {
    const folder = await tempFolderOfTest();
    const [root, outside] = [join(folder, 'files'), join(folder, 'outside')];
    await mkdir(root);
    await mkdir(outside);
    await writeFile(join(outside, 'key'), 'k');
    await symlink(outside, join(root, 'out'));
    await symlink(join(outside, 'key'), join(root, 'key'));
    const files = filesWithin(root);
    for (const name of ['key', 'out/key', 'out/new/deep']) {
      await expect(files.toSend(name)).rejects.toMatchObject({ code: 'step_failed' });
      await expect(files.toKeep(name)).rejects.toMatchObject({ code: 'step_failed' });
    }
    expect(await readdir(outside)).toEqual(['key']);
  });

  it('say what is missing', async () => {
    const root = await tempFolderOfTest();
    await mkdir(join(root, 'folder'));
    const files = filesWithin(root);
    await expect(files.toSend('none.dat')).rejects.toThrow('There is no file "none.dat"');
    await expect(files.toSend('folder')).rejects.toThrow('is no file');
  });
});
