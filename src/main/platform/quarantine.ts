import { constants, copyFile, mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Clock } from '../../shared/ports';

/** Copies a file that could not be read aside, under a name that tells when. The file itself stays. Answers the copy. */
export async function copyToQuarantine(
  path: string,
  quarantineFolder: string,
  clock: Clock,
): Promise<string> {
  await mkdir(quarantineFolder, { recursive: true, mode: 0o700 });
  const time = new Date(clock.now()).toISOString().replaceAll(':', '-');
  for (let attempt = 1; ; attempt++) {
    const suffix = attempt === 1 ? '' : `-${String(attempt)}`;
    const copy = join(quarantineFolder, `${time}${suffix}-${basename(path)}`);
    try {
      await copyFile(path, copy, constants.COPYFILE_EXCL);
      return copy;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
}
