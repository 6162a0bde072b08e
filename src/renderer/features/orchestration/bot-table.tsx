import type { BotView } from '../../../shared/view';
import { BotStatePill } from '../../components/state-pills';
import { BotMenu } from './bot-menu';
import { botDoing, botPlace } from './bot-words';
import css from './group-details.module.css';

/** All bots of a group. */
export function BotTable({ bots, groupOver }: { bots: readonly BotView[]; groupOver: boolean }) {
  if (bots.length === 0) return <p className={css['sub']}>No bot has been made yet.</p>;
  return (
    <div className={css['scroller']}>
      <table className={css['bots']}>
        <thead>
          <tr>
            <th>Instance</th>
            <th>State</th>
            <th>Step</th>
            <th className={css['number']}>Iteration</th>
            <th className={css['number']}>Restarts</th>
            <th>
              <span className={css['hidden']}>Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {bots.map((bot) => (
            <BotTableRow key={bot.botId} bot={bot} groupOver={groupOver} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function BotTableRow({ bot, groupOver }: { bot: BotView; groupOver: boolean }) {
  const doing = botDoing(bot);
  const place = botPlace(bot);
  return (
    <tr>
      <td className={css['ref']}>{bot.ref}</td>
      <td>
        <BotStatePill state={bot.state} retry={bot.retry} />
      </td>
      <td className={css['doing']} title={doing}>
        <bdi>{doing}</bdi> {place === '' ? null : <small>{place}</small>}
      </td>
      <td className={css['number']}>{bot.iteration}</td>
      <td className={css['number']}>{bot.restarts}</td>
      <td className={css['menu']}>
        <BotMenu
          orchestrationId={bot.orchestrationId}
          botId={bot.botId}
          instance={bot.ref}
          state={bot.state}
          pausedByUser={bot.pauseReasons.includes('user')}
          groupOver={groupOver}
        />
      </td>
    </tr>
  );
}
