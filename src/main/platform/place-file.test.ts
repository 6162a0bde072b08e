import { mkdir, readdir, readFile, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolderOfTest } from '../../../testing/temp-folder-of-test';
import { placeCopy, placeFile } from './place-file';

const taken = expect.objectContaining({ code: 'EEXIST' }) as unknown;

describe('a file that is put where nothing is', () => {
  it('is there whole, with nothing beside it', async () => {
    const folder = await tempFolderOfTest();
    await placeFile(join(folder, 'a.png'), Buffer.from('new'));
    expect(await readFile(join(folder, 'a.png'), 'utf8')).toBe('new');
    expect(await readdir(folder)).toEqual(['a.png']);
  });

  it('never takes the place of another, of a link or of a folder', async () => {
    const folder = await tempFolderOfTest();
    await writeFile(join(folder, 'a'), 'mine');
    await symlink(join(folder, 'nowhere'), join(folder, 'link'));
    await mkdir(join(folder, 'b'));
    for (const name of ['a', 'link', 'b']) {
      await expect(placeFile(join(folder, name), Buffer.from('new'))).rejects.toEqual(taken);
      await expect(placeCopy(join(folder, 'a'), join(folder, name))).rejects.toEqual(taken);
    }
    expect(await readFile(join(folder, 'a'), 'utf8')).toBe('mine');
    expect((await readdir(folder)).sort()).toEqual(['a', 'b', 'link']);
  });

  it('only one of many who want the place has it', async () => {
    const folder = await tempFolderOfTest();
    const path = join(folder, 'a');
    const ends = await Promise.allSettled(
      Array.from({ length: 20 }, (_, at) => placeFile(path, Buffer.alloc(50_000, at))),
    );
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const bytes = await readFile(path);
    expect(new Set(bytes).size).toBe(1);
    expect(bytes).toHaveLength(50_000);
  });

  it('copies bytes, and leaves the other file', async () => {
    const folder = await tempFolderOfTest();
    await writeFile(join(folder, 'a'), 'mine');
    await placeCopy(join(folder, 'a'), join(folder, 'b'));
    expect(await readFile(join(folder, 'b'), 'utf8')).toBe('mine');
    expect(await readFile(join(folder, 'a'), 'utf8')).toBe('mine');
  });

  it('takes away what a program left that was killed, and nothing else', async () => {
    const folder = await tempFolderOfTest();
    for (const name of ['.a.png.77.draft', '.b.png.78.draft', '.draft', 'c.draft'])
      await writeFile(join(folder, name), 'half');
    const long = new Date(Date.now() - 3_600_000);
    for (const name of ['.a.png.77.draft', '.draft', 'c.draft']) await utimes(join(folder, name), long, long);
    await placeFile(join(folder, 'd.png'), Buffer.from('new'));
    expect((await readdir(folder)).sort()).toEqual(['.b.png.78.draft', '.draft', 'c.draft', 'd.png']);
    expect((await stat(join(folder, 'd.png'))).nlink).toBe(1);
  });
});
