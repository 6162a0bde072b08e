import type { ActionEntry } from './action';
import {
  getAccountField,
  incrementAccountField,
  setAccountField,
  typeSecret,
} from './actions/account-fields';
import {
  completeAccount,
  failAccount,
  quarantineAccount,
  reportNumbers,
  returnAccount,
  takeAccount,
} from './actions/accounts';
import { launchApp, stopApp } from './actions/apps';
import { firstOf, ifElse, switchBranch } from './actions/branches';
import { failRoutine, returnFromRoutine, tryCatch } from './actions/endings';
import { breakLoop, continueLoop, forEach, repeat, untilHolds, whileHolds } from './actions/flow';
import { pullFile, pushFile } from './actions/files';
import { key, type } from './actions/keyboard';
import { runRoutine } from './actions/nested-routine';
import { countPlaces, find, tapOn } from './actions/seeing';
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
  find,
  tapOn,
  countPlaces,
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
  takeAccount,
  completeAccount,
  failAccount,
  returnAccount,
  quarantineAccount,
  reportNumbers,
  getAccountField,
  setAccountField,
  incrementAccountField,
  typeSecret,
  pushFile,
  pullFile,
  log,
  screenshot,
];

/** Actions by the key they are written under. */
export const ACTION_BY_NAME: ReadonlyMap<string, ActionEntry> = new Map(
  ACTIONS.map((entry) => [entry.name, entry]),
);
