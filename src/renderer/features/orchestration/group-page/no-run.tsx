import { Activity, ListTree } from 'lucide-react';
import { t } from '../../../../shared/catalogue/translate';
import type { GroupActions } from '../use-group-actions';
import css from './group-page.module.css';
import { StartButton } from './no-bots';

interface NoRunProps {
  readonly tab: 'events' | 'timeline';
  readonly actions: GroupActions;
  readonly draft: boolean;
}

/** What stands in for events and timeline while no run is in view. */
export function NoRun({ tab, actions, draft }: NoRunProps) {
  const Icon = tab === 'events' ? ListTree : Activity;
  return (
    <div className={css['nothing']}>
      <Icon size={32} strokeWidth={1.5} aria-hidden />
      <h2>{tab === 'events' ? t('No events to show') : t('No timeline to show')}</h2>
      <p>
        {tab === 'events'
          ? t('Start the group: every start, step, failure and restart appears here as it happens.')
          : t(
              'Start the group: every bot gets a lane here that shows when it worked, waited, failed and was restarted.',
            )}
      </p>
      <StartButton actions={actions} draft={draft} />
    </div>
  );
}
