import type { Frame } from '../../../shared/frame';
import { prepareTemplate, type PreparedTemplate } from './prepared-template';
import { resize } from './resize';

/** What an image is, and at which sizes it may be seen. */
export interface ScaledTemplateOptions {
  readonly colour: boolean;
  /** Resolution of the screen the image was cut from; without it, of whatever screen is searched. */
  readonly reference?: { readonly width: number; readonly height: number } | undefined;
  /** Factors to try besides what the resolutions ask for, the likeliest first. */
  readonly scales?: readonly number[] | undefined;
}

/** An image at all sizes it is looked for; each is prepared when a frame first asks for it, and kept. */
export class ScaledTemplate {
  readonly #image: Frame;
  readonly #options: ScaledTemplateOptions;
  readonly #prepared = new Map<number, PreparedTemplate>();

  /** Throws `TemplateError` when the image as it is cannot be a template. */
  constructor(image: Frame, options: ScaledTemplateOptions) {
    this.#image = image;
    this.#options = options;
    this.at(1);
  }

  /** The image at one scale. Throws `TemplateError` when nothing is left of it at this scale. */
  at(scale: number): PreparedTemplate {
    const known = this.#prepared.get(scale);
    if (known) return known;
    const prepared = prepareTemplate(resize(this.#image, scale), { colour: this.#options.colour });
    this.#prepared.set(scale, prepared);
    return prepared;
  }

  /**
   * The scales for a frame of this size. Where its shape differs from the reference's, the picture is taken to be as
   * large as fits, as games do it.
   */
  scalesFor({ width, height }: { readonly width: number; readonly height: number }): readonly number[] {
    const { reference, scales = [1] } = this.#options;
    const fit = reference ? Math.min(width / reference.width, height / reference.height) : 1;
    return scales.map((scale) => scale * fit);
  }
}
