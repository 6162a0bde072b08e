import type { CutWeakness } from '../../../shared/contract/templates';
import type { TemplateProblem } from '../../../shared/template';
import type { Contrast } from './contrast';

interface Weakness<Code extends string> extends Pick<TemplateProblem, 'level' | 'message'> {
  readonly code: Code;
}

/** Correlations below this are reached by pictures that have nothing in common but a gradient. */
const LOOSE_THRESHOLD = 0.5;
/** Deviation, in levels of 0 to 255, below which the noise of a screen decides what a picture is like. */
const WEAK_DEVIATION = 4;
/** Fewer pixels are found by chance: a screen has hundreds of thousands of places. */
const FEW_PIXELS = 40;

/** What is wrong with a picture as a template: nothing to compare, or hardly anything. */
export function weakPicture(contrast: Contrast, color: boolean): Weakness<CutWeakness> | undefined {
  const { opaque } = contrast;
  if (opaque === 0)
    return fault('transparent', 'The picture is transparent everywhere; nothing is left to find.');
  const deviation = color ? contrast.color : contrast.gray;
  // What is left of a sum of equal values is rounding.
  if (deviation < 1e-4) return fault('flat', contrast.color < 1e-4 ? FLAT : FLAT_GRAY);
  if (deviation < WEAK_DEVIATION) return warning('almost_flat', ALMOST_FLAT);
  return opaque < FEW_PIXELS ? warning('tiny', TINY) : undefined;
}

/** What is wrong with a threshold that is allowed. */
export function looseThreshold(threshold: number): Weakness<string> | undefined {
  return threshold < LOOSE_THRESHOLD ? warning('threshold_loose', LOOSE) : undefined;
}

const FLAT =
  'The picture has one color everywhere, so it would be like any flat part of a screen. Cut out more, with an edge or a letter; to look for a color, use the condition color.';
const FLAT_GRAY =
  'The picture is equally bright everywhere: its colors alone tell it apart. Write "color: true" beside it.';
const ALMOST_FLAT =
  'The picture is nearly the same everywhere, so much of a screen is like it. Cut out more, with an edge or a letter.';
const TINY = 'The picture is so small that a screen may be like it by chance. Cut out more.';
const LOOSE = `A threshold below ${String(LOOSE_THRESHOLD)} is reached by pictures that have little in common. 0.8 is usual.`;

function fault<Code extends string>(code: Code, message: string): Weakness<Code> {
  return { level: 'error', code, message };
}

function warning<Code extends string>(code: Code, message: string): Weakness<Code> {
  return { level: 'warning', code, message };
}
