import { BUILT_IN_ACCOUNT_FIELDS } from '../../shared/account';
import type { BotGroupDefinition, DefinitionDraft } from '../../shared/definition';
import type { Pool } from '../../shared/pool';
import { errorAt, hasErrors, warningAt, type Problem } from '../../shared/problem';
import type { RoutineSummary } from '../../shared/routine-summary';
import type { AccountLeases } from '../accounts/account-leases';
import type { PoolStore, SavedPool } from '../accounts/pool-store';
import type { PoolCare } from '../accounts/pools/pool-care';
import type { RoutineDirectory } from '../routines/routine-runner';
import type { FollowedAccountFacts } from './account-facts';
import { checkRoutine } from './check-routine';

/** What the problems of a definition with its pool and its accounts depend on. */
export interface AccountCheckParts {
  readonly routines: RoutineDirectory;
  readonly pools: Pick<PoolStore, 'findByName'>;
  readonly poolCare: Pick<PoolCare, 'problemsOf'>;
  readonly accountFacts: FollowedAccountFacts;
}

type Definition = BotGroupDefinition | DefinitionDraft;
const AT = 'accountPoolName';
const BUILT_IN: ReadonlySet<string> = new Set(BUILT_IN_ACCOUNT_FIELDS);

/** Whether a definition's routine and pool go together, as far as is known without a look into the accounts. */
export function checkAccounts(
  definition: Definition,
  routine: RoutineSummary | undefined,
  parts: AccountCheckParts,
): Problem[] {
  const { accountPoolName: name } = definition;
  if (name === null) return checkWithoutPool(routine);
  const saved = parts.pools.findByName(name);
  if (!saved) return [errorAt(AT, 'pool_not_found', { pool: name })];
  return [
    ...checkSavedPool(saved, parts),
    ...(routine && !routine.usesAccounts ? [warningAt(AT, 'pool_unused', { pool: name })] : []),
    ...checkUse(usedBy(routine, saved.pool, parts.routines), parts),
  ];
}

/** What the pool has to give at this moment. Rejects never: who can't be asked is told of elsewhere. */
export async function checkPoolNow(
  pool: Pool | null,
  leases: Pick<AccountLeases, 'statistics'>,
): Promise<Problem[]> {
  if (pool === null) return [];
  const statistics = await leases.statistics(pool).catch(() => undefined);
  if (!statistics || statistics.available > 0) return [];
  const problem = pool.onExhausted.kind === 'fail' ? errorAt : warningAt;
  return [problem(AT, 'pool_empty', { pool: pool.name })];
}

const MENDED_BY_FILES: ReadonlySet<string> = new Set(['pool_invalid', 'pool_empty', 'account_field_unknown']);

/** Whether files in the pool's watched folders may mend this once they have been imported. */
export function isMendedByFiles(pool: Pool | null, problems: readonly Problem[]): boolean {
  return (
    pool !== null && pool.watchedFolders.length > 0 && problems.some(({ code }) => MENDED_BY_FILES.has(code))
  );
}

function checkWithoutPool(routine: RoutineSummary | undefined): Problem[] {
  if (routine?.needsAccount === true) return [errorAt(AT, 'account_required')];
  // Perhaps on a way that is never taken.
  return routine?.usesAccounts === true ? [warningAt(AT, 'account_required')] : [];
}

function checkSavedPool(
  saved: SavedPool,
  { poolCare, accountFacts, routines }: AccountCheckParts,
): Problem[] {
  const { unusable } = accountFacts.known;
  const isInvalid = hasErrors(poolCare.problemsOf(saved, (chosen) => checkRoutine(chosen, routines)));
  return [
    ...(isInvalid ? [errorAt(AT, 'pool_invalid', { pool: saved.pool.name })] : []),
    ...(unusable === null ? [] : [errorAt(AT, 'accounts_unusable', { reason: unusable })]),
  ];
}

/** The routine and those its pool runs before and after. */
function usedBy(
  routine: RoutineSummary | undefined,
  { provision, cleanUp }: Pool,
  routines: RoutineDirectory,
): readonly RoutineSummary[] {
  const names = [provision?.routineName, cleanUp?.routineName].filter((name) => name !== undefined);
  return [...(routine ? [routine] : []), ...routines.list().filter(({ name }) => names.includes(name))];
}

function checkUse(used: readonly RoutineSummary[], { accountFacts }: AccountCheckParts): Problem[] {
  const { fields, secrets } = accountFacts.known;
  const typed = new Set(used.flatMap(({ accountSecrets }) => accountSecrets));
  const named = new Set([...used.flatMap(({ accountFields }) => accountFields), ...typed]);
  const known = fields && new Set(fields.map(({ name }) => name));
  const unknown = [...named].filter((name) => known !== null && !known.has(name) && !BUILT_IN.has(name));
  const isLocked = typed.size > 0 && (secrets === 'locked' || secrets === 'lost');
  return [
    ...unknown.map((field) => errorAt('routineName', 'account_field_unknown', { field })),
    ...(isLocked ? [errorAt(AT, 'secrets_locked')] : []),
  ];
}
