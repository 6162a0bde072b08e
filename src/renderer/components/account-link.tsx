import { t } from '../../shared/catalogue/translate';
import { useHost } from '../state/host-context';
import css from './account-link.module.css';

interface AccountLinkProps {
  readonly account: { readonly key: string; readonly label: string };
  readonly tabIndex?: number;
}

/** What an account is called: its label, else its key. */
export function accountName({ key, label }: AccountLinkProps['account']): string {
  return label === '' ? key : label;
}

/** An account by its name; leads to its details. */
export function AccountLink({ account, tabIndex = 0 }: AccountLinkProps) {
  const { uiStore } = useHost();
  const { key, label } = account;
  return (
    <button
      type="button"
      className={css['link']}
      tabIndex={tabIndex}
      title={label === '' || label === key ? key : `${label} (${key})`}
      aria-label={t('Account {name}', { name: accountName(account) })}
      onClick={() => {
        uiStore.setState({ dialog: { kind: 'account', key } });
      }}
    >
      <bdi>{accountName(account)}</bdi>
    </button>
  );
}
