import { RecognitionError } from '../recognition-error';

/** A dump that gave no description. */
export interface DumpFailure {
  readonly error: RecognitionError;
  /** Whether a moment later it may go well. */
  readonly isPassing: boolean;
}

interface Words {
  /** In what the program printed. The words are Android's, see `uiautomator.md`. */
  readonly said: RegExp;
  readonly explained: string;
  readonly isPassing: boolean;
}

const FAILURES: readonly Words[] = [
  {
    said: /could not get idle state/i,
    explained:
      "Android can't describe a screen that never stands still for a second (a film, a ticking clock). Turn animations off on the instance, or look for an image, a colour or a text here",
    isPassing: false,
  },
  {
    said: /null root node/i,
    explained:
      'Android has no window to describe: the screen is off or locked, or just changing. Wake it, or wait for the app first',
    isPassing: true,
  },
  {
    said: /already registered|UiAutomation not connected/i,
    explained:
      'another program on this instance holds what Android has only once for describing screens (Appium, uiautomator2, a screen reader of a testing tool). End it there',
    isPassing: true,
  },
  {
    said: /Illegal character/i,
    explained:
      "this version of Android can't describe a screen with such characters on it (emoji). Look for an image or a text here",
    isPassing: false,
  },
  {
    said: /uiautomator: (?:inaccessible or )?not found|can't execute: uiautomator/i,
    explained: 'this instance has no uiautomator, so its elements are not known. Look for an image or a text',
    isPassing: false,
  },
  {
    said: /^(?:Killed|Terminated|Aborted|Segmentation fault)/m,
    explained:
      'Android ended its own description of the screen: it had too little memory, or another testing program was at it. Give the instance more memory, or end that program',
    isPassing: true,
  },
];

/** Of what a program printed, at its beginning and its end: a failure is a few lines. */
const MAX_WORDS = 4_000;

/** What a program said that printed no description; undefined when it named no failure. */
export function dumpFailureOf(said: string): DumpFailure | undefined {
  const shown = said.length > 2 * MAX_WORDS ? `${said.slice(0, MAX_WORDS)}\n${said.slice(-MAX_WORDS)}` : said;
  const known = FAILURES.find((words) => words.said.test(shown));
  return known && { error: new RecognitionError(known.explained), isPassing: known.isPassing };
}

/** One no rule knows, in the device's own words. */
export function unknownDumpFailure(said: string): DumpFailure {
  const line = said
    .slice(0, MAX_WORDS)
    .split('\n')
    .map((one) => one.trim())
    // What looks like a description may hold whatever the app shows.
    .find((one) => one !== '' && !one.includes('<') && !/^UI hier(?:archy|chary) dumped to/.test(one));
  const words = line === undefined ? 'it said nothing' : `it said: ${printable(line)}`;
  return {
    error: new RecognitionError(`Android gave no description of the screen; ${words}`),
    isPassing: true,
  };
}

function printable(line: string): string {
  return line.replaceAll(/\p{Cc}/gu, ' ').slice(0, 200);
}
