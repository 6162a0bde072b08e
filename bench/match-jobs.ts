import type { Region } from '../src/main/vision/matcher/region';
import type { Frame } from '../src/shared/frame';
import { createFakeRandom } from '../testing/fake-random';
import { crop, drawPicture, withMask, worsen } from '../testing/vision/pictures';

const [WIDTH, HEIGHT] = [1280, 720];
const WHOLE: Region = { x: 0, y: 0, width: WIDTH, height: HEIGHT };
const PART: Region = { x: 520, y: 280, width: 300, height: 200 };
const CUT_AT = [600, 330] as const;
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
}

/** All sizes without a mask; one size, easy and worst, with. */
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
}

export function nameOf({ kind, size, colour, whole, masked }: MatchJob): string {
  const mode = `${colour ? 'colour' : 'gray'}${masked ? ' masked' : ''}`;
  return `${whole ? '1280×720' : '300×200'} ${mode} ${size.join('×')} ${kind}`;
}

/** The ratios of the goals table. */
export function goalOf({ kind, size, whole }: MatchJob): number {
  if (kind !== 'present' && kind !== 'absent') return whole ? 1.5 : 2;
  if (whole) return 0.4;
  if (kind === 'present') return 0.6;
  return size[0] === 120 ? 1.8 : 1;
}

/** Whole screens to look at. */
export type Screens = Readonly<Record<'here' | 'elsewhere' | 'noise' | 'checker', Frame>>;

/** Drawn once: four whole screens take a while. */
export function drawScreens(): Screens {
  const random = createFakeRandom(7);
  const draw = (kind: 'scene' | 'noise' | 'checker'): Frame => drawPicture(kind, WIDTH, HEIGHT, random);
  return { here: draw('scene'), elsewhere: draw('scene'), noise: draw('noise'), checker: draw('checker') };
}

export interface Question {
  readonly frame: Frame;
  readonly image: Frame;
  readonly threshold: number;
  readonly region: Region;
}

/** The pictures of a job. What is absent, and what is looked for in noise, is a part of another scene. */
export function questionOf({ kind, size, whole, masked }: MatchJob, screens: Screens): Question {
  const hard = kind === 'noise' || kind === 'checker';
  const frame = hard ? screens[kind] : screens.here;
  const source = kind === 'present' || kind === 'checker' ? frame : screens.elsewhere;
  const wear = { gain: 0.95, offset: 6, grain: 4 };
  const image = worsen(crop(source, ...CUT_AT, size), wear, createFakeRandom(8));
  const [rx, ry] = [size[0] / 2, size[1] / 2];
  const isOpaque = (x: number, y: number): boolean =>
    Math.hypot((x + 0.5 - rx) / rx, (y + 0.5 - ry) / ry) <= 1;
  return {
    frame,
    image: masked ? withMask(image, isOpaque) : image,
    threshold: kind === 'present' || kind === 'absent' ? 0.8 : 0.3,
    region: whole ? WHOLE : PART,
  };
}
