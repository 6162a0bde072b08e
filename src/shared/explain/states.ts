import { msg } from '../catalogue/translate';
import type { Holder } from '../errors';
import type { BotStateName, GroupStateName, PauseReason, StopMode } from '../lifecycle-states';
import type { GroupOutcome } from '../run-event';
import type { InstanceState } from '../view';
import { lateTexts, lateWords, type Words } from './words';

/** What the states of the lifecycle are called, and what each means; in the language spoken when they are read. */
export const GROUP_STATE_WORDS: Readonly<Record<GroupStateName, Words>> = {
  validating: lateWords(msg('Validating'), msg('Checking routine, inputs and instances.')),
  acquiring: lateWords(msg('Acquiring'), msg('Reserving instances and waiting until they are ready.')),
  launching: lateWords(msg('Launching'), msg('Starting bots one after another.')),
  running: lateWords(msg('Running'), msg('All bots have been started.')),
  paused: lateWords(msg('Paused'), msg('Bots wait at their next step.')),
  stopping: lateWords(msg('Stopping'), msg('Waiting for the bots to end.')),
  completed: lateWords(msg('Completed'), msg('The bots did what they had to do.')),
  failed: lateWords(msg('Failed'), msg('No bot reached its end.')),
  stopped: lateWords(msg('Stopped'), msg('Nothing is held.')),
};

export const BOT_STATE_WORDS: Readonly<Record<BotStateName, Words>> = {
  queued: lateWords(msg('queued'), msg('Waits for its turn to start.')),
  starting: lateWords(msg('starting'), msg('Connects to its instance.')),
  running: lateWords(msg('running'), msg('Works through the routine.')),
  paused: lateWords(msg('paused'), msg('Waits until it is resumed.')),
  waitingAccount: lateWords(msg('waiting'), msg('Waits for a free account.')),
  recovering: lateWords(msg('recovering'), msg('Brings its instance back.')),
  retryWait: lateWords(msg('retry'), msg('Waits for its next try.')),
  stopping: lateWords(msg('stopping'), msg('Ends what it is doing.')),
  stopped: lateWords(msg('stopped'), msg('Was stopped.')),
  completed: lateWords(msg('completed'), msg('Did what it had to do.')),
  failed: lateWords(msg('failed'), msg('Gave up.')),
  cancelled: lateWords(msg('cancelled'), msg('Never started.')),
};

export const OUTCOME_WORDS: Readonly<Record<GroupOutcome, Words>> = {
  completed: lateWords(msg('Completed'), msg('The last run did what it had to do.')),
  stopped: lateWords(msg('Stopped'), msg('The last run was stopped.')),
  failed: lateWords(msg('Failed'), msg('The last run failed.')),
  interrupted: lateWords(msg('Interrupted'), msg('Muster ended unexpectedly during the last run.')),
};

export const STOP_MODE_WORDS: Readonly<Record<StopMode, Words>> = {
  drain: lateWords(msg('Finish iteration'), msg('Bots finish what they have begun, then stop.')),
  now: lateWords(msg('Stop now'), msg('Bots break off at once.')),
  kill: lateWords(
    msg('Stop and close emulators'),
    msg('Bots break off and emulators this run started are closed.'),
  ),
};

export const PAUSE_REASON_WORDS: Readonly<Record<PauseReason, string>> = lateTexts({
  user: msg('by you'),
  sentry: msg('a sentry is at work'),
  health: msg('its instance is unhealthy'),
});

/** Every state of an instance: what it is called, and what it means or what to do about it. */
export const INSTANCE_STATE_WORDS: Readonly<Record<InstanceState, Words>> = {
  ready: lateWords(msg('ready'), msg('Answers and can be used.')),
  booting: lateWords(msg('booting'), msg('Android is still starting; wait a moment.')),
  offline: lateWords(
    msg('offline'),
    msg('adb lists it, but it does not answer. Reconnect it; if that does not help, restart it.'),
  ),
  unauthorized: lateWords(
    msg('unauthorized'),
    msg(
      'Confirm “Allow USB debugging” on its screen. An emulator without the question: switch on adb debugging in its settings, and start it and the adb server as the same user.',
    ),
  ),
  authorizing: lateWords(
    msg('authorizing'),
    msg('It is being asked whether it trusts this computer. Look at its screen and confirm.'),
  ),
  connecting: lateWords(msg('connecting'), msg('adb is connecting to it; wait a moment, or reconnect it.')),
  recovery: lateWords(
    msg('recovery'),
    msg('It is in recovery mode. Choose “Reboot system now” on its screen.'),
  ),
  sideload: lateWords(
    msg('sideload'),
    msg('It waits for an update to be sent. Leave that on its screen and reboot it.'),
  ),
  bootloader: lateWords(msg('bootloader'), msg('It is in its bootloader. Choose “Start” on its screen.')),
  no_permissions: lateWords(
    msg('no permission'),
    msg(
      'This user may not talk to it. Install the udev rules of Android (package android-sdk-platform-tools-common) and plug it in anew.',
    ),
  ),
  gone: lateWords(
    msg('not seen'),
    msg('It is off or not connected. Start it, plug it in, or connect its address.'),
  ),
  unknown: lateWords(
    msg('unknown'),
    msg('It does not say who it is. Wait while it starts; restart it if this stays.'),
  ),
};

/** What an instance is held for; fits after “for”. */
export const PURPOSE_WORDS: Readonly<Record<Holder['purpose'], string>> = lateTexts({
  bot: msg('a bot'),
  capture: msg('a screenshot'),
  shell: msg('a shell'),
  test: msg('a test run'),
});

/** What a state is called that came as text; one this version does not know is shown as it is. */
export function stateTitle(table: Readonly<Record<string, Words>>, state: string): string {
  return Object.hasOwn(table, state) ? (table[state]?.title ?? state).toLowerCase() : state;
}
