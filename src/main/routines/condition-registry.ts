import type { ConditionEntry } from './condition';
import { accountField } from './conditions/account-field';
import { equals } from './conditions/compare';
import { all, any, not } from './conditions/logic';
import { pixel } from './conditions/pixel';

/** Every condition, in the order of the reference page. */
export const CONDITIONS: readonly ConditionEntry[] = [pixel, equals, accountField, not, all, any];

/** Conditions by the key they are written under. */
export const CONDITION_BY_NAME: ReadonlyMap<string, ConditionEntry> = new Map(
  CONDITIONS.map((entry) => [entry.name, entry]),
);
