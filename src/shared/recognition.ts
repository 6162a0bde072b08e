import type { Nearest } from './looked';
import type { Box, ScreenArea, ScreenPlace } from './screen-place';

/** Red, green, blue, 0 to 255 each. */
export type Rgb = readonly [number, number, number];

/** Hue in degrees, 0 to 360; saturation and value in percent. A grey has the hue 0. */
export type Hsv = readonly [number, number, number];

/** Colours between two bounds, both included. */
export type ColorRange =
  /** Each channel by itself. */
  | { readonly space: 'rgb'; readonly from: Rgb; readonly to: Rgb }
  /** Hues from a larger to a smaller one go over 360, as those of red do. */
  | { readonly space: 'hsv'; readonly from: Hsv; readonly to: Hsv }
  /** Brightness, 0 to 255. */
  | { readonly space: 'gray'; readonly from: number; readonly to: number };

/** Which colours count: one and those like it, `tolerance` being the greatest difference per channel; or a range. */
export type WantedColor =
  | { readonly color: Rgb; readonly tolerance: number; readonly range?: undefined }
  | { readonly range: ColorRange; readonly color?: undefined; readonly tolerance?: undefined };

/** What can be asked of a picture of the screen. An area left out is the whole picture. */
export type Recogniser =
  /** The colour of one place. */
  | ({ readonly kind: 'pixel'; readonly at: ScreenPlace } & WantedColor)
  /** How much of an area has a colour; found from `share` (0 to 1) on. The box is that around all such pixels. */
  | ({ readonly kind: 'color'; readonly area: ScreenArea | null; readonly share: number } & WantedColor)
  /** Where a template is. `threshold` (0 to 1) and area are the template's own where they are null. */
  | {
      readonly kind: 'image';
      readonly template: string;
      readonly area: ScreenArea | null;
      readonly threshold: number | null;
      /** Every place, not the best alone. */
      readonly all: boolean;
    }
  /** Text as it can be read; null finds any. `chars` are the only ones it may be made of. */
  | {
      readonly kind: 'text';
      readonly text: TextMatch | null;
      readonly area: ScreenArea | null;
      readonly language: string;
      readonly chars: string | null;
    }
  /** An element of the app's own description of its screen. */
  | { readonly kind: 'node'; readonly node: NodeMatch; readonly all: boolean }
  /** The app in front, by its package; the only one that needs no picture. */
  | { readonly kind: 'app'; readonly packageName: string }
  /** Nothing has moved for so long; a look that asks it takes that long. */
  | { readonly kind: 'frozen'; readonly area: ScreenArea | null; readonly forMs: number }
  /**
   * An area looks other than it did: `text` of the answer is how it looks now, `since` how it did. Null asks only for that.
   */
  | { readonly kind: 'changed'; readonly area: ScreenArea | null; readonly since: string | null }
  /** Nothing but black is there. */
  | { readonly kind: 'black'; readonly area: ScreenArea | null }
  /** What comes nearest to another question, and why that found nothing; slow, so it is asked when a step has failed. */
  | { readonly kind: 'nearest'; readonly to: Recogniser };

/** How a text is compared; without case but for `matches`, a regular expression. */
export interface TextMatch {
  readonly how: 'contains' | 'equals' | 'matches';
  readonly text: string;
}

/** What an element must be like; what is left out may be anything. */
export interface NodeMatch {
  readonly text?: TextMatch;
  /** `com.example:id/claim`, or `claim` of whatever app. */
  readonly id?: string;
  readonly className?: string;
  readonly description?: TextMatch;
  readonly path?: string;
}

/** What was seen. Boxes are pixels of the picture that was looked at. */
export interface Recognition {
  readonly found: boolean;
  readonly box: Box | null;
  /** How sure: correlation of an image, share of a colour, 0 to 1. */
  readonly score: number | null;
  /** That of the next best place. */
  readonly runnerUp: number | null;
  readonly text: string | null;
  readonly color: Rgb | null;
  /** Every place, where all were asked for. */
  readonly all: readonly Box[];
  /** Where that was asked. */
  readonly nearest?: Nearest;
}

/** Nothing was found. */
export const NOT_FOUND: Recognition = {
  found: false,
  box: null,
  score: null,
  runnerUp: null,
  text: null,
  color: null,
  all: [],
};
