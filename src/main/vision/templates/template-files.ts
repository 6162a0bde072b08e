import { lstat, readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import {
  MAX_TEMPLATE_PNG_BYTES,
  MAX_TEMPLATE_YAML_BYTES,
  type TemplateProblem,
} from '../../../shared/template';
import { readFileBytes, type FileBytes } from '../../platform/file-bytes';
import { leadsOut } from '../../platform/leads-out';
import { contrastOf, type Contrast } from './contrast';
import { decodePng, PictureError } from './png-picture';
import { readSettings, type ReadSettings } from './template-settings';

/** More files are no collection of templates any more. */
const MAX_TEMPLATE_FILES = 20_000;
/** A name has no more parts, see `routine-name.ts`. */
const MAX_DEPTH = 8;
const OURS = /\.(?:png|ya?ml|jpe?g|webp|bmp|gif)$/i;
/** Folders beside the templates that hold other things. */
const HIDDEN = /(?:^|\/)(?:\.|node_modules\/)/;

/** A PNG below the folder; without a size it can't be used. */
export interface PictureFile {
  readonly kind: 'picture';
  readonly file: string;
  readonly hash: string;
  readonly size: { readonly width: number; readonly height: number } | null;
  readonly contrast: Contrast | null;
  readonly problem: TemplateProblem | null;
}

/** A YAML file below the folder. */
export interface SettingsFile extends ReadSettings {
  readonly kind: 'settings';
  readonly file: string;
  readonly hash: string;
}

export type TemplateFile = PictureFile | SettingsFile;

/** Path below the folder, `/` between its parts. */
export function templatePath(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/');
}

/** Whether a file is meant to be a template, or part of one. */
export function isTemplateFile(path: string): boolean {
  return OURS.test(path) && !HIDDEN.test(path);
}

/**
 * Paths of all files of templates below `folder`, sorted; none when it is not there. Links are not followed. A folder
 * that can't be looked into, or that goes away meanwhile, hides what is in it and nothing else.
 */
export async function findTemplateFiles(folder: string): Promise<string[]> {
  const files: string[] = [];
  const waiting: string[][] = [[]];
  for (let parts = waiting.pop(); parts && files.length < MAX_TEMPLATE_FILES; parts = waiting.pop()) {
    const entries = await readdir(join(folder, ...parts), { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const path = [...parts, entry.name].join('/');
      if (entry.isFile() && isTemplateFile(path)) files.push(path);
      else if (entry.isDirectory() && parts.length + 1 < MAX_DEPTH && !HIDDEN.test(`${path}/`))
        waiting.push([...parts, entry.name]);
    }
  }
  return files.sort().slice(0, MAX_TEMPLATE_FILES);
}

/** What a file looks like without reading it; the same as long as nothing was written. Undefined when it is gone. */
export async function appearanceOf(folder: string, file: string): Promise<string | undefined> {
  try {
    const { size, mtimeMs, ino } = await lstat(join(folder, file));
    return `${String(size)} ${String(mtimeMs)} ${String(ino)}`;
  } catch {
    return undefined;
  }
}

/** Reads one file of a template and looks whether it can be used; undefined when it is gone or a link. */
export async function loadTemplateFile(folder: string, file: string): Promise<TemplateFile | undefined> {
  const isSettings = /\.ya?ml$/i.test(file);
  const bytes = await readOwn(folder, file, isSettings ? MAX_TEMPLATE_YAML_BYTES : MAX_TEMPLATE_PNG_BYTES);
  if (bytes === undefined) return undefined;
  if (typeof bytes === 'string') return refused(file, bytes, isSettings);
  const { hash } = bytes;
  if (isSettings) return { kind: 'settings', file, hash, ...(await readSettings(file, bytes.bytes)) };
  return loadPicture(file, bytes);
}

async function loadPicture(file: string, { bytes, hash }: FileBytes): Promise<PictureFile> {
  try {
    const { width, height, pixels } = await decodePng(bytes);
    const contrast = contrastOf({ width, height, pixels });
    return { kind: 'picture', file, hash, size: { width, height }, contrast, problem: null };
  } catch (error) {
    if (!(error instanceof PictureError)) throw error;
    const problem = { level: 'error', code: error.code, file, line: 0, message: error.message } as const;
    return { kind: 'picture', file, hash, size: null, contrast: null, problem };
  }
}

/** The bytes of a file that is really below the folder, or why there are none; undefined when it is not. */
export async function readOwn(
  folder: string,
  file: string,
  limit: number,
): Promise<FileBytes | string | undefined> {
  const full = join(folder, file);
  try {
    if (!(await lstat(full)).isFile() || (await leadsOut(folder, full))) return undefined;
  } catch {
    return undefined;
  }
  const read = await readFileBytes(full, limit);
  if (read.ok) return read.value;
  if (read.error.code === 'missing') return undefined;
  return read.error.code === 'too_large'
    ? `The file has ${String(read.error.bytes)} bytes; at most ${String(limit)} are read.`
    : `The file could not be read: ${read.error.message}.`;
}

/** As `readOwn`, of a file that is to be written over: a link, and what else is no file of ours, is told of. */
export async function readToChange(
  folder: string,
  file: string,
  limit: number,
): Promise<FileBytes | string | undefined> {
  const read = await readOwn(folder, file, limit);
  if (read !== undefined || (await appearanceOf(folder, file)) === undefined) return read;
  return `${file} is a link or a folder, and is left alone. Put the file itself there.`;
}

function refused(file: string, message: string, isSettings: boolean): TemplateFile {
  const problem = { level: 'error', code: 'unreadable', file, line: 0, message } as const;
  return isSettings
    ? { kind: 'settings', file, hash: '', settings: {}, problems: [problem] }
    : { kind: 'picture', file, hash: '', size: null, contrast: null, problem };
}
