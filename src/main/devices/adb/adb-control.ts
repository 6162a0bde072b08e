import type { Clock } from '../../../shared/ports';
import { withAdbkit, type AdbkitSession } from './adbkit-session';
import { DeviceError } from '../device';
import { parseConnectReply, type ConnectReply } from './connect-reply';
import { createTurns } from './one-at-a-time';
import { createReadBuffers } from './read-buffers';
import { createCountedTextSink } from './reply-sink';
import type { AdbEndpoint } from './smart-socket';
import { SmartSocketCall } from './smart-socket-call';

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
  /**
   * `adb connect` to one address, `HOST:PORT`; the server waits for the device. Rejects with `DeviceError` only when
   * no server answers. Connects and disconnects wait for each other, and one that was begun is not broken off by an
   * abort: adb 29.0.6 now and then ends with a segmentation fault when it is told to connect to several at a time.
   */
  connect(address: string, signal: AbortSignal): Promise<ConnectReply>;
  /**
   * `adb disconnect` of one address; nothing happens when it is not connected. Rejects with `DeviceError` when no
   * server answers.
   */
  disconnect(address: string, signal: AbortSignal): Promise<void>;
  /**
   * Follows the device list: calls with the whole list, at once and at every change. Resolves when the stream ends,
   * rejects when it cannot begin or the signal aborts.
   */
  track(onList: (devices: readonly ListedDevice[]) => void, signal: AbortSignal): Promise<void>;
  /** The device list as it is now. Rejects with `DeviceError` when no server answers. */
  list(signal: AbortSignal): Promise<readonly ListedDevice[]>;
  /** Ends connects and disconnects that are under way. */
  close(): Promise<void>;
}

const CALL_MS = 5_000;
const CONNECT_MS = 15_000;

/** Creates the control of one adb server, on adbkit. */
export function createAdbControl(options: {
  readonly endpoint: AdbEndpoint;
  readonly clock: Clock;
}): AdbControl {
  const turns = createTurns();
  const ask = (service: string, signal: AbortSignal): Promise<string | DeviceError> =>
    turns.run((untilClosed) => askServer(options, service, untilClosed), signal);
  return {
    version: (signal) =>
      withAdbkit({ ...options, timeoutMs: CALL_MS }, signal, ({ client }) => client.version()),
    async connect(address, signal) {
      const answer = await ask(`host:connect:${named(address)}`, signal);
      if (typeof answer === 'string') return parseConnectReply(answer);
      if (answer.code === 'device_timeout')
        return { outcome: 'failed', reason: 'timeout', message: answer.message };
      return parseConnectReply(answer.message);
    },
    async disconnect(address, signal) {
      await ask(`host:disconnect:${named(address)}`, signal);
    },
    track: (onList, signal) =>
      withAdbkit({ ...options, timeoutMs: CALL_MS }, signal, (session) => followList(session, onList)),
    async list(signal) {
      const answer = await askServer(options, 'host:devices', signal);
      if (typeof answer !== 'string') throw answer;
      return answer.split('\n').flatMap((line) => {
        const [serial, word] = line.split('\t');
        return serial === undefined || word === undefined ? [] : [{ serial, word }];
      });
    },
    close: () => turns.close(),
  };
}

/** An address left out would mean all devices, those of other people's tools included. */
function named(address: string): string {
  if (!/^.+:\d+$/.test(address)) throw new RangeError(`“${address}” is no single address`);
  return address;
}

/** The server's text, or the failure it answered; one that only the device or the address is to blame for. */
async function askServer(
  { endpoint, clock }: { readonly endpoint: AdbEndpoint; readonly clock: Clock },
  service: string,
  signal: AbortSignal,
): Promise<string | DeviceError> {
  const context = { endpoint, clock, readBuffers: createReadBuffers() };
  const sink = createCountedTextSink();
  const request = { serial: endpoint.host, services: [service], sink, timeoutMs: CONNECT_MS };
  try {
    return await new SmartSocketCall(context, request).run(signal);
  } catch (error) {
    if (!(error instanceof DeviceError) || error.code === 'adb_server_gone') throw error;
    return error;
  }
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
