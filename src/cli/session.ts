import { contract, type Contract } from '../shared/contract';
import { err, ok, type Result } from '../shared/errors';
import { createClient, type Client } from '../shared/rpc/client';
import { openWebSocketConnection } from '../main/ipc/transports/websocket-client';
import type { HostInfo } from '../main/platform/host-lock';
import { openHeadlessHost, type HeadlessHost } from '../main/headless';
import { hostOptionsOf } from './host-options';
import type { GlobalOptions } from './options';

/** A line to the host of the data folder: the one that runs, or one of our own for as long as the command lasts. */
export interface Session {
  readonly client: Client<Contract>;
  /** Null when another process is the host. */
  readonly own: HeadlessHost | null;
  /** Aborts when the line to the host is lost. */
  readonly closed: AbortSignal;
  close(): Promise<void>;
}

/** Attaches to the running host of the data folder; where there is none this process becomes it. */
export async function openSession(globals: GlobalOptions, signal: AbortSignal): Promise<Result<Session>> {
  const options = hostOptionsOf(globals);
  const opened = await openHeadlessHost({ ...options, port: 0 });
  if (!opened.ok) return attach(opened.host, options, signal);
  const connection = opened.host.connect();
  return ok({
    client: createClient(contract, connection),
    own: opened.host,
    closed: connection.closed,
    close: async () => {
      connection.close();
      await opened.host.close();
    },
  });
}

async function attach(
  info: HostInfo | null,
  { dataFolder, version }: { readonly dataFolder: string; readonly version: string },
  signal: AbortSignal,
): Promise<Result<Session>> {
  if (!info) return err({ code: 'host_unreachable', dataFolder, url: null });
  if (info.version !== version) {
    return err({ code: 'host_other_version', version: info.version, own: version, url: info.url });
  }
  try {
    const connection = await openWebSocketConnection(info.url, info.token, signal);
    const client = createClient(contract, connection);
    return ok({
      client,
      own: null,
      closed: connection.closed,
      close: () => {
        connection.close();
        return Promise.resolve();
      },
    });
  } catch {
    signal.throwIfAborted();
    return err({ code: 'host_unreachable', dataFolder, url: info.url });
  }
}
