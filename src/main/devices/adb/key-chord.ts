import { ReplyError } from './adb-failure';
import { assertSucceeded } from './command-failure';
import { quoteCommand } from './shell-quote';
import type { RunLine } from './start-app';

/** Rows of a keyboard, each with the code of its first key: the codes of Linux follow the rows. */
const ROWS: readonly (readonly [first: number, keys: readonly string[]])[] = [
  [2, ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0']],
  [16, ['Q', 'W', 'E', 'R', 'T', 'Y', 'U', 'I', 'O', 'P']],
  [30, ['A', 'S', 'D', 'F', 'G', 'H', 'J', 'K', 'L']],
  [44, ['Z', 'X', 'C', 'V', 'B', 'N', 'M']],
];

/** Codes of Linux by names of Android, as `Generic.kl` of AOSP joins them. */
const LINUX_CODES: ReadonlyMap<string, number> = new Map([
  ...ROWS.flatMap(([first, keys]) => keys.map((key, at): [string, number] => [key, first + at])),
  ...Object.entries({
    ...{ CTRL_LEFT: 29, CTRL_RIGHT: 97, SHIFT_LEFT: 42, SHIFT_RIGHT: 54, ALT_LEFT: 56, ALT_RIGHT: 100 },
    ...{ META_LEFT: 125, TAB: 15, ENTER: 28, SPACE: 57, DEL: 14, FORWARD_DEL: 111, ESCAPE: 1 },
    ...{ DPAD_UP: 103, DPAD_DOWN: 108, DPAD_LEFT: 105, DPAD_RIGHT: 106, MOVE_HOME: 102, MOVE_END: 107 },
    ...{ PAGE_UP: 104, PAGE_DOWN: 109, INSERT: 110, VOLUME_DOWN: 114, VOLUME_UP: 115, POWER: 116 },
  }),
]);

const DEVICE = /^add device \d+: (\/dev\/input\/event\d+)\s*$/m;
const KEYS = /KEY \(0001\):((?:\s+[0-9a-f]{4}\*?)+)/;
const UNKNOWN = /Unknown command: keycombination/;

/**
 * Presses keys together, full names of Android: `input keycombination` since Android 12, before that on a keyboard of
 * the device that has them all, where the shell may write to it. Throws `ReplyError` `device_command_failed`.
 */
export async function pressTogether(run: RunLine, names: readonly string[]): Promise<void> {
  const output = await run(quoteCommand(['input', 'keycombination', ...names]));
  if (!UNKNOWN.test(`${output.stdout}\n${output.stderr}`)) {
    assertSucceeded('input keycombination', output);
    return;
  }
  const codes = names.map((name) => LINUX_CODES.get(name.replace(/^KEYCODE_/, '')));
  const known = codes.filter((code) => code !== undefined);
  const path = known.length === codes.length ? await keyboardWith(run, known) : undefined;
  if (path === undefined) throw new ReplyError('device_command_failed', TOO_OLD);
  assertSucceeded('keys', await run(chordLine(path, known)));
}

const TOO_OLD =
  'this Android can’t press these keys together: that needs Android 12 or newer, or a keyboard of the device that adb may write to';

/** The first device that has all the keys and may be written to. */
async function keyboardWith(run: RunLine, codes: readonly number[]): Promise<string | undefined> {
  for (const block of (await run('getevent -p')).stdout.split(/^(?=add device )/m)) {
    const path = DEVICE.exec(block)?.[1];
    const keys = new Set((KEYS.exec(block)?.[1] ?? '').split(/\s+/).map((key) => Number.parseInt(key, 16)));
    if (path === undefined || codes.some((code) => !keys.has(code))) continue;
    if ((await run(quoteCommand(['test', '-w', path]))).exitCode === 0) return path;
  }
  return undefined;
}

/** Down in their order, up in the other; to its end even when nobody waits: a key that stayed down would spoil all after it. */
function chordLine(path: string, codes: readonly number[]): string {
  const send = (code: number, value: 0 | 1): string =>
    `sendevent ${path} 1 ${String(code)} ${String(value)};`;
  const down = codes.map((code) => send(code, 1)).join('');
  const up = codes
    .toReversed()
    .map((code) => send(code, 0))
    .join('');
  const report = `sendevent ${path} 0 0 0;`;
  return `trap '' HUP; ${down}${report}${up}${report}`;
}
