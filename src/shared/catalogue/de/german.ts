import type { Catalogue } from '../translate';
import { ACCOUNT_DIALOGS } from './account-dialogs';
import { ACCOUNT_IMPORT } from './account-import';
import { ACCOUNTS } from './accounts';
import { APP } from './app';
import { COMPONENTS } from './components';
import { CONFLICTS } from './conflicts';
import { DEFINITIONS } from './definitions';
import { DESKTOP } from './desktop';
import { EXPLAIN_ACCOUNTS } from './explain-accounts';
import { EXPLAIN } from './explain';
import { GROUP_PAGE } from './group-page';
import { HISTORY } from './history';
import { INSTANCES } from './instances';
import { LOOKS } from './looks';
import { ORCHESTRATION } from './orchestration';
import { POOL_PROBLEMS } from './pool-problems';
import { POOLS } from './pools';
import { ROUTINE_INPUTS } from './routine-inputs';
import { ROUTINE_FILES } from './routine-files';
import { ROUTINES } from './routines';
import { ROUTINES_PAGE } from './routines-page';
import { SECRETS } from './secrets';
import { SETTINGS } from './settings';
import { SHARING } from './sharing';
import { TEMPLATES } from './templates';

/** German, one file per area of the program; the same message says the same everywhere. */
export const GERMAN: Catalogue = {
  ...ACCOUNT_DIALOGS,
  ...ACCOUNT_IMPORT,
  ...ACCOUNTS,
  ...APP,
  ...COMPONENTS,
  ...CONFLICTS,
  ...DEFINITIONS,
  ...DESKTOP,
  ...EXPLAIN,
  ...EXPLAIN_ACCOUNTS,
  ...GROUP_PAGE,
  ...HISTORY,
  ...INSTANCES,
  ...LOOKS,
  ...ORCHESTRATION,
  ...POOL_PROBLEMS,
  ...POOLS,
  ...ROUTINE_INPUTS,
  ...ROUTINE_FILES,
  ...ROUTINES,
  ...ROUTINES_PAGE,
  ...SECRETS,
  ...SETTINGS,
  ...SHARING,
  ...TEMPLATES,
};
