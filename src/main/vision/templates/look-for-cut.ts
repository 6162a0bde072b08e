import { ignoreParts, type IgnoredParts } from '../../../shared/ignored-parts';
import { NOT_FOUND, type Recognition } from '../../../shared/recognition';
import type { Box } from '../../../shared/screen-place';
import { OutOfRoomError } from '../matcher/arena';
import type { Match } from '../matcher/match-result';
import type { Matcher } from '../matcher/matcher';
import { prepareTemplate, TemplateError } from '../matcher/prepared-template';
import { MatchError } from '../matcher/region';
import { RecognitionError } from '../recognition-error';
import { decodeScreen, PictureError } from './png-picture';

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

/** Where a cut is on its own screen, and the next best place; what is not there is not found. Rejects with `RecognitionError`. */
export async function lookForCut(
  { screen, box, ignored, color, area, threshold }: CutQuestion,
  matcher: Pick<Matcher, 'match'>,
): Promise<readonly [best: Recognition, next: Recognition]> {
  try {
    const frame = await decodeScreen(screen, null);
    const cut = await decodeScreen(screen, box);
    ignoreParts(cut.pixels, cut, ignored);
    const { best, runnerUp } = await matcher.match(frame, prepareTemplate(cut, { colour: color }), {
      ...{ threshold, report: 'second' },
      ...(area ? { region: area } : {}),
    });
    return [placeOf(best), placeOf(runnerUp)];
  } catch (error) {
    // A cut in which there is nothing to compare is nowhere.
    if (error instanceof TemplateError) return [NOT_FOUND, NOT_FOUND];
    const isOurs = [PictureError, MatchError, OutOfRoomError].some((kind) => error instanceof kind);
    if (isOurs && error instanceof Error) throw new RecognitionError(error.message);
    throw error;
  }
}

function placeOf(match: Match | null): Recognition {
  if (!match) return NOT_FOUND;
  const { x, y, width, height, score } = match;
  return { ...NOT_FOUND, found: true, box: { x, y, width, height }, score };
}
