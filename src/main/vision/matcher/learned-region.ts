import type { FrameView } from './matcher';
import type { Match, MatchOptions, MatchResult } from './match-result';
import type { PreparedTemplate } from './prepared-template';
import type { Region } from './region';

/** How far around the last place is looked first, in sizes of the template. */
const MARGIN = 0.5;

/** What a search that remembers found. */
export interface LearnedResult extends MatchResult {
  /** Whether only the surroundings of the last place were searched; `best` is then the best of these. */
  readonly onlyNearby: boolean;
}

/** Where one template was last found. One for each template and screen that shows it, owned by the caller. */
export class LearnedRegion {
  #last: Match | null = null;

  /** The last place, or null when the last search found nothing. */
  get last(): Match | null {
    return this.#last;
  }

  /** Forgets: the screen is another one. */
  reset(): void {
    this.#last = null;
  }

  /**
   * Searches as `view.match` does, with the same result; the last place only makes it faster.
   *
   * With `goodEnough` the surroundings of the last place are searched alone first (half a template around it), and what
   * reaches that score there, and the threshold, is the answer, though there may be better elsewhere: `onlyNearby` says
   * so. Whatever does not is searched for in the whole region, exactly.
   */
  async find(
    view: FrameView,
    template: PreparedTemplate,
    { goodEnough, ...options }: MatchOptions & { readonly goodEnough?: number | undefined },
  ): Promise<LearnedResult> {
    const last = this.#last;
    const nearby = last && nearbyOf(last, template, options.region ?? { x: 0, y: 0, ...sizeOf(view) });
    if (goodEnough !== undefined && nearby) {
      const threshold = Math.max(options.threshold, goodEnough);
      const result = await view.match(template, { ...options, threshold, region: nearby });
      if (result.best) return this.#learn({ ...result, onlyNearby: true });
    }
    const hint = last ?? options.hint;
    return this.#learn({ ...(await view.match(template, { ...options, hint })), onlyNearby: false });
  }

  #learn(result: LearnedResult): LearnedResult {
    this.#last = result.best;
    return result;
  }
}

function sizeOf({ frame }: FrameView): { width: number; height: number } {
  return { width: frame.width, height: frame.height };
}

/** The surroundings of a place within the region; null when the template does not fit in there. */
function nearbyOf(last: Match, template: PreparedTemplate, region: Region): Region | null {
  const [dx, dy] = [Math.ceil(template.width * MARGIN), Math.ceil(template.height * MARGIN)];
  const x = Math.max(region.x, last.x - dx);
  const y = Math.max(region.y, last.y - dy);
  const width = Math.min(region.x + region.width, last.x + template.width + dx) - x;
  const height = Math.min(region.y + region.height, last.y + template.height + dy) - y;
  return width >= template.width && height >= template.height ? { x, y, width, height } : null;
}
