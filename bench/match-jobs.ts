import type { Region } from '../src/main/vision/matcher/region';
import type { Frame } from '../src/shared/frame';
import { createFakeRandom } from '../testing/fake-random';
import { crop, drawPicture, withMask, worsen } from '../testing/vision/pictures';

const [WIDTH, HEIGHT] = [1280, 720];
const WHOLE: Region = { x: 0, y: 0, width: WIDTH, height: HEIGHT };
const PART: Region = { x: 520, y: 280, width: 300, height: 200 };
/** A larger screen, for templates as users cut them of whole windows. */
const LARGE: Region = { x: 0, y: 0, width: 1920, height: 1080 };
const CUT_AT = [600, 330] as const;
const LARGE_CUT_AT = [10, 10] as const;
const SIZES = [
  [60, 60],
  [120, 120],
  [97, 41],
  [24, 24],
] as const;

/** What is looked for in what: the last three are the worst cases, with a threshold of 0.3. */
type Kind = 'present' | 'absent' | 'noise' | 'checker' | 'absent at 0.3';

/** One question of the bench. */
export interface MatchJob {
  readonly kind: Kind;
  readonly size: readonly [number, number];
  readonly colour: boolean;
  readonly whole: boolean;
  /** Whether a fifth of the template, its corners, is transparent. */
  readonly masked: boolean;
  /** Whether the screen is the larger one, and the template from another one of noise. */
  readonly large?: boolean | undefined;
}

/** All sizes without a mask; one size, easy and worst, with; two large ones on a larger screen. */
export function* matchJobs(): Generator<MatchJob> {
  for (const whole of [true, false])
    for (const colour of [false, true]) {
      for (const size of SIZES)
        for (const kind of ['present', 'absent', 'noise', 'checker', 'absent at 0.3'] as const)
          yield { kind, size, colour, whole, masked: false };
      for (const kind of ['present', 'absent', 'noise', 'checker'] as const)
        yield { kind, size: [60, 60], colour, whole, masked: true };
      yield { kind: 'noise', size: [120, 120], colour, whole, masked: true };
    }
  const large = { kind: 'noise', colour: true, whole: true, large: true } as const;
  yield { ...large, size: [700, 700], masked: false };
  yield { ...large, size: [300, 200], masked: true };
}

export function nameOf({ kind, size, colour, whole, masked, large }: MatchJob): string {
  const mode = `${colour ? 'colour' : 'gray'}${masked ? ' masked' : ''}`;
  const { width, height } = partOf({ whole, large });
  return `${width}×${height} ${mode} ${size.join('×')} ${kind}`;
}

/** The ratios of the goals table. */
export function goalOf({ kind, size, whole }: MatchJob): number {
  if (kind !== 'present' && kind !== 'absent') return whole ? 1.5 : 2;
  if (whole) return 0.4;
  if (kind === 'present') return 0.6;
  return size[0] === 120 ? 1.8 : 1;
}

/** Whole screens to look at. */
export type Screens = Readonly<Record<'here' | 'elsewhere' | 'noise' | 'checker' | 'largeNoise', Frame>>;

/** Drawn once: four whole screens take a while. */
export function drawScreens(): Screens {
  const random = createFakeRandom(7);
  const draw = (kind: 'scene' | 'noise' | 'checker'): Frame => drawPicture(kind, WIDTH, HEIGHT, random);
  return {
    ...{ here: draw('scene'), elsewhere: draw('scene'), noise: draw('noise'), checker: draw('checker') },
    largeNoise: drawPicture('noise', LARGE.width, LARGE.height, random),
  };
}

export interface Question {
  readonly frame: Frame;
  readonly image: Frame;
  readonly threshold: number;
  readonly region: Region;
}

/** Where it is looked for, and what it is cut from. */
function screensOf(
  { kind, large }: MatchJob,
  screens: Screens,
): { readonly frame: Frame; readonly source: Frame } {
  if (large) return { frame: screens.largeNoise, source: screens.noise };
  const frame = kind === 'noise' || kind === 'checker' ? screens[kind] : screens.here;
  return { frame, source: kind === 'present' || kind === 'checker' ? frame : screens.elsewhere };
}

/** The pictures of a job. What is absent, and what is looked for in noise, is a part of another scene. */
export function questionOf(job: MatchJob, screens: Screens): Question {
  const { kind, size, masked, large } = job;
  const { frame, source } = screensOf(job, screens);
  const wear = { gain: 0.95, offset: 6, grain: 4 };
  const [left, top] = large ? LARGE_CUT_AT : CUT_AT;
  const image = worsen(crop(source, left, top, size), wear, createFakeRandom(8));
  const [rx, ry] = [size[0] / 2, size[1] / 2];
  const isOpaque = (x: number, y: number): boolean =>
    Math.hypot((x + 0.5 - rx) / rx, (y + 0.5 - ry) / ry) <= 1;
  return {
    frame,
    image: masked ? withMask(image, isOpaque) : image,
    threshold: kind === 'present' || kind === 'absent' ? 0.8 : 0.3,
    region: partOf(job),
  };
}

function partOf({ whole, large }: Pick<MatchJob, 'whole' | 'large'>): Region {
  if (large) return LARGE;
  return whole ? WHOLE : PART;
}
