import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { compileRoutine, type CompiledFile } from '../main/routines/compile/compile-routine';
import { linkRoutines, type LinkedFile } from '../main/routines/compile/link-routines';
import { findRoutineFiles, loadRoutineFile } from '../main/routines/directory/routine-files';
import { dataFolderAt } from '../main/platform/paths';
import { readFileBytes } from '../main/platform/file-bytes';
import type { TemplateFaults } from '../main/routines/compile/check-templates';
import { readTemplates, templateFaults } from '../main/vision/templates/template-directory';
import type { CommandContext } from './command-context';
import { dataFolderOf } from './host-options';

/** A routine of the data folder, read without a host. */
export interface RoutineFile {
  /** Path below `routines/`. */
  readonly path: string;
  readonly linked: LinkedFile;
}

/** `routines/` of the data folder a command works with. */
export function routinesFolder({ globals }: Pick<CommandContext, 'globals'>): string {
  return dataFolderAt(dataFolderOf(globals.data)).routines;
}

/** All routines of a folder, checked with each other and with the templates in the folder beside, by name. */
export async function readRoutines(folder: string): Promise<readonly RoutineFile[]> {
  const files = await compiledFiles(folder);
  const templates = await templatesBeside(folder);
  const linked = linkRoutines(
    new Map(files.map(({ summary }, index) => [summary.name, files[index]] as const).flatMap(known)),
    { templates: () => templates },
  );
  return files.flatMap(({ file, summary }) => {
    const found = linked.get(summary.name);
    return found ? [{ path: file, linked: found }] : [];
  });
}

/** Undefined where there is no such folder: then nobody knows which there are. */
async function templatesBeside(folder: string): Promise<TemplateFaults | undefined> {
  const beside = join(folder, '..', 'templates');
  return existsSync(beside) ? templateFaults(await readTemplates(beside)) : undefined;
}

async function compiledFiles(folder: string): Promise<readonly CompiledFile[]> {
  const paths = await findRoutineFiles(folder);
  const files = await Promise.all(paths.map((path) => loadRoutineFile(folder, path)));
  return files.filter((file) => file !== undefined);
}

function known([name, file]: readonly [string, CompiledFile | undefined]): readonly (readonly [
  string,
  CompiledFile,
])[] {
  return file === undefined ? [] : [[name, file]];
}

/** The text of one file, or why it can't be read. */
export async function readText(
  file: string,
): Promise<{ readonly text: string } | { readonly reason: string }> {
  const read = await readFileBytes(file);
  if (!read.ok) return { reason: read.error.code === 'missing' ? 'ENOENT' : read.error.code };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(read.value.bytes) };
  } catch {
    return { reason: 'not UTF-8' };
  }
}

/** One file by itself, wherever it lies; routines it calls are not known. */
export function compileText(file: string, text: string): CompiledFile {
  return compileRoutine({ name: basename(file).replace(/\.ya?ml$/i, ''), file, text });
}
