import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { dataFolderAt } from '../main/platform/paths';
import { readFileBytes, type FileProblem } from '../main/platform/file-bytes';
import { createSystemClock } from '../main/platform/system-clock';
import { TemplateError } from '../main/vision/matcher/prepared-template';
import { ScaledTemplate } from '../main/vision/matcher/scaled-template';
import { RecognitionError } from '../main/vision/recognition-error';
import { createFileTemplateShelf } from '../main/vision/templates/file-template-shelf';
import { decodePng, PictureError } from '../main/vision/templates/png-picture';
import type { ShelvedTemplate } from '../main/vision/templates/template-shelf';
import { routineNameFault } from '../shared/routine-name';
import type { ScreenSize } from '../shared/screen-place';
import { DEFAULT_THRESHOLD, MAX_TEMPLATE_PNG_BYTES } from '../shared/template';
import type { CommandContext } from './command-context';
import { dataFolderOf } from './host-options';

/** Why a template that was named is not there, or can't be used. */
export interface TemplateFault {
  readonly missing: boolean;
  readonly message: string;
}

/**
 * A template as it was named: a PNG file, with what stands beside it, or the name of one of the data folder, in the
 * picture that fits the screen.
 */
export async function takeTemplate(
  { globals, interrupted }: CommandContext,
  given: string,
  screen: ScreenSize,
): Promise<ShelvedTemplate | TemplateFault> {
  try {
    if (isFile(given)) return await templateOfFile(resolve(given), screen, interrupted);
    if (/\.[a-z]{3,4}$/i.test(given)) return { missing: true, message: `There is no file ${given}.` };
    const { templates } = dataFolderAt(dataFolderOf(globals.data));
    const isThere = ['png', 'yaml'].some((ending) => existsSync(join(templates, `${given}.${ending}`)));
    if (isThere) return await shelfOf(templates).take(given, screen, interrupted);
    // Says which one may have been meant.
    const fault = await shelfOf(templates).take(given, screen, interrupted).catch(faultOf);
    return 'message' in fault ? { ...fault, missing: true } : fault;
  } catch (error) {
    return faultOf(error);
  }
}

/** False too for what the system takes for no name at all, such as one of a thousand letters. */
function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** A file that can't be a template's by its name has nothing beside it. */
async function templateOfFile(
  file: string,
  screen: ScreenSize,
  signal: AbortSignal,
): Promise<ShelvedTemplate> {
  const name = basename(file).replace(/\.png$/, '');
  if (file.endsWith('.png') && routineNameFault(name) === null)
    return shelfOf(dirname(file)).take(name, screen, signal);
  const read = await readFileBytes(file, MAX_TEMPLATE_PNG_BYTES);
  if (!read.ok) throw new RecognitionError(`${file} could not be read: ${whyUnread(read.error)}.`);
  const image = new ScaledTemplate(await decodePng(read.value.bytes), { colour: false });
  return { name, image, threshold: DEFAULT_THRESHOLD, area: null, version: read.value.hash };
}

function whyUnread(problem: FileProblem): string {
  switch (problem.code) {
    case 'missing':
      return 'it is gone';
    case 'too_large':
      return `it has ${String(problem.bytes)} bytes, and a template has ${String(problem.limit)} at most`;
    case 'io_error':
      return `the system said ${problem.message}`;
  }
}

function shelfOf(folder: string): ReturnType<typeof createFileTemplateShelf> {
  return createFileTemplateShelf({ folder, clock: createSystemClock() });
}

function faultOf(error: unknown): TemplateFault {
  const isKnown =
    error instanceof RecognitionError || error instanceof PictureError || error instanceof TemplateError;
  if (!isKnown) throw error;
  return { missing: false, message: error.message };
}
