import { t } from '../../shared/catalogue/translate';
import type { Settings } from '../../shared/contract/host';
import { explainGroupFailure } from '../../shared/explain/group-failure';
import type { RunEvent, RunEventOf } from '../../shared/run-event';

/** What a notification says. */
export interface Notice {
  readonly title: string;
  readonly body: string;
}

type NoticeSettings = Pick<Settings, 'notifyGroupEnd' | 'notifyBotTrouble'>;

/**
 * The notification an event is worth, null for none: a group that ended (always, or only when something went wrong), a
 * bot that gave up while its group goes on, what a routine says by `notify`. A group that a person stopped is no news to them.
 */
export function noticeOf(event: RunEvent, groupName: string, settings: NoticeSettings): Notice | null {
  if (event.type === 'group.ended') return endNotice(event, groupName, settings);
  if (event.type === 'bot.notice') return settings.notifyBotTrouble ? botNotice(event, groupName) : null;
  if (event.type !== 'bot.state' || event.to !== 'failed' || !settings.notifyBotTrouble) return null;
  return {
    title: t('A bot of “{groupName}” gave up', { groupName }),
    body: t('The one on {ref}. The others go on.', { ref: event.ref }),
  };
}

/** What a routine says; the group's name tells from where. */
function botNotice({ title, text, ref }: RunEventOf<'bot.notice'>, groupName: string): Notice {
  return { title: title === '' ? groupName : title, body: `${text}\n${groupName}, ${ref}` };
}

function endNotice(
  { outcome, failure, bots }: RunEventOf<'group.ended'>,
  groupName: string,
  { notifyGroupEnd }: NoticeSettings,
): Notice | null {
  if (notifyGroupEnd === 'never' || outcome === 'stopped') return null;
  const failed = bots.filter(({ state }) => state === 'failed').length;
  if (outcome === 'failed') {
    const words = failure && explainGroupFailure(failure);
    return { title: t('“{groupName}” failed', { groupName }), body: words ? words.title : '' };
  }
  if (notifyGroupEnd === 'trouble' && failed === 0) return null;
  const iterations = bots.reduce((sum, bot) => sum + bot.iterations, 0);
  return {
    title: t('“{groupName}” is done', { groupName }),
    body:
      failed === 0
        ? t(
            '{bots, plural, one {# bot} other {# bots}}, {iterations, plural, one {# iteration} other {# iterations}}',
            {
              bots: bots.length,
              iterations,
            },
          )
        : t('{failed} of {bots, plural, one {# bot} other {# bots}} failed', { failed, bots: bots.length }),
  };
}
