import type { Clock } from '../../shared/ports';
import { createTextConnection, type TextConnection } from '../../shared/rpc/connection';
import { WELCOME } from '../../shared/rpc/hello';
import type { MusterPort } from '../../shared/rpc/muster-port';
import { UNREACHABLE, WELCOME_LIMIT_MS, type LineOutcome, type OpenLine } from './line';

/** A line to the main process of the desktop app; main knows its own windows, so there is no token. */
export function createElectronLine(port: MusterPort, clock: Clock): OpenLine {
  return (signal) =>
    new Promise<LineOutcome>((resolve) => {
      if (signal.aborted) {
        resolve(UNREACHABLE);
        return;
      }
      let line: TextConnection | undefined;
      const giveUp = (): void => {
        off();
        settle(UNREACHABLE);
      };
      const settle = (outcome: LineOutcome): void => {
        cancelLimit();
        signal.removeEventListener('abort', giveUp);
        resolve(outcome);
      };
      const cancelLimit = clock.schedule(WELCOME_LIMIT_MS, giveUp);
      signal.addEventListener('abort', giveUp, { once: true });
      const off = port.onText((text) => {
        if (line) line.received(text);
        else if (text === WELCOME) {
          line = overPort(port, off);
          settle({ kind: 'open', connection: line.connection });
        }
      });
      port.open();
    });
}

function overPort(port: MusterPort, off: () => void): TextConnection {
  return createTextConnection({ write: (text) => port.send(text), writable: () => true, end: off });
}
