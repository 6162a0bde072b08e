import { EllipsisVertical, ListEnd, Pause, Play, RotateCcw, Square } from 'lucide-react';
import { memo } from 'react';
import { t, tIn } from '../../../shared/catalogue/translate';
import { STOP_MODE_WORDS } from '../../../shared/explain/states';
import type { BotStateName } from '../../../shared/lifecycle-states';
import { LazyMenu } from '../../components/lazy-menu';
import type { MenuEntry } from '../../components/overflow-menu';
import { useBlockedReason } from '../../state/blocked';
import { botRefusals, type BotRefusals } from './bot-rules';
import type { BotActions } from './use-bot-actions';

interface BotMenuProps {
  readonly instance: string;
  readonly state: BotStateName;
  readonly pausedByUser: boolean;
  readonly groupOver: boolean;
  readonly actions: BotActions;
  /** -1 where arrow keys lead to it, not Tab. */
  readonly tabIndex?: number;
}

/** What can be done with one bot. Takes only what it needs, so that a bot's steps do not redraw it. */
export const BotMenu = memo(function BotMenu(props: BotMenuProps) {
  const { instance, state, pausedByUser, groupOver, actions, tabIndex = 0 } = props;
  const blocked = useBlockedReason();
  return (
    <LazyMenu
      size={22}
      tabIndex={tabIndex}
      aria-label={t('Actions for the bot on {name}', { name: instance })}
      loading={actions.busy}
      icon={<EllipsisVertical size={14} aria-hidden />}
      entries={() => entriesOf(pausedByUser, actions, botRefusals(state, groupOver, blocked))}
    />
  );
});

function entriesOf(
  pausedByUser: boolean,
  actions: BotActions,
  refusals: BotRefusals,
): readonly (MenuEntry | null)[] {
  return [
    pausedByUser
      ? { label: t('Resume'), icon: Play, onClick: actions.resume, disabledReason: refusals.pause }
      : { label: tIn('verb', 'Pause'), icon: Pause, onClick: actions.pause, disabledReason: refusals.pause },
    {
      label: t('Restart'),
      icon: RotateCcw,
      onClick: actions.restart,
      disabledReason: refusals.restart,
      hint: t('Begins anew on the same instance'),
    },
    null,
    {
      label: STOP_MODE_WORDS.drain.title,
      icon: ListEnd,
      disabledReason: refusals.drain,
      onClick: () => {
        actions.stop('drain');
      },
    },
    {
      label: STOP_MODE_WORDS.now.title,
      icon: Square,
      danger: true,
      disabledReason: refusals.stop,
      onClick: () => {
        actions.stop('now');
      },
    },
  ];
}
