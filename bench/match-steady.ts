import { LearnedRegion } from '../src/main/vision/matcher/learned-region';
import { prepareTemplate } from '../src/main/vision/matcher/prepared-template';
import type { Frame } from '../src/shared/frame';
import { crop } from '../testing/vision/pictures';
import { atMost } from './goal';
import { questionOf, type MatchJob } from './match-jobs';
import { nameOfNative, nativeQuestion, type Sides } from './match-sides';
import type { Measured } from './measured';
import { median } from './statistics';

const ROUNDS = 15;
/** How a bot asks, see recognisers/image.ts. */
const ASKED = { threshold: 0.8, goodEnough: 0.9 } as const;
/** Of a full search by OpenCV. What was found where it was, or nearby, needs none; what has gone needs one. */
const GOALS = { 'at the same place': 0.1, 'moved by 5 pixels': 0.1, gone: 0.4 } as const;

type Fate = keyof typeof GOALS;

/** A template looked for again on a whole screen, found there the look before: what a waiting or working bot does. */
export async function measureSteady(sides: Sides): Promise<Measured[]> {
  const rows: Measured[] = [];
  for (const colour of [false, true]) {
    const job: MatchJob = { kind: 'present', size: [60, 60], colour, whole: true, masked: false };
    const asked = await nativeQuestion(job, sides);
    const theirs: number[] = [];
    for (let round = 0; round < 6; round += 1) theirs.push(...(await sides.native.ask(asked)).ms.slice(0, 1));
    for (const fate of ['at the same place', 'moved by 5 pixels', 'gone'] as const)
      rows.push(await measure({ job, fate }, sides, median(theirs.slice(1))));
  }
  return rows;
}

async function measure(
  { job, fate }: { readonly job: MatchJob; readonly fate: Fate },
  { matcher, native, screens }: Sides,
  nativeMs: number,
): Promise<Measured> {
  const { frame, image } = questionOf(job, screens);
  const template = prepareTemplate(image, { colour: job.colour });
  const next = { 'at the same place': frame, 'moved by 5 pixels': moved(frame), gone: screens.elsewhere }[
    fate
  ];
  const times: number[] = [];
  let nearby = 0;
  for (let round = -1; round < ROUNDS; round += 1) {
    const learned = new LearnedRegion();
    await learned.find(matcher.view(frame), template, ASKED);
    const before = performance.now();
    const result = await learned.find(matcher.view(next), template, ASKED);
    if (round < 0) continue;
    times.push(performance.now() - before);
    nearby += result.onlyNearby ? 1 : 0;
  }
  const ratio = median(times) / nativeMs;
  return {
    what: `1280×720 ${job.colour ? 'colour' : 'gray'} ${job.size.join('×')} again, ${fate}`,
    figure: `${median(times).toFixed(2)} ms, without a search of the whole ${((100 * nearby) / ROUNDS).toFixed(0)} %`,
    against: `${nameOfNative(native)}, whole: ${nativeMs.toFixed(2)} ms, ${ratio.toFixed(2)}×`,
    ...atMost(Number(ratio.toFixed(2)), GOALS[fate], '×'),
  };
}

/** The same picture, five pixels further right and down. */
function moved({ width, height, pixels }: Frame): Frame {
  const inner = crop({ width, height, pixels }, 0, 0, [width - 5, height - 5]);
  const onto = pixels.slice();
  for (let row = 0; row < inner.height; row += 1)
    onto.set(
      inner.pixels.subarray(row * inner.width * 4, (row + 1) * inner.width * 4),
      ((row + 5) * width + 5) * 4,
    );
  return { width, height, pixels: onto };
}
