import type { Clock } from '../../../shared/ports';
import { createReadBuffers, type ReadBuffers } from './read-buffers';
import { createCountedTextSink, type ReplySink } from './reply-sink';
import { SmartSocketCall } from './smart-socket-call';

/** Where an adb server listens. */
export interface AdbEndpoint {
  readonly host: string;
  readonly port: number;
}

/** One call to a device's service. */
export interface ServiceRequest<T> {
  readonly serial: string;
  /** `exec:…`, `shell:…`, `shell,v2,raw:…`. */
  readonly service: string;
  readonly sink: ReplySink<T>;
  readonly timeoutMs: number;
  /** Bytes sent as soon as the service is open; pieces are asked for as fast as the socket takes them. */
  readonly input?: Buffer | AsyncIterable<Buffer>;
}

/**
 * Own client for the adb server's smart sockets, for what is called often or must be exact. One connection per call;
 * the next request is sent only after `OKAY`, because adb servers drop what arrives together with `host:transport`.
 */
export interface SmartSocketClient {
  readonly endpoint: AdbEndpoint;
  /**
   * Runs a service of a device and answers what the sink made of its bytes. Throws `DeviceError`: refusals by their
   * text, `device_timeout`, `device_reply_cut`, `adb_server_gone`. An abort destroys the socket at once.
   */
  run<T>(request: ServiceRequest<T>, signal: AbortSignal): Promise<T>;
  /** Asks the server about a device, `host-serial:SERIAL:<query>`; the answer is text. Errors as `run`. */
  ask(serial: string, query: string, timeoutMs: number, signal: AbortSignal): Promise<string>;
}

/** Creates a client; it holds no connection between calls, so nothing has to be closed. */
export function createSmartSocketClient(options: {
  readonly endpoint: AdbEndpoint;
  readonly clock: Clock;
  readonly readBuffers?: ReadBuffers;
}): SmartSocketClient {
  const { endpoint, clock, readBuffers = createReadBuffers() } = options;
  return {
    endpoint,
    run: (request, signal) =>
      new SmartSocketCall(
        { endpoint, clock, readBuffers },
        { ...request, services: [`host:transport:${request.serial}`, request.service] },
      ).run(signal),
    ask: (serial, query, timeoutMs, signal) =>
      new SmartSocketCall(
        { endpoint, clock, readBuffers },
        { serial, services: [`host-serial:${serial}:${query}`], sink: createCountedTextSink(), timeoutMs },
      ).run(signal),
  };
}
