import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';

const Chosen = z.object({ dataFolder: z.string().min(1).refine(isAbsolute) });

/** The file that remembers the data folder chosen in the settings. It lies in none of the data folders. */
export function dataFolderFileIn(userData: string): string {
  return join(userData, 'data-folder.json');
}

/** The folder that was chosen; null when none was, or when the file says nothing that can be used. */
export function readChosenDataFolder(file: string): string | null {
  try {
    const read = Chosen.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return read.success ? read.data.dataFolder : null;
  } catch {
    return null;
  }
}

/** Remembers it for the next start. Rejects with what the file system says. */
export async function keepChosenDataFolder(file: string, dataFolder: string): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  await writeFileAtomic(file, `${JSON.stringify({ dataFolder }, null, 2)}\n`);
}
