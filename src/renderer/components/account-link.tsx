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

/** Its label and its key, where it is cut or named by its label alone. */
export function accountTitle({ key, label }: AccountLinkProps['account']): string {
  return label === '' || label === key ? key : `${label} (${key})`;
}

/** An account by its name; leads to its details. */
export function AccountLink({ account, tabIndex = 0 }: AccountLinkProps) {
  const { uiStore } = useHost();
  return (
    <button
      type="button"
      className={css['link']}
      tabIndex={tabIndex}
      title={accountTitle(account)}
      aria-label={t('Account {name}', { name: accountName(account) })}
      onClick={(event) => {
        event.stopPropagation();
        uiStore.setState({ dialog: { kind: 'account', key: account.key } });
      }}
    >
      <bdi>{accountName(account)}</bdi>
    </button>
  );
}
