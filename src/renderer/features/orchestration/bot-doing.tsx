import { t } from '../../../shared/catalogue/translate';
import type { BotView } from '../../../shared/view';
import { Countdown } from '../../components/clocks';
import { Phrase } from '../../components/phrase';
import { botDoing } from './bot-words';

/** What a bot is doing, in one short line; while it waits for an account, how long until one may come free. */
export function BotDoing({ bot }: { bot: BotView }) {
  if (bot.state !== 'waitingAccount' || bot.accountDueAt === null) return botDoing(bot);
  return (
    <Phrase text={t('next account in <time/>')} parts={{ time: <Countdown due={bot.accountDueAt} /> }} />
  );
}
