import { ListEnd, Pause, Play, RotateCcw, Square } from 'lucide-react';
import { t, tIn } from '../../../../shared/catalogue/translate';
import { STOP_MODE_WORDS } from '../../../../shared/explain/states';
import { isTerminalGroup } from '../../../../shared/lifecycle-states';
import type { BotView } from '../../../../shared/view';
import { ActionButton } from '../../../components/action-button';
import { SplitButton } from '../../../components/split-button';
import { useBlockedReason } from '../../../state/blocked';
import { useView } from '../../../state/host-context';
import { botRefusals } from '../bot-rules';
import { useBotActions } from '../use-bot-actions';
import css from './bot-drawer.module.css';

/** What can be done with one bot; the same rules as in its menu. */
export function BotControls({ bot }: { bot: BotView }) {
  const { orchestrationId, botId, state, ref, pauseReasons } = bot;
  const actions = useBotActions(orchestrationId, botId);
  const blocked = useBlockedReason();
  const groupOver = useView((view) => {
    const group = view.view?.groups[orchestrationId];
    return group === undefined || isTerminalGroup(group.state);
  });
  const refusals = botRefusals(state, groupOver, blocked);
  const paused = pauseReasons.includes('user');
  const button = { size: 'xs', variant: 'default', busy: false } as const;
  return (
    <div className={css['controls']}>
      <ActionButton
        {...button}
        label={paused ? t('Resume') : tIn('verb', 'Pause')}
        accessibleName={
          paused ? t('Resume the bot on {name}', { name: ref }) : t('Pause the bot on {name}', { name: ref })
        }
        icon={paused ? Play : Pause}
        disabledReason={refusals.pause}
        onClick={paused ? actions.resume : actions.pause}
      />
      <ActionButton
        {...button}
        label={t('Restart')}
        accessibleName={t('Restart the bot on {name}', { name: ref })}
        icon={RotateCcw}
        disabledReason={refusals.restart}
        onClick={actions.restart}
      />
      <SplitButton
        {...button}
        label={t('Stop')}
        accessibleName={t('Stop the bot on {name}', { name: ref })}
        icon={Square}
        disabledReason={refusals.stop}
        onClick={() => {
          actions.stop('now');
        }}
        menuLabel={t('More ways to stop the bot on {name}', { name: ref })}
        entries={[
          {
            label: STOP_MODE_WORDS.drain.title,
            hint: STOP_MODE_WORDS.drain.hint,
            icon: ListEnd,
            disabledReason: refusals.drain,
            onClick: () => {
              actions.stop('drain');
            },
          },
          {
            label: STOP_MODE_WORDS.now.title,
            hint: STOP_MODE_WORDS.now.hint,
            icon: Square,
            danger: true,
            disabledReason: refusals.stop,
            onClick: () => {
              actions.stop('now');
            },
          },
        ]}
      />
    </div>
  );
}
