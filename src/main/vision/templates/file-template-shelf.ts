import {
  MAX_TEMPLATE_PIXELS,
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
import { nameOf } from './assemble-templates';
import { chooseImage } from './choose-image';
import { decodePng, PictureError, withMask } from './png-picture';
import { findTemplateFiles, readOwn } from './template-files';
import { TemplateLookUp } from './template-look-up';
import type { ShelvedTemplate, TemplateShelf } from './template-shelf';

const DEFAULT_MEMORY_BYTES = 64 * 2 ** 20;
/** Of a look at a template whose files change under it. */
const ATTEMPTS = 3;

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

/** What a file was looked at for is gone; the next look may see what took its place. */
class ChangedMeanwhile extends RecognitionError {}

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
    for (let attempt = 1; ; attempt += 1) {
      signal.throwIfAborted();
      try {
        return await this.#take(name, screen);
      } catch (error) {
        if (!(error instanceof ChangedMeanwhile) || attempt === ATTEMPTS) throw error;
        this.#lookUp.forget(name);
      } finally {
        signal.throwIfAborted();
      }
    }
  }

  async #take(name: string, screen: ScreenSize): Promise<ShelvedTemplate> {
    const template = await this.#lookUp.find(name);
    if (!template) throw new RecognitionError(await this.#missing(name));
    const fault = templateFault(template);
    const image = chooseImage(template.images, screen);
    if (fault || !image)
      throw new RecognitionError(
        `the template “${name}” can't be used: ${fault?.message.replace(/\.$/, '') ?? 'it has no picture'}`,
      );
    const factors = factorsOn(screen, template, image);
    assertSizes(name, image, factors);
    const decoded = await this.#decoded(template, image, factors);
    return {
      name,
      image: decoded,
      threshold: template.threshold,
      area: image.area,
      version: template.version,
    };
  }

  async #missing(name: string): Promise<string> {
    const files = await findTemplateFiles(this.#folder);
    const near = nearestName(
      name,
      files.map((file) => file.replace(/\.[a-z]+$/i, '')),
    );
    const odd = files.find((file) => nameOf(file) === name && !/\.(?:ya?ml|png)$/.test(file));
    if (odd !== undefined)
      return `the template “${name}” can't be used: its picture is called ${odd}; save it as ${name}.png`;
    const hint = near === undefined || near === name ? '' : `; did you mean “${near}”?`;
    return `there is no template “${name}”${hint}`;
  }

  async #decoded(
    template: TemplateSummary,
    image: TemplateImage,
    factors: readonly number[],
  ): Promise<ScaledTemplate> {
    const key = keyOf(template, image);
    const kept = this.#kept.get(key) ?? {
      image: this.#read(template, image),
      bytes: costOf(template, image, factors),
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
      const picture = await this.#picture(image);
      const pixels = image.mask ? withMask(picture, await this.#picture(image.mask)) : picture;
      return new ScaledTemplate(pixels, { colour: color, reference: image.resolution ?? undefined, scales });
    } catch (error) {
      const why = error instanceof PictureError || error instanceof TemplateError ? error.message : undefined;
      if (why === undefined) throw error;
      throw new RecognitionError(`the template “${name}” can't be used: ${why}`);
    }
  }

  /** The very bytes that were looked at: under their hash another picture must not be kept. */
  async #picture({ file, hash }: Pick<TemplateImage, 'file' | 'hash'>): ReturnType<typeof decodePng> {
    const read = await readOwn(this.#folder, file, MAX_TEMPLATE_PNG_BYTES);
    if (typeof read !== 'object' || read.hash !== hash)
      throw new ChangedMeanwhile(`the file ${file} of a template is being changed; look again in a moment`);
    return decodePng(read.bytes);
  }
}

/** What a decoded template is made of. */
function keyOf({ color, scales }: TemplateSummary, { hash, mask, resolution }: TemplateImage): string {
  return JSON.stringify([hash, mask?.hash ?? null, color, scales, resolution]);
}

/** To which sizes the picture is brought on a screen. */
function factorsOn(
  screen: ScreenSize,
  { scales }: TemplateSummary,
  { resolution }: TemplateImage,
): readonly number[] {
  const fit = resolution ? Math.min(screen.width / resolution.width, screen.height / resolution.height) : 1;
  return scales.map((scale) => scale * fit);
}

/** Said before a picture of that size is made: what was written may ask for gigabytes. */
function assertSizes(
  name: string,
  { width, height, resolution }: TemplateImage,
  factors: readonly number[],
): void {
  const largest = Math.max(...factors);
  if (Math.round(width * largest) * Math.round(height * largest) <= MAX_TEMPLATE_PIXELS) return;
  const cutFrom = resolution
    ? `its resolution, ${String(resolution.width)}x${String(resolution.height)}, and its scales`
    : 'its scales';
  throw new RecognitionError(
    `the template “${name}” can't be looked for: on this screen it would be ${String(Math.round(largest * 100))}% of its size, which is too many pixels. Check ${cutFrom}`,
  );
}

/** The picture, and per size its values and those of its sketch, two bytes each, with a mask. */
function costOf(
  { color }: TemplateSummary,
  { width, height }: TemplateImage,
  factors: readonly number[],
): number {
  const perPixel = (color ? 3 : 1) * 4 + 2;
  const prepared = factors.reduce((sum, factor) => sum + factor * factor * perPixel, perPixel);
  return Math.ceil(width * height * (4 + prepared));
}
