import { t } from '../../../shared/catalogue/translate';
import type { AccountView } from '../../../shared/account';
import { AccountHolderName, holderWords } from '../../components/account-holder';
import { accountName } from '../../components/account-link';
import { ACCOUNT_STATUS_WORDS } from '../../components/account-words';
import { Countdown } from '../../components/clocks';
import { Phrase } from '../../components/phrase';
import { useNow } from '../../components/ticker';
import css from './pool-matches.module.css';

interface PoolMatchesProps {
  readonly accounts: readonly AccountView[];
  /** How many are not shown. */
  readonly more: number;
  /** Beside a form nothing leads away from what was entered. */
  readonly inForm?: boolean;
}

/** The first accounts of a pool in its order, each with what keeps it from being taken. */
export function PoolMatches({ accounts, more, inForm = false }: PoolMatchesProps) {
  return (
    <ol className={css['list']} aria-label={t('The first accounts')}>
      {accounts.map((account) => (
        <li key={account.id}>
          <span className={css['name']} title={titleOf(account)}>
            <bdi>{accountName(account)}</bdi>
            {account.label === '' ? null : <small>{account.key}</small>}
          </span>
          <Standing account={account} inForm={inForm} />
        </li>
      ))}
      {more > 0 ? <li className={css['more']}>{t('and {count, number} more', { count: more })}</li> : null}
    </ol>
  );
}

function titleOf({ key, label }: AccountView): string {
  return label === '' ? key : `${label} (${key})`;
}

/** Who holds it, until when it rests, or what its status is; nothing when it is simply free. */
function Standing({ account, inForm }: { account: AccountView; inForm: boolean }) {
  const { holder, cooldownUntil, status } = account;
  const now = useNow();
  if (holder !== null && inForm)
    return (
      <span className={css['holder']} title={holderWords(holder)}>
        <bdi>{holder.groupName}</bdi>
        <small>{holder.ref}</small>
      </span>
    );
  if (holder !== null) return <AccountHolderName holder={holder} />;
  if (cooldownUntil !== null && Date.parse(cooldownUntil) > now)
    return (
      <span className={css['standing']}>
        <Phrase text={t('rests <time/>')} parts={{ time: <Countdown due={cooldownUntil} /> }} />
      </span>
    );
  const { title, hint } = ACCOUNT_STATUS_WORDS[status];
  return (
    <span className={css['standing']} data-status={status} title={hint}>
      {title}
    </span>
  );
}
