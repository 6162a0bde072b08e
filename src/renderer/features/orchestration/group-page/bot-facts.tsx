import { Phrase } from '../../../components/phrase';
import { t } from '../../../../shared/catalogue/translate';
import type { BotView } from '../../../../shared/view';
import { useView } from '../../../state/host-context';
import { useStepLine } from './use-step-line';
import { AccountLink } from '../../../components/account-link';
import { BotDoing } from '../bot-doing';
import { botDoing } from '../bot-words';
import css from './bot-drawer.module.css';

/** Where a bot stands, in one line. */
export function BotFacts({ bot }: { bot: BotView }) {
  const { step, iteration, restarts, number } = bot;
  const doing = botDoing(bot);
  const routineName = useView((state) => state.view?.groups[bot.orchestrationId]?.routineName);
  const line = useStepLine(routineName, step?.path);
  return (
    <div className={css['facts']}>
      <span>
        <Phrase text={t('Bot <b>{number}</b>', { number: String(number) })} />
      </span>
      {step ? (
        <span>
          <Phrase
            text={t('step <b>{step, number}</b> of {total, number}', { step: step.index, total: step.total })}
          />
        </span>
      ) : null}
      {line === null ? null : (
        <span title={t('In the file of {routine}', { routine: routineName ?? '' })}>
          <Phrase text={t('line <b>{line, number}</b>', { line })} />
        </span>
      )}
      <span>
        <Phrase text={t('iteration <b>{count, number}</b>', { count: iteration })} />
      </span>
      <span>
        <Phrase text={t('restarts <b>{count, number}</b>', { count: restarts })} />
      </span>
      {bot.account === null ? null : (
        <span className={css['account']}>
          <Phrase text={t('account <link/>')} parts={{ link: <AccountLink account={bot.account} /> }} />
        </span>
      )}
      <bdi className={css['doing']} title={doing}>
        <BotDoing bot={bot} />
      </bdi>
    </div>
  );
}
