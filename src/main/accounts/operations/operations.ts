import { countAccounts } from './count-accounts';

/**
 * Everything the thread of accounts can be asked, by name: functions of the open file and one input, which crosses the
 * thread boundary as data. Each runs in a transaction; what throws leaves nothing behind.
 */
export const OPERATIONS = {
  countAccounts,
};

export type Operations = typeof OPERATIONS;
