import { endLeases } from './end-leases';
import { incrementLeasedField, leasedSecret, readLeasedField, writeLeasedField } from './leased-fields';
import { poolProgress, poolStatistics } from './pool-figures';
import { findCandidates } from './pool-candidates';
import { freeLeases, lookAtLeases, renewLeases } from './session-leases';
import { settleAccount } from './settle-account';
import { takeAccount } from './take-account';

/** What the thread does for `AccountLeases`. */
export const LEASE_OPERATIONS = {
  takeAccount,
  findCandidates,
  settleAccount,
  endLeases,
  renewLeases,
  lookAtLeases,
  freeLeases,
  readLeasedField,
  writeLeasedField,
  incrementLeasedField,
  leasedSecret,
  poolProgress,
  poolStatistics,
};
