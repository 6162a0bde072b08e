import { DatabaseZap } from 'lucide-react';
import { t } from '../../../shared/catalogue/translate';
import type { AccountsState } from '../../../shared/contract/accounts';
import { ActionButton } from '../../components/action-button';
import { copyText } from '../../components/copy-text';
import css from './accounts-page.module.css';

/** The file of accounts can't be worked with: which one, why, and what to do. */
export function AccountsUnusable({ unusable }: { unusable: NonNullable<AccountsState['unusable']> }) {
  const { file, reason } = unusable;
  return (
    <div className={css['page']}>
      <div className={css['toolbar']}>
        <h1 className={css['title']}>{t('Accounts')}</h1>
      </div>
      <div className={css['empty']} role="alert">
        <DatabaseZap size={32} strokeWidth={1.5} aria-hidden />
        <h2>{t('Accounts can’t be used now')}</h2>
        <p>
          {t('Their file can’t be worked with. It is left as it is; groups that need no account still run.')}
        </p>
        <dl className={css['facts']}>
          <dt>{t('File')}</dt>
          <dd>
            <code>{file}</code>
          </dd>
          <dt>{t('Reason')}</dt>
          <dd>{reason}</dd>
        </dl>
        <ul className={css['remedies']}>
          <li>{t('Written by a newer Muster? Use that version, or a newer one.')}</li>
          <li>{t('No room on the disk? Make room, then start Muster again.')}</li>
          <li>
            {t(
              'Damaged? Stop Muster and put a backup in its place: backups are beside the file. Without one, move the file away to begin anew.',
            )}
          </li>
        </ul>
        <ActionButton
          label={t('Copy the path')}
          variant="default"
          onClick={() => void copyText(file, t('The path was copied'), true)}
        />
      </div>
    </div>
  );
}
