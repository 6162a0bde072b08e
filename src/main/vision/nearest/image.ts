import { NOTHING_NEAR, type Nearest } from '../../../shared/looked';
import type { Box } from '../../../shared/screen-place';
import type { Match } from '../matcher/match-result';
import { TemplateError, type PreparedTemplate } from '../matcher/prepared-template';
import { boxOn, type AskOf, type Sight } from '../recogniser';
import type { ShelvedTemplate } from '../templates/template-shelf';

/** Below this a place has nothing in common with a template. */
const LEAST = 0.3;
/** Within so much of the threshold a place may be the right one, seen a little differently. */
const NEARLY = 0.15;
/** Another size or place has to be clearly better than what is at its own to be named. */
const CLEARLY = 0.05;
/** Sizes that pictures cut from screens of other common resolutions have. */
const OTHER_SIZES = [0.5, 2 / 3, 0.75, 4 / 3, 1.5, 2];
/** What is larger is not looked for at other sizes, pixels: that would take seconds. */
const LARGEST = 60_000;

interface Search {
  readonly sight: Sight;
  readonly template: ShelvedTemplate;
  readonly signal: AbortSignal;
  /** Sizes it is looked for. */
  readonly scales: readonly number[];
}

/** The place most like a template, whatever its threshold; then whether it is elsewhere, or there at another size. */
export async function nearestImage(ask: AskOf<'image'>, sight: Sight, signal: AbortSignal): Promise<Nearest> {
  const { frame } = sight;
  const template = await sight.templates.take(ask.template, frame, signal);
  const wanted = ask.threshold ?? template.threshold;
  const area = ask.area ?? template.area;
  const region = boxOn(frame, area);
  if (!region) return { ...NOTHING_NEAR, wanted, advice: 'area_outside' };
  const search: Search = { sight, template, signal, scales: template.image.scalesFor(frame) };
  const best = await bestOf(search, { region, least: Math.min(LEAST, wanted) });
  const near = { ...NOTHING_NEAR, area: area && region, wanted, ...placed(best) };
  const score = best?.score ?? 0;
  if (score >= wanted) return { ...near, found: true, advice: 'there_now' };
  const least = Math.min(1, Math.max(wanted, score + CLEARLY));
  const better = await betterOf(search, { region, isPart: area !== null, least });
  return { ...near, ...(better ?? { advice: wanted - score <= NEARLY ? 'threshold' : 'nothing_like_it' }) };
}

/** Why it can't be found where, and as large as, it was looked for. */
async function betterOf(
  search: Search,
  { region, isPart, least }: Where & { readonly isPart: boolean },
): Promise<Partial<Nearest> | null> {
  const whole = boxOn(search.sight.frame, null) ?? region;
  const elsewhere = isPart ? await bestOf(search, { region: whole, least }) : null;
  if (elsewhere) return { ...placed(elsewhere), advice: 'elsewhere' };
  if (!fitsAny(search, region)) return { advice: 'too_large' };
  return atOtherSize(search, { region, least });
}

async function atOtherSize(search: Search, where: Where): Promise<Partial<Nearest> | null> {
  const [own = 1] = search.scales;
  let best: { readonly match: Match; readonly scale: number } | undefined;
  for (const scale of OTHER_SIZES.map((factor) => own * factor)) {
    const match = await bestOf({ ...search, scales: [scale] }, where, LARGEST);
    if (match && (!best || match.score > best.match.score)) best = { match, scale };
  }
  if (!best) return null;
  return { ...placed(best.match), percent: Math.round(best.scale * 100), advice: 'other_size' };
}

interface Where {
  readonly region: Box;
  readonly least: number;
}

/** The best place of all sizes. Between two searches others that wait for this thread have their turn. */
async function bestOf(
  { sight, template, signal, scales }: Search,
  { region, least }: Where,
  largest = Number.POSITIVE_INFINITY,
): Promise<Match | null> {
  let best: Match | null = null;
  for (const scale of scales) {
    await new Promise((resolve) => setImmediate(resolve));
    signal.throwIfAborted();
    const image = imageAt(template, scale);
    if (!image || !fits(image, region) || image.width * image.height > largest) continue;
    const found = await sight.view().match(image, { threshold: least, report: 'best', region });
    if (found.best && (!best || found.best.score > best.score)) best = found.best;
  }
  return best;
}

/** The picture at a size; null where nothing is left of it, or it is too large. */
function imageAt({ image }: ShelvedTemplate, scale: number): PreparedTemplate | null {
  try {
    return image.at(scale);
  } catch (error) {
    if (error instanceof TemplateError) return null;
    throw error;
  }
}

function fits(image: { readonly width: number; readonly height: number }, region: Box): boolean {
  return image.width <= region.width && image.height <= region.height;
}

function fitsAny({ template, scales }: Search, region: Box): boolean {
  return scales.some((scale) => {
    const image = imageAt(template, scale);
    return image !== null && fits(image, region);
  });
}

function placed(match: Match | null): Pick<Nearest, 'box' | 'score'> {
  if (!match) return { box: null, score: null };
  const { x, y, width, height, score } = match;
  return { box: { x, y, width, height }, score };
}
