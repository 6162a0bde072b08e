const NAMED: Readonly<Record<number, string>> = {
  3: 'HOME',
  4: 'BACK',
  19: 'DPAD_UP',
  20: 'DPAD_DOWN',
  21: 'DPAD_LEFT',
  22: 'DPAD_RIGHT',
  23: 'DPAD_CENTER',
  24: 'VOLUME_UP',
  25: 'VOLUME_DOWN',
  26: 'POWER',
  61: 'TAB',
  62: 'SPACE',
  66: 'ENTER',
  67: 'DEL',
  82: 'MENU',
  111: 'ESCAPE',
  187: 'APP_SWITCH',
};
const FIRST_DIGIT = 7;
const FIRST_LETTER = 29;

/** The name of one of Android's key codes; undefined for those nobody presses in a routine. */
export function keyName(code: number): string | undefined {
  const named = NAMED[code];
  if (named !== undefined) return named;
  if (code >= FIRST_DIGIT && code < FIRST_DIGIT + 10) return String(code - FIRST_DIGIT);
  if (code >= FIRST_LETTER && code < FIRST_LETTER + 26)
    return String.fromCharCode('A'.charCodeAt(0) + code - FIRST_LETTER);
  return undefined;
}
