import { memo } from 'react';
import { currentLocale, t } from '../../../../shared/catalogue/translate';
import { explainFailure, placeOfFailure } from '../../../../shared/explain/failure';
import { inOneLine } from '../../../../shared/explain/words';
import type { BotId } from '../../../../shared/ids';
import type { BotView } from '../../../../shared/view';
import { AccountLink } from '../../../components/account-link';
import { BotStatePill } from '../../../components/state-pills';
import { useView } from '../../../state/host-context';
import { useBlockedReason } from '../../../state/blocked';
import { BotDoing } from '../bot-doing';
import { BOT_SHORTCUTS, handleBotKey } from '../bot-keys';
import { BotMenu } from '../bot-menu';
import { botRefusals } from '../bot-rules';
import { botDoing, botPlace, failureWords } from '../bot-words';
import { useBotActions } from '../use-bot-actions';
import css from './bots-table.module.css';

interface BotsTableRowProps {
  readonly botId: BotId;
  /** Its place in the whole table, counted from 1. */
  readonly row: number;
  readonly isTabStop: boolean;
  readonly isOpen: boolean;
  readonly groupOver: boolean;
  /** There is a column of accounts. */
  readonly hasPool: boolean;
  readonly onOpen: (botId: BotId) => void;
}

/** One bot; reads only its own facts, so that its siblings' steps do not redraw it. */
export const BotsTableRow = memo(function BotsTableRow(props: BotsTableRowProps) {
  const { botId } = props;
  const bot = useView((state) => state.view?.bots[botId]);
  const label = useView((state) => (bot ? (state.view?.instances[bot.ref]?.label ?? null) : null));
  return bot ? <Row {...props} bot={bot} label={label} /> : null;
});

interface RowProps extends BotsTableRowProps {
  readonly bot: BotView;
  readonly label: string | null;
}

function Row(props: RowProps) {
  const { bot, label, botId, row, isTabStop, isOpen, groupOver, hasPool, onOpen } = props;
  const { ref, state, retry, iteration, restarts } = bot;
  const actions = useBotActions(bot.orchestrationId, botId);
  const blocked = useBlockedReason();
  const name = label === null ? ref : `${label} (${ref})`;
  const pausedByUser = bot.pauseReasons.includes('user');
  const refusals = botRefusals(state, groupOver, blocked);
  return (
    <tr
      data-bot={botId}
      aria-rowindex={row}
      onKeyDown={(event) => {
        handleBotKey(event, { state, pausedByUser, refusals, actions });
      }}
      data-open={isOpen}
      onClick={(event) => {
        if (isPlainClick(event.target)) onOpen(botId);
      }}
    >
      <td className={css['dim']}>{bot.number}</td>
      <th scope="row" title={name}>
        <button
          type="button"
          className={css['name']}
          tabIndex={isTabStop ? 0 : -1}
          aria-label={name}
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          aria-keyshortcuts={BOT_SHORTCUTS}
          onClick={() => {
            onOpen(botId);
          }}
        >
          <bdi>{label ?? ref}</bdi>
          {label === null ? null : <small>{ref}</small>}
        </button>
      </th>
      <td>
        <BotStatePill state={state} retry={retry} since={bot.since} small />
      </td>
      <StepCell bot={bot} />
      {hasPool ? <AccountCell account={bot.account} tabIndex={isTabStop ? 0 : -1} /> : null}
      <NumberCell value={iteration} />
      <NumberCell value={restarts} />
      <FailureCell bot={bot} />
      <td className={css['menu']}>
        <BotMenu
          instance={label ?? ref}
          state={state}
          pausedByUser={pausedByUser}
          groupOver={groupOver}
          actions={actions}
          tabIndex={isTabStop ? 0 : -1}
        />
      </td>
    </tr>
  );
}

function NumberCell({ value }: { value: number }) {
  return <td className={css['number']}>{value === 0 ? '–' : value.toLocaleString(currentLocale())}</td>;
}

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
        <bdi title={doing}>
          <BotDoing bot={bot} />
        </bdi>
        {step && botPlace(bot) !== '' ? (
          <>
            <span className={css['bar']} aria-hidden>
              <i style={{ width: `${String(Math.min(1, share) * 100)}%` }} />
            </span>
            <small>{t('{step, number} of {total, number}', { step: step.index, total: step.total })}</small>
          </>
        ) : null}
      </span>
    </td>
  );
}

function AccountCell({ account, tabIndex }: Pick<BotView, 'account'> & { tabIndex: number }) {
  if (account === null) return <td className={css['dim']}>–</td>;
  return (
    <td>
      <AccountLink account={account} tabIndex={tabIndex} />
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
