import { readdirSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startTestProcess } from '../../../../testing/child-process';
import { tempFolderOfTest } from '../../../../testing/temp-folder-of-test';
import { findTemplateFiles } from './template-files';

const BYTES = 24 * 2 ** 20;

/** Whether a process has a picture, or a draft of one, there in part. */
function isInTheMiddle(folder: string, pid: number): boolean {
  return readdirSync(folder).some((name) => {
    const size = statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? BYTES;
    return name.includes(String(pid)) && name.includes('.png') && size < BYTES;
  });
}

it('killed in the middle of a file, every file is whole or not there', async () => {
  const root = await tempFolderOfTest();
  const folder = join(root, 'templates');
  for (let round = 0; round < 4; round += 1) {
    const child = startTestProcess('write-templates', [root]);
    while ((await child.nextLine()) !== 'write');
    const until = performance.now() + 3_000;
    while (!isInTheMiddle(folder, child.pid) && performance.now() < until)
      await new Promise((next) => setImmediate(next));
    process.kill(child.pid, 'SIGKILL');
    await child.kill();
    for (const file of await findTemplateFiles(folder)) {
      const bytes = await readFile(join(folder, file));
      if (file.endsWith('.yaml')) expect(bytes.toString(), file).toBe('threshold: 0.9\n');
      else expect(bytes.length, file).toBe(BYTES);
    }
  }
}, 60_000);
