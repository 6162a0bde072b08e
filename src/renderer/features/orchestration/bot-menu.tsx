import { ActionIcon } from '@mantine/core';
import { EllipsisVertical, ListEnd, Pause, Play, RotateCcw, Square } from 'lucide-react';
import { memo } from 'react';
import { STOP_MODE_WORDS } from '../../../shared/explain/states';
import { isTerminalBot } from '../../../shared/lifecycle-states';
import type { BotView } from '../../../shared/view';
import { OverflowMenu, type MenuEntry } from '../../components/overflow-menu';
import { useBlockedReason } from '../../state/blocked';
import { useBotActions, type BotActions } from './use-bot-actions';

/** What can be done with one bot. */
export const BotMenu = memo(function BotMenu({ bot, groupOver }: { bot: BotView; groupOver: boolean }) {
  const actions = useBotActions(bot.orchestrationId, bot.botId);
  const blocked = useBlockedReason();
  return (
    <OverflowMenu
      entries={entriesOf(bot, actions, blocked ?? (groupOver ? 'This run is over' : null))}
      target={
        <ActionIcon size={22} aria-label={`Actions for the bot on ${bot.ref}`} loading={actions.busy}>
          <EllipsisVertical size={14} aria-hidden />
        </ActionIcon>
      }
    />
  );
});

function entriesOf(bot: BotView, actions: BotActions, blocked: string | null): (MenuEntry | null)[] {
  const over = isTerminalBot(bot.state);
  const byUser = bot.pauseReasons.includes('user');
  const off =
    blocked ?? (bot.state === 'stopping' ? 'It is stopping already' : over ? 'This bot has ended' : null);
  return [
    byUser
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
