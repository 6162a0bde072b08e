import { pathToFileURL } from 'node:url';
import { createSystemClock } from '../main/platform/system-clock';
import { loadKernel } from '../main/vision/matcher/kernel';
import type { Match } from '../main/vision/matcher/match-result';
import { createMatcher, type Matcher } from '../main/vision/matcher/matcher';
import { RecognitionError } from '../main/vision/recognition-error';
import type { ShelvedTemplate } from '../main/vision/templates/template-shelf';
import type { Frame } from '../shared/frame';
import { areaOn, type Box } from '../shared/screen-place';
import type { CommandContext } from './command-context';
import { EXIT, type ExitCode } from './exit-code';
import { takeTemplate } from './given-template';
import { hostOptionsOf } from './host-options';
import { lookForTemplate } from './look-for-template';
import { boxWords, outsideOf } from './pixel-region';
import { readPicture, unreadablePicture } from './picture-file';

export interface MatchFlags {
  readonly all?: boolean;
  readonly region?: Box;
  readonly threshold?: number;
}

/** What became of one template. */
interface MatchRow {
  readonly template: string;
  readonly found: boolean;
  /** Why it could not be looked for. */
  readonly error: string | null;
  readonly threshold: number | null;
  /** Where it was looked for; null for the whole picture. */
  readonly region: Box | null;
  /** Of the template's picture to the sizes it was looked for at. */
  readonly scales: readonly number[];
  readonly best: Match | null;
  readonly runnerUp: Match | null;
  /** Every place, where all were asked for. */
  readonly all: readonly Match[] | null;
  /** Of a whole search by a thread that knows the template. */
  readonly ms: number | null;
  readonly usedFallback: boolean;
}

interface Named {
  readonly image: string;
  readonly templates: readonly string[];
}

/** `muster vision match IMAGE TEMPLATE…`: 0 when all are there, 1 when one is not, 3 when a file is missing. */
export async function matchTemplates(
  context: CommandContext,
  named: Named,
  flags: MatchFlags,
): Promise<ExitCode> {
  try {
    return await matchAll(context, named, flags);
  } catch (error) {
    // In the middle of a search, Ctrl-C is what ended it.
    if (context.interrupted.aborted) return EXIT.interrupted;
    throw error;
  }
}

async function matchAll(
  context: CommandContext,
  { image, templates }: Named,
  flags: MatchFlags,
): Promise<ExitCode> {
  const picture = await readPicture(image);
  if (!picture.ok) return unreadablePicture(context, picture.error);
  const frame = picture.value;
  const outside = outsideOf(context, frame, flags.region);
  if (outside !== null) return outside;
  const kernel = await loadKernel(pathToFileURL(hostOptionsOf(context.globals).eyeWorker.kernel));
  const look = { matcher: createMatcher({ kernel }), frame, signal: context.interrupted };
  const rows: MatchRow[] = [];
  let missing = false;
  for (const given of templates) {
    if (context.interrupted.aborted) return EXIT.interrupted;
    const template = await takeTemplate(context, given, frame);
    if ('missing' in template) missing ||= template.missing;
    rows.push(
      'missing' in template
        ? { template: given, ...NOTHING, error: template.message }
        : await rowOf({ given, template }, look, flags),
    );
  }
  const { width, height } = frame;
  context.output.result({ image: { file: image, width, height }, matches: rows }, () =>
    rows.flatMap(wordsOf).join('\n'),
  );
  if (missing) return EXIT.notFound;
  return rows.every(({ found }) => found) ? EXIT.done : EXIT.failed;
}

const NOTHING: Omit<MatchRow, 'template'> = {
  ...{ found: false, error: null, threshold: null, region: null, scales: [] },
  ...{ best: null, runnerUp: null, all: null, ms: null, usedFallback: false },
};

interface Look {
  readonly matcher: Matcher;
  readonly frame: Frame;
  readonly signal: AbortSignal;
}

async function rowOf(
  { given, template }: { readonly given: string; readonly template: ShelvedTemplate },
  { matcher, frame, signal }: Look,
  { all = false, ...flags }: MatchFlags,
): Promise<MatchRow> {
  const threshold = flags.threshold ?? template.threshold;
  const area = flags.region ?? template.area;
  const region = area ? (areaOn(frame, area) ?? null) : null;
  const scales = template.image.scalesFor(frame);
  const asked = { template: given, ...NOTHING, threshold, region, scales };
  if (area && !region) return { ...asked, error: 'Its area lies outside of this picture.' };
  const ask = { kind: 'image' as const, template: template.name, area, threshold, all };
  try {
    const clock = createSystemClock();
    const looked = await lookForTemplate({ frame, template, ask, matcher, clock }, signal);
    return { ...asked, ...looked, found: looked.best !== null };
  } catch (error) {
    if (!(error instanceof RecognitionError)) throw error;
    return { ...asked, error: error.message };
  }
}

function wordsOf(row: MatchRow): string[] {
  const { template, error, threshold, best, runnerUp, all } = row;
  if (error !== null) return [`${template}: ${error}`];
  const took = tookWords(row);
  if (!best) return [`${template}: not found, nothing reaches ${String(threshold)}; ${took}`];
  const next = runnerUp ? `next best ${placeWords(runnerUp)}` : `nothing else reaches ${String(threshold)}`;
  const first = `${template}: found at ${placeWords(best)}; ${next}; ${took}`;
  return [first, ...(all ?? []).map((place) => `    ${placeWords(place)}`)];
}

/** How long, and what is unusual about it. */
function tookWords({ ms, scales, usedFallback }: MatchRow): string {
  const percents = scales.map((scale) => `${String(Math.round(scale * 100))} %`);
  const asCut = percents.every((percent) => percent === '100 %');
  return [
    `${(ms ?? 0).toFixed(1)} ms`,
    ...(asCut ? [] : [`looked for at ${percents.join(', ')} of its size`]),
    ...(usedFallback ? ['every place compared (fallback)'] : []),
  ].join(', ');
}

function placeWords({ score, ...box }: Match): string {
  return `${boxWords(box)}, score ${score.toFixed(4)}`;
}
