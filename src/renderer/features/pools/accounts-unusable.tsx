import { t } from '../../../shared/catalogue/translate';
import { Note } from '../../components/note';
import { useAccounts } from '../../state/accounts-context';
import css from './pools-page.module.css';

/** Told above the list: nothing can be counted, and why. */
export function AccountsUnusable() {
  const unusable = useAccounts()?.unusable ?? null;
  if (unusable === null) return null;
  return (
    <div className={css['note']}>
      <Note
        tone="red"
        title={t('Accounts can’t be used now, so pools can’t be counted')}
        hint={t('{file}: {reason}', { file: unusable.file, reason: unusable.reason })}
      />
    </div>
  );
}
