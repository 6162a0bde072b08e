import { stringify } from 'yaml';
import type { NewTemplateSettings, TemplateChange } from '../../../shared/contract/templates';
import { err, ok, type ErrorOf, type Result } from '../../../shared/errors';
import type { TrashId } from '../../../shared/ids';
import { routineNameFault } from '../../../shared/routine-name';
import {
  MAX_TEMPLATE_PNG_BYTES,
  MAX_TEMPLATE_YAML_BYTES,
  templateFault,
  type TemplateSummary,
} from '../../../shared/template';
import { replaceFile } from '../../platform/document-writer';
import { errorCode, hashOf } from '../../platform/file-bytes';
import { FileNameError, filesWithin } from '../../platform/files-within';
import { createKeyedQueue } from '../../platform/keyed-queue';
import type { Trash } from '../../platform/trash';
import { changedSettings } from './change-settings';
import { madeSmaller, weakness, type EncodedPicture } from './given-picture';
import { PictureError } from './png-picture';
import type { TemplateDirectory } from './template-directory';
import { readOwn, readToChange } from './template-files';
import { removePicture, setPicture, type WantedPicture } from './change-pictures';
import { renameTemplate } from './rename-template';
import {
  changedSince,
  failed,
  hashIn,
  missing,
  partsOf,
  partsOfOthers,
  refusedWrite,
  taken,
  unusable,
  type BadName,
  type Changed,
  type NotFound,
  type Unusable,
  type WriteFailed,
} from './template-refusals';
import { restoreAll, trashAll } from './template-trash';
import { writeTemplate, type TemplateWrite } from './write-templates';

export interface TemplateFolderParts {
  readonly directory: Pick<TemplateDirectory, 'folder' | 'list' | 'find' | 'touched'>;
  readonly trash: Pick<Trash, 'put' | 'putCopy' | 'placeOf' | 'restore' | 'remove'>;
}

/** A template to be written. */
export interface NewTemplate {
  readonly name: string;
  readonly png: Uint8Array;
  readonly settings: NewTemplateSettings;
}

/** Files of a template that were written, with the hashes of what is in them. */
export interface AddedTemplate {
  readonly name: string;
  readonly hashes: Readonly<Record<string, string>>;
}

type Refused = Unusable | WriteFailed | BadName;

/** The files of templates, for who writes them. Nothing a person has is written over; what goes, goes to the trash. */
export interface TemplateFolder {
  /** A picture of a template, made smaller where its longest side exceeds `side` pixels. */
  picture(name: string, image: number, side: number): Promise<Result<EncodedPicture, NotFound | Unusable>>;
  /** Picture and settings of a template nobody has yet, or neither. */
  create(template: NewTemplate): Promise<Result<null, Refused>>;
  /** `version` is that of the template as it was shown. */
  change(
    name: string,
    version: string,
    change: TemplateChange,
  ): Promise<Result<null, NotFound | Unusable | WriteFailed | Changed>>;
  /** Writes one of its pictures, or one more; what was there goes to the trash. */
  setPicture(wanted: WantedPicture): Promise<Result<null, NotFound | Unusable | WriteFailed | Changed>>;
  /** Takes a picture for other screens away, into the trash. */
  removePicture(
    name: string,
    version: string,
    file: string,
  ): Promise<Result<null, NotFound | Unusable | WriteFailed | Changed>>;
  /** Another name or folder for its files; who names it still names the old one. */
  rename(name: string, to: string): Promise<Result<null, NotFound | Refused>>;
  /** As `create`, with what stands beside the picture as it is written; what an importer made of a file. */
  add(template: TemplateWrite): Promise<Result<AddedTemplate, Refused>>;
  /** Whether a template has the name; capital letters make no difference. */
  isTaken(name: string): boolean;
  /** Moves what was added to the trash unless it was changed since. Answers null, or why it stays. */
  takeBack(added: AddedTemplate): Promise<'changed_since' | 'write_failed' | null>;
  /** Answers where its files lie in the trash. */
  remove(name: string): Promise<Result<TrashId[], NotFound | WriteFailed>>;
  /** All files or none. */
  restore(
    trashIds: readonly TrashId[],
  ): Promise<Result<null, WriteFailed | ErrorOf<'trash_entry_not_found' | 'template_name_taken'>>>;
}

/** The files below the directory's folder. One change is made after the other. */
export function createTemplateFolder(parts: TemplateFolderParts): TemplateFolder {
  const queue = createKeyedQueue();
  const folder = new Folder(parts);
  return {
    picture: (name, image, side) => folder.picture(name, image, side),
    create: (template) => queue.run('', () => folder.create(template)),
    add: (template) => queue.run('', () => folder.add(template)),
    isTaken: (name) => folder.isTaken(name),
    takeBack: (added) => queue.run('', () => folder.takeBack(added)),
    change: (name, version, change) => queue.run('', () => folder.change(name, version, change)),
    setPicture: (wanted) => queue.run('', () => setPicture(wanted, parts)),
    removePicture: (name, version, file) =>
      queue.run('', () => removePicture({ name, version, file }, parts)),
    rename: (name, to) => queue.run('', () => renameTemplate({ name, to }, parts)),
    remove: (name) => queue.run('', () => folder.remove(name)),
    restore: (trashIds) => queue.run('', () => restoreAll(trashIds, parts)),
  };
}

class Folder implements Omit<TemplateFolder, 'setPicture' | 'removePicture' | 'rename' | 'restore'> {
  readonly #directory: TemplateFolderParts['directory'];
  readonly #parts: TemplateFolderParts;

  constructor(parts: TemplateFolderParts) {
    this.#directory = parts.directory;
    this.#parts = parts;
  }

  async picture(name: string, image: number, side: number): ReturnType<TemplateFolder['picture']> {
    const template = this.#directory.find(name);
    if (!template) return missing(name);
    const file = template.images[image]?.file;
    if (file === undefined) return unusable(name, templateFault(template)?.message ?? 'It has no picture.');
    const read = await readOwn(this.#directory.folder, file, MAX_TEMPLATE_PNG_BYTES);
    if (read === undefined) return missing(name);
    if (typeof read === 'string') return unusable(name, read);
    try {
      return ok(await madeSmaller(read.bytes, side, await this.#maskOf(template.images[image])));
    } catch (error) {
      if (error instanceof PictureError) return unusable(name, error.message);
      throw error;
    }
  }

  /** Bytes of the mask that belongs to a picture; what can't be read hides nothing. */
  async #maskOf(image: TemplateSummary['images'][number] | undefined): Promise<Uint8Array | null> {
    if (!image?.mask) return null;
    const read = await readOwn(this.#directory.folder, image.mask.file, MAX_TEMPLATE_PNG_BYTES);
    return typeof read === 'object' ? read.bytes : null;
  }

  async create({ name, png, settings }: NewTemplate): ReturnType<TemplateFolder['create']> {
    const weak = await weakness(png, settings.color ?? false);
    if (weak !== undefined) return unusable('', weak);
    const yaml = Object.keys(settings).length === 0 ? '' : stringify(settings);
    const added = await this.add({ name, png, yaml });
    return added.ok ? ok(null) : added;
  }

  isTaken(name: string): boolean {
    // Some systems take both for one file, as they do letters written with and without a mark of their own.
    const keyOf = (of: string): string => of.normalize('NFC').toLowerCase();
    return this.#directory.list().some((one) => keyOf(one.name) === keyOf(name));
  }

  async add({ name, png, yaml }: TemplateWrite): ReturnType<TemplateFolder['add']> {
    const reason = routineNameFault(name);
    if (reason !== null) return err({ code: 'template_name_invalid', name, reason });
    if (this.isTaken(name)) return taken(name);
    const refused = await this.#makeRoom(name);
    if (refused) return refused;
    const fault = await writeTemplate(this.#directory.folder, { name, png, yaml });
    const hashes = { [`${name}.yaml`]: hashOf(Buffer.from(yaml)), [`${name}.png`]: hashOf(png) };
    this.#directory.touched(Object.keys(hashes));
    return fault === null ? ok({ name, hashes }) : refusedWrite(name, fault);
  }

  async takeBack({ hashes }: AddedTemplate): ReturnType<TemplateFolder['takeBack']> {
    const files = Object.keys(hashes);
    for (const file of files) {
      const read = await readOwn(this.#directory.folder, file, MAX_TEMPLATE_PNG_BYTES);
      if (typeof read !== 'object' || read.hash !== hashes[file]) return 'changed_since';
    }
    return (await trashAll(files, this.#parts)).ok ? null : 'write_failed';
  }

  /** Makes the folders of a new template one by one, none of them behind a link. */
  async #makeRoom(name: string) {
    try {
      await filesWithin(this.#directory.folder).toKeep(`${name}.png`);
      return undefined;
    } catch (error) {
      return error instanceof FileNameError
        ? refusedWrite(name, 'name_invalid')
        : failed(`${name}.png`, errorCode(error));
    }
  }

  async change(name: string, version: string, change: TemplateChange): ReturnType<TemplateFolder['change']> {
    const template = this.#directory.find(name);
    if (!template) return missing(name);
    if (template.version !== version) return changedSince(name);
    const file = `${name}.yaml`;
    const read = await readToChange(this.#directory.folder, file, MAX_TEMPLATE_YAML_BYTES);
    if (typeof read === 'string') return unusable(name, read);
    const made = await changedSettings(file, read ? Buffer.from(read.bytes).toString() : '', change);
    if ('refusal' in made) return unusable(name, made.refusal);
    try {
      const path = await filesWithin(this.#directory.folder).toKeep(file);
      const now = await readToChange(this.#directory.folder, file, MAX_TEMPLATE_YAML_BYTES);
      if (hashIn(now) !== hashIn(read)) return changedSince(name);
      await replaceFile(path, Buffer.from(made.text));
    } catch (error) {
      return failed(file, error instanceof FileNameError ? error.message : errorCode(error));
    } finally {
      this.#directory.touched([file]);
    }
    return ok(null);
  }

  async remove(name: string): ReturnType<TemplateFolder['remove']> {
    const template = this.#directory.find(name);
    if (!template) return missing(name);
    const trashed = await trashAll(await this.#filesOf(template), this.#parts);
    return trashed.ok && trashed.value.length === 0 ? missing(name) : trashed;
  }

  /** Its picture, what stands beside it, and the pictures and masks nobody else needs; those that are there. */
  async #filesOf({ name, images, problems }: TemplateSummary): Promise<string[]> {
    const others = partsOfOthers(this.#directory.list(), name);
    // One that is no PNG, or whose settings end in .yml, is known by what is wrong with it.
    const odd = problems.map(({ file }) => file).filter((file) => file.replace(/\.[a-z]+$/i, '') === name);
    const own = [`${name}.png`, `${name}.yaml`, ...odd];
    const parts = partsOf({ images }).filter((file) => !others.has(file));
    const files = [...new Set([...own, ...parts])];
    const there = await Promise.all(
      files.map(async (file) => (await readOwn(this.#directory.folder, file, 0)) !== undefined),
    );
    return files.filter((_file, at) => there[at] === true);
  }
}
