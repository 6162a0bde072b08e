import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startTestProcess } from '../../../../testing/child-process';
import { tempFolderOfTest } from '../../../../testing/temp-folder-of-test';
import { findTemplateFiles } from './template-files';

const BYTES = 24 * 2 ** 20;

it('killed while it writes, deletes or brings back, every file is whole or not there', async () => {
  const root = await tempFolderOfTest();
  const folder = join(root, 'templates');
  for (const [step, afterMs] of [
    ['write', 4],
    ['write', 15],
    ['delete', 1],
    ['restore', 0],
    ['restore', 3],
  ] as const) {
    const child = startTestProcess('write-templates', [root]);
    while ((await child.nextLine()) !== step);
    await new Promise((resolve) => setTimeout(resolve, afterMs));
    await child.kill();
    for (const file of await findTemplateFiles(folder)) {
      const bytes = await readFile(join(folder, file));
      if (file.endsWith('.yaml')) expect(bytes.toString(), file).toBe('threshold: 0.9\n');
      else expect(bytes.length, `${file}, killed ${String(afterMs)} ms after "${step}"`).toBe(BYTES);
    }
  }
}, 60_000);
