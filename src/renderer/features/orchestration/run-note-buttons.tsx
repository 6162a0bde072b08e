import { Play, RotateCcw, X } from 'lucide-react';
import { t } from '../../../shared/catalogue/translate';
import { ActionButton } from '../../components/action-button';
import type { Ending } from './card-facts';
import type { GroupActions } from './use-group-actions';

interface RunNoteButtonsProps {
  readonly actions: GroupActions;
  readonly blocked: string | null;
}

/** What can be done about a run that was cut off: go on with what is left, or let it be. */
export function ResumeOrDismiss({ ending, actions, blocked }: RunNoteButtonsProps & { ending: Ending }) {
  return (
    <span style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
      <ActionButton
        label={t('Resume run')}
        icon={Play}
        size="compact-sm"
        variant="default"
        busy={actions.pending.has('resumeRun')}
        disabledReason={blocked}
        onClick={() => {
          actions.resumeRun(ending.orchestrationId);
        }}
      />
      <ActionButton
        label={t('Dismiss')}
        icon={X}
        size="compact-sm"
        variant="subtle"
        color="gray"
        busy={actions.pending.has('dismissRun')}
        disabledReason={blocked}
        onClick={() => {
          actions.dismissRun(ending.orchestrationId);
        }}
      />
    </span>
  );
}

/** Starts the run anew with what was changed since it began. */
export function RestartToApply({ actions, blocked }: RunNoteButtonsProps) {
  return (
    <ActionButton
      label={t('Restart to apply')}
      icon={RotateCcw}
      size="compact-sm"
      variant="default"
      busy={actions.pending.has('restart')}
      disabledReason={blocked}
      onClick={actions.restart}
    />
  );
}
