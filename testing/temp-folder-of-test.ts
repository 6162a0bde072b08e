import { onTestFinished } from 'vitest';
import { createTempFolder } from './temp-folder';

/** Path of a new empty folder that is removed when the running test ends. */
export async function tempFolderOfTest(): Promise<string> {
  const folder = await createTempFolder();
  onTestFinished(() => folder.remove());
  return folder.path;
}
