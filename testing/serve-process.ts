import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { HOST_FLAGS } from '../scripts/host-flags.mjs';
import { contract, type Contract } from '../src/shared/contract';
import { createClient, type Client } from '../src/shared/rpc/client';
import { openWebSocketConnection } from '../src/main/ipc/transports/websocket-client';

/** The built command line; `npm test` builds it first. */
export const CLI = fileURLToPath(new URL('../out/node/cli.js', import.meta.url));

/** A `muster serve` of the built program, as people start it. */
export interface ServeProcess {
  readonly pid: number;
  readonly url: string;
  /** With the token in its fragment. */
  readonly address: string;
  connect(): Promise<{ readonly client: Client<Contract>; close(): void }>;
  /** Ends it as Ctrl-C does; resolves with the exit code when it is gone. */
  stop(): Promise<number | null>;
  /** `kill -9`. */
  kill(): Promise<void>;
}

/** Starts it on a data folder; resolves once it says that it is ready, rejects with what it said when it ends first. */
export async function startServe(dataFolder: string, args: readonly string[] = []): Promise<ServeProcess> {
  if (!existsSync(CLI)) throw new Error(`${CLI} is not built`);
  const child = spawn(
    process.execPath,
    [...HOST_FLAGS, CLI, 'serve', '--json', '--data', dataFolder, ...args],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      // Nobody listens there: these tests never touch the machine's own adb server.
      env: { ...process.env, ANDROID_ADB_SERVER_PORT: '1' },
    },
  );
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const ready = JSON.parse(await firstLine(child, exited)) as { url: string; address: string };
  const token = new URL(ready.address).hash.replace('#token=', '');
  return {
    pid: child.pid ?? 0,
    url: ready.url,
    address: ready.address,
    async connect() {
      const connection = await openWebSocketConnection(ready.url, token, new AbortController().signal);
      return { client: createClient(contract, connection), close: () => connection.close() };
    },
    stop() {
      child.kill('SIGTERM');
      return exited;
    },
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

async function firstLine(child: ChildProcess, exited: Promise<number | null>): Promise<string> {
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error('the process has no output');
  let complaints = '';
  stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  const lines = createInterface({ input: stdout });
  const line = new Promise<string>((resolve) => lines.once('line', resolve));
  const early = exited.then((code) => Promise.reject(new Error(`ended with ${String(code)}: ${complaints}`)));
  early.catch(() => undefined);
  return Promise.race([line, early]);
}
