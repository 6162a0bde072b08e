import type { ConditionEntry } from './condition';
import { accountField } from './conditions/account-field';
import { equals, is, timeOfDay } from './conditions/compare';
import { all, any, none, not } from './conditions/logic';
import { blackScreen, colorArea, pixel } from './conditions/pixel';

/** Every condition, in the order of the reference page. */
export const CONDITIONS: readonly ConditionEntry[] = [
  pixel,
  colorArea,
  blackScreen,
  is,
  equals,
  timeOfDay,
  accountField,
  not,
  all,
  any,
  none,
];

/** Conditions by the key they are written under. */
export const CONDITION_BY_NAME: ReadonlyMap<string, ConditionEntry> = new Map(
  CONDITIONS.map((entry) => [entry.name, entry]),
);
