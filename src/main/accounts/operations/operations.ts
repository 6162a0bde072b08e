import { EXPORT_OPERATIONS } from '../export/export-operations';
import { countAccounts } from './count-accounts';
import { IMPORT_OPERATIONS } from './import/import-operations';
import { INPUT_OPERATIONS } from './inputs/input-secrets';
import { LEASE_OPERATIONS } from './leases/lease-operations';
import { POOL_OPERATIONS } from './pools/pool-operations';
import { forgetSecrets } from './secrets/forget-secrets';
import { openSecrets } from './secrets/open-secrets';
import { putSecretsWay } from './secrets/put-way';
import { readWays } from './secrets/read-ways';
import { removeSecretsWay } from './secrets/remove-way';
import { rotateSecrets } from './secrets/rotate-secrets';
import { settleSecrets } from './secrets/settle-secrets';
import { changeAccounts } from './change-accounts';
import { createAccount } from './create-account';
import { ensureFieldIndexes } from './ensure-field-indexes';
import { getAccount } from './get-account';
import { listAccounts } from './list-accounts';
import { listHolders } from './list-holders';
import { listUses } from './list-uses';
import { openSecret } from './open-secret';
import { putField } from './put-field';
import { removeField } from './remove-field';
import { updateAccount } from './update-account';
import { undoChange } from './undo/undo-change';
import { readAccountsState, readRevision } from './read-accounts-state';
import { putView, removeView } from './saved-views';

/**
 * Everything the thread of accounts can be asked, by name: functions of the open file and one input, which crosses the
 * thread boundary as data. Each runs in a transaction; what throws leaves nothing behind.
 */
export const OPERATIONS = {
  ...EXPORT_OPERATIONS,
  ...IMPORT_OPERATIONS,
  ...INPUT_OPERATIONS,
  ...LEASE_OPERATIONS,
  ...POOL_OPERATIONS,
  countAccounts,
  changeAccounts,
  createAccount,
  ensureFieldIndexes,
  getAccount,
  listAccounts,
  listHolders,
  listUses,
  openSecret,
  putField,
  putView,
  readAccountsState,
  readRevision,
  removeField,
  removeView,
  undoChange,
  updateAccount,
  forgetSecrets,
  openSecrets,
  putSecretsWay,
  readWays,
  removeSecretsWay,
  rotateSecrets,
  settleSecrets,
};

export type Operations = typeof OPERATIONS;
