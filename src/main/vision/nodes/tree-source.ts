import type { Clock } from '../../../shared/ports';
import { dumpFailureOf, unknownDumpFailure, type DumpFailure } from './dump-failure';
import { parseDump } from './parse-dump';
import type { UiNode } from './ui-node';

/**
 * Runs a service of one device (`exec:…`) and answers all it printed, as UTF-8. Rejects with what the device throws, for
 * more than `maxBytes` and after `timeoutMs` too; an abort ends the call at once.
 */
export type RunService = (
  service: string,
  limits: { readonly timeoutMs: number; readonly maxBytes: number },
  signal: AbortSignal,
) => Promise<string>;

/** Asks one device for the elements of the app in front. */
export interface TreeSource {
  /**
   * Begins no earlier than it is called, and takes a second or more: Android waits until nothing has moved for one, ten at
   * most. Two at a time would end each other on the device, so they follow one another. Rejects with `RecognitionError`
   * when there is no description, in words for people; with what `RunService` throws when the device is the reason.
   */
  fetch(signal: AbortSignal): Promise<UiNode>;
}

export interface TreeSourceOptions {
  readonly run: RunService;
  readonly clock: Clock;
  /** For one dump; Android alone may take 11 seconds to say that it failed. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 20_000;
/** A large page of a browser is about 1 MB. */
const MAX_BYTES = 4 * 1024 * 1024;
/** Before what failed in passing is tried again, once. */
const RETRY_MS = 400;

const FILE = '/data/local/tmp/muster-window.xml';
const TO_TERMINAL = 'exec:uiautomator dump /dev/tty 2>&1';
/** Without the first `rm` a dump that failed would show the screen of the one before. */
const TO_FILE = `exec:rm -f ${FILE}; uiautomator dump ${FILE} 2>&1; cat ${FILE} 2>/dev/null; rm -f ${FILE}`;

type Answer = { readonly xml: string } | { readonly failure: DumpFailure };

/** Creates the source of one device. It holds nothing between calls but which of two ways the device knows. */
export function createTreeSource({ run, clock, timeoutMs = TIMEOUT_MS }: TreeSourceOptions): TreeSource {
  const limits = { timeoutMs, maxBytes: MAX_BYTES };
  let isTerminalMute = false;
  let before: Promise<unknown> = Promise.resolve();

  async function dump(signal: AbortSignal): Promise<Answer> {
    if (!isTerminalMute) {
      const said = await run(TO_TERMINAL, limits, signal);
      const answer = answerIn(said);
      if (answer) return answer;
      // Some devices have no terminal for such a program: it says that it is done, and nothing has come.
      isTerminalMute = true;
    }
    const said = await run(TO_FILE, limits, signal);
    return answerIn(said) ?? { failure: unknownDumpFailure(said) };
  }

  async function fetchNow(signal: AbortSignal): Promise<UiNode> {
    let answer = await dump(signal);
    if ('failure' in answer && answer.failure.isPassing) {
      await clock.sleep(RETRY_MS, signal);
      answer = await dump(signal);
    }
    if ('failure' in answer) throw answer.failure.error;
    return parseDump(answer.xml);
  }

  return {
    async fetch(signal) {
      signal.throwIfAborted();
      const turn = before.then(() => {
        signal.throwIfAborted();
        return fetchNow(signal);
      });
      before = turn.catch(() => undefined);
      return orAborted(turn, signal);
    },
  };
}

/** The description in what a device printed, or why there is none; undefined when it tells neither. */
function answerIn(said: string): Answer | undefined {
  const begin = said.search(/<\?xml|<hierarchy\b|<displays\b/);
  // What follows a failure is not this screen: a file of an earlier dump that could not be removed.
  const failedBefore = begin > 0 ? dumpFailureOf(said.slice(0, begin)) : undefined;
  if (failedBefore) return { failure: failedBefore };
  const ends = ['</hierarchy>', '</displays>'].map(
    (end) => said.lastIndexOf(end) + (said.includes(end) ? end.length : 0),
  );
  const end = Math.max(...ends);
  if (begin >= 0 && end > begin) return { xml: said.slice(begin, end) };
  const empty = /<hierarchy\b[^<>]*\/>/.exec(said);
  if (empty) return { xml: empty[0] };
  const failure = dumpFailureOf(begin < 0 ? said : said.slice(0, begin));
  if (failure) return { failure };
  return begin < 0 ? undefined : { failure: unknownDumpFailure('the description ended in the middle') };
}

/** Somebody who waits for their turn need not wait for it to leave. */
function orAborted<T>(turn: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    const settled = (): void => signal.removeEventListener('abort', onAbort);
    turn.finally(settled).then(resolve, reject);
  });
}
