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
import { clearApp, installApp, launchApp, stopApp, uninstallApp } from './actions/apps';
import { getClipboard, setClipboard } from './actions/clipboard';
import { firstOf, ifElse, switchBranch } from './actions/branches';
import { failRoutine, returnFromRoutine, tryCatch } from './actions/endings';
import { breakLoop, continueLoop, forEach, repeat, untilHolds, whileHolds } from './actions/flow';
import { fingers, pinch } from './actions/fingers';
import { pullFile, pushFile } from './actions/files';
import { holdRoutine, releaseRoutine, sameFrame } from './actions/guarding';
import { key, type } from './actions/keyboard';
import { runRoutine } from './actions/nested-routine';
import { countPlaces, find, tapOn } from './actions/seeing';
import { http } from './actions/network';
import { log, notify, screenshot } from './actions/notes';
import { pause } from './actions/pauses';
import { forEachPlace } from './actions/places-loop';
import { readColor, readText } from './actions/reading';
import { rememberScreen } from './actions/remembering';
import { openUrl, rotate, scrollUntil, waitIdle } from './actions/screen';
import { shell } from './actions/shell';
import { drag, longPress, swipe, tap } from './actions/touch';
import { count, set } from './actions/variables';
import { wait, waitFor } from './actions/waiting';

/** Every action, in the order of the reference page. */
export const ACTIONS: readonly ActionEntry[] = [
  tap,
  longPress,
  swipe,
  drag,
  pinch,
  fingers,
  scrollUntil,
  type,
  key,
  setClipboard,
  getClipboard,
  rotate,
  launchApp,
  stopApp,
  openUrl,
  installApp,
  uninstallApp,
  clearApp,
  wait,
  pause,
  waitFor,
  waitIdle,
  find,
  tapOn,
  countPlaces,
  readText,
  readColor,
  rememberScreen,
  ifElse,
  switchBranch,
  firstOf,
  repeat,
  whileHolds,
  untilHolds,
  forEach,
  forEachPlace,
  breakLoop,
  continueLoop,
  tryCatch,
  failRoutine,
  returnFromRoutine,
  sameFrame,
  runRoutine,
  holdRoutine,
  releaseRoutine,
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
  http,
  shell,
  log,
  notify,
  screenshot,
];

/** Actions by the key they are written under. */
export const ACTION_BY_NAME: ReadonlyMap<string, ActionEntry> = new Map(
  ACTIONS.map((entry) => [entry.name, entry]),
);
