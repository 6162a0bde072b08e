import { memo } from 'react';
import { explainFailure, placeOfFailure } from '../../../../shared/explain/failure';
import { inOneLine } from '../../../../shared/explain/words';
import type { BotId } from '../../../../shared/ids';
import type { BotView } from '../../../../shared/view';
import { BotStatePill } from '../../../components/state-pills';
import { useView } from '../../../state/host-context';
import { BotMenu } from '../bot-menu';
import { botDoing, botPlace, failureWords } from '../bot-words';
import css from './bots-table.module.css';

interface BotsTableRowProps {
  readonly botId: BotId;
  readonly isTabStop: boolean;
  readonly isOpen: boolean;
  readonly groupOver: boolean;
  readonly onOpen: (botId: BotId) => void;
}

/** One bot; reads only its own facts, so that its siblings' steps do not redraw it. */
export const BotsTableRow = memo(function BotsTableRow(props: BotsTableRowProps) {
  const { botId, isTabStop, isOpen, groupOver, onOpen } = props;
  const bot = useView((state) => state.view?.bots[botId]);
  const label = useView((state) => (bot ? (state.view?.instances[bot.ref]?.label ?? null) : null));
  if (!bot) return null;
  const name = label ?? bot.ref;
  return (
    <tr
      data-bot={botId}
      data-open={isOpen}
      onClick={(event) => {
        if (isPlainClick(event.target)) onOpen(botId);
      }}
    >
      <td className={css['dim']}>{bot.number}</td>
      <th scope="row" title={label === null ? bot.ref : `${label} (${bot.ref})`}>
        <button
          type="button"
          className={css['name']}
          tabIndex={isTabStop ? 0 : -1}
          aria-label={label === null ? bot.ref : `${label} (${bot.ref})`}
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          onClick={() => {
            onOpen(botId);
          }}
        >
          <bdi>{name}</bdi>
          {label === null ? null : <small>{bot.ref}</small>}
        </button>
      </th>
      <td>
        <BotStatePill state={bot.state} retry={bot.retry} small />
      </td>
      <StepCell bot={bot} />
      <td className={css['number']}>{bot.iteration === 0 ? '–' : bot.iteration.toLocaleString()}</td>
      <td className={css['number']}>{bot.restarts === 0 ? '–' : bot.restarts.toLocaleString()}</td>
      <FailureCell bot={bot} />
      <td className={css['menu']}>
        <BotMenu
          orchestrationId={bot.orchestrationId}
          botId={botId}
          instance={name}
          state={bot.state}
          pausedByUser={bot.pauseReasons.includes('user')}
          groupOver={groupOver}
          tabIndex={isTabStop ? 0 : -1}
        />
      </td>
    </tr>
  );
});

/** Neither on a button of the row, nor in a menu that is drawn elsewhere, nor while text is being marked. */
function isPlainClick(target: EventTarget): boolean {
  if (!(target instanceof Element) || !target.closest('tr[data-bot]')) return false;
  return target.closest('button') === null && (getSelection()?.isCollapsed ?? true);
}

function StepCell({ bot }: { bot: BotView }) {
  const { step } = bot;
  const doing = botDoing(bot);
  const share = step ? step.index / Math.max(1, step.total) : 0;
  return (
    <td>
      <span className={css['step']}>
        <bdi title={doing}>{doing}</bdi>
        {step && botPlace(bot) !== '' ? (
          <>
            <span className={css['bar']} aria-hidden>
              <i style={{ width: `${String(Math.min(1, share) * 100)}%` }} />
            </span>
            <small>
              {step.index} of {step.total}
            </small>
          </>
        ) : null}
      </span>
    </td>
  );
}

function FailureCell({ bot }: { bot: BotView }) {
  const { lastFailure } = bot;
  if (!lastFailure) return <td className={css['dim']}>–</td>;
  const place = placeOfFailure(lastFailure);
  const whole = inOneLine(explainFailure(lastFailure));
  return (
    <td
      className={css['failure']}
      data-over={bot.state === 'failed'}
      title={place === '' ? whole : `${whole} (${place})`}
    >
      <bdi>{failureWords(bot)}</bdi>
    </td>
  );
}
