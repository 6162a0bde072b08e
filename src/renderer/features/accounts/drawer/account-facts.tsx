import { CircleDot, Trash2, Unlink } from 'lucide-react';
import { useState } from 'react';
import { currentLocale, t } from '../../../../shared/catalogue/translate';
import type { AccountView } from '../../../../shared/account';
import type { BulkAccountChange } from '../../../state/accounts-ui';
import { AccountHolderName, holderWords } from '../../../components/account-holder';
import { AccountStatusPill } from '../../../components/account-status-pill';
import { ActionButton } from '../../../components/action-button';
import { Countdown, RelativeTime } from '../../../components/clocks';
import { useNow } from '../../../components/ticker';
import { useBlockedReason } from '../../../state/blocked';
import { ChangeStatusDialog } from '../change-dialogs';
import { DeleteAccountsDialog } from '../delete-accounts-dialog';
import { ReleaseDialog } from '../release-dialog';
import css from './account-drawer.module.css';

interface AccountFactsProps {
  readonly account: AccountView;
  /** The account was deleted. */
  readonly onGone: () => void;
}

const DIALOGS = { status: ChangeStatusDialog, release: ReleaseDialog, delete: DeleteAccountsDialog };
type Asking = Extract<BulkAccountChange, keyof typeof DIALOGS>;

/** Where the account stands, who holds it, and the verbs for both. */
export function AccountFacts({ account, onGone }: AccountFactsProps) {
  const { id, status, quarantineReason, failureCount, cooldownUntil, lastUsedAt, holder } = account;
  const [asking, setAsking] = useState<Asking | null>(null);
  const [selection] = useState(() => ({ ids: [id] }));
  const Dialog = asking === null ? null : DIALOGS[asking];
  return (
    <section className={css['facts']} aria-label={t('Where it stands')}>
      <dl>
        <Fact title={t('Status')}>
          <AccountStatusPill status={status} />
          {status === 'quarantined' && quarantineReason !== null ? <span>{quarantineReason}</span> : null}
        </Fact>
        <Fact title={t('Held by')}>
          {holder === null ? t('nobody') : <AccountHolderName holder={holder} />}
          {holder === null ? null : <small>{holderWords(holder)}</small>}
        </Fact>
        <Fact title={t('Last used')}>
          {lastUsedAt === null ? t('never') : <RelativeTime at={lastUsedAt} />}
        </Fact>
        <Fact title={t('Failures in a row')}>{failureCount.toLocaleString(currentLocale())}</Fact>
        <Rest until={cooldownUntil} />
      </dl>
      <FactButtons account={account} onAsk={setAsking} />
      {Dialog === null ? null : (
        <Dialog
          selection={selection}
          count={1}
          onClose={() => {
            setAsking(null);
          }}
          onDone={asking === 'delete' && holder === null ? onGone : undefined}
        />
      )}
    </section>
  );
}

function FactButtons({ account, onAsk }: { account: AccountView; onAsk: (asking: Asking) => void }) {
  const blocked = useBlockedReason();
  const { key, holder } = account;
  const shared = { size: 'xs', variant: 'default' } as const;
  return (
    <div className={css['factButtons']}>
      <ActionButton
        {...shared}
        label={t('Set status')}
        accessibleName={t('Set the status of {key}', { key })}
        icon={CircleDot}
        disabledReason={blocked}
        onClick={() => {
          onAsk('status');
        }}
      />
      <ActionButton
        {...shared}
        label={t('Release')}
        accessibleName={t('Release {key}', { key })}
        icon={Unlink}
        disabledReason={blocked ?? (holder === null ? t('Nobody holds it') : null)}
        onClick={() => {
          onAsk('release');
        }}
      />
      <ActionButton
        {...shared}
        label={t('Delete')}
        accessibleName={t('Delete {key}', { key })}
        icon={Trash2}
        color="red"
        disabledReason={blocked ?? (holder === null ? null : t('It is in use; release it first'))}
        onClick={() => {
          onAsk('delete');
        }}
      />
    </div>
  );
}

function Fact({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Rest({ until }: { until: string | null }) {
  const now = useNow();
  if (until === null || Date.parse(until) <= now) return null;
  return (
    <Fact title={t('Rests for')}>
      <Countdown due={until} />
    </Fact>
  );
}
