import type { Frame } from '../../../shared/frame';
import type { FrameView } from './matcher';
import type { MatchOptions, MatchResult } from './match-result';
import { prepareTemplate, type PreparedTemplate } from './prepared-template';
import { resize } from './resize';
import { byRank } from './suppression';

/** What an image is, and at which sizes it may be seen. */
export interface ScaledTemplateOptions {
  readonly colour: boolean;
  /** Resolution of the screen the image was cut from; without it, of whatever screen is searched. */
  readonly reference?: { readonly width: number; readonly height: number } | undefined;
  /** Factors to try besides what the resolutions ask for, the likeliest first. */
  readonly scales?: readonly number[] | undefined;
}

/** What was found, and at which scale; 1 is the image as it was cut. */
export interface ScaledResult extends MatchResult {
  readonly scale: number;
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

  /** The best match of all scales; of equal ones that of the scale named first. */
  async find(view: FrameView, options: MatchOptions): Promise<ScaledResult> {
    let found: ScaledResult | undefined;
    for (const scale of this.scalesFor(view.frame)) {
      const result = { ...(await view.match(this.at(scale), options)), scale };
      if (!found || isBetter(result, found)) found = result;
    }
    if (!found) throw new RangeError('a template has at least one scale');
    return found;
  }
}

function isBetter({ best }: MatchResult, { best: other }: MatchResult): boolean {
  if (!best || !other) return best !== null;
  return best.score !== other.score && byRank(best, other) < 0;
}
