import type { Region } from './region';

/** Where a template was found: the window, in pixels of the frame, and how well it fits there, at most 1. */
export interface Match {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly score: number;
}

export interface MatchOptions {
  /** Only windows that lie within; the whole frame without. */
  readonly region?: Region | undefined;
  /** The least score that counts, above 0 and at most 1. */
  readonly threshold: number;
  /**
   * `best` (default `second`): the best match alone, which is fastest; `second`: and the best one that is not the same;
   * `all`: every one, see `limit`.
   */
  readonly report?: 'best' | 'second' | 'all' | undefined;
  /** How many matches `all` tells, the best first. */
  readonly limit?: number | undefined;
  /** Upper left corner of a window that may be the best. Wrong ones change no result, only the time. */
  readonly hint?: { readonly x: number; readonly y: number } | undefined;
}

export interface MatchResult {
  readonly best: Match | null;
  /** The best match that is not the same as `best`; null when none reaches the threshold or `best` alone was asked for. */
  readonly runnerUp: Match | null;
  /** Best first; null unless asked for. */
  readonly all: readonly Match[] | null;
  /** Whether too many positions were left after the bound, so that a Fourier transform scored all of them. */
  readonly usedFallback: boolean;
  /** Positions whose score had to be computed. */
  readonly survivors: number;
}
