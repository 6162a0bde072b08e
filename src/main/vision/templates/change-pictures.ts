import { lstat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isMap, isSeq, type Document } from 'yaml';
import { ok, type Result } from '../../../shared/errors';
import { MAX_TEMPLATE_YAML_BYTES, type TemplateSummary } from '../../../shared/template';
import { replaceFile } from '../../platform/document-writer';
import { errorCode } from '../../platform/file-bytes';
import { FileNameError, filesWithin } from '../../platform/files-within';
import { placeFile } from '../../platform/place-file';
import type { Trash } from '../../platform/trash';
import { editedSettings } from './change-settings';
import { weakness } from './given-picture';
import type { TemplateDirectory } from './template-directory';
import { readOwn, readToChange } from './template-files';
import {
  changedSince,
  failed,
  hashIn,
  missing,
  partsOfOthers,
  unusable,
  type Changed,
  type NotFound,
  type Unusable,
  type WriteFailed,
} from './template-refusals';

export interface PictureParts {
  readonly directory: Pick<TemplateDirectory, 'folder' | 'list' | 'find' | 'touched'>;
  readonly trash: Pick<Trash, 'put' | 'putCopy' | 'restore' | 'remove'>;
}

/** A picture of a template that is there. */
export interface WantedPicture {
  readonly name: string;
  /** Of the template as it was shown. */
  readonly version: string;
  /** Path of the picture whose place it takes; null for one more. */
  readonly file: string | null;
  readonly png: Uint8Array;
  /** Of the screen it was cut from, as it is written; null where nobody knows. */
  readonly resolution: string | null;
}

type Answer = Promise<Result<null, NotFound | Unusable | WriteFailed | Changed>>;

/** Writes a picture and what the settings say of it. What was there, and its mask, go to the trash. */
export async function setPicture(wanted: WantedPicture, parts: PictureParts): Answer {
  const { name, file, png, resolution } = wanted;
  const template = parts.directory.find(name);
  if (!template) return missing(name);
  // A further picture is chosen by the screen it is for.
  if (file === null && resolution === null) return unusable(name, 'Say which screen the picture is for.');
  const refused = refusalOf(template, wanted, parts) ?? (await weakness(png, template.color));
  if (typeof refused === 'string') return unusable(name, refused);
  if (refused) return refused;
  const target = file ?? (await freeFile(parts.directory.folder, name, resolution));
  const image = basename(target);
  const edit = (document: Document): void => {
    if (target === `${name}.png`) sayOfOwn(document, resolution);
    else sayOfVariant(document, image, resolution);
  };
  return change(
    { template, edit, gone: goneWith(template, file, parts), written: { file: target, png } },
    parts,
  );
}

/** Takes a picture for other screens away. */
export async function removePicture(
  wanted: Pick<WantedPicture, 'name' | 'version'> & { readonly file: string },
  parts: PictureParts,
): Answer {
  const { name, file } = wanted;
  const template = parts.directory.find(name);
  if (!template) return missing(name);
  if (file === `${name}.png`) return unusable(name, 'Its own picture goes with the template alone.');
  const refused = refusalOf(template, wanted, parts);
  if (typeof refused === 'string') return unusable(name, refused);
  if (refused) return refused;
  const edit = (document: Document): void => forgetVariant(document, basename(file));
  return change({ template, edit, gone: goneWith(template, file, parts), written: null }, parts);
}

function refusalOf(
  template: TemplateSummary,
  { name, version, file }: Pick<WantedPicture, 'name' | 'version' | 'file'>,
  { directory }: PictureParts,
) {
  if (template.version !== version) return changedSince(name);
  if (file === null) return undefined;
  if (file !== `${name}.png` && !template.images.some((image) => image.file === file)) return missing(name);
  const other = directory.list().find((one) => one.name !== name && partsOfOthers([one], name).has(file));
  return other && `The template "${other.name}" uses the same picture.`;
}

/** The picture whose place is taken, and its mask, when nobody else needs it. */
function goneWith(
  { name, images }: TemplateSummary,
  file: string | null,
  { directory }: PictureParts,
): readonly string[] {
  if (file === null) return [];
  const others = partsOfOthers(directory.list(), name);
  const elsewhere = images.filter((image) => image.file !== file).map(({ mask }) => mask?.file);
  const mask = images.find((image) => image.file === file)?.mask?.file;
  const isOurs = mask !== undefined && !others.has(mask) && !elsewhere.includes(mask);
  return isOurs ? [file, mask] : [file];
}

interface PictureChange {
  readonly template: TemplateSummary;
  readonly edit: (document: Document) => void;
  /** Files that go to the trash; those that are there. */
  readonly gone: readonly string[];
  readonly written: { readonly file: string; readonly png: Uint8Array } | null;
}

/** All of it or nothing. */
async function change(
  { template: { name }, edit, gone, written }: PictureChange,
  { directory, trash }: PictureParts,
): Answer {
  const { folder } = directory;
  const file = `${name}.yaml`;
  const read = await readToChange(folder, file, MAX_TEMPLATE_YAML_BYTES);
  if (typeof read === 'string') return unusable(name, read);
  const made = await editedSettings(file, read ? Buffer.from(read.bytes).toString() : '', edit);
  if ('refusal' in made) return unusable(name, made.refusal);
  try {
    const settings = await filesWithin(folder).toKeep(file);
    if (hashIn(await readToChange(folder, file, MAX_TEMPLATE_YAML_BYTES)) !== hashIn(read))
      return changedSince(name);
    await replaceAll({ folder, gone, written, settings, before: read, text: made.text }, trash);
    return ok(null);
  } catch (error) {
    return failed(written?.file ?? file, error instanceof FileNameError ? error.message : errorCode(error));
  } finally {
    directory.touched([file, ...gone, ...(written ? [written.file] : [])]);
  }
}

interface Replacement extends Pick<PictureChange, 'gone' | 'written'> {
  readonly folder: string;
  /** Where the settings stand, what was there, and what comes there. */
  readonly settings: string;
  readonly before: { readonly bytes: Uint8Array } | undefined;
  readonly text: string;
}

type Undo = () => Promise<unknown>;

/**
 * In an order in which bots can look at any moment: what the settings name is always there, and whole. All of it or
 * nothing.
 */
async function replaceAll(replacement: Replacement, trash: PictureParts['trash']): Promise<void> {
  const { folder, gone, written } = replacement;
  const undo: Undo[] = [];
  try {
    const isOver = written !== null && (await readOwn(folder, written.file, 0)) !== undefined;
    if (!isOver) undo.push(...(await placePicture(folder, written)));
    undo.push(...(await writeSettings(replacement)));
    for (const file of gone.filter((one) => one !== written?.file))
      undo.push(...(await throwAway(folder, file, trash)));
    if (isOver) await replacePicture(await filesWithin(folder).toKeep(written.file), written.png, trash);
  } catch (error) {
    for (const back of undo.toReversed()) await back().catch(() => undefined);
    throw error;
  }
}

async function placePicture(folder: string, written: PictureChange['written']): Promise<Undo[]> {
  if (written === null) return [];
  const path = await filesWithin(folder).toKeep(written.file);
  await placeFile(path, written.png);
  return [() => unlink(path)];
}

async function writeSettings({ settings, before, text }: Replacement): Promise<Undo[]> {
  const bytes = Buffer.from(text);
  if (bytes.equals(before?.bytes ?? Buffer.alloc(0))) return [];
  await replaceFile(settings, bytes);
  return [() => (before ? replaceFile(settings, before.bytes) : unlink(settings))];
}

/** What the settings don't name any more; nothing where it is not there. */
async function throwAway(folder: string, file: string, trash: PictureParts['trash']): Promise<Undo[]> {
  if ((await readOwn(folder, file, 0)) === undefined) return [];
  const path = join(folder, file);
  const id = await trash.put(path);
  return [() => trash.restore(id, path)];
}

/** A copy of the picture goes to the trash, and the new one is renamed over it. */
async function replacePicture(path: string, png: Uint8Array, trash: PictureParts['trash']): Promise<void> {
  const id = await trash.putCopy(path);
  try {
    await replaceFile(path, png);
  } catch (error) {
    await trash.remove(id);
    throw error;
  }
}

/** `shop/claim-1080x2400.png`, or with a number behind it where that is taken. */
async function freeFile(folder: string, name: string, resolution: string | null): Promise<string> {
  const stem = `${name}-${(resolution ?? 'other').replaceAll(' ', '')}`;
  for (let number = 1; ; number += 1) {
    const file = number === 1 ? `${stem}.png` : `${stem}-${String(number)}.png`;
    const isFree = await lstat(join(folder, dirname(file), basename(file))).then(
      () => false,
      () => true,
    );
    if (isFree) return file;
  }
}

function sayOfOwn(document: Document, resolution: string | null): void {
  if (resolution === null) document.delete('resolution');
  else document.set('resolution', resolution);
  document.delete('mask');
}

function sayOfVariant(document: Document, image: string, resolution: string | null): void {
  const variants = document.get('variants');
  const known = isSeq(variants)
    ? variants.items.find((item) => isMap(item) && item.get('image') === image)
    : null;
  if (isMap(known)) {
    if (resolution !== null) known.set('resolution', resolution);
    known.delete('mask');
  } else if (isSeq(variants)) variants.add(document.createNode({ image, resolution }));
  else document.set('variants', document.createNode([{ image, resolution }]));
}

function forgetVariant(document: Document, image: string): void {
  const variants = document.get('variants');
  if (!isSeq(variants)) return;
  variants.items = variants.items.filter((item) => !(isMap(item) && item.get('image') === image));
  if (variants.items.length === 0) document.delete('variants');
}
