import type { Clock } from '../../../shared/ports';
import { withAdbkit, type AdbkitSession } from './adbkit-session';
import type { AdbEndpoint } from './smart-socket';

/** One line of the server's list. */
export interface ListedDevice {
  readonly serial: string;
  /** The server's word: `device`, `offline`, `unauthorized`, `no permissions …`. */
  readonly word: string;
}

/** What is asked of an adb server itself, not of its devices. Every call has a connection of its own. */
export interface AdbControl {
  /** The server's protocol version, such as 41. Rejects when no server answers; never starts one. */
  version(signal: AbortSignal): Promise<number>;
  /** `adb connect`. Rejects with the server's words when it is no success; the server waits for the device. */
  connect(host: string, port: number, signal: AbortSignal): Promise<void>;
  /**
   * Follows the device list: calls with the whole list, at once and at every change. Resolves when the stream ends,
   * rejects when it cannot begin or the signal aborts.
   */
  track(onList: (devices: readonly ListedDevice[]) => void, signal: AbortSignal): Promise<void>;
}

const CALL_MS = 5_000;
const CONNECT_MS = 15_000;

/** Creates the control of one adb server, on adbkit. */
export function createAdbControl(options: {
  readonly endpoint: AdbEndpoint;
  readonly clock: Clock;
}): AdbControl {
  return {
    version: (signal) =>
      withAdbkit({ ...options, timeoutMs: CALL_MS }, signal, ({ client }) => client.version()),
    async connect(host, port, signal) {
      const limits = { ...options, timeoutMs: CONNECT_MS };
      await withAdbkit(limits, signal, ({ client }) => client.connect(host, port));
    },
    track: (onList, signal) =>
      withAdbkit({ ...options, timeoutMs: CALL_MS }, signal, (session) => followList(session, onList)),
  };
}

function followList(
  session: AdbkitSession,
  onList: (devices: readonly ListedDevice[]) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    // The tracker's own `end` is not sent when the connection breaks; the socket's close always comes.
    session.onClosed(resolve);
    // Attached to adbkit's promise itself: the first list may be there already, and its event must not be missed.
    session.client.trackDevices().then((tracker) => {
      session.begun();
      tracker.on('error', () => undefined);
      const update = tracker.update.bind(tracker);
      tracker.update = (list) => {
        onList(list.map(({ id, type }) => ({ serial: id, word: type })));
        return update(list);
      };
    }, reject);
  });
}
