import { createHash } from 'node:crypto';
import { routineNameFault } from '../../../shared/routine-name';
import {
  DEFAULT_THRESHOLD,
  parseTemplateSize,
  templateArea,
  type TemplateImage,
  type TemplateProblem,
  type TemplateSettings,
  type TemplateSummary,
} from '../../../shared/template';
import type { Contrast } from './contrast';
import type { PictureFile, SettingsFile, TemplateFile } from './template-files';
import { looseThreshold, weakPicture } from './weak-template';

const EXTENSION = /\.[a-z]+$/i;
/** So many templates are made in a few milliseconds. */
const TURN = 200;
const [PICTURE, SETTINGS] = ['.png', '.yaml'] as const;

/** A template and what it was made of: while that is the same, it need not be made again. */
export interface Assembled {
  readonly template: TemplateSummary;
  readonly of: readonly (TemplateFile | undefined)[];
}

/**
 * Templates made of the files of a folder, by their names: a PNG, and what a YAML beside says of it. `before` is what the
 * last call answered. Thousands are made in turns, with others' work between.
 */
export async function assembleTemplates(
  files: ReadonlyMap<string, TemplateFile>,
  before: ReadonlyMap<string, Assembled> = new Map(),
): Promise<ReadonlyMap<string, Assembled>> {
  const written: SettingsFile[] = [];
  const pictures = new Map<string, PictureFile>();
  for (const [path, file] of files) {
    if (file.kind === 'settings') written.push(file);
    else pictures.set(path, file);
  }
  const settings = byName(written, SETTINGS);
  const parts = new Set([...settings.values()].flatMap(partsOf));
  const owned = [...pictures.values()].filter(({ file }) => !parts.has(file) || settings.has(nameOf(file)));
  const own = byName(owned, PICTURE);
  const made = new Map<string, Assembled>();
  for (const name of [...new Set([...own.keys(), ...settings.keys()])].sort()) {
    if (made.size % TURN === TURN - 1) await new Promise((resolve) => setImmediate(resolve));
    const sources = { name, picture: own.get(name), beside: settings.get(name), pictures };
    const of = filesOf(sources);
    const known = before.get(name);
    const isSame = known?.of.length === of.length && of.every((file, at) => file === known.of[at]);
    made.set(name, isSame ? known : { template: new Assembly(sources).made(), of });
  }
  return made;
}

function filesOf({ picture, beside: written, pictures }: Sources): Assembled['of'] {
  const parts = written ? partsOf(written).map((part) => pictures.get(part)) : [];
  return [picture, written, ...parts];
}

/** Name of the template a file belongs to: its path without extension. */
export function nameOf(path: string): string {
  return path.replace(EXTENSION, '');
}

/** Of files with one name that counts whose ending is right; without one the first, which says what is wrong. */
function byName<T extends TemplateFile>(files: readonly T[], ending: string): Map<string, T> {
  const named = new Map<string, T>();
  for (const one of files) {
    const name = nameOf(one.file);
    if (!named.has(name) || one.file === `${name}${ending}`) named.set(name, one);
  }
  return named;
}

/** Pictures that are no templates of their own because one names them; paths below the folder. */
export function partsOf({ file, settings }: SettingsFile): string[] {
  const { mask, variants = [] } = settings;
  return [mask, ...variants.flatMap((variant) => [variant.image, variant.mask])].flatMap((part) =>
    part === undefined ? [] : [beside(file, part)],
  );
}

/** Path of a file in the same folder. */
function beside(file: string, name: string): string {
  return [...file.split('/').slice(0, -1), name].join('/');
}

interface Sources {
  readonly name: string;
  readonly picture: PictureFile | undefined;
  readonly beside: SettingsFile | undefined;
  readonly pictures: ReadonlyMap<string, PictureFile>;
}

class Assembly {
  readonly #sources: Sources;
  readonly #settings: TemplateSettings;
  readonly #problems: TemplateProblem[];
  readonly #hashes: string[] = [];

  constructor(sources: Sources) {
    this.#sources = sources;
    this.#settings = sources.beside?.settings ?? {};
    this.#problems = [...(sources.beside?.problems ?? [])];
  }

  made(): TemplateSummary {
    const { name } = this.#sources;
    const settings = this.#settings;
    const { label = shortName(name), description = '', tags = [] } = settings;
    const compared = comparedAs(settings);
    this.#checkName();
    const images = [this.#main(), ...this.#variants()].flatMap((image) => image ?? []);
    const loose = looseThreshold(compared.threshold);
    if (loose) this.#say(loose, this.#sources.beside?.file);
    return {
      ...{ name, label, description, tags, ...compared, images },
      version: versionOf([this.#sources.beside?.hash ?? '', ...this.#hashes]),
      problems: this.#problems,
    };
  }

  #checkName(): void {
    const { name } = this.#sources;
    if (routineNameFault(name) !== null)
      this.#say({
        code: 'name_invalid',
        message: `"${name}" can't be a name on every system. Use letters, digits, - and _.`,
      });
  }

  #main(): TemplateImage | undefined {
    const { picture, name, beside: written } = this.#sources;
    if (!picture) {
      const message = `There is no picture "${name}.png" beside this file.`;
      this.#say({ code: 'image_missing', message }, written?.file);
      return undefined;
    }
    // Looks ask for that file alone; some systems tell capital letters apart.
    if (picture.file !== `${name}${PICTURE}` && !picture.problem) {
      const message = `The picture of a template is called ${shortName(name)}${PICTURE}; rename this file.`;
      this.#say({ code: 'extension_wrong', message });
      return undefined;
    }
    const { resolution, mask, area, fit = 'stretch' } = this.#settings;
    const size = parseTemplateSize(resolution);
    return this.#image(picture, {
      resolution: size,
      area: area ? templateArea(area, size, fit) : null,
      mask,
    });
  }

  #variants(): (TemplateImage | undefined)[] {
    const { variants = [], area, resolution, fit = 'stretch' } = this.#settings;
    const { beside: written, pictures } = this.#sources;
    if (!written) return [];
    const own = area ? templateArea(area, parseTemplateSize(resolution), fit) : null;
    return variants.map((variant) => {
      const picture = pictures.get(beside(written.file, variant.image));
      if (!picture) {
        this.#missing(variant.image);
        return undefined;
      }
      const size = parseTemplateSize(variant.resolution);
      return this.#image(picture, {
        resolution: size,
        area: variant.area ? templateArea(variant.area, size, fit) : own,
        mask: variant.mask,
      });
    });
  }

  #image(
    { file, hash, size, contrast, problem }: PictureFile,
    rest: Pick<TemplateImage, 'resolution' | 'area'> & { readonly mask: string | undefined },
  ): TemplateImage | undefined {
    this.#hashes.push(hash);
    if (problem) this.#problems.push(problem);
    if (!size || !contrast) return undefined;
    const mask = rest.mask === undefined ? null : this.#mask(rest.mask, size);
    if (mask === undefined) return undefined;
    // With a mask other pixels count than those that were measured.
    if (mask === null && this.#isUseless(file, contrast)) return undefined;
    return { file, hash, ...size, resolution: rest.resolution, area: rest.area, mask };
  }

  #isUseless(file: string, contrast: Contrast): boolean {
    const weak = weakPicture(contrast, this.#settings.color ?? false);
    if (weak) this.#say(weak, file);
    return weak?.level === 'error';
  }

  #mask(
    name: string,
    size: { readonly width: number; readonly height: number },
  ): TemplateImage['mask'] | undefined {
    const mask = this.#sources.pictures.get(beside(this.#sources.beside?.file ?? '', name));
    if (!mask) {
      this.#missing(name);
      return undefined;
    }
    this.#hashes.push(mask.hash);
    if (mask.problem) this.#problems.push(mask.problem);
    if (!mask.size) return undefined;
    if (mask.size.width === size.width && mask.size.height === size.height)
      return { file: mask.file, hash: mask.hash };
    const message = `The mask has ${shown(mask.size)} pixels and its picture ${shown(size)}; they have to be the same.`;
    this.#say({ code: 'mask_size', message }, mask.file);
    return undefined;
  }

  #missing(name: string): void {
    const message = `There is no picture "${name}" in the same folder.`;
    this.#say({ code: 'image_missing', message }, this.#sources.beside?.file);
  }

  #say(
    found: Pick<TemplateProblem, 'code' | 'message'> & { readonly level?: TemplateProblem['level'] },
    file = this.#sources.picture?.file ?? this.#sources.beside?.file ?? '',
  ): void {
    this.#problems.push({ level: 'error', line: 0, file, ...found });
  }
}

function shortName(name: string): string {
  return name.split('/').at(-1) ?? name;
}

type Compared = Pick<TemplateSummary, 'threshold' | 'color' | 'scales'>;

function comparedAs({
  threshold = DEFAULT_THRESHOLD,
  color = false,
  scales = [1],
}: TemplateSettings): Compared {
  return { threshold, color, scales };
}

function shown({ width, height }: { readonly width: number; readonly height: number }): string {
  return `${String(width)} × ${String(height)}`;
}

function versionOf(hashes: readonly string[]): string {
  return createHash('sha256').update(hashes.join(' ')).digest('hex');
}
