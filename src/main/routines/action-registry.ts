import type { ActionEntry } from './action';
import { launchApp, stopApp } from './actions/apps';
import { firstOf, ifElse, switchBranch } from './actions/branches';
import { failRoutine, returnFromRoutine, tryCatch } from './actions/endings';
import { breakLoop, continueLoop, forEach, repeat, untilHolds, whileHolds } from './actions/flow';
import { key, type } from './actions/keyboard';
import { runRoutine } from './actions/nested-routine';
import { log, screenshot } from './actions/notes';
import { longPress, swipe, tap } from './actions/touch';
import { count, set } from './actions/variables';
import { wait, waitFor } from './actions/waiting';

/** Every action, in the order of the reference page. */
export const ACTIONS: readonly ActionEntry[] = [
  tap,
  longPress,
  swipe,
  type,
  key,
  launchApp,
  stopApp,
  wait,
  waitFor,
  ifElse,
  switchBranch,
  firstOf,
  repeat,
  whileHolds,
  untilHolds,
  forEach,
  breakLoop,
  continueLoop,
  tryCatch,
  failRoutine,
  returnFromRoutine,
  runRoutine,
  set,
  count,
  log,
  screenshot,
];

/** Actions by the key they are written under. */
export const ACTION_BY_NAME: ReadonlyMap<string, ActionEntry> = new Map(
  ACTIONS.map((entry) => [entry.name, entry]),
);
