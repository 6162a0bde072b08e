import type { ProblemDetail } from '../../../shared/problem';
import type { ActionContext } from '../ports';
import { StepFailure } from './step-failure';

/** Takes the secrets of an iteration out of a text. */
export type Hide = (text: string) => string;

const MAX_LINE_LENGTH = 2_000;
const MAX_TITLE_LENGTH = 80;
const MAX_NOTICE_LENGTH = 300;

type SpeakingContext = Pick<ActionContext, 'evidence' | 'log' | 'notify'>;

/**
 * What actions tell people, without secrets: lines of the log, notices, names of screenshots. What is too long is cut
 * here and not before: what is left of a secret cut in two would not be found.
 */
export function hidingContext({ evidence, log, notify }: SpeakingContext, hide: Hide): SpeakingContext {
  return {
    evidence: { saveScreenshot: (name, frame) => evidence.saveScreenshot(hide(name), frame) },
    log: (level, message) => {
      log(level, hide(message).slice(0, MAX_LINE_LENGTH));
    },
    notify: (notice) => {
      const title = hide(notice.title).slice(0, MAX_TITLE_LENGTH);
      notify({ ...notice, title, text: hide(notice.text).slice(0, MAX_NOTICE_LENGTH) });
    },
  };
}

/** A failure without secrets in its facts. */
export function hidingFailure(failed: StepFailure, hide: Hide): StepFailure {
  const entries = Object.entries(failed.failure.detail);
  const detail: ProblemDetail = Object.fromEntries(
    entries.map(([key, value]) => [key, typeof value === 'string' ? hide(value) : value]),
  );
  const isSame = entries.every(([key, value]) => detail[key] === value);
  return isSame ? failed : new StepFailure({ ...failed.failure, detail });
}
