import { ActionIcon } from '@mantine/core';
import { EllipsisVertical, ListEnd, Pause, Play, RotateCcw, Square } from 'lucide-react';
import { memo } from 'react';
import { STOP_MODE_WORDS } from '../../../shared/explain/states';
import type { BotId, OrchestrationId } from '../../../shared/ids';
import { isTerminalBot, type BotStateName } from '../../../shared/lifecycle-states';
import { OverflowMenu, type MenuEntry } from '../../components/overflow-menu';
import { useBlockedReason } from '../../state/blocked';
import { useBotActions, type BotActions } from './use-bot-actions';

interface BotMenuProps {
  readonly orchestrationId: OrchestrationId;
  readonly botId: BotId;
  readonly instance: string;
  readonly state: BotStateName;
  readonly pausedByUser: boolean;
  readonly groupOver: boolean;
  /** -1 where arrow keys lead to it, not Tab. */
  readonly tabIndex?: number;
}

/** What can be done with one bot. Takes only what it needs, so that a bot's steps do not redraw it. */
export const BotMenu = memo(function BotMenu(props: BotMenuProps) {
  const actions = useBotActions(props.orchestrationId, props.botId);
  const blocked = useBlockedReason();
  return (
    <OverflowMenu
      entries={entriesOf(props, actions, blocked ?? (props.groupOver ? 'This run is over' : null))}
      target={
        <ActionIcon
          size={22}
          tabIndex={props.tabIndex ?? 0}
          aria-label={`Actions for the bot on ${props.instance}`}
          loading={actions.busy}
        >
          <EllipsisVertical size={14} aria-hidden />
        </ActionIcon>
      }
    />
  );
});

function entriesOf(
  { state, pausedByUser }: BotMenuProps,
  actions: BotActions,
  blocked: string | null,
): (MenuEntry | null)[] {
  const over = isTerminalBot(state);
  const off =
    blocked ?? (state === 'stopping' ? 'It is stopping already' : over ? 'This bot has ended' : null);
  return [
    pausedByUser
      ? { label: 'Resume', icon: Play, onClick: actions.resume, disabledReason: off }
      : { label: 'Pause', icon: Pause, onClick: actions.pause, disabledReason: off },
    {
      label: 'Restart',
      icon: RotateCcw,
      onClick: actions.restart,
      disabledReason: blocked,
      hint: 'Begins anew on the same instance',
    },
    null,
    {
      label: STOP_MODE_WORDS.drain.title,
      icon: ListEnd,
      disabledReason: off,
      onClick: () => {
        actions.stop('drain');
      },
    },
    {
      label: STOP_MODE_WORDS.now.title,
      icon: Square,
      danger: true,
      disabledReason: blocked ?? (over ? 'This bot has ended' : null),
      onClick: () => {
        actions.stop('now');
      },
    },
  ];
}
