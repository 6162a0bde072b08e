import { Ban, Check, CircleDot, ShieldAlert, X, type LucideIcon } from 'lucide-react';
import { memo } from 'react';
import type { AccountStatus } from '../../shared/account';
import { ACCOUNT_STATUS_WORDS } from './account-words';
import { Pill, type Tone } from './pill';

const LOOK: Readonly<Record<AccountStatus, readonly [Tone, LucideIcon]>> = {
  available: ['green', CircleDot],
  completed: ['blue', Check],
  failed: ['red', X],
  quarantined: ['amber', ShieldAlert],
  disabled: ['grey', Ban],
};

interface AccountStatusPillProps {
  readonly status: AccountStatus;
  /** Said on hover in place of what the status means. */
  readonly reason?: string | null;
}

/** Where an account stands, as colour, icon and word. */
export const AccountStatusPill = memo(function AccountStatusPill({ status, reason }: AccountStatusPillProps) {
  const [tone, icon] = LOOK[status];
  const { title, hint } = ACCOUNT_STATUS_WORDS[status];
  return (
    <Pill tone={tone} icon={icon} title={reason ?? hint} small>
      {title}
    </Pill>
  );
});
