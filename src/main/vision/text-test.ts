import { createRequire } from 'node:module';
import type * as Re2 from '@bufbuild/re2';
import type { TextMatch } from '../../shared/recognition';
import { RecognitionError } from './recognition-error';

const requireHere = createRequire(import.meta.url);
/** The library of patterns, loaded with the first one: it takes 7 MB. */
const patterns = (): typeof Re2 => requireHere('@bufbuild/re2') as typeof Re2; // eslint-disable-line @typescript-eslint/no-unsafe-type-assertion -- the package's own types

/** Whether a text is what was looked for. */
export type TextTest = (text: string) => boolean;

const MAX_PATTERN = 1_000;
/** What one test may look at in all, in characters times states of the pattern's machine: about half a second. */
const MAX_WORK = 3_000_000;
/** States a pattern may have: a tenth of a second goes into making a machine of twice as many, on whatever thread asks. */
const MAX_STATES = 50_000;
/** The library refuses to repeat more often (`a{1,1000}`). */
const MAX_REPETITION = 1_000;

/**
 * How a text is compared: `contains` and `equals` without case, and any white space counts as one blank; `matches` is a
 * regular expression of RE2, whose time grows with its text and no faster, found anywhere in it. Throws `RecognitionError`
 * for a pattern that is none; the test itself, when it is asked for more than one look can be made to wait for.
 */
export function createTextTest({ how, text }: TextMatch): TextTest {
  if (how === 'matches') return patternTest(text);
  const wanted = folded(text);
  return how === 'equals' ? (seen) => folded(seen) === wanted : (seen) => folded(seen).includes(wanted);
}

/** Why a text is no regular expression; undefined when it is one. */
export function problemOfPattern(source: string): string | undefined {
  if (source.length > MAX_PATTERN) return `The pattern is longer than ${String(MAX_PATTERN)} characters.`;
  if (statesOf(source) > MAX_STATES) return 'The pattern repeats too much in all; make it simpler.';
  try {
    patterns().RE2JS.compile(source);
    return undefined;
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return `The pattern can't be read: ${words.replace(/^error parsing regexp: /, '')}.`;
  }
}

function patternTest(source: string): TextTest {
  const problem = problemOfPattern(source);
  if (problem !== undefined) throw new RecognitionError(problem);
  const pattern = patterns().RE2JS.compile(source);
  const states = statesOf(source);
  let left = MAX_WORK;
  return (seen) => {
    left -= (seen.length + 1) * states;
    if (left < 0)
      throw new RecognitionError('the pattern is too much work for so much text; make it simpler');
    return pattern.test(seen);
  };
}

function folded(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim().toLowerCase();
}

/** About how many states the pattern's machine has: what each character of a text costs. */
function statesOf(source: string): number {
  let repeated = 1;
  for (const [, least, most] of source.matchAll(/\{(\d{1,5})(?:,(\d{0,5}))?\}/g))
    repeated *= Math.max(1, Number(least), Number(most ?? 0));
  return (source.length + 1) * Math.min(MAX_REPETITION, repeated);
}
