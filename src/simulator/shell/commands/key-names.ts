/** Key codes this device knows, without their prefix. Source: Android `KeyEvent.java`. */
const KEY_CODES: Readonly<Record<string, number>> = {
  HOME: 3,
  BACK: 4,
  DPAD_UP: 19,
  DPAD_DOWN: 20,
  DPAD_LEFT: 21,
  DPAD_RIGHT: 22,
  DPAD_CENTER: 23,
  VOLUME_UP: 24,
  VOLUME_DOWN: 25,
  POWER: 26,
  COMMA: 55,
  PERIOD: 56,
  ALT_LEFT: 57,
  SHIFT_LEFT: 59,
  SHIFT_RIGHT: 60,
  TAB: 61,
  SPACE: 62,
  ENTER: 66,
  DEL: 67,
  MINUS: 69,
  SLASH: 76,
  AT: 77,
  MENU: 82,
  PAGE_UP: 92,
  PAGE_DOWN: 93,
  ESCAPE: 111,
  FORWARD_DEL: 112,
  CTRL_LEFT: 113,
  CTRL_RIGHT: 114,
  MOVE_HOME: 122,
  MOVE_END: 123,
  NUMPAD_ENTER: 160,
  APP_SWITCH: 187,
  SLEEP: 223,
  WAKEUP: 224,
  CUT: 277,
  COPY: 278,
  PASTE: 279,
};

const NAMES: ReadonlyMap<number, string> = new Map([
  ...Object.entries(KEY_CODES).map(([name, code]) => [code, name] as const),
  ...Array.from({ length: 10 }, (_, digit) => [7 + digit, String(digit)] as const),
  ...Array.from({ length: 26 }, (_, letter) => [29 + letter, String.fromCharCode(65 + letter)] as const),
]);

const KNOWN: ReadonlySet<string> = new Set(NAMES.values());

/** A key's name without prefix, from `KEYCODE_BACK`, `BACK` or `4`; undefined when Android has no such key. */
export function keyName(key: string): string | undefined {
  if (/^\d+$/.test(key)) return NAMES.get(Number(key)) ?? `KEY_${key}`;
  const name = key.toUpperCase().replace(/^KEYCODE_/, '');
  return KNOWN.has(name) ? name : undefined;
}
