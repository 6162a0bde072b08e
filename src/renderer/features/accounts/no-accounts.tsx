import { Users } from 'lucide-react';
import { t } from '../../../shared/catalogue/translate';
import { LoadSamplesButton } from '../../components/load-samples-button';
import css from './accounts-page.module.css';
import { ImportButton, NewButton } from './accounts-toolbar';

/** Nothing there yet: what accounts are, and the ways to some. */
export function NoAccounts() {
  return (
    <div className={css['empty']}>
      <Users size={32} strokeWidth={1.5} aria-hidden />
      <h2>{t('No accounts yet')}</h2>
      <p>
        {t(
          'Accounts are the test users your bots sign in with. A pool chooses among them; each bot takes one at a time, nobody else gets it meanwhile, and what came of it is written down. Passwords are kept encrypted.',
        )}
      </p>
      <div className={css['choices']}>
        <ImportButton isPrimary />
        <NewButton isPrimary={false} />
        <LoadSamplesButton variant="default" />
      </div>
      <p className={css['fine']}>
        {t(
          'CSV, JSON and XML files can be dropped anywhere on this page. Nothing is written before you have seen what is in them.',
        )}
      </p>
    </div>
  );
}
