import type { ReactNode } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { RoutineSummary } from '../../../shared/routine-summary';
import { RoutineLink } from '../../components/routine-link';
import { useHost } from '../../state/host-context';
import css from './about-tab.module.css';
import type { RoutinesByName } from './routine-list';
import { useUsedBy } from './use-used-by';

interface UsedBySectionProps {
  readonly routine: RoutineSummary;
  readonly routines: RoutinesByName;
}

/** Groups, templates, pools and other routines that name it; each leads there. */
export function UsedBySection({ routine, routines }: UsedBySectionProps) {
  const { uiStore } = useHost();
  const used = useUsedBy(routine, routines);
  const isUsed = Object.values(used).some((names: readonly unknown[]) => names.length > 0);
  if (!isUsed) return <p className={css['none']}>{t('Nothing uses it yet.')}</p>;
  return (
    <dl className={css['used']}>
      <Users label={t('Groups')}>
        {used.groups.map(({ id, name }) => (
          <LinkTo
            key={id}
            name={name}
            title={t('{name}: show this group', { name })}
            onClick={() => {
              uiStore.setState({
                page: 'group',
                group: { definitionId: id, tab: 'definition', botId: null },
              });
            }}
          />
        ))}
      </Users>
      <Users label={t('Templates')}>
        {used.templates.map((name) => (
          <LinkTo
            key={name}
            name={name}
            title={t('Show the templates')}
            onClick={() => {
              uiStore.setState({ dialog: { kind: 'newFromTemplate' } });
            }}
          />
        ))}
      </Users>
      <Users label={t('Pools')}>
        {used.pools.map(({ id, name }) => (
          <LinkTo
            key={id}
            name={name}
            title={t('{name}: show this pool', { name })}
            onClick={() => {
              uiStore.setState({ dialog: { kind: 'editPool', poolId: id } });
            }}
          />
        ))}
      </Users>
      <Users label={t('Routines')}>
        {used.routines.map((name) => (
          <RoutineLink key={name} name={name} />
        ))}
      </Users>
    </dl>
  );
}

function Users({ label, children }: { label: string; children: readonly ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

function LinkTo({ name, title, onClick }: { name: string; title: string; onClick: () => void }) {
  return (
    <button type="button" className={css['link']} title={title} onClick={onClick}>
      <bdi>{name}</bdi>
    </button>
  );
}
