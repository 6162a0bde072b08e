import type { Frame } from '../../shared/frame';
import type { Recogniser, Recognition } from '../../shared/recognition';
import { areaOn, type Box, type ScreenArea } from '../../shared/screen-place';
import type { LearnedRegion } from './matcher/learned-region';
import type { FrameView } from './matcher/matcher';
import type { UiNode } from './nodes/ui-node';
import type { TemplateShelf } from './templates/template-shelf';
import type { TextReader } from './text/text-reader';

/** All that one picture, or the app's own description taken with it, can answer; the others need time. */
export type SeenAtOnce = Exclude<Recogniser, { kind: 'app' | 'frozen' }>;

type Asks = { readonly [K in Recogniser['kind']]: Extract<Recogniser, { kind: K }> };

/** The question of one kind. */
export type AskOf<K extends Recogniser['kind']> = Asks[K];

/**
 * What one look at an instance gives its recognisers. Whatever costs something is made when it is first asked for, and
 * once per look. Everything in here lives as long as the look.
 */
export interface Sight {
  readonly frame: Frame;
  /** The frame as the matcher reads it. */
  readonly view: () => FrameView;
  /** Root of what the app says is on its screen. Rejects with `RecognitionError`, or what the device throws. */
  readonly tree: (signal: AbortSignal) => Promise<UiNode>;
  readonly text: TextReader;
  readonly templates: TemplateShelf;
  readonly memory: InstanceMemory;
}

/** What earlier looks at an instance have left. */
export interface InstanceMemory {
  /** Where a template was last found, by its name, version and where it was looked for. */
  learned(key: string): LearnedRegion;
}

/** One way to recognise something; one file each below `recognisers/`. */
export interface RecogniserKind<K extends SeenAtOnce['kind']> {
  readonly kind: K;
  /** Whether a picture is needed; elements of an app are found without one. */
  readonly needsFrame: boolean;
  /** Rejects with `RecognitionError` when it can't be answered. "It is not there" is an answer. */
  recognise(ask: AskOf<K>, sight: Sight, signal: AbortSignal): Recognition | Promise<Recognition>;
}

/** The whole frame where no area is given; undefined when the area lies outside. */
export function boxOn(frame: Frame, area: ScreenArea | null): Box | undefined {
  return area ? areaOn(frame, area) : { x: 0, y: 0, width: frame.width, height: frame.height };
}
