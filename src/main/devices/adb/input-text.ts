/** One piece of a text: what `input text` is given, or a key between pieces. */
export type TextPiece =
  { readonly kind: 'text'; readonly argument: string } | { readonly kind: 'key'; readonly name: string };

/** Longer commands are refused by old adb servers (1024 bytes), and devices drop characters of long texts. */
const MAX_PIECE_CHARACTERS = 150;
const KEYS: ReadonlyMap<string, string> = new Map([
  ['\n', 'KEYCODE_ENTER'],
  ['\t', 'KEYCODE_TAB'],
]);

/**
 * Splits a text into what Android's `input text` can carry (AOSP `InputShellCommand.sendText`):
 * - `%s` stands for a space. Spaces are always written so, because older `input` scripts split at real ones.
 * - A literal `%s` cannot be written in one piece; it is split between `%` and `s`.
 * - Line breaks and tabs are keys: older scripts take them for separators.
 * - Characters the virtual keyboard lacks (most beyond ASCII) make the command fail; the device says so.
 */
export function splitText(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let run = '';
  let count = 0;
  const flush = (): void => {
    if (run !== '') pieces.push({ kind: 'text', argument: run.replaceAll(' ', '%s') });
    run = '';
    count = 0;
  };
  for (const character of text.replaceAll('\r\n', '\n').replaceAll('\r', '\n')) {
    const key = KEYS.get(character);
    if (key !== undefined || count === MAX_PIECE_CHARACTERS || (character === 's' && run.endsWith('%')))
      flush();
    if (key !== undefined) {
      pieces.push({ kind: 'key', name: key });
    } else {
      run += character;
      count += 1;
    }
  }
  flush();
  return pieces;
}

/** Android's full name of a key: `BACK` and `KEYCODE_BACK` are one; numbers stay. Undefined for what is no name. */
export function keyName(key: string): string | undefined {
  const name = key.trim().toUpperCase();
  if (/^\d{1,4}$/.test(name)) return name;
  if (!/^[A-Z\d_]{1,60}$/.test(name)) return undefined;
  return name.startsWith('KEYCODE_') ? name : `KEYCODE_${name}`;
}
