import type { Frame } from '../../../shared/frame';
import { Arena, OutOfRoomError } from './arena';
import { startKernel, type Kernel } from './kernel';
import type { MatchOptions, MatchResult } from './match-result';
import { searchInParts } from './parts';
import { placeTemplate, type PlacedTemplate } from './placed-template';
import type { PreparedTemplate } from './prepared-template';
import { MatchError, regionOf, type Region } from './region';
import { RegionPlanes } from './region-planes';
import { isBoundDear, PRODUCTS_PER_PIXEL, searchByBound, type Found, type SearchRoom } from './search';
import { suppress } from './suppression';
import { searchByTransform } from './transform-search';

const DEFAULT_MEMORY_BYTES = 128 * 2 ** 20;
/** Above this, what earlier questions left behind goes before the next one: memory of WebAssembly never shrinks. */
const KEPT_BYTES = 48 * 2 ** 20;
const DEFAULT_LIMIT = 100;

export interface MatcherOptions {
  /** See `loadKernel`. */
  readonly kernel: WebAssembly.Module;
  /** What planes and tables may take; one question on 1280 × 720 needs 15 to 25 MB in gray, 25 to 45 in colour. */
  readonly memoryLimitBytes?: number;
  /**
   * The cap of what the bound leaves, in products per pixel of the region; beyond it a Fourier transform scores
   * everything. 0 always takes the fallback. No result depends on it.
   */
  readonly productsPerPixel?: number;
}

/** One frame to ask about. The planes of its regions, and what templates of one size share, are made once. */
export interface FrameView {
  readonly frame: Frame;
  /**
   * Finds a template, exactly: the topmost, then leftmost window of the highest score, if that reaches the threshold.
   * Rejects with `MatchError` for a question that makes no sense, `OutOfRoomError` when the memory does not suffice even
   * part by part. The frame must keep its pixels until the promise settles.
   */
  match(template: PreparedTemplate, options: MatchOptions): Promise<MatchResult>;
}

/** Finds templates in frames. For one thread; any number of views may be asked in turns, the newest is the fastest. */
export interface Matcher {
  /** What the kernel's memory has grown to, bytes. */
  readonly memoryBytes: number;
  /** Begins with a frame. Later changes of its pixels are not seen by regions already asked about: take a new view. */
  view(frame: Frame): FrameView;
  /** For a single question. */
  match(frame: Frame, template: PreparedTemplate, options: MatchOptions): Promise<MatchResult>;
}

/** Makes a matcher with a memory of its own. */
export function createMatcher(options: MatcherOptions): Matcher {
  const engine = new Engine(options);
  const view = (frame: Frame): FrameView => {
    regionOf(frame, undefined);
    const own: FrameView = {
      frame,
      match: (template, question) =>
        // What throws in here rejects.
        new Promise((resolve) => {
          resolve(engine.match(own, template, question));
        }),
    };
    return own;
  };
  return {
    get memoryBytes() {
      return engine.arena.reservedBytes;
    },
    view,
    match: async (frame, template, question) => view(frame).match(template, question),
  };
}

/** A way to search: what it needs beside the planes, made first, and how; `again` when all else has gone for it. */
interface Way<Result> {
  prepare(planes: RegionPlanes): void;
  search(placed: PlacedTemplate, again: boolean): Result;
}

class Engine {
  readonly arena: Arena;
  readonly #kernel: Kernel;
  readonly #productsPerPixel: number;
  /** Whose planes are in the memory. */
  #current: FrameView | undefined;
  readonly #planes = new Map<string, RegionPlanes>();

  constructor({ kernel, memoryLimitBytes, productsPerPixel }: MatcherOptions) {
    this.arena = new Arena(memoryLimitBytes ?? DEFAULT_MEMORY_BYTES);
    this.#kernel = startKernel(kernel, this.arena.memory);
    this.#productsPerPixel = productsPerPixel ?? PRODUCTS_PER_PIXEL;
  }

  match(view: FrameView, template: PreparedTemplate, options: MatchOptions): MatchResult {
    assertAsked(options);
    const region = regionOf(view.frame, options.region);
    if (template.width > region.width || template.height > region.height)
      throw new MatchError('template_larger', 'the template is larger than the part to search');
    const found = searchInParts(
      (part, report) => this.#search(view, template, part, { ...options, report }),
      { region, template, report: options.report ?? 'second' },
    );
    return summarise(found, options);
  }

  /** All of a region at once. Throws `OutOfRoomError`. */
  #search(view: FrameView, template: PreparedTemplate, region: Region, options: MatchOptions): Found {
    if (!isBoundDear(template, region, this.#productsPerPixel)) {
      const byBound = this.#withRoom(view, template, region, {
        prepare: (planes) => planes.prepareForBound(template),
        search: (placed) => searchByBound(this.#room(), placed, options),
      });
      if (byBound.kind === 'found') return byBound;
    }
    return this.#withRoom(view, template, region, {
      prepare: (planes) => planes.prepareForTransform(template),
      search: (placed, again) => searchByTransform(this.#room(), placed, options, again),
    });
  }

  #room(): SearchRoom {
    return { kernel: this.#kernel, arena: this.arena, productsPerPixel: this.#productsPerPixel };
  }

  /** When what earlier questions left behind takes the room, it goes, and the question is asked once more. */
  #withRoom<Result>(view: FrameView, template: PreparedTemplate, region: Region, way: Way<Result>): Result {
    if (this.#current !== view || this.arena.mark() > KEPT_BYTES) this.#forget();
    this.#current = view;
    try {
      return this.#once(this.#planesOf(view.frame, region, template.channels), template, way, false);
    } catch (error) {
      if (!(error instanceof OutOfRoomError)) throw error;
      this.#forget();
      return this.#once(this.#planesOf(view.frame, region, template.channels), template, way, true);
    }
  }

  #once<Result>(planes: RegionPlanes, template: PreparedTemplate, way: Way<Result>, again: boolean): Result {
    way.prepare(planes);
    const mark = this.arena.mark();
    try {
      return way.search(placeTemplate(this.#room(), planes, template), again);
    } finally {
      this.arena.release(mark);
    }
  }

  #planesOf(frame: Frame, region: Region, channels: number): RegionPlanes {
    const key = [region.x, region.y, region.width, region.height, channels].join();
    const known = this.#planes.get(key);
    if (known) return known;
    const planes = new RegionPlanes(this.#room(), region, channels);
    planes.fill(frame);
    this.#planes.set(key, planes);
    return planes;
  }

  #forget(): void {
    this.#planes.clear();
    this.arena.release();
  }
}

function assertAsked({ threshold, limit = DEFAULT_LIMIT }: MatchOptions): void {
  if (!(threshold > 0 && threshold <= 1))
    throw new MatchError('threshold', 'a threshold is above 0 and at most 1');
  if (!Number.isInteger(limit) || limit < 1)
    throw new MatchError('limit', 'a limit is a whole number from 1');
}

function summarise(
  { matches, survivors, usedFallback }: Found,
  { report = 'second', limit = DEFAULT_LIMIT }: MatchOptions,
): MatchResult {
  const [best, second] = suppress(matches, 2);
  return {
    best: best ?? null,
    runnerUp: report === 'best' ? null : (second ?? null),
    all: report === 'all' ? suppress(matches, limit) : null,
    ...{ usedFallback, survivors },
  };
}
