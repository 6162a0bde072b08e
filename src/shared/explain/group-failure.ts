import { msg, t } from '../catalogue/translate';
import { hasErrors } from '../problem';
import type { GroupFailure } from '../run-event';
import { explainFailure } from './failure';
import { lateTexts, listed, type Words } from './words';

/** Why a whole group failed and what to do. Problems of a pre-flight are listed by the caller. */
export function explainGroupFailure(failure: GroupFailure): Words {
  switch (failure.code) {
    case 'preflight': {
      const errors = failure.problems.filter((problem) => hasErrors([problem])).length;
      return {
        title: t('Not started: {count, plural, one {# problem} other {# problems}} found', {
          count: errors === 0 ? failure.problems.length : errors,
        }),
        hint: t('Mend what is listed, then start again.'),
      };
    }
    case 'no_instances':
      return {
        title: t('Not started: no instance could be used'),
        hint:
          failure.skipped.length === 0
            ? t('Start or connect one.')
            : `${listed(failure.skipped.map(skippedText))}.`,
      };
    case 'instance_conflict':
      return {
        title: t('Not started: {instances} {count, plural, one {is} other {are}} in use', {
          instances: listed(failure.refs),
          count: failure.refs.length,
        }),
        hint: t('Stop the other group, or choose another rule under “If an instance is in use”.'),
      };
    case 'all_bots_failed': {
      if (!failure.failure) return { title: t('All bots failed'), hint: t('Open the group to see why.') };
      const words = explainFailure(failure.failure);
      return { title: t('All bots failed: {reason}', { reason: words.title }), hint: words.hint };
    }
    case 'internal':
      return {
        title: t('The group ended by an error inside Muster'),
        hint: t('When you report it, name the reference {ref}: it is in the log.', { ref: failure.ref }),
      };
  }
}

/**
 * Why an instance was left out. The orchestrator gives a failure code, or `held:NAME` with the group that holds it;
 * a reason of another version is shown as it is.
 */
export function explainSkipReason(reason: string): string {
  if (reason.startsWith(HELD_BY)) return t('held by “{name}”', { name: reason.slice(HELD_BY.length) });
  return SKIP_WORDS[reason] ?? reason;
}

const HELD_BY = 'held:';
const SKIP_WORDS: Readonly<Record<string, string>> = lateTexts({
  held: msg('in use by something else'),
  taken_over: msg('taken over by another group'),
  instance_unknown: msg('never seen here'),
  instance_not_ready: msg('not ready in time'),
  device_offline: msg('offline'),
  device_unauthorized: msg('does not trust this computer'),
  device_timeout: msg('did not answer in time'),
  device_gone: msg('vanished'),
  device_reply_cut: msg('broke off in mid-reply'),
  device_refused: msg('refused the connection'),
  device_command_failed: msg('a command failed on it'),
  device_protocol: msg('answered something unexpected'),
  adb_server_gone: msg('its adb server is gone'),
  internal: msg('an error inside Muster'),
});

function skippedText({ ref, reason }: { ref: string; reason: string }): string {
  return `${ref}: ${explainSkipReason(reason)}`;
}
