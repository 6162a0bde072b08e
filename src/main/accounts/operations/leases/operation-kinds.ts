import type { OperationKind, OperationName } from '../../file/accounts-protocol';

/** What is not named here may change anything. */
const KINDS: Partial<Record<OperationName, OperationKind>> = {
  countAccounts: 'look',
  getAccount: 'look',
  listAccounts: 'look',
  listHolders: 'look',
  listUses: 'look',
  openSecret: 'read',
  readAccountsState: 'look',
  readRevision: 'look',
  readWays: 'read',
  settleSecrets: 'read',
  poolProgress: 'figures',
  poolStatistics: 'figures',
  poolAccounts: 'look',
  findCandidates: 'look',
  readPoolFacts: 'look',
  // A few names: every start asks, and needs no second thread for them.
  listInputSecrets: 'read',
  openInputSecrets: 'read',
  lookAtLeases: 'read',
  readLeasedField: 'read',
  leasedSecret: 'read',
  readAccountFields: 'read',
  // They write temporary tables only, which nobody else sees.
  stageRows: 'read',
  endImport: 'read',
  beginExport: 'look',
  exportPage: 'look',
  endExport: 'look',
  beginSecretsExport: 'read',
  secretsExportPage: 'read',
  endSecretsExport: 'read',
  // The account is held: who else may be taken does not depend on it.
  writeLeasedField: 'lease',
  incrementLeasedField: 'lease',
  takeAccount: 'lease',
  settleAccount: 'lease',
  endLeases: 'lease',
  renewLeases: 'lease',
  freeLeases: 'lease',
};

/** What an operation may do. */
export function kindOf(name: OperationName): OperationKind {
  return KINDS[name] ?? 'change';
}
