import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createMatcher, type Matcher } from '../src/main/vision/matcher/matcher';
import { prepareTemplate } from '../src/main/vision/matcher/prepared-template';
import type { Region } from '../src/main/vision/matcher/region';
import type { Frame } from '../src/shared/frame';
import { createFakeRandom } from '../testing/fake-random';
import { createTempFolder } from '../testing/temp-folder';
import { kernelFromSource } from '../testing/vision/matcher-kernel';
import { crop, drawPicture, worsen } from '../testing/vision/pictures';
import { atMost } from './goal';
import type { Measured } from './measured';
import { startOpenCvChild, type OpenCvChild } from './opencv-child';
import { median } from './statistics';

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
/** Rounds of both sides in turns, so that what else the machine does hits both. */
const ROUNDS = { whole: 5, part: 31 } as const;

type Kind = 'present' | 'absent' | 'noise' | 'checker';

interface Job {
  readonly kind: Kind;
  readonly size: readonly [number, number];
  readonly colour: boolean;
  readonly whole: boolean;
}

/**
 * Best match and runner-up from RGBA bytes, against native OpenCV's TM_CCOEFF_NORMED with minMaxLoc on planes that
 * are ready, one thread, in the same run.
 */
export async function measureMatch(): Promise<Measured[]> {
  const native = await startOpenCvChild();
  if (typeof native === 'string')
    return [{ what: 'match', figure: `skipped: ${native}`, against: null, goal: null, met: true }];
  const folder = await createTempFolder();
  try {
    const rows: Measured[] = [];
    const matcher = createMatcher({ kernel: await kernelFromSource() });
    const sides = { matcher, native, folder: folder.path, screens: drawScreens() };
    for (const job of jobs()) rows.push(await measure(job, sides));
    return rows;
  } finally {
    await native.stop();
    await folder.remove();
  }
}

function* jobs(): Generator<Job> {
  for (const whole of [true, false])
    for (const colour of [false, true])
      for (const size of SIZES)
        for (const kind of ['present', 'absent', 'noise', 'checker'] as const)
          yield { kind, size, colour, whole };
}

interface Sides {
  readonly matcher: Matcher;
  readonly native: OpenCvChild;
  readonly folder: string;
  readonly screens: Readonly<Record<Kind, Frame>>;
}

async function measure(job: Job, { matcher, native, folder, screens }: Sides): Promise<Measured> {
  const { frame, template: image, threshold } = picturesOf(job, screens);
  const region = job.whole ? WHOLE : PART;
  const template = prepareTemplate(image, { colour: job.colour });
  const question = {
    frame: await written(frame, join(folder, 'frame')),
    template: await written(image, join(folder, 'template')),
    region: [region.x, region.y, region.width, region.height],
    // The name makes each job's question its own: the reference keeps the pictures of equal ones.
    ...{ channels: template.channels, rounds: 1, name: nameOf(job) },
  };
  let [fallbacks, survivors] = [0, 0];
  const [own, theirs]: [number[], number[]] = [[], []];
  const rounds = job.whole ? ROUNDS.whole : ROUNDS.part;
  for (let round = -1; round < rounds; round += 1) {
    const before = performance.now();
    const result = await matcher.match(frame, template, { threshold, region });
    const ms = performance.now() - before;
    const [reference = 0] = (await native.ask(question)).ms;
    if (round < 0) continue;
    own.push(ms);
    theirs.push(reference);
    fallbacks += result.usedFallback ? 1 : 0;
    survivors = result.survivors;
  }
  const ratio = median(own) / median(theirs);
  return {
    what: nameOf(job),
    figure: `${median(own).toFixed(2)} ms, fallback ${((100 * fallbacks) / rounds).toFixed(0)} %, ${survivors} left by the bound`,
    against: `native OpenCV ${native.version}: ${median(theirs).toFixed(2)} ms, ${ratio.toFixed(2)}×`,
    ...atMost(Number(ratio.toFixed(2)), goalOf(job), '×'),
  };
}

function nameOf({ kind, size, colour, whole }: Job): string {
  return `${whole ? '1280×720' : '300×200'} ${colour ? 'colour' : 'gray'} ${size.join('×')} ${kind}`;
}

function goalOf({ kind, size, whole }: Job): number {
  if (kind === 'noise' || kind === 'checker') return whole ? 1.5 : 2;
  if (whole) return 0.4;
  if (kind === 'present') return 0.6;
  return size[0] === 120 ? 1.8 : 1;
}

/** Drawn once: four whole screens take a while. */
function drawScreens(): Readonly<Record<Kind, Frame>> {
  const random = createFakeRandom(7);
  const draw = (kind: 'scene' | 'noise' | 'checker'): Frame => drawPicture(kind, WIDTH, HEIGHT, random);
  return { present: draw('scene'), absent: draw('scene'), noise: draw('noise'), checker: draw('checker') };
}

function picturesOf(
  { kind, size }: Job,
  screens: Readonly<Record<Kind, Frame>>,
): { frame: Frame; template: Frame; threshold: number } {
  const hard = kind === 'noise' || kind === 'checker';
  const frame = hard ? screens[kind] : screens.present;
  // What is absent, and what is looked for in noise, is a part of another scene.
  const source = kind === 'present' || kind === 'checker' ? frame : screens.absent;
  const wear = { gain: 0.95, offset: 6, grain: 4 };
  const template = worsen(crop(source, ...CUT_AT, size), wear, createFakeRandom(8));
  return { frame, template, threshold: hard ? 0.3 : 0.8 };
}

async function written(frame: Frame, file: string): Promise<unknown> {
  await writeFile(file, frame.pixels);
  return { file, width: frame.width, height: frame.height };
}
