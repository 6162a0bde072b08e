import type { GlobalOptions } from './options';
import { contract, type Contract } from '../shared/contract';
import { err, ok, type Result } from '../shared/errors';
import { createClient, type Client } from '../shared/rpc/client';
import type { Connection } from '../shared/rpc/connection';
import { openWebSocketConnection } from '../main/ipc/transports/websocket-client';
import type { HostInfo } from '../main/platform/host-lock';
import type { HeadlessHost } from '../main/headless';
import type { Output } from './output';
import { accountsPassphraseOf } from './accounts-passphrase';
import { hostOptionsOf } from './host-options';
import { openOrFindHost } from './open-host';

/** What a session is opened with; every command has it. */
interface SessionContext {
  readonly globals: GlobalOptions;
  readonly output: Output;
  readonly interrupted: AbortSignal;
}

/** A line to the host of the data folder: the one that runs, or one of our own for as long as the command lasts. */
export interface Session {
  readonly client: Client<Contract>;
  /** Null when another process is the host. */
  readonly own: HeadlessHost | null;
  /** Aborts when the line to the host is lost. */
  readonly closed: AbortSignal;
  /** Ends the line. A host of our own goes on until nobody else needs it, or Ctrl-C. */
  close(): Promise<void>;
}

/** Attaches to the running host of the data folder; where there is none this process becomes it. */
export async function openSession(context: SessionContext): Promise<Result<Session>> {
  const passphrase = await accountsPassphraseOf(context.globals, context.output);
  if (!passphrase.ok) return passphrase;
  const accountsPassphrase = passphrase.value;
  const options = { ...hostOptionsOf(context.globals), accountsPassphrase, port: 0 };
  const found: { connection?: Connection } = {};
  const isThere = async (info: HostInfo): Promise<boolean> => {
    try {
      found.connection = await openWebSocketConnection(info.url, info.token, context.interrupted);
      return true;
    } catch {
      return false;
    }
  };
  const opened = await openOrFindHost(options, isThere, context.interrupted);
  if (!opened.ok) return opened;
  if (opened.value.kind === 'own') return ok(ownSession(opened.value.host, context));
  const { version, url } = opened.value.info;
  if (!found.connection) return err({ code: 'host_other_version', version, own: options.version, url });
  const session = attachedSession(found.connection);
  if (accountsPassphrase !== null) await unlock(session, accountsPassphrase, context.output);
  return ok(session);
}

/** The host that runs already was started without the passphrase, perhaps. */
async function unlock({ client }: Session, passphrase: string, output: Output): Promise<void> {
  const unlocked = await client.call('accounts.unlock', { passphrase });
  if (!unlocked.ok) output.note('The running host could not unlock secrets of accounts with the passphrase.');
}

function ownSession(host: HeadlessHost, { output, interrupted }: SessionContext): Session {
  const connection = host.connect();
  return {
    client: createClient(contract, connection),
    own: host,
    closed: connection.closed,
    close: async () => {
      connection.close();
      if (host.isUsed()) {
        output.note('Other commands and windows still use this host: it ends with them, or with Ctrl-C.');
        await host.whenUnused(interrupted);
      }
      await host.close();
    },
  };
}

function attachedSession(connection: Connection): Session {
  return {
    client: createClient(contract, connection),
    own: null,
    closed: connection.closed,
    close: () => {
      connection.close();
      return Promise.resolve();
    },
  };
}
