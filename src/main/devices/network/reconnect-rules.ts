import type { Random } from '../../../shared/ports';
import type { NetworkLine } from './network-line';

/** What a device that is to be kept connected needs now. */
export type NetworkNeed = 'online' | 'wait' | 'connect' | 'reconnect';

/** A device that has just gone offline may be booting, and adb itself tries for a while. */
const OFFLINE_PATIENCE_MS = 1_500;
const FIRST_CONNECT_MS = 250;
const BASE_MS = 2_000;
const LONGEST_MS = 60_000;
const JITTER = 0.1;

/**
 * Connecting anew helps a device that is not listed or listed as offline. One that waits for its user
 * (`unauthorized`, `authorizing`) would only show its question again, and one in another mode is no Android now.
 */
export function needOf(line: NetworkLine | undefined): NetworkNeed {
  if (line === undefined) return 'connect';
  if (line.isOnline) return 'online';
  return line.word === 'offline' ? 'reconnect' : 'wait';
}

/** Milliseconds before the given attempt, from 1: a moment, then 2 s, 4 s … 60 s, each ± 10 %. */
export function delayBeforeAttempt(attempt: number, need: 'connect' | 'reconnect', random: Random): number {
  if (attempt <= 1) return need === 'connect' ? FIRST_CONNECT_MS : OFFLINE_PATIENCE_MS;
  const grown = Math.min(LONGEST_MS, BASE_MS * 2 ** (attempt - 2));
  return Math.round(grown * (1 + JITTER * (2 * random.next() - 1)));
}
