import { createMatcher } from '../src/main/vision/matcher/matcher';
import { prepareTemplate } from '../src/main/vision/matcher/prepared-template';
import { createTempFolder } from '../testing/temp-folder';
import { kernelFromSource } from '../testing/vision/matcher-kernel';
import { atMost } from './goal';
import { drawScreens, goalOf, matchJobs, nameOf, questionOf, type MatchJob } from './match-jobs';
import { nameOfNative, nativeQuestion, type Sides } from './match-sides';
import { measureSteady } from './match-steady';
import type { Measured } from './measured';
import { startOpenCvChild } from './opencv-child';
import { median } from './statistics';

/** Rounds of both sides in turns, so that what else the machine does hits both. */
const ROUNDS = { whole: 5, part: 31 } as const;

/**
 * Best match and runner-up from RGBA bytes, all tables of the frame made anew each time, against native OpenCV's
 * TM_CCOEFF_NORMED with minMaxLoc on planes that are ready, one thread, in the same run. Both sides have read the
 * template before.
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
    for (const job of matchJobs()) rows.push(await measure(job, sides));
    return [...rows, ...(await measureSteady(sides))];
  } finally {
    await native.stop();
    await folder.remove();
  }
}

async function measure(job: MatchJob, sides: Sides): Promise<Measured> {
  const { matcher, native } = sides;
  const question = questionOf(job, sides.screens);
  const { frame, threshold, region } = question;
  const template = prepareTemplate(question.image, { colour: job.colour });
  const asked = await nativeQuestion(job, sides);
  let [fallbacks, survivors] = [0, 0];
  const [own, theirs]: [number[], number[]] = [[], []];
  const rounds = job.whole ? ROUNDS.whole : ROUNDS.part;
  for (let round = -1; round < rounds; round += 1) {
    const before = performance.now();
    const result = await matcher.match(frame, template, { threshold, region });
    const ms = performance.now() - before;
    const [reference = 0] = (await native.ask(asked)).ms;
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
    against: `${nameOfNative(native)}: ${median(theirs).toFixed(2)} ms, ${ratio.toFixed(2)}×`,
    ...atMost(Number(ratio.toFixed(2)), goalOf(job), '×'),
  };
}
