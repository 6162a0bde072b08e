import { describe, expect, it } from 'vitest';
import type { Recognition, TextMatch } from '../../../shared/recognition';
import type { ScreenArea } from '../../../shared/screen-place';
import type { Sight } from '../recogniser';
import { linesOfTable } from '../text/word-table';
import type { TextQuestion } from '../text/text-reader';
import { textRecogniser } from './text';

const row = (line: number, word: number, x: number, text: string): string =>
  ['5', '1', '1', '1', line, word, x, 100 * line, 40, 20, 80 + word, text].join('\t');
const TABLE = [
  ...[row(1, 1, 10, 'Claim'), row(1, 2, 60, 'your'), row(1, 3, 110, 'reward')],
  ...[row(2, 1, 10, '1,250'), row(2, 2, 60, 'coins'), row(3, 1, 10, 'Not'), row(4, 1, 10, 'now')],
].join('\n');
const signal = new AbortController().signal;

async function ask(
  text: TextMatch | null,
  table = TABLE,
  area: ScreenArea | null = null,
): Promise<Recognition & { asked: TextQuestion[] }> {
  const asked: TextQuestion[] = [];
  const sight = {
    frame: { width: 500, height: 500, pixels: new Uint8Array(0) },
    text: {
      read: async (_: unknown, question: TextQuestion) => {
        asked.push(question);
        return linesOfTable(table, (box) => box, null);
      },
    },
  } as unknown as Sight;
  const question = { kind: 'text', text, area, language: 'en', chars: null } as const;
  return { ...(await textRecogniser.recognise(question, sight, signal)), asked };
}

describe('text', () => {
  it.each([
    ['contains', 'REWARD', { x: 110, y: 100, width: 40, height: 20 }, 'Claim your reward'],
    ['contains', 'claim your', { x: 10, y: 100, width: 90, height: 20 }, 'Claim your reward'],
    ['equals', 'claim  your reward', { x: 10, y: 100, width: 140, height: 20 }, 'Claim your reward'],
    ['matches', '^[0-9,]+ coins$', { x: 10, y: 200, width: 90, height: 20 }, '1,250 coins'],
    ['matches', 'c(oi|ai)ns', { x: 60, y: 200, width: 40, height: 20 }, '1,250 coins'],
    [
      'contains',
      'not now',
      { x: 10, y: 300, width: 40, height: 120 },
      'Claim your reward\n1,250 coins\nNot\nnow',
    ],
  ] as const)('that %s "%s" is found, with the box of its words', async (how, text, box, line) => {
    expect(await ask({ how, text })).toMatchObject({ found: true, box, text: line });
  });

  it.each([
    ['equals', 'claim your'],
    ['contains', 'rewards'],
    ['matches', '^claim'],
  ] as const)('that %s "%s" is not there', async (how, text) => {
    expect(await ask({ how, text })).toMatchObject({ found: false, box: null, text: null });
  });

  it('of any kind is all lines, with the box around them', async () => {
    const seen = await ask(null);
    expect(seen).toMatchObject({
      found: true,
      box: { x: 10, y: 100, width: 140, height: 320 },
      text: 'Claim your reward\n1,250 coins\nNot\nnow',
    });
    expect(seen.score).toBeGreaterThan(0.8);
    expect(await ask(null, '')).toMatchObject({ found: false, text: null });
  });

  it('is read in the area alone, and nowhere when that lies outside', async () => {
    const inside = await ask(null, TABLE, { x: 100, y: 50, width: 200, height: 100 });
    expect(inside.asked).toMatchObject([{ box: { x: 100, y: 50, width: 200, height: 100 } }]);
    const outside = await ask(null, TABLE, { x: 900, y: 50, width: 200, height: 100 });
    expect(outside).toMatchObject({ found: false, asked: [] });
  });

  it('is compared in a time that grows with it and no faster', async () => {
    await expect(ask({ how: 'matches', text: '(a' })).rejects.toMatchObject({ name: 'RecognitionError' });
    const long = row(1, 1, 0, 'a'.repeat(100));
    const before = performance.now();
    expect(await ask({ how: 'matches', text: '^(a+)+$b' }, long)).toMatchObject({ found: false });
    expect(performance.now() - before).toBeLessThan(2_000);
  });

  it('is found across the lines of a full screen without trying a pattern on all of it a thousand times', async () => {
    const words = Array.from({ length: 900 }, (_, at) =>
      row(Math.floor(at / 9), at % 9, 40 * (at % 9), `word${String(at)}`),
    );
    const seen = await ask({ how: 'matches', text: 'word447 word448 word449 word45[0-9]' }, words.join('\n'));
    expect(seen).toMatchObject({ found: true, box: { y: 4_900, height: 120 } });
    expect(await ask({ how: 'contains', text: 'word8 word9' }, words.join('\n'))).toMatchObject({
      found: true,
      box: { y: 0, height: 120 },
    });
  });
});

it('keeps no more words than a screen can show, nor signs that are not allowed', () => {
  const many = Array.from({ length: 3_000 }, (_, index) => row(index, 1, 0, 'word')).join('\n');
  expect(linesOfTable(many, (box) => box, null)).toHaveLength(1_000);
  expect(linesOfTable(row(1, 1, 0, 'x1'.repeat(500)), (box) => box, '1')[0]!.text).toBe('1'.repeat(50));
});
