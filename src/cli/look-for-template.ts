import type { Clock } from '../shared/ports';
import type { Frame } from '../shared/frame';
import type { Recogniser, Recognition } from '../shared/recognition';
import { plainSight } from '../main/perception/sights';
import { LearnedRegion } from '../main/vision/matcher/learned-region';
import type { Match, MatchResult } from '../main/vision/matcher/match-result';
import type { FrameView, Matcher } from '../main/vision/matcher/matcher';
import { imageRecogniser } from '../main/vision/recognisers/image';
import type { ShelvedTemplate } from '../main/vision/templates/template-shelf';

/** What a bot would be told, and what it took. */
export interface LookedFor {
  readonly best: Match | null;
  readonly runnerUp: Match | null;
  /** Every place, the best first, where all were asked for. */
  readonly all: readonly Match[] | null;
  /** A whole search by a thread that knows the template, milliseconds. */
  readonly ms: number;
  /** Whether too much was left by the bound, so that every place was scored. */
  readonly usedFallback: boolean;
}

type Ask = Extract<Recogniser, { kind: 'image' }>;

export interface LookForTemplate {
  readonly frame: Frame;
  readonly template: ShelvedTemplate;
  readonly ask: Ask;
  readonly matcher: Matcher;
  readonly clock: Pick<Clock, 'monotonic'>;
}

/** Looks for a template with the recogniser of bots. Rejects with `RecognitionError`. */
export async function lookForTemplate(
  { frame, template, ask, matcher, clock }: LookForTemplate,
  signal: AbortSignal,
): Promise<LookedFor> {
  const look = async (): Promise<{ seen: Recognition; results: readonly MatchResult[] }> => {
    const results: MatchResult[] = [];
    const sight = {
      ...plainSight(frame),
      // A new one each time, with nothing learned: nothing is found because it was found before.
      view: () => watchedView(matcher.view(frame), results),
      templates: { take: () => Promise.resolve(template) },
      memory: { learned: () => new LearnedRegion() },
    };
    return { seen: await imageRecogniser.recognise(ask, sight, signal), results };
  };
  // The first one prepares the template, which a bot's thread does once.
  await look();
  const began = clock.monotonic();
  const { seen, results } = await look();
  const ms = clock.monotonic() - began;
  const matches = results
    .flatMap(({ best, runnerUp, all }): readonly (Match | null)[] => all ?? [best, runnerUp])
    .filter(isMatch);
  const best = matches.find((match) => match.score === seen.score && isAt(match, seen.box)) ?? null;
  return {
    best,
    runnerUp: matches.find((match) => match.score === seen.runnerUp && match !== best) ?? null,
    all: ask.all ? seen.all.flatMap((box) => matches.find((match) => isAt(match, box)) ?? []) : null,
    ms,
    usedFallback: results.some(({ usedFallback }) => usedFallback),
  };
}

/** A view whose answers are noted: where the next best place is, and how it was searched, bots are not told. */
function watchedView(view: FrameView, results: MatchResult[]): FrameView {
  return {
    frame: view.frame,
    async match(template, options) {
      const result = await view.match(template, options);
      results.push(result);
      return result;
    },
  };
}

function isMatch(match: Match | null): match is Match {
  return match !== null;
}

function isAt(match: Match, box: Recognition['box']): boolean {
  const { x, y, width, height } = match;
  return box?.x === x && box.y === y && box.width === width && box.height === height;
}
