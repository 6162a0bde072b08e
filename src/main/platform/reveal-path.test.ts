import { mkdir, realpath, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tempFolderOfTest } from '../../../testing/temp-folder-of-test';
import { revealWithin } from './reveal-path';

it('opens what lies in the folder, and nothing that leads out of it', async () => {
  const base = await realpath(await tempFolderOfTest());
  const root = join(base, 'data');
  await mkdir(join(root, 'inner'), { recursive: true });
  await mkdir(join(base, 'data-beside'));
  await writeFile(join(root, 'inner', '..odd.json'), '');
  await symlink(base, join(root, 'link'));
  await symlink(join(root, 'inner'), join(root, 'own'));
  const opened: string[] = [];
  const reveal = revealWithin(root, (path) => {
    opened.push(path);
    return Promise.resolve();
  });
  for (const path of ['inner/..odd.json', 'own', '']) expect(await reveal(path), path).toBe(true);
  expect(opened).toEqual([join(root, 'inner', '..odd.json'), join(root, 'inner'), root]);
  for (const path of ['..', '../data-beside', 'link', 'link/data', join(root, 'inner'), 'gone', 'a\0b'])
    expect(await reveal(path), path).toBe(path === 'link/data');
  expect(await revealWithin(root, null)('inner')).toBe(false);
  expect(await revealWithin(root, () => Promise.reject(new Error('no file manager')))('inner')).toBe(false);
});
