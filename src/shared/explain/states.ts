import type { BotStateName, GroupStateName, PauseReason, StopMode } from '../lifecycle-states';
import type { Holder } from '../errors';
import type { GroupOutcome } from '../run-event';
import type { InstanceState } from '../view';

/** What the states of the lifecycle are called, and what each means. */
export const GROUP_STATE_WORDS: Readonly<Record<GroupStateName, { title: string; hint: string }>> = {
  validating: { title: 'Validating', hint: 'Checking routine, inputs and instances.' },
  acquiring: { title: 'Acquiring', hint: 'Reserving instances and waiting until they are ready.' },
  launching: { title: 'Launching', hint: 'Starting bots one after another.' },
  running: { title: 'Running', hint: 'All bots have been started.' },
  paused: { title: 'Paused', hint: 'Bots wait at their next step.' },
  stopping: { title: 'Stopping', hint: 'Waiting for the bots to end.' },
  completed: { title: 'Completed', hint: 'The bots did what they had to do.' },
  failed: { title: 'Failed', hint: 'No bot reached its end.' },
  stopped: { title: 'Stopped', hint: 'Nothing is held.' },
};

export const BOT_STATE_WORDS: Readonly<Record<BotStateName, { title: string; hint: string }>> = {
  queued: { title: 'queued', hint: 'Waits for its turn to start.' },
  starting: { title: 'starting', hint: 'Connects to its instance.' },
  running: { title: 'running', hint: 'Works through the routine.' },
  paused: { title: 'paused', hint: 'Waits until it is resumed.' },
  waitingAccount: { title: 'waiting', hint: 'Waits for a free account.' },
  recovering: { title: 'recovering', hint: 'Brings its instance back.' },
  retryWait: { title: 'retry', hint: 'Waits for its next try.' },
  stopping: { title: 'stopping', hint: 'Ends what it is doing.' },
  stopped: { title: 'stopped', hint: 'Was stopped.' },
  completed: { title: 'completed', hint: 'Did what it had to do.' },
  failed: { title: 'failed', hint: 'Gave up.' },
  cancelled: { title: 'cancelled', hint: 'Never started.' },
};

export const OUTCOME_WORDS: Readonly<Record<GroupOutcome, { title: string; hint: string }>> = {
  completed: { title: 'Completed', hint: 'The last run did what it had to do.' },
  stopped: { title: 'Stopped', hint: 'The last run was stopped.' },
  failed: { title: 'Failed', hint: 'The last run failed.' },
  interrupted: { title: 'Interrupted', hint: 'Muster ended unexpectedly during the last run.' },
};

export const STOP_MODE_WORDS: Readonly<Record<StopMode, { title: string; hint: string }>> = {
  drain: { title: 'Finish iteration', hint: 'Bots finish what they have begun, then stop.' },
  now: { title: 'Stop now', hint: 'Bots break off at once.' },
  kill: {
    title: 'Stop and close emulators',
    hint: 'Bots break off and emulators this run started are closed.',
  },
};

export const PAUSE_REASON_WORDS: Readonly<Record<PauseReason, string>> = {
  user: 'by you',
  sentry: 'a sentry is at work',
  health: 'its instance is unhealthy',
};

/** Every state of an instance: what it is called, and what it means or what to do about it. */
export const INSTANCE_STATE_WORDS: Readonly<Record<InstanceState, { title: string; hint: string }>> = {
  ready: { title: 'ready', hint: 'Answers and can be used.' },
  booting: { title: 'booting', hint: 'Android is still starting; wait a moment.' },
  offline: {
    title: 'offline',
    hint: 'adb lists it, but it does not answer. Reconnect it; if that does not help, restart it.',
  },
  unauthorized: {
    title: 'unauthorized',
    hint: 'Confirm “Allow USB debugging” on its screen. An emulator without the question: switch on adb debugging in its settings, and start it and the adb server as the same user.',
  },
  authorizing: {
    title: 'authorizing',
    hint: 'It is being asked whether it trusts this computer. Look at its screen and confirm.',
  },
  connecting: { title: 'connecting', hint: 'adb is connecting to it; wait a moment, or reconnect it.' },
  recovery: { title: 'recovery', hint: 'It is in recovery mode. Choose “Reboot system now” on its screen.' },
  sideload: {
    title: 'sideload',
    hint: 'It waits for an update to be sent. Leave that on its screen and reboot it.',
  },
  bootloader: { title: 'bootloader', hint: 'It is in its bootloader. Choose “Start” on its screen.' },
  no_permissions: {
    title: 'no permission',
    hint: 'This user may not talk to it. Install the udev rules of Android (package android-sdk-platform-tools-common) and plug it in anew.',
  },
  gone: {
    title: 'not seen',
    hint: 'It is off or not connected. Start it, plug it in, or connect its address.',
  },
  unknown: {
    title: 'unknown',
    hint: 'It does not say who it is. Wait while it starts; restart it if this stays.',
  },
};

/** What an instance is held for; fits after “for”. */
export const PURPOSE_WORDS: Readonly<Record<Holder['purpose'], string>> = {
  bot: 'a bot',
  capture: 'a screenshot',
  shell: 'a shell',
  test: 'a test run',
};
