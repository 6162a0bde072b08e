import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tempFolderOfTest } from './temp-folder-of-test';

/** Path of a file with these bytes, in a folder that is removed when the running test ends. */
export async function tempFileOfTest(bytes: Uint8Array): Promise<string> {
  const path = join(await tempFolderOfTest(), 'file');
  await writeFile(path, bytes);
  return path;
}
