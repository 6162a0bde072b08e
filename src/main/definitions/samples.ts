import { copyFile, constants, mkdir, readdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { err, ok, type ErrorOf, type Result } from '../../shared/errors';

/** What of the samples' folder is copied. */
const SAMPLE_FOLDERS = ['orchestration_groups', 'group_templates', 'pools', 'routines', 'templates'] as const;
const SAMPLE_FILE = /\.(?:csv|json|ya?ml|md|png)$/;

/**
 * Copies the samples into the data folder; a file that is there already stays as it is. `samplesFolder` null means
 * that this program came without samples.
 */
export async function loadSamples(
  samplesFolder: string | null,
  dataFolder: string,
): Promise<Result<{ copied: number }, ErrorOf<'file_write_failed'>>> {
  if (samplesFolder === null || resolve(samplesFolder) === resolve(dataFolder)) return ok({ copied: 0 });
  let copied = 0;
  for (const folder of SAMPLE_FOLDERS) {
    for (const file of await filesBelow(join(samplesFolder, folder))) {
      const target = join(dataFolder, folder, file);
      try {
        await mkdir(dirname(target), { recursive: true });
        await copyFile(join(samplesFolder, folder, file), target, constants.COPYFILE_EXCL);
        copied += 1;
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
        if (code !== 'EEXIST') return err({ code: 'file_write_failed', file: target, reason: code });
      }
    }
  }
  return ok({ copied });
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true }).catch(() => []);
  return entries.filter((entry) => SAMPLE_FILE.test(entry));
}
