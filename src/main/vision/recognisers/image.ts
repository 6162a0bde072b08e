import { NOT_FOUND, type Recognition } from '../../../shared/recognition';
import { extentOn, type Box } from '../../../shared/screen-place';
import { OutOfRoomError } from '../matcher/arena';
import type { LearnedRegion, LearnedResult } from '../matcher/learned-region';
import type { Match, MatchOptions } from '../matcher/match-result';
import { TemplateError, type PreparedTemplate } from '../matcher/prepared-template';
import { suppress } from '../matcher/suppression';
import { boxOn, type AskOf, type RecogniserKind, type Sight } from '../recogniser';
import { RecognitionError } from '../recognition-error';
import type { ShelvedTemplate } from '../templates/template-shelf';

/** More places than these nobody counts. */
const MOST_PLACES = 100;
/** What is seen where it was last is taken for it when it is as like as then, and like enough not to be anything else. */
const TRUSTED_SCORE = 0.9;
const TRUSTED_LOSS = 0.02;

/**
 * Where a template is: the best place, or the one where it was last if it is still there. Threshold and area are the
 * question's own, else the template's. Sizes are those the template was cut at, brought to the screen's.
 */
export const imageRecogniser: RecogniserKind<'image'> = {
  kind: 'image',
  needsFrame: true,
  async recognise(ask, sight, signal) {
    const template = await sight.templates.take(ask.template, sight.frame, signal);
    const region = boxOn(sight.frame, ask.area ?? template.area);
    if (!region) return NOT_FOUND;
    const sizes = sizesOf({ ask, sight, template, region });
    const fitting = sizes.filter(({ image }) => image.width <= region.width && image.height <= region.height);
    if (fitting.length === 0) return nowhere(sizes, { ask, sight, template, region });
    const options: MatchOptions = {
      threshold: ask.threshold ?? template.threshold,
      report: ask.all ? 'all' : 'second',
      limit: MOST_PLACES,
      region,
    };
    try {
      return answerOf(await search(fitting, sight, { options, signal }), ask);
    } catch (error) {
      if (!(error instanceof OutOfRoomError)) throw error;
      throw unusable(template, 'the picture and it are too large together');
    }
  },
};

interface Question {
  readonly ask: AskOf<'image'>;
  readonly sight: Sight;
  readonly template: ShelvedTemplate;
  readonly region: Box;
}

/** The template at one scale, and where it was last seen so. */
interface Size {
  readonly image: PreparedTemplate;
  readonly learned: LearnedRegion;
}

function sizesOf({ sight: { frame, memory }, template, region }: Question): readonly Size[] {
  const { name, version, image } = template;
  return image.scalesFor(frame).map((scale) => {
    const screen = [frame.width, frame.height, region.x, region.y, region.width, region.height];
    try {
      const learned = memory.learned(JSON.stringify([name, version, scale, ...screen]));
      return { image: image.at(scale), learned };
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      throw unusable(template, `at ${String(Math.round(scale * 100))}% of its size: ${error.message}`);
    }
  });
}

/** Every match of all sizes; those at the last place alone, when it is still there. */
async function search(
  sizes: readonly Size[],
  { view }: Sight,
  { options, signal }: { readonly options: MatchOptions; readonly signal: AbortSignal },
): Promise<readonly Match[]> {
  const results: { readonly size: Size; readonly result: LearnedResult }[] = [];
  // Where it was seen last, at the size it had there, comes first.
  for (const size of sizes.toSorted((a, b) => Number(!a.learned.last) - Number(!b.learned.last))) {
    signal.throwIfAborted();
    const { last } = size.learned;
    const goodEnough =
      last && options.report !== 'all' ? Math.max(TRUSTED_SCORE, last.score - TRUSTED_LOSS) : undefined;
    const result = await size.learned.find(view(), size.image, { ...options, goodEnough });
    if (result.onlyNearby) return matchesOf(result);
    results.push({ size, result });
  }
  const [best] = suppress(
    results.flatMap(({ result }) => matchesOf(result)),
    1,
  );
  for (const { size, result } of results) if (result.best !== best) size.learned.reset();
  return results.flatMap(({ result }) => matchesOf(result));
}

function matchesOf({ best, runnerUp, all }: LearnedResult): readonly Match[] {
  return all ?? [best, runnerUp].filter((match) => match !== null);
}

function answerOf(matches: readonly Match[], { all }: AskOf<'image'>): Recognition {
  const places = suppress(matches, all ? MOST_PLACES : 2);
  const [best, second] = places;
  if (!best) return NOT_FOUND;
  return {
    ...NOT_FOUND,
    found: true,
    box: boxOf(best),
    score: best.score,
    runnerUp: second?.score ?? null,
    all: all ? places.map(boxOf) : [],
  };
}

function boxOf({ x, y, width, height }: Match): Box {
  return { x, y, width, height };
}

/**
 * Nothing larger than where it is looked for can be there. That is said where it is a mistake, not where the screen cuts
 * the area off: it may be turned while a routine waits.
 */
function nowhere(sizes: readonly Size[], { ask, sight, template, region }: Question): Recognition {
  const area = ask.area ?? template.area;
  const extent = area ? extentOn(sight.frame, area) : region;
  const isCut = extent.width > region.width || extent.height > region.height;
  const smallest = sizes.map(({ image }) => image).toSorted((a, b) => a.width - b.width)[0];
  if (isCut || !smallest) return NOT_FOUND;
  const size = ({ width, height }: { readonly width: number; readonly height: number }): string =>
    `${String(width)} × ${String(height)}`;
  throw unusable(template, `with ${size(smallest)} pixels it is larger than its area, ${size(extent)}`);
}

function unusable({ name }: ShelvedTemplate, why: string): RecognitionError {
  return new RecognitionError(`the template “${name}” can't be looked for: ${why}`);
}
