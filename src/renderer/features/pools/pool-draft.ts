import { t } from '../../../shared/catalogue/translate';
import { PoolDraft, type Pool, type PoolExhausted, type PoolReuse } from '../../../shared/pool';
import { changedFields, mergedFields, type ChangedField, type Merge } from '../../components/three-way';
import { withoutKept } from '../../state/draft';
import { freeName } from '../../state/free-name';

/** Objects of a pool whose keys are fields of their own. */
const OPEN = new Set(['retry']);
const HALF_A_DAY_MS = 12 * 3_600_000;

/** What a person edits of a saved pool; keys Muster does not know are carried along. */
export function draftOfPool(pool: Pool): PoolDraft {
  return PoolDraft.parse(withoutKept(pool));
}

/** A new pool with every default: all accounts, the one used longest ago first. */
export function emptyPool(): PoolDraft {
  return PoolDraft.parse({});
}

/** The same pool under a name nobody has. */
export function copyOfPool(pool: Pool, names: readonly string[]): PoolDraft {
  const draft = draftOfPool(pool);
  return { ...draft, name: freeName(t('{name} (copy)', { name: draft.name }), names) };
}

/** The rule of this kind, with the time it usually has; the one there is when it is of that kind already. */
export function reuseOfKind(kind: PoolReuse['kind'], before: PoolReuse): PoolReuse {
  if (kind === before.kind) return before;
  return kind === 'after' ? { kind, afterMs: HALF_A_DAY_MS } : { kind };
}

/** As `reuseOfKind`, for what happens when nothing is left. */
export function exhaustedOfKind(kind: PoolExhausted['kind'], before: PoolExhausted): PoolExhausted {
  if (kind === before.kind) return before;
  return kind === 'wait' ? { kind, timeoutMs: null } : { kind };
}

/**
 * Keys out of pasted text: one a line; a single line may hold several, with commas, semicolons or tabs in between. Each
 * once, in their order.
 */
export function keysIn(text: string): string[] {
  const lines = text.split(/[\r\n]+/u).map((line) => line.trim());
  const filled = lines.filter((line) => line !== '');
  const parts = filled.length === 1 ? (filled[0] ?? '').split(/[,;\t]/u) : filled;
  return [...new Set(parts.map((part) => part.trim()).filter((part) => part !== ''))];
}

/** Keys that stand in both lists: they never belong to the pool. */
export function contradictions({ include, exclude }: Pick<PoolDraft, 'include' | 'exclude'>): string[] {
  const never = new Set(exclude);
  return include.filter((key) => never.has(key));
}

/** Every field of a pool that one side or the other changed since `base`. */
export function changedPoolFields(
  base: PoolDraft,
  theirs: PoolDraft,
  mine: PoolDraft,
): readonly ChangedField[] {
  return changedFields({ base, theirs, mine }, OPEN);
}

/** The pool that is made of both sides. */
export function mergedPool(
  theirs: PoolDraft,
  fields: readonly ChangedField[],
  choices: Merge['choices'],
): PoolDraft {
  return PoolDraft.parse(mergedFields({ theirs, fields, choices }, OPEN));
}
