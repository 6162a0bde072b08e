import { hasErrors } from '../problem';
import type { GroupFailure } from '../run-event';
import { explainFailure } from './failure';
import { counted, listed, type Words } from './words';

/** Why a whole group failed and what to do. Problems of a pre-flight are listed by the caller. */
export function explainGroupFailure(failure: GroupFailure): Words {
  switch (failure.code) {
    case 'preflight': {
      const errors = failure.problems.filter((problem) => hasErrors([problem])).length;
      return {
        title: `Not started: ${counted(errors === 0 ? failure.problems.length : errors, 'problem')} found`,
        hint: 'Mend what is listed, then start again.',
      };
    }
    case 'no_instances':
      return {
        title: 'Not started: no instance could be used',
        hint:
          failure.skipped.length === 0
            ? 'Start or connect one.'
            : `${listed(failure.skipped.map(skippedText))}.`,
      };
    case 'instance_conflict':
      return {
        title: `Not started: ${listed(failure.refs)} ${failure.refs.length === 1 ? 'is' : 'are'} in use`,
        hint: 'Stop the other group, or choose another rule under “If an instance is in use”.',
      };
    case 'all_bots_failed': {
      if (!failure.failure) return { title: 'All bots failed', hint: 'Open the group to see why.' };
      const words = explainFailure(failure.failure);
      return { title: `All bots failed: ${words.title}`, hint: words.hint };
    }
    case 'internal':
      return {
        title: 'The group ended by an error inside Muster',
        hint: `When you report it, name the reference ${failure.ref}: it is in the log.`,
      };
  }
}

/**
 * Why an instance was left out. The orchestrator gives a failure code, or `held:NAME` with the group that holds it;
 * a reason of another version is shown as it is.
 */
export function explainSkipReason(reason: string): string {
  if (reason.startsWith(HELD_BY)) return `held by “${reason.slice(HELD_BY.length)}”`;
  return SKIP_WORDS[reason] ?? reason;
}

const HELD_BY = 'held:';
const SKIP_WORDS: Readonly<Record<string, string>> = {
  held: 'in use by something else',
  taken_over: 'taken over by another group',
  instance_unknown: 'never seen here',
  instance_not_ready: 'not ready in time',
  device_offline: 'offline',
  device_unauthorized: 'does not trust this computer',
  device_timeout: 'did not answer in time',
  device_gone: 'vanished',
  device_reply_cut: 'broke off in mid-reply',
  device_refused: 'refused the connection',
  device_command_failed: 'a command failed on it',
  device_protocol: 'answered something unexpected',
  adb_server_gone: 'its adb server is gone',
  internal: 'an error inside Muster',
};

function skippedText({ ref, reason }: { ref: string; reason: string }): string {
  return `${ref}: ${explainSkipReason(reason)}`;
}
