import {
  MAX_TEMPLATE_PNG_BYTES,
  templateFault,
  type TemplateImage,
  type TemplateSummary,
} from '../../../shared/template';
import type { Clock } from '../../../shared/ports';
import type { ScreenSize } from '../../../shared/screen-place';
import { nearestName } from '../../../shared/routine-nearest-name';
import { TemplateError } from '../matcher/prepared-template';
import { ScaledTemplate } from '../matcher/scaled-template';
import { RecognitionError } from '../recognition-error';
import { chooseImage } from './choose-image';
import { decodePng, PictureError, withMask } from './png-picture';
import { findTemplateFiles, readOwn } from './template-files';
import { TemplateLookUp } from './template-look-up';
import type { ShelvedTemplate, TemplateShelf } from './template-shelf';

const DEFAULT_MEMORY_BYTES = 64 * 2 ** 20;

export interface FileTemplateShelfOptions {
  /** `templates/` of the data folder, absolute. */
  readonly folder: string;
  readonly clock: Pick<Clock, 'monotonic'>;
  /** What decoded templates may take, bytes; the one in use is kept whatever it takes. */
  readonly memoryLimitBytes?: number;
}

/** A shelf of the templates of a folder; their files are looked at when they are asked for. */
export interface FileTemplateShelf extends TemplateShelf {
  /** About what the decoded ones take, bytes. */
  readonly memoryBytes: number;
}

/** A shelf for one thread. Changed files count within a moment. */
export function createFileTemplateShelf(options: FileTemplateShelfOptions): FileTemplateShelf {
  return new Shelf(options);
}

interface Kept {
  readonly image: Promise<ScaledTemplate>;
  readonly bytes: number;
}

class Shelf implements FileTemplateShelf {
  readonly #folder: string;
  readonly #limitBytes: number;
  readonly #lookUp: TemplateLookUp;
  /** By what they are made of, the one used longest ago first. */
  readonly #kept = new Map<string, Kept>();
  #bytes = 0;

  constructor({ folder, clock, memoryLimitBytes = DEFAULT_MEMORY_BYTES }: FileTemplateShelfOptions) {
    this.#folder = folder;
    this.#lookUp = new TemplateLookUp(folder, clock);
    this.#limitBytes = memoryLimitBytes;
  }

  get memoryBytes(): number {
    return this.#bytes;
  }

  async take(name: string, screen: ScreenSize, signal: AbortSignal): Promise<ShelvedTemplate> {
    signal.throwIfAborted();
    const template = await this.#lookUp.find(name);
    if (!template) throw new RecognitionError(await this.#missing(name));
    const fault = templateFault(template);
    const image = chooseImage(template.images, screen);
    if (fault || !image)
      throw new RecognitionError(
        `the template “${name}” can't be used: ${fault?.message ?? 'it has no picture'}`,
      );
    const { threshold, version } = template;
    const decoded = await this.#decoded(template, image);
    signal.throwIfAborted();
    return { name, image: decoded, threshold, area: image.area, version };
  }

  async #missing(name: string): Promise<string> {
    const files = await findTemplateFiles(this.#folder);
    const near = nearestName(
      name,
      files.map((file) => file.replace(/\.[a-z]+$/i, '')),
    );
    const hint = near === undefined ? '' : `; did you mean “${near}”?`;
    return `there is no template “${name}”${hint}`;
  }

  async #decoded(template: TemplateSummary, image: TemplateImage): Promise<ScaledTemplate> {
    const key = keyOf(template, image);
    const kept = this.#kept.get(key) ?? {
      image: this.#read(template, image),
      bytes: costOf(template, image),
    };
    if (!this.#kept.delete(key)) this.#bytes += kept.bytes;
    this.#kept.set(key, kept);
    for (const oldest of [...this.#kept.keys()])
      if (this.#bytes > this.#limitBytes && oldest !== key) this.#forget(oldest);
    try {
      return await kept.image;
    } catch (error) {
      // Asked for again it is read again: whoever was writing it may be done by then.
      if (this.#kept.get(key) === kept) this.#forget(key);
      throw error;
    }
  }

  #forget(key: string): void {
    this.#bytes -= this.#kept.get(key)?.bytes ?? 0;
    this.#kept.delete(key);
  }

  async #read({ name, color, scales }: TemplateSummary, image: TemplateImage): Promise<ScaledTemplate> {
    try {
      const picture = await this.#picture(image.file);
      const pixels = image.mask ? withMask(picture, await this.#picture(image.mask.file)) : picture;
      return new ScaledTemplate(pixels, { colour: color, reference: image.resolution ?? undefined, scales });
    } catch (error) {
      const why = error instanceof PictureError || error instanceof TemplateError ? error.message : undefined;
      if (why === undefined) throw error;
      throw new RecognitionError(`the template “${name}” can't be used: ${why}`);
    }
  }

  async #picture(file: string): ReturnType<typeof decodePng> {
    const bytes = await readOwn(this.#folder, file, MAX_TEMPLATE_PNG_BYTES);
    if (bytes === undefined) throw new RecognitionError(`the file ${file} of a template is gone`);
    if (typeof bytes === 'string') throw new RecognitionError(`${file}: ${bytes}`);
    return decodePng(bytes.bytes);
  }
}

/** What a decoded template is made of. */
function keyOf({ color, scales }: TemplateSummary, { hash, mask, resolution }: TemplateImage): string {
  return JSON.stringify([hash, mask?.hash ?? null, color, scales, resolution]);
}

/** The picture, and per scale its values and those of its sketch, two bytes each, with a mask. */
function costOf({ color, scales }: TemplateSummary, { width, height }: TemplateImage): number {
  const area = width * height;
  const perPixel = (color ? 3 : 1) * 4 + 2;
  const prepared = scales.reduce((sum, scale) => sum + scale * scale * perPixel, perPixel);
  return Math.ceil(area * (4 + prepared));
}
