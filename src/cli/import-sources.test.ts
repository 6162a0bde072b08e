import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { tempFolderOfTest } from '../../testing/temp-folder-of-test';
import { importSources } from './import-sources';

it('takes from a folder the endings groups are shared with, and nothing else', async () => {
  const folder = await tempFolderOfTest();
  await mkdir(join(folder, 'inner'));
  const files = ['a.muster', 'b.JSON', 'c.yml', 'd.txt', 'e.png', 'inner/f.MUSTER', 'g.muster.exe'];
  for (const name of files) await writeFile(join(folder, name), '{}');
  const found = await importSources([folder], Readable.from([]));
  const names = found.ok ? found.value.map(({ name }) => name.slice(-8)) : [];
  expect(names).toHaveLength(5);
  expect(names.join(' ')).not.toMatch(/png|exe/);
});
