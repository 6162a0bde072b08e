import { poolAccounts } from './pool-accounts';
import { readPoolFacts } from './read-pool-facts';

/** What the thread does for the pools' page and their problems. */
export const POOL_OPERATIONS = { poolAccounts, readPoolFacts };
