import { mkdir, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { routineNameFault } from '../../../shared/routine-name';
import { errorCode } from '../../platform/file-bytes';
import { leadsOut } from '../../platform/leads-out';
import { placeFile } from '../../platform/place-file';

/** A template to be written: its picture and what stands beside it. */
export interface TemplateWrite {
  readonly name: string;
  readonly png: Uint8Array;
  readonly yaml: string;
}

/** What became of one: null when it was written. */
export type WriteFault = 'name_taken' | 'name_invalid' | { readonly code: string };

/** Writes a template where there is none of its name; never over a file. */
export async function writeTemplate(
  folder: string,
  { name, png, yaml }: TemplateWrite,
): Promise<WriteFault | null> {
  if (routineNameFault(name) !== null) return 'name_invalid';
  const [picture, settings] = [join(folder, `${name}.png`), join(folder, `${name}.yaml`)];
  try {
    await mkdir(dirname(picture), { recursive: true });
    if (await leadsOut(folder, dirname(picture))) return 'name_invalid';
    await placeFile(settings, Buffer.from(yaml));
    await placeFile(picture, png).catch(async (error: unknown) => {
      await unlink(settings);
      throw error;
    });
    return null;
  } catch (error) {
    const code = errorCode(error);
    return code === 'EEXIST' ? 'name_taken' : { code };
  }
}
