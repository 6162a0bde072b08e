import { Check, Minus } from 'lucide-react';
import { t } from '../../../shared/catalogue/translate';
import type { AccountField, AccountView } from '../../../shared/account';
import { AccountHolderName } from '../../components/account-holder';
import { AccountStatusPill } from '../../components/account-status-pill';
import { Countdown, RelativeTime } from '../../components/clocks';
import { durationText } from '../../components/duration-text';
import { numberText } from '../../components/number-text';
import { Phrase } from '../../components/phrase';
import { useNow } from '../../components/ticker';
import { exactTime } from '../../components/time-words';
import type { AccountColumn } from './account-columns';
import css from './accounts-table.module.css';

interface AccountCellProps {
  readonly account: AccountView;
  readonly column: AccountColumn;
  readonly isTabStop: boolean;
  readonly onOpen: () => void;
}

/** One fact of an account, in at most two lines. */
export function AccountCell({ account, column, isTabStop, onOpen }: AccountCellProps) {
  if (column.field !== null) return <FieldCell account={account} field={column.field} />;
  switch (column.id) {
    case 'key':
      return (
        <th scope="row" title={account.key}>
          <button type="button" className={css['key']} tabIndex={isTabStop ? 0 : -1} onClick={onOpen}>
            <bdi>{account.key}</bdi>
          </button>
        </th>
      );
    case 'label':
      return (
        <td title={account.label}>
          <bdi>{account.label}</bdi>
        </td>
      );
    case 'status':
      return <StatusCell account={account} />;
    case 'tags':
      return <TagsCell tags={account.tags} />;
    case 'lastUsedAt':
      return (
        <td>
          {account.lastUsedAt === null ? (
            <span className={css['none']}>{t('never')}</span>
          ) : (
            <RelativeTime at={account.lastUsedAt} />
          )}
        </td>
      );
    case 'failureCount':
      return (
        <td className={css['number']}>
          {account.failureCount === 0 ? (
            <span className={css['none']}>–</span>
          ) : (
            numberText(account.failureCount)
          )}
        </td>
      );
    default:
      return (
        <td>
          {account.holder === null ? (
            <span className={css['none']}>{t('free')}</span>
          ) : (
            <AccountHolderName holder={account.holder} tabIndex={isTabStop ? 0 : -1} />
          )}
        </td>
      );
  }
}

function StatusCell({ account }: { account: AccountView }) {
  const { status, quarantineReason, cooldownUntil } = account;
  return (
    <td>
      <AccountStatusPill status={status} reason={status === 'quarantined' ? quarantineReason : null} />
      {cooldownUntil === null ? null : <Rest until={cooldownUntil} />}
    </td>
  );
}

/** How long it rests after a failure; nothing once that is over. */
function Rest({ until }: { until: string }) {
  const now = useNow();
  if (Date.parse(until) <= now) return null;
  return (
    <small title={t('A pool takes it again after this time')}>
      <Phrase text={t('rests <time/>')} parts={{ time: <Countdown due={until} /> }} />
    </small>
  );
}

function TagsCell({ tags }: { tags: readonly string[] }) {
  return (
    <td title={tags.join(', ')}>
      <span className={css['tags']}>
        {tags.map((tag) => (
          <bdi key={tag}>{tag}</bdi>
        ))}
      </span>
    </td>
  );
}

function FieldCell({ account, field }: { account: AccountView; field: AccountField }) {
  const value = account.fields[field.name];
  if (value === undefined || value === null)
    return (
      <td>
        <span className={css['none']}>–</span>
      </td>
    );
  if (typeof value === 'object')
    return (
      <td title={t('A secret; open the account to see it')}>
        <span aria-label={t('secret')}>••••••</span>
      </td>
    );
  if (typeof value === 'boolean')
    return (
      <td>{value ? <Check size={15} aria-label={t('yes')} /> : <Minus size={15} aria-label={t('no')} />}</td>
    );
  const text = plainText(value, field);
  return (
    <td title={text} className={field.type === 'number' ? css['number'] : undefined}>
      <bdi>{text}</bdi>
    </td>
  );
}

function plainText(value: string | number, { type }: AccountField): string {
  if (type === 'duration' && typeof value === 'number') return durationText(value);
  if (type === 'date' && typeof value === 'string') return exactTime(Date.parse(value));
  return typeof value === 'number' ? numberText(value) : value;
}
