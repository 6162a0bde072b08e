import { ReplyError } from './adb-failure';
import { quoteCommand } from './shell-quote';
import type { RunLine } from './start-app';

/**
 * Android has no command for its clipboard: `cmd clipboard` answers "No shell command implementation.", and the numbers
 * of `service call clipboard` change from version to version, so that the wrong one clears it. A small open app does it
 * on request, by the protocol of its sources (github.com/majido/clipper, `ClipperReceiver.java`).
 */
const HELPER = 'ca.zgrs.clipper';
const RECEIVER = `${HELPER}/.ClipperReceiver`;
/** `Activity.RESULT_OK`. */
const OK = '-1';
const MAX_CHARACTERS = 10_000;
/** Until the window of an app that was brought to the front has the focus. */
const FOCUS_S = '1';

const NO_HELPER = `Android gives a computer no clipboard, and the helper app Clipper (${HELPER}) is not on this device. Install it with installApp, or copy and paste with keys`;

/** Puts text into the clipboard, which apps may do from behind. Throws `ReplyError` `device_command_failed`. */
export async function setClipboard(run: RunLine, text: string): Promise<void> {
  if (text.length > MAX_CHARACTERS)
    throw new ReplyError(
      'device_command_failed',
      `more than ${String(MAX_CHARACTERS)} characters do not go into the clipboard`,
    );
  const { stdout } = await run(broadcast('clipper.set', ['-e', 'text', text]));
  if (answerOf(stdout).result !== OK) throw new ReplyError('device_command_failed', NO_HELPER);
}

/**
 * The text in the clipboard, empty when there is none. Since Android 10 only the app in front may read it
 * (`ClipboardService.clipboardAccessAllowed`), so the helper comes there for a second.
 */
export async function getClipboard(run: RunLine): Promise<string> {
  const fromBehind = answerOf((await run(broadcast('clipper.get'))).stdout);
  if (fromBehind.result === OK) return fromBehind.data ?? '';
  if (fromBehind.data === undefined) throw new ReplyError('device_command_failed', NO_HELPER);
  const start = quoteCommand(['am', 'start', '-n', `${HELPER}/.Main`]);
  // Also when nobody waits for it any more: an app that stayed in front would spoil every step after it. BACK would
  // reach the app before it if it did not come.
  const line = `trap '' HUP; ${start} >/dev/null 2>&1; sleep ${FOCUS_S}; ${broadcast('clipper.get')}; ${quoteCommand(['am', 'force-stop', HELPER])}`;
  const inFront = answerOf((await run(line)).stdout);
  return inFront.result === OK ? (inFront.data ?? '') : '';
}

/** An app that was just installed gets none without `--include-stopped-packages`. */
function broadcast(action: string, extras: readonly string[] = []): string {
  const to = ['-a', action, '-n', RECEIVER, '--include-stopped-packages'];
  return quoteCommand(['am', 'broadcast', ...to, ...extras]);
}

const COMPLETED =
  /^Broadcast completed: result=(-?\d+)(?:, data="([\s\S]*)")?(?:, extras: Bundle\[.*\])?\s*$/m;

/** `Broadcast completed: result=-1, data="…"`; without data nobody has received it. The data is as it is, quotes and all. */
function answerOf(said: string): { readonly result?: string; readonly data?: string } {
  const [, result, data] = COMPLETED.exec(said) ?? [];
  return { ...(result !== undefined && { result }), ...(data !== undefined && { data }) };
}
