import { ListEnd, Pause, Play, RotateCcw, Square } from 'lucide-react';
import { STOP_MODE_WORDS } from '../../../../shared/explain/states';
import { isTerminalBot, isTerminalGroup, type BotStateName } from '../../../../shared/lifecycle-states';
import type { BotView } from '../../../../shared/view';
import { ActionButton } from '../../../components/action-button';
import { SplitButton } from '../../../components/split-button';
import { useBlockedReason } from '../../../state/blocked';
import { useView } from '../../../state/host-context';
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
  const { never, ended, off } = refusalsOf(state, blocked ?? (groupOver ? 'This run is over' : null));
  const paused = pauseReasons.includes('user');
  const button = { size: 'xs', variant: 'default', busy: false } as const;
  return (
    <div className={css['controls']}>
      <ActionButton
        {...button}
        label={paused ? 'Resume' : 'Pause'}
        accessibleName={paused ? `Resume the bot on ${ref}` : `Pause the bot on ${ref}`}
        icon={paused ? Play : Pause}
        disabledReason={off}
        onClick={paused ? actions.resume : actions.pause}
      />
      <ActionButton
        {...button}
        label="Restart"
        accessibleName={`Restart the bot on ${ref}`}
        icon={RotateCcw}
        disabledReason={never}
        onClick={actions.restart}
      />
      <SplitButton
        {...button}
        label="Stop"
        accessibleName={`Stop the bot on ${ref}`}
        icon={Square}
        disabledReason={ended}
        onClick={() => {
          actions.stop('now');
        }}
        menuLabel={`More ways to stop the bot on ${ref}`}
        entries={[
          {
            label: STOP_MODE_WORDS.drain.title,
            hint: STOP_MODE_WORDS.drain.hint,
            icon: ListEnd,
            disabledReason: off,
            onClick: () => {
              actions.stop('drain');
            },
          },
          {
            label: STOP_MODE_WORDS.now.title,
            hint: STOP_MODE_WORDS.now.hint,
            icon: Square,
            danger: true,
            disabledReason: ended,
            onClick: () => {
              actions.stop('now');
            },
          },
        ]}
      />
    </div>
  );
}

/** Why nothing can be done, why an ended bot can't be stopped, and why one that ends can't be paused. */
function refusalsOf(
  state: BotStateName,
  never: string | null,
): { readonly never: string | null; readonly ended: string | null; readonly off: string | null } {
  const ended = never ?? (isTerminalBot(state) ? 'This bot has ended' : null);
  return { never, ended, off: ended ?? (state === 'stopping' ? 'It is stopping already' : null) };
}
