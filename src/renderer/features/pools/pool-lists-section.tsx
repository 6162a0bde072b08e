import { t } from '../../../shared/catalogue/translate';
import { listed } from '../../../shared/explain/words';
import css from '../../components/form-dialog.module.css';
import { Note } from '../../components/note';
import { KeyList } from './key-list';
import { contradictions } from './pool-draft';
import { WatchedFolders } from './watched-folders';
import type { PoolFormProps } from './pool-sections';

/** Accounts that belong to the pool, or never do, whatever the filter says; folders whose files bring new ones. */
export function PoolListsSection({ draft, change, problems }: PoolFormProps) {
  const both = contradictions(draft);
  return (
    <div className={css['fields']}>
      <KeyList
        label={t('Always in the pool')}
        explanation={t('These accounts belong to it whatever the filter says.')}
        path="include"
        keys={draft.include}
        problems={problems}
        onChange={(include) => {
          change({ include });
        }}
      />
      <KeyList
        label={t('Never in the pool')}
        explanation={t('These accounts are left out whatever the filter says; this list has the last word.')}
        path="exclude"
        keys={draft.exclude}
        problems={problems}
        onChange={(exclude) => {
          change({ exclude });
        }}
      />
      {both.length > 0 ? (
        <Note
          tone="amber"
          title={t(
            '{count, plural, one {One account stands in both lists} other {# accounts stand in both lists}}',
            {
              count: both.length,
            },
          )}
          hint={t('Left out: {keys}', { keys: listed(both, 3) })}
        />
      ) : null}
      <WatchedFolders
        folders={draft.watchedFolders}
        problems={problems}
        onChange={(watchedFolders) => {
          change({ watchedFolders });
        }}
      />
    </div>
  );
}
