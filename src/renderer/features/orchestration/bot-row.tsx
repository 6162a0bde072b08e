import { UserRound } from 'lucide-react';
import { memo } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { BotView } from '../../../shared/view';
import { accountName, accountTitle } from '../../components/account-link';
import { BotStatePill } from '../../components/state-pills';
import { BotDoing } from './bot-doing';
import { BotMenu } from './bot-menu';
import css from './bot-row.module.css';
import { botDoing, botPlace } from './bot-words';
import { useBotActions } from './use-bot-actions';

/** One bot on a card: instance, what it does, how far, which round, state, menu. */
export const BotRow = memo(function BotRow({ bot, groupOver }: { bot: BotView; groupOver: boolean }) {
  const doing = botDoing(bot);
  const place = botPlace(bot);
  const actions = useBotActions(bot.orchestrationId, bot.botId);
  return (
    <li className={css['row']} aria-label={t('Bot on {name}', { name: bot.ref })}>
      <span className={css['ref']} title={bot.ref}>
        {bot.ref}
      </span>
      <span className={css['doing']} data-wide={place === ''}>
        <span title={doing} dir="auto">
          <BotDoing bot={bot} />
        </span>
        {bot.account === null ? null : (
          <small title={accountTitle(bot.account)}>
            <UserRound size={11} aria-label={t('Account')} />
            <bdi>{accountName(bot.account)}</bdi>
          </small>
        )}
      </span>
      {place === '' ? null : (
        <span className={css['place']}>
          <span className={css['round']} title={t('Iteration {number}', { number: String(bot.iteration) })}>
            #{bot.iteration}
          </span>
          <span title={t('Step {place}', { place })}>{place}</span>
        </span>
      )}
      <span className={css['state']}>
        <BotStatePill state={bot.state} retry={bot.retry} since={bot.since} small />
      </span>
      <BotMenu
        instance={bot.ref}
        state={bot.state}
        pausedByUser={bot.pauseReasons.includes('user')}
        groupOver={groupOver}
        actions={actions}
      />
    </li>
  );
});
