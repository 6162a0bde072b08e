import type { ProblemDetail } from '../../../shared/problem';
import type { ActionContext } from '../ports';
import { StepFailure } from './step-failure';

/** Takes the secrets of an iteration out of a text. */
export type Hide = (text: string) => string;

type SpeakingContext = Pick<ActionContext, 'evidence' | 'log' | 'notify'>;

/** What actions tell people, without secrets: lines of the log, notices, names of screenshots. */
export function hidingContext({ evidence, log, notify }: SpeakingContext, hide: Hide): SpeakingContext {
  return {
    evidence: { saveScreenshot: (name, frame) => evidence.saveScreenshot(hide(name), frame) },
    log: (level, message) => {
      log(level, hide(message));
    },
    notify: (notice) => {
      notify({ ...notice, title: hide(notice.title), text: hide(notice.text) });
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
