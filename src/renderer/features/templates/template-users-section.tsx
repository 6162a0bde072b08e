import { t } from '../../../shared/catalogue/translate';
import { RoutineLink } from '../../components/routine-link';
import { useHost } from '../../state/host-context';
import css from './templates-page.module.css';
import type { TemplateUsers } from './use-template-users';

/** Routines and groups that name a template; each leads there. */
export function TemplateUsersSection({ users: { routines, groups } }: { users: TemplateUsers }) {
  const { uiStore } = useHost();
  return (
    <section className={css['section']} aria-label={t('Used by')}>
      <h3>{t('Used by')}</h3>
      {routines.length + groups.length === 0 ? (
        <p className={css['none']}>
          {t('No routine or group names it. One that makes up the name as it runs is not seen here.')}
        </p>
      ) : (
        <dl className={css['facts']}>
          {routines.length === 0 ? null : (
            <>
              <dt>{t('Routines')}</dt>
              <dd className={css['names']}>
                {routines.map((name) => (
                  <RoutineLink key={name} name={name} />
                ))}
              </dd>
            </>
          )}
          {groups.length === 0 ? null : (
            <>
              <dt>{t('Groups')}</dt>
              <dd className={css['names']}>
                {groups.map(({ id, name }) => (
                  <button
                    key={id}
                    type="button"
                    className={css['link']}
                    title={t('{name}: show this group', { name })}
                    onClick={() => {
                      uiStore.setState({
                        page: 'group',
                        group: { definitionId: id, tab: 'definition', botId: null },
                      });
                    }}
                  >
                    <bdi>{name}</bdi>
                  </button>
                ))}
              </dd>
            </>
          )}
        </dl>
      )}
    </section>
  );
}
