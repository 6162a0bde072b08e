import type { Command } from 'commander';
import { contract } from '../shared/contract';
import { createClient } from '../shared/rpc/client';
import { addressWithToken } from '../shared/rpc/hello';
import { openHeadlessHost, type HeadlessHost } from '../main/headless';
import { action, type CommandContext, type Finish } from './command-context';
import { EXIT, type ExitCode } from './exit-code';
import { hostOptionsOf, VERSION } from './host-options';
import { openInBrowser } from './open-in-browser';

export const DEFAULT_PORT = 7700;

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
  const opened = await openHeadlessHost({
    ...hostOptionsOf(globals),
    port: Number(flags.port ?? DEFAULT_PORT),
    host: flags.host ?? '127.0.0.1',
  });
  if (!opened.ok) return alreadyServed(context, opened.host, flags);
  const { host } = opened;
  try {
    // Before the address is told: who opens it finds the instances there.
    if (flags.simulate !== undefined) await simulate(context, host, Number(flags.simulate));
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

/** A second `serve` of the same folder shows the first. */
function alreadyServed(
  { output, globals }: CommandContext,
  info: { readonly url: string; readonly token: string; readonly version: string } | null,
  flags: ServeFlags,
): ExitCode {
  const { dataFolder } = hostOptionsOf(globals);
  if (!info) return output.error({ code: 'host_unreachable', dataFolder, url: null });
  if (info.version !== VERSION) {
    return output.error({ code: 'host_other_version', version: info.version, own: VERSION, url: info.url });
  }
  const address = addressWithToken(info.url, info.token);
  output.result({ type: 'attached', url: info.url, address }, () => `Muster runs already, at ${address}`);
  if (flags.open === true) openInBrowser(address);
  return EXIT.done;
}

async function simulate(
  { output, interrupted }: CommandContext,
  host: HeadlessHost,
  devices: number,
): Promise<void> {
  const connection = host.connect();
  const client = createClient(contract, connection);
  const started = await client.call('simulator.start', { devices }, interrupted);
  if (!started.ok) output.error(started.error);
  connection.close();
}

function whenAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
