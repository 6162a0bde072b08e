import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { askHost } from './simulator/smart-socket-client';
import { createTempFolder } from './temp-folder';

/** Where adb listens unless told otherwise; whoever works on this computer may have a server of theirs there. */
const COMMON_PORT = 5037;
const START_TIMEOUT_MS = 10_000;

/**
 * The real adb server on a port of its own. Devices are connected one after the other: `host:connect` for several at the
 * same time now and then ends adb 29.0.6 with a segmentation fault.
 */
export interface AdbServer {
  readonly port: number;
  /** Process number; for measurements, and to stop it as somebody else would. */
  readonly pid: number;
  /** Connects to a device's address and answers adb's words for how it went. */
  connect(serial: string): Promise<string>;
  disconnect(serial: string): Promise<string>;
  /** Disconnects, waits until the list shows it, and connects: right after a disconnect adb may still say "already". */
  connectAnew(serial: string): Promise<string>;
  /** Connects to all; rejects unless every one of them is then there. */
  connectAll(serials: readonly string[]): Promise<void>;
  /** The list: state by serial. */
  states(): Promise<ReadonlyMap<string, string>>;
  /** Runs the real adb client against this server. */
  adb(...args: readonly string[]): Promise<AdbRun>;
  /** Ends it as a crash would, by its process number. */
  stop(): Promise<void>;
}

export interface AdbRun {
  readonly code: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

const found = spawnSync('adb', ['version']).error === undefined;

/**
 * True when tests with the real adb must be left out: there is none, and this is not CI, where every tool must be there.
 * Says so once for each test file.
 */
export function adbIsMissing(): boolean {
  const missing = !found && process.env['CI'] !== 'true';
  if (missing) process.stdout.write('skipped: tests with the real adb; there is none on the PATH\n');
  return missing;
}

/** Starts an adb server of its own: own port, own keys, no search for devices. `port` 0 takes a free one. */
export async function startAdbServer(port = 0): Promise<AdbServer> {
  if (port === COMMON_PORT) throw new RangeError('That port belongs to the user.');
  const home = await createTempFolder();
  const own = port === 0 ? await freePort() : port;
  const env = {
    ...process.env,
    HOME: home.path,
    ANDROID_USER_HOME: home.path,
    ADB_LOCAL_TRANSPORT_MAX_PORT: '5554',
    ADB_MDNS: '0',
    ADB_MDNS_AUTO_CONNECT: '0',
    ADB_USB: '0',
  };
  const child = spawn('adb', ['-P', String(own), 'nodaemon', 'server'], { env, stdio: 'ignore' });
  await untilAnswering(own, child);
  const ask = (request: string): Promise<string> => askHost(own, request);
  let last: Promise<unknown> = Promise.resolve();
  const askInTurn = (request: string): Promise<string> => {
    const answer = last.then(() => ask(request));
    last = answer.catch(() => undefined);
    return answer;
  };
  const connectTo = (serial: string): Promise<string> => askInTurn(`host:connect:${serial}`);
  const disconnect = (serial: string): Promise<string> => askInTurn(`host:disconnect:${serial}`);
  const states = async (): Promise<ReadonlyMap<string, string>> => {
    const lines = (await ask('host:devices')).split('\n').filter((line) => line !== '');
    return new Map(lines.map((line) => line.split('\t') as [string, string]));
  };
  return {
    port: own,
    pid: child.pid ?? 0,
    connect: connectTo,
    disconnect,
    async connectAnew(serial) {
      await disconnect(serial);
      while ((await states()).has(serial)) await new Promise((resolve) => setTimeout(resolve, 2));
      return connectTo(serial);
    },
    async connectAll(serials) {
      const answers = await Promise.all(serials.map(connectTo));
      const refusal = answers.find((answer) => !/^(already )?connected to/.test(answer));
      if (refusal !== undefined) throw new Error(`adb: ${refusal}`);
    },
    states,
    adb: (...args) => runAdb(own, args, env),
    async stop() {
      await endProcess(child);
      await home.remove();
    },
  };
}

async function runAdb(port: number, args: readonly string[], env: NodeJS.ProcessEnv): Promise<AdbRun> {
  const child = spawn('adb', ['-P', String(port), ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const stdout: Buffer[] = [];
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  await once(child, 'close');
  return { code: child.exitCode, stdout: Buffer.concat(stdout), stderr };
}

async function untilAnswering(port: number, child: ChildProcess): Promise<void> {
  const until = performance.now() + START_TIMEOUT_MS;
  while (!(await isListening(port))) {
    if (child.exitCode !== null || performance.now() > until) {
      await endProcess(child);
      throw new Error(`The adb server did not start on port ${String(port)}.`);
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}
