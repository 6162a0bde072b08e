import type { Command } from 'commander';
import { contract } from '../shared/contract';
import { createClient } from '../shared/rpc/client';
import { addressWithToken } from '../shared/rpc/hello';
import type { HeadlessHost } from '../main/headless';
import type { HostInfo } from '../main/platform/host-lock';
import { accountsPassphraseOf } from './accounts-passphrase';
import { action, type CommandContext, type Finish } from './command-context';
import { EXIT, type ExitCode } from './exit-code';
import { hostOptionsOf, VERSION } from './host-options';
import { openOrFindHost } from './open-host';
import { openInBrowser } from './open-in-browser';
import { simulateFirst } from './simulate-first';

export const DEFAULT_PORT = 7700;
const MAX_PORT = 65_535;

interface ServeFlags {
  readonly port?: string;
  readonly host?: string;
  readonly simulate?: string;
  readonly open?: boolean;
}

/** `muster serve`: the headless host with the window in a browser. */
export function addServeCommand(program: Command, finish: Finish): void {
  program
    .command('serve')
    .description('run without a desktop window; the same window in a browser')
    .option('--port <port>', 'port to listen on, 0 for any', String(DEFAULT_PORT))
    .option('--host <host>', 'address to listen on', '127.0.0.1')
    .option('--simulate <n>', 'start that many simulated emulators')
    .option('--open', 'open the browser')
    .action(action(finish, serve));
}

async function serve(context: CommandContext, flags: ServeFlags): Promise<ExitCode> {
  const { output, globals, interrupted } = context;
  const port = portOf(flags);
  if (port === undefined) {
    const issues = [{ path: '--port', message: `takes a whole number from 0 to ${String(MAX_PORT)}` }];
    output.error({ code: 'invalid_input', issues });
    return EXIT.usage;
  }
  const passphrase = await accountsPassphraseOf(globals, output);
  if (!passphrase.ok) return output.error(passphrase.error);
  const options = {
    ...{ ...hostOptionsOf(globals), accountsPassphrase: passphrase.value },
    ...{ port, host: flags.host ?? '127.0.0.1' },
  };
  const opened = await openOrFindHost(options, () => Promise.resolve(true), interrupted);
  if (!opened.ok) return output.error(opened.error);
  if (opened.value.kind === 'other') return alreadyServed(context, opened.value.info, flags);
  const { host } = opened.value;
  try {
    // Before the address is told: who opens it finds the instances there.
    const refused = await simulate(context, host, flags.simulate);
    if (refused !== undefined) return refused;
    await host.startWanted();
    const address = addressWithToken(host.url, host.token);
    output.result(
      { type: 'ready', url: host.url, address, version: VERSION },
      () => `Muster is at ${address}`,
    );
    if (flags.open === true) openInBrowser(address);
    await whenAborted(interrupted);
    if (host.groupsRunning() > 0) output.note('Stopping all groups; press Ctrl-C again to leave at once.');
    const leave = (): never => process.exit(EXIT.interrupted);
    process.once('SIGINT', leave);
    process.once('SIGTERM', leave);
  } finally {
    await host.close();
  }
  return EXIT.done;
}

function portOf({ port = String(DEFAULT_PORT) }: ServeFlags): number | undefined {
  const number = Number(port);
  return /^\d+$/.test(port) && number <= MAX_PORT ? number : undefined;
}

/** A second `serve` of the same folder shows the first. */
function alreadyServed({ output }: CommandContext, info: HostInfo, flags: ServeFlags): ExitCode {
  if (info.version !== VERSION) {
    return output.error({ code: 'host_other_version', version: info.version, own: VERSION, url: info.url });
  }
  const address = addressWithToken(info.url, info.token);
  output.result({ type: 'attached', url: info.url, address }, () => `Muster runs already, at ${address}`);
  if (flags.open === true) openInBrowser(address);
  return EXIT.done;
}

async function simulate(
  context: CommandContext,
  host: HeadlessHost,
  devices: string | undefined,
): Promise<ExitCode | undefined> {
  const connection = host.connect();
  try {
    return await simulateFirst(context, { client: createClient(contract, connection) }, devices);
  } finally {
    connection.close();
  }
}

function whenAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
