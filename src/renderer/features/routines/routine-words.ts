import { msg, say, t, type Message } from '../../../shared/catalogue/translate';
import { formatDuration } from '../../../shared/routine-duration';
import type {
  InputType,
  RoutineCapability,
  RoutineInput,
  RoutineSummary,
} from '../../../shared/routine-summary';
import type { SentryOutcome, SentrySeverity } from '../../../shared/sentry-view';

/** What a routine may do, as people say it. */
export const CAPABILITY_WORDS: Readonly<Record<RoutineCapability, Message>> = {
  input: msg('Taps, swipes and types on the screen'),
  apps: msg('Starts, stops, installs and removes apps'),
  files: msg('Copies files between the device and the data folder'),
  accounts: msg('Takes accounts and writes into them'),
  secrets: msg('Types secrets of accounts'),
  network: msg('Reaches the network from this computer'),
  shell: msg('Runs commands on the device'),
};

const TYPE_WORDS: Readonly<Record<InputType, Message>> = {
  text: msg('Text'),
  integer: msg('Whole number'),
  number: msg('Number'),
  boolean: msg('On or off'),
  choice: msg('Choice'),
  duration: msg('Duration'),
  template: msg('Template'),
  routine: msg('Routine'),
  app: msg('App'),
  secret: msg('Secret'),
};

/** `Whole number, 1 to 100`; `Choice: fast, slow`. */
export function kindWords({ type, min, max, options }: RoutineInput): string {
  const kind = say(TYPE_WORDS[type]);
  if (type === 'choice') return t('{kind}: {options}', { kind, options: options.join(', ') });
  const show = (bound: number): string => (type === 'duration' ? formatDuration(bound) : String(bound));
  if (min !== null && max !== null)
    return t('{kind}, {min} to {max}', { kind, min: show(min), max: show(max) });
  if (min !== null) return t('{kind}, {min} or more', { kind, min: show(min) });
  return max === null ? kind : t('{kind}, {max} or less', { kind, max: show(max) });
}

/** What holds when a group gives nothing; empty when nothing does. */
export function defaultWords({ type, default: initial }: RoutineInput): string {
  if (initial === null || initial === '') return '';
  if (type === 'secret') return '••••••';
  if (type !== 'boolean') return String(initial);
  return String(initial) === 'true' ? t('on') : t('off');
}

export const SEVERITY_WORDS: Readonly<Record<SentrySeverity, Message>> = {
  low: msg('low'),
  medium: msg('medium'),
  high: msg('high'),
  critical: msg('critical'),
};

export const OUTCOME_WORDS: Readonly<Record<SentryOutcome, Message>> = {
  goOn: msg('goes on'),
  pause: msg('pauses the bot'),
  stop: msg('stops the bot'),
  fail: msg('ends the iteration'),
};

/** The last part of a routine's name: its file, without the ending. */
export function fileNameOf(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

/** Whether what is known of a routine is all there is: what stands in an error nobody could read. */
export function wasRead({ problems }: Pick<RoutineSummary, 'problems'>): boolean {
  return problems.every(({ level }) => level !== 'error');
}
