import { msg, say, t, type Message } from '../../../shared/catalogue/translate';
import type { GroupStateName, StopMode } from '../../../shared/lifecycle-states';
import type { GroupView } from '../../../shared/view';

export interface PauseControl {
  readonly verb: 'pause' | 'resume';
  /** Why it can't be used now; null when it can. */
  readonly refusal: string | null;
}

const PAUSE_REFUSALS: Readonly<Partial<Record<GroupStateName, Message>>> = {
  validating: msg('Nothing runs yet; it can be paused once bots start'),
  acquiring: msg('Nothing runs yet; it can be paused once bots start'),
  stopping: msg('It is stopping'),
};

/** The pause button of an active group: which way it works now, and why it may not. */
export function pauseOf({ state }: Pick<GroupView, 'state'>): PauseControl {
  if (state === 'paused') return { verb: 'resume', refusal: null };
  const refusal = PAUSE_REFUSALS[state];
  return { verb: 'pause', refusal: refusal === undefined ? null : say(refusal) };
}

const HARDNESS: Readonly<Record<StopMode, number>> = { drain: 0, now: 1, kill: 2 };

/** A harder stop is taken at any time; the same or a softer one is not. */
export function stopRefusal(
  { state, stopMode }: Pick<GroupView, 'state' | 'stopMode'>,
  mode: StopMode,
): string | null {
  if (state !== 'stopping' || stopMode === null) return null;
  if (HARDNESS[mode] > HARDNESS[stopMode]) return null;
  return stopMode === 'drain' ? t('It is finishing the iteration already') : t('It is stopping already');
}
