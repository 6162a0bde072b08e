import type { BotView } from '../../../../shared/view';
import { botDoing } from '../bot-words';
import css from './bot-drawer.module.css';

/** Where a bot stands, in one line. */
export function BotFacts({ bot }: { bot: BotView }) {
  const { step, iteration, restarts, number } = bot;
  const doing = botDoing(bot);
  return (
    <div className={css['facts']}>
      <span>
        Bot <b>{number}</b>
      </span>
      {step ? (
        <span>
          step <b>{step.index}</b> of {step.total}
        </span>
      ) : null}
      <span>
        iteration <b>{iteration.toLocaleString()}</b>
      </span>
      <span>
        restarts <b>{restarts.toLocaleString()}</b>
      </span>
      <bdi className={css['doing']} title={doing}>
        {doing}
      </bdi>
    </div>
  );
}
