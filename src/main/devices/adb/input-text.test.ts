import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyName, splitText, type TextPiece } from './input-text';

/** What Android types for the argument of `input text`: `%s` becomes a space, one pass from the left. */
function androidTypes(argument: string): string {
  let typed = '';
  let afterPercent = false;
  for (const character of argument) {
    if (afterPercent && character === 's') {
      typed = `${typed.slice(0, -1)} `;
      afterPercent = false;
      continue;
    }
    afterPercent = character === '%';
    typed += character;
  }
  return typed;
}

function typed(pieces: readonly TextPiece[]): string {
  const keys: Readonly<Record<string, string>> = { KEYCODE_ENTER: '\n', KEYCODE_TAB: '\t' };
  return pieces
    .map((piece) => (piece.kind === 'text' ? androidTypes(piece.argument) : keys[piece.name]))
    .join('');
}

describe('text for input', () => {
  it.each([
    '',
    'abc',
    'a b',
    '%s',
    '%%s',
    '100%',
    '% s',
    'a%sb%s',
    ' lead',
    'tail ',
    "it's $x `y`",
    'ä 🎮',
    '%',
  ])('types %j', (text) => {
    expect(typed(splitText(text))).toBe(text);
  });

  it('types any text', () => {
    const characters = fc.constantFrom('%', 's', ' ', 'a', '\n', '\t', "'", '🎮');
    fc.assert(
      fc.property(fc.string({ unit: characters, maxLength: 400 }), (text) => {
        expect(typed(splitText(text))).toBe(text);
      }),
    );
  });

  it('gives line breaks as keys and never sends a real space', () => {
    expect(splitText('a b\r\nc\td')).toEqual([
      { kind: 'text', argument: 'a%sb' },
      { kind: 'key', name: 'KEYCODE_ENTER' },
      { kind: 'text', argument: 'c' },
      { kind: 'key', name: 'KEYCODE_TAB' },
      { kind: 'text', argument: 'd' },
    ]);
  });

  it('keeps every command short, and characters whole', () => {
    const text = '🎮'.repeat(500);
    const pieces = splitText(text);
    expect(typed(pieces)).toBe(text);
    for (const piece of pieces) expect(Buffer.byteLength(JSON.stringify(piece))).toBeLessThan(900);
  });
});

describe('key names', () => {
  it.each([
    ['BACK', 'KEYCODE_BACK'],
    ['KEYCODE_BACK', 'KEYCODE_BACK'],
    [' home ', 'KEYCODE_HOME'],
    ['4', '4'],
    ['BACK; reboot', undefined],
    ['', undefined],
  ])('%j is %s', (key, name) => {
    expect(keyName(key)).toBe(name);
  });
});
