import { Import, Plus } from 'lucide-react';
import { currentLocale, msg, t, type Message } from '../../../shared/catalogue/translate';
import { ActionButton } from '../../components/action-button';
import { SearchBox } from '../../components/search-box';
import { StateChips } from '../../components/state-chips';
import { useBlockedReason } from '../../state/blocked';
import { useHost, useUi } from '../../state/host-context';
import type { RoutineFilter } from '../../state/routines-ui';
import { changeRoutines } from '../../state/show-routines';
import css from './routine-page.module.css';

const FILTERS: readonly (readonly [Exclude<RoutineFilter, 'all'>, Message])[] = [
  ['errors', msg('Errors')],
  ['warnings', msg('Warnings')],
  ['consent', msg('Consent missing')],
];

interface RoutinesToolbarProps {
  readonly count: number;
  readonly counts: Readonly<Record<Exclude<RoutineFilter, 'all'>, number>>;
}

/** Name of the page, search, filters, and the ways to more routines. */
export function RoutinesToolbar({ count, counts }: RoutinesToolbarProps) {
  const { uiStore } = useHost();
  const { search, filter } = useUi((state) => state.routines);
  return (
    <div className={css['toolbar']}>
      <h1 className={css['title']}>
        {t('Routines')}
        <span aria-label={t('{count, plural, one {# routine} other {# routines}}', { count })}>
          {count.toLocaleString(currentLocale())}
        </span>
      </h1>
      {count === 0 ? null : (
        <>
          <SearchBox
            label={t('Search routines')}
            value={search}
            onChange={(value) => {
              changeRoutines(uiStore, { search: value });
            }}
          />
          <StateChips<Exclude<RoutineFilter, 'all'>>
            filters={FILTERS}
            counts={counts}
            current={filter}
            onChange={(next) => {
              changeRoutines(uiStore, { filter: next });
            }}
          />
        </>
      )}
      <span className={css['grow']} />
      {count === 0 ? null : (
        <>
          <ImportRoutinesButton />
          <NewRoutineButton />
        </>
      )}
    </div>
  );
}

/** Opens the dialog of files from elsewhere. */
export function ImportRoutinesButton() {
  const { uiStore } = useHost();
  const blocked = useBlockedReason();
  return (
    <ActionButton
      label={t('Import')}
      accessibleName={t('Import routines')}
      icon={Import}
      variant="default"
      style={{ flex: 'none' }}
      disabledReason={blocked}
      onClick={() => {
        uiStore.setState({ dialog: { kind: 'importRoutines', files: [] } });
      }}
    />
  );
}

/** Opens the dialog of a new routine; `plain` where something else is what most people want. */
export function NewRoutineButton({ plain = false }: { plain?: boolean }) {
  const { uiStore } = useHost();
  const blocked = useBlockedReason();
  return (
    <ActionButton
      label={t('New routine')}
      icon={Plus}
      {...(plain ? { variant: 'default' as const } : {})}
      style={{ flex: 'none' }}
      disabledReason={blocked}
      onClick={() => {
        uiStore.setState({ dialog: { kind: 'newRoutine' } });
      }}
    />
  );
}
