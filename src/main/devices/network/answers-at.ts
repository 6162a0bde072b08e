import { connect } from 'node:net';
import type { Clock } from '../../../shared/ports';

const ANSWER_MS = 2_000;

/**
 * Whether anything listens at a network address, `HOST:PORT`. An adb server connects to one device at a time and waits
 * ten seconds for one that is off; whoever asks it in vain holds up all others. Rejects with the signal's reason.
 */
export function answersAt(address: string, clock: Clock, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(reasonOf(signal));
    const colon = address.lastIndexOf(':');
    const host = address.slice(0, colon).replace(/^\[|\]$/g, '');
    const socket = connect({ host, port: Number(address.slice(colon + 1)) });
    const settle = (end: () => void): void => {
      cancel();
      signal.removeEventListener('abort', onAbort);
      socket.destroy();
      end();
    };
    const onAbort = (): void => settle(() => reject(reasonOf(signal)));
    const cancel = clock.schedule(ANSWER_MS, () => settle(() => resolve(false)));
    socket.once('connect', () => settle(() => resolve(true)));
    socket.on('error', () => settle(() => resolve(false)));
    signal.addEventListener('abort', onAbort, { once: true });
  });
}

function reasonOf(signal: AbortSignal): Error {
  return signal.reason instanceof Error ? signal.reason : new Error(String(signal.reason));
}
