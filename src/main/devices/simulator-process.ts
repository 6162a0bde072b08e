import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { err, ok, type ErrorOf, type Result } from '../../shared/errors';
import { formatInstanceRef, type InstanceRef } from '../../shared/instance-reference';
import type { Clock, Logger } from '../../shared/ports';
import type { HostView } from '../../shared/view';
import type { AdbServerAddress, InstanceDirectory } from './instance-directory';

/** How a simulator process is started: never through a shell. */
export interface SimulatorCommand {
  readonly file: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

export interface SimulatorProcess {
  /**
   * Starts the simulator, or answers what runs already when it has enough devices; else it is started anew, unless a
   * group works on it.
   */
  start(
    devices: number,
    signal: AbortSignal,
  ): Promise<Result<{ refs: InstanceRef[] }, ErrorOf<'simulator_failed'>>>;
  stop(): Promise<void>;
}

interface SimulatorParts {
  readonly command: SimulatorCommand;
  readonly directory: InstanceDirectory;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Whether a group works on a simulated device now: those are not taken away under it. */
  readonly isInUse: () => boolean;
  readonly onState: (state: HostView['simulator']) => void;
}

const START_TIMEOUT_MS = 15_000;
const KILL_AFTER_MS = 3_000;
const Ready = z.object({ type: z.literal('ready'), serials: z.array(z.string()), adbPort: z.number().int() });

interface Running {
  readonly child: ChildProcess;
  readonly exited: Promise<void>;
  address: AdbServerAddress | undefined;
  devices: number;
}

/**
 * The simulator as a child process whose adb server the directory joins. Its standard input is a pipe: when this
 * process dies, however it dies, the pipe closes and the simulator ends.
 */
export function createSimulatorProcess(parts: SimulatorParts): SimulatorProcess {
  let running: Running | undefined;
  const inTurn = createTurns();

  function lost(of: Running): void {
    if (running !== of) return;
    running = undefined;
    parts.logger.warn({ event: 'simulator.exited', code: of.child.exitCode, signal: of.child.signalCode });
    parts.onState({ state: 'failed', devices: 0 });
    if (of.address) void parts.directory.removeServer(of.address);
  }

  async function end(): Promise<void> {
    const ending = running;
    running = undefined;
    if (!ending) return;
    if (ending.address) await parts.directory.removeServer(ending.address);
    await endChild(ending, parts.clock);
    parts.onState({ state: 'off', devices: 0 });
  }

  async function begin(devices: number, signal: AbortSignal): ReturnType<SimulatorProcess['start']> {
    if (running && running.devices >= devices) return ok({ refs: refsOf(running.devices) });
    if (running && parts.isInUse()) {
      const reason = `${String(running.devices)} simulated emulators are at work; stop their groups first`;
      return err({ code: 'simulator_failed', reason });
    }
    await end();
    parts.onState({ state: 'starting', devices });
    const started = launch(parts.command, devices, parts.logger);
    running = started;
    void started.exited.then(() => lost(started));
    try {
      const port = await whenListening(started, parts.clock, signal);
      started.address = { host: '127.0.0.1', port, role: 'simulator' };
      await parts.directory.addServer(started.address);
    } catch (error) {
      await end();
      parts.onState({ state: signal.aborted ? 'off' : 'failed', devices: 0 });
      signal.throwIfAborted();
      return err({ code: 'simulator_failed', reason: messageOf(error) });
    }
    parts.onState({ state: 'on', devices });
    return ok({ refs: refsOf(devices) });
  }

  return {
    start: (devices, signal) => inTurn(() => begin(devices, signal)),
    stop: () => inTurn(end),
  };
}

/** Starts and stops follow each other; they never overlap. */
function createTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = last.then(work, work);
    last = done.catch(() => undefined);
    return done;
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function refsOf(devices: number): InstanceRef[] {
  return Array.from({ length: devices }, (_, index) => formatInstanceRef('sim', String(index + 1)));
}

function launch(command: SimulatorCommand, devices: number, logger: Logger): Running {
  const args = [
    ...command.args,
    '--devices',
    String(devices),
    '--port',
    '0',
    '--json',
    '--until-stdin-closes',
  ];
  const child = spawn(command.file, args, {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...command.env },
    windowsHide: true,
  });
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', (error) => {
      logger.error({ event: 'simulator.spawn_failed', error });
      resolve();
    });
  });
  child.stdin.on('error', () => undefined); // the pipe of a process that has just died
  createInterface({ input: child.stderr }).on('line', (line) =>
    logger.warn({ event: 'simulator.stderr', line }),
  );
  return { child, exited, address: undefined, devices };
}

async function whenListening({ child, exited }: Running, clock: Clock, signal: AbortSignal): Promise<number> {
  const done = new AbortController();
  const stdout = child.stdout;
  if (!stdout) throw new Error('the simulator has no output');
  const lines = createInterface({ input: stdout });
  const firstLine = new Promise<string>((resolve) => lines.once('line', resolve));
  try {
    const line = await Promise.race([
      firstLine,
      exited.then(() => Promise.reject(new Error('the simulator ended before it was ready'))),
      clock.sleep(START_TIMEOUT_MS, AbortSignal.any([done.signal, signal])).then(() => {
        throw new Error(`the simulator was not ready within ${String(START_TIMEOUT_MS / 1000)} s`);
      }),
    ]);
    return Ready.parse(JSON.parse(line)).adbPort;
  } finally {
    done.abort();
    lines.close();
    stdout.resume();
  }
}

async function endChild({ child, exited }: Running, clock: Clock): Promise<void> {
  child.stdin?.end();
  child.kill('SIGTERM');
  const done = new AbortController();
  const patience = clock.sleep(KILL_AFTER_MS, done.signal).then(
    () => child.kill('SIGKILL'),
    () => undefined,
  );
  await exited;
  done.abort();
  await patience;
}
