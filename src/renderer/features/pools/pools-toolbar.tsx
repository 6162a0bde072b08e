import { Plus } from 'lucide-react';
import { currentLocale, t } from '../../../shared/catalogue/translate';
import { ActionButton } from '../../components/action-button';
import { SearchBox } from '../../components/search-box';
import { useBlockedReason } from '../../state/blocked';
import { useHost, useUi } from '../../state/host-context';
import css from './pools-page.module.css';

/** Name of the page, search, and the way to a new pool. */
export function PoolsToolbar({ count }: { count: number }) {
  const { uiStore } = useHost();
  const blocked = useBlockedReason();
  const search = useUi((state) => state.poolSearch);
  return (
    <div className={css['toolbar']}>
      <h1 className={css['title']}>
        {t('Pools')}
        <span aria-label={t('{count, plural, one {# pool} other {# pools}}', { count })}>
          {count.toLocaleString(currentLocale())}
        </span>
      </h1>
      {count === 0 ? null : (
        <SearchBox
          label={t('Search pools')}
          value={search}
          onChange={(value) => {
            uiStore.setState({ poolSearch: value });
          }}
        />
      )}
      <span className={css['grow']} />
      {count === 0 ? null : (
        <ActionButton
          label={t('New pool')}
          icon={Plus}
          style={{ flex: 'none' }}
          disabledReason={blocked}
          onClick={() => {
            uiStore.setState({ dialog: { kind: 'newPool' } });
          }}
        />
      )}
    </div>
  );
}
