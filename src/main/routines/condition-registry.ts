import type { ConditionEntry } from './condition';
import { accountField } from './conditions/account-field';
import { appInFront } from './conditions/app';
import { changed } from './conditions/changed';
import { equals, is, timeOfDay } from './conditions/compare';
import { frozen } from './conditions/frozen';
import { image } from './conditions/image';
import { all, any, none, not } from './conditions/logic';
import { node } from './conditions/node';
import { blackScreen, colorArea, pixel } from './conditions/pixel';
import { text } from './conditions/text';

/** Every condition, in the order of the reference page. */
export const CONDITIONS: readonly ConditionEntry[] = [
  pixel,
  colorArea,
  blackScreen,
  image,
  text,
  node,
  appInFront,
  frozen,
  changed,
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
