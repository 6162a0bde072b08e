import { Bot, Play } from 'lucide-react';
import { t } from '../../../../shared/catalogue/translate';
import type { OrchestrationId } from '../../../../shared/ids';
import { isTerminalGroup } from '../../../../shared/lifecycle-states';
import { ActionButton } from '../../../components/action-button';
import { useBlockedReason } from '../../../state/blocked';
import { useView } from '../../../state/host-context';
import type { GroupActions } from '../use-group-actions';
import css from './group-page.module.css';

interface NoBotsProps {
  readonly orchestrationId: OrchestrationId | null;
  readonly actions: GroupActions;
  readonly draft: boolean;
}

/** What stands in for the table while there is no bot. */
export function NoBots({ orchestrationId, actions, draft }: NoBotsProps) {
  const active = useView((state) => {
    const group = orchestrationId === null ? undefined : state.view?.groups[orchestrationId];
    return group !== undefined && !isTerminalGroup(group.state);
  });
  if (active) {
    return (
      <div className={css['nothing']}>
        <Bot size={32} strokeWidth={1.5} aria-hidden />
        <h2>{t('No bot yet')}</h2>
        <p>{t('Bots appear here as soon as their instances are reserved.')}</p>
      </div>
    );
  }
  return (
    <div className={css['nothing']}>
      <Bot size={32} strokeWidth={1.5} aria-hidden />
      <h2>{t('No bots to show')}</h2>
      <p>
        {t(
          'Start the group: every bot appears here with its instance, the step it is at, and what went wrong last.',
        )}
      </p>
      <StartButton actions={actions} draft={draft} />
    </div>
  );
}

/** Start, under the same rules as on the card. */
export function StartButton({ actions, draft }: Pick<NoBotsProps, 'actions' | 'draft'>) {
  const blocked = useBlockedReason();
  return (
    <ActionButton
      label={t('Start')}
      icon={Play}
      busy={actions.pending.has('start')}
      disabledReason={blocked ?? (draft ? t('It has problems: edit it first') : null)}
      onClick={actions.start}
    />
  );
}
