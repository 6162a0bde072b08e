import type { CutWeakness } from '../../../shared/contract/templates';
import type { Frame } from '../../../shared/frame';
import { ignoreParts, type IgnoredParts } from '../../../shared/ignored-parts';
import { NOT_FOUND, type Recognition } from '../../../shared/recognition';
import type { Box } from '../../../shared/screen-place';
import { MAX_TEMPLATE_PIXELS } from '../../../shared/template';
import { OutOfRoomError } from '../matcher/arena';
import type { Match } from '../matcher/match-result';
import type { Matcher } from '../matcher/matcher';
import { prepareTemplate, TemplateError } from '../matcher/prepared-template';
import { MatchError } from '../matcher/region';
import { RecognitionError } from '../recognition-error';
import { contrastOf } from './contrast';
import { decodeScreen, PictureError } from './png-picture';
import { weakPicture } from './weak-template';

/** A part of a screen, and where something like it is looked for. */
export interface CutQuestion {
  /** As PNG. */
  readonly screen: Uint8Array;
  readonly box: Box;
  /** In pixels of the cut. */
  readonly ignored: IgnoredParts;
  readonly color: boolean;
  /** Null for the whole screen. */
  readonly area: Box | null;
  /** The least score that counts. */
  readonly threshold: number;
}

/** How well a cut can be told apart. */
export interface CutSeen {
  /** Null where nothing is wrong with the picture itself. */
  readonly weak: CutWeakness | null;
  /** The place most like it that is not where it was cut; may be not found. */
  readonly next: Recognition;
}

/** What a cut is like on its own screen. For threads: a large cut takes longer than who draws can wait. Rejects with `RecognitionError`. */
export async function lookForCut(question: CutQuestion, matcher: Pick<Matcher, 'match'>): Promise<CutSeen> {
  const { screen, box, ignored, color } = question;
  if (box.width * box.height > MAX_TEMPLATE_PIXELS) throw new RecognitionError(TOO_LARGE);
  try {
    const cut = await decodeScreen(screen, box);
    ignoreParts(cut.pixels, cut, ignored);
    const weak = weakPicture(contrastOf(cut), color);
    // Where there is nothing to compare, nothing is.
    const next = weak?.level === 'error' ? NOT_FOUND : await nextBest(cut, question, matcher);
    return { weak: weak?.code ?? null, next };
  } catch (error) {
    const isOurs = [PictureError, MatchError, OutOfRoomError].some((kind) => error instanceof kind);
    if (isOurs && error instanceof Error) throw new RecognitionError(error.message);
    throw error;
  }
}

async function nextBest(
  cut: Frame,
  { screen, color, area, threshold }: CutQuestion,
  matcher: Pick<Matcher, 'match'>,
): Promise<Recognition> {
  try {
    const template = prepareTemplate(cut, { colour: color });
    const frame = await decodeScreen(screen, null);
    const { runnerUp } = await matcher.match(frame, template, {
      ...{ threshold, report: 'second' },
      ...(area ? { region: area } : {}),
    });
    return placeOf(runnerUp);
  } catch (error) {
    // A cut that is the same everywhere once it is rounded is nowhere.
    if (error instanceof TemplateError) return NOT_FOUND;
    throw error;
  }
}

function placeOf(match: Match | null): Recognition {
  if (!match) return NOT_FOUND;
  const { x, y, width, height, score } = match;
  return { ...NOT_FOUND, found: true, box: { x, y, width, height }, score };
}

const TOO_LARGE = `A template has at most ${String(MAX_TEMPLATE_PIXELS)} pixels: cut out the part that matters.`;
