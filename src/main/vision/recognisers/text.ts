import { NOT_FOUND, type Recognition } from '../../../shared/recognition';
import { boxOn, type RecogniserKind } from '../recogniser';
import { createTextTest, type TextTest } from '../text-test';
import { boxAround } from '../text/box-around';
import type { TextLine, TextWord } from '../text/text-reader';

/**
 * Text as it can be read. A text is found in one line, or else across all of them; the box is that of the words that make
 * it, the text the whole line. Any text gives all lines.
 */
export const textRecogniser: RecogniserKind<'text'> = {
  kind: 'text',
  needsFrame: true,
  async recognise({ text, area, language, chars }, { frame, text: reader }, signal) {
    const test = text ? createTextTest(text) : null;
    const box = boxOn(frame, area);
    if (!box) return NOT_FOUND;
    const lines = await reader.read(frame, { box, language, chars }, signal);
    if (!test)
      return found(
        lines.flatMap(({ words }) => words),
        textOf(lines),
      );
    return inOneLine(lines, test) ?? acrossLines(lines, test) ?? NOT_FOUND;
  },
};

function inOneLine(lines: readonly TextLine[], test: TextTest): Recognition | null {
  const line = lines.find(({ text }) => test(text));
  return line ? found(fewest(line.words, test), line.text) : null;
}

function acrossLines(lines: readonly TextLine[], test: TextTest): Recognition | null {
  const words = lines.flatMap((line) => line.words);
  return lines.length > 1 && test(joined(words)) ? found(fewest(words, test), textOf(lines)) : null;
}

/**
 * The words that are left when those are taken from both ends without which the text is still there. By halves: a screen
 * may have a thousand words, and a pattern may be tried on so much text only.
 */
function fewest(words: readonly TextWord[], test: TextTest): readonly TextWord[] {
  const to = leastThat(words.length, (count) => test(joined(words.slice(0, count))));
  const kept = leastThat(to, (count) => test(joined(words.slice(to - count, to))));
  return words.slice(to - kept, to);
}

/** The least number from 1 that holds, taken that all above it do; `most` does. */
function leastThat(most: number, holds: (count: number) => boolean): number {
  let [low, high] = [1, most];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return high;
}

function found(words: readonly TextWord[], text: string): Recognition {
  if (words.length === 0) return NOT_FOUND;
  const score = words.reduce((sum, word) => sum + word.score, 0) / words.length;
  return { ...NOT_FOUND, found: true, box: boxAround(words.map(({ box }) => box)), score, text };
}

const joined = (words: readonly TextWord[]): string => words.map(({ text }) => text).join(' ');
const textOf = (lines: readonly TextLine[]): string => lines.map(({ text }) => text).join('\n');
