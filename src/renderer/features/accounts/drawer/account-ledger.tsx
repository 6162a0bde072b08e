import { Button } from '@mantine/core';
import {
  Check,
  CircleDot,
  CornerUpLeft,
  Hourglass,
  ShieldAlert,
  Unlink,
  X,
  type LucideIcon,
} from 'lucide-react';
import { currentLocale, t } from '../../../../shared/catalogue/translate';
import type { AccountOutcome, AccountView, LedgerEntry } from '../../../../shared/account';
import { explainError } from '../../../../shared/explain';
import { ACCOUNT_OUTCOME_WORDS } from '../../../components/account-words';
import { RelativeTime } from '../../../components/clocks';
import { Note } from '../../../components/note';
import { Pill, type Tone } from '../../../components/pill';
import { clockDuration } from '../../../components/time-words';
import css from './account-drawer.module.css';
import { useLedger } from './use-ledger';

const LOOK: Readonly<Record<AccountOutcome, readonly [Tone, LucideIcon]>> = {
  completed: ['green', Check],
  failed: ['red', X],
  returned: ['grey', CornerUpLeft],
  quarantined: ['amber', ShieldAlert],
  expired: ['amber', Hourglass],
  released: ['grey', Unlink],
};

/** Every use of the account, newest first. */
export function AccountLedger({ account }: { account: AccountView }) {
  const { entries, error, hasMore, isLoading, more } = useLedger(account);
  return (
    <section className={css['ledger']} aria-label={t('Uses')}>
      <h3>{t('Uses')}</h3>
      {error === null ? null : <Note tone="red" {...explainError(error)} />}
      {entries.length === 0 && !isLoading && error === null ? (
        <p className={css['dim']}>{t('It has not been used yet.')}</p>
      ) : null}
      <ol>
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
      {hasMore ? (
        <Button size="xs" variant="default" loading={isLoading} onClick={more}>
          {t('Earlier uses')}
        </Button>
      ) : null}
    </section>
  );
}

function Entry({ entry }: { entry: LedgerEntry }) {
  const { takenAt, endedAt, reason, numbers, groupName, routineName, poolName, ref } = entry;
  const took = endedAt === null ? null : clockDuration(Date.parse(endedAt) - Date.parse(takenAt));
  const values = { routine: routineName, group: groupName, instance: ref, pool: poolName };
  return (
    <li>
      <Outcome outcome={entry.outcome} />
      <div>
        <div className={css['use']}>{t('{routine} · {group} on {instance} · pool {pool}', values)}</div>
        {reason === '' ? null : <div>{reason}</div>}
        <Numbers numbers={numbers} />
      </div>
      <small>
        <RelativeTime at={takenAt} />
        {took === null ? null : <span>{took}</span>}
      </small>
    </li>
  );
}

function Outcome({ outcome }: { outcome: AccountOutcome | null }) {
  if (outcome === null)
    return (
      <Pill tone="blue" icon={CircleDot} small>
        {t('in use')}
      </Pill>
    );
  const [tone, icon] = LOOK[outcome];
  const { title, hint } = ACCOUNT_OUTCOME_WORDS[outcome];
  return (
    <Pill tone={tone} icon={icon} title={hint} small>
      {title}
    </Pill>
  );
}

function Numbers({ numbers }: { numbers: LedgerEntry['numbers'] }) {
  const all = Object.entries(numbers);
  if (all.length === 0) return null;
  return (
    <div className={css['numbers']}>
      {all.map(([name, value]) => (
        <span key={name}>
          {name} <b>{value.toLocaleString(currentLocale())}</b>
        </span>
      ))}
    </div>
  );
}
