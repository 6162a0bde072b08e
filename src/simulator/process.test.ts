import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';
import { programFileOfTests } from '../../testing/programs';
import { askHost, connectTo } from '../../testing/simulator/smart-socket-client';
import { parseCommandLine } from './command-line';

const children: ChildProcess[] = [];

/** Starts the simulator, bundled from its source, as the spawner starts the built one. */
function start(...args: readonly string[]): {
  child: ChildProcess;
  firstLine: Promise<string>;
  exit: Promise<unknown[]>;
} {
  const child = spawn(process.execPath, [programFileOfTests('simulator'), ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  children.push(child);
  const firstLine = once(createInterface({ input: child.stdout }), 'line').then(([line]) => String(line));
  return { child, firstLine, exit: once(child, 'exit') };
}

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

describe('the simulator as a process', () => {
  it('says when it is ready, answers, and ends when its input closes', async () => {
    const { child, firstLine, exit } = start(
      '--devices',
      '3',
      '--first',
      '4',
      '--json',
      '--until-stdin-closes',
    );
    const ready: unknown = JSON.parse(await firstLine);
    expect(ready).toEqual({
      type: 'ready',
      serials: ['muster-sim-4', 'muster-sim-5', 'muster-sim-6'],
      adbPort: expect.any(Number) as number,
    });
    const { adbPort } = ready as { adbPort: number };
    expect(await askHost(adbPort, 'host:version')).toBe('0029');
    child.stdin?.end();
    expect(await exit).toEqual([0, null]);
    await expect(askHost(adbPort, 'host:version')).rejects.toThrow();
  });

  it('opens a port for each device when asked for the device door', async () => {
    const { child, firstLine, exit } = start(
      '--door',
      'device',
      '--devices',
      '2',
      '--json',
      '--until-stdin-closes',
    );
    const ready = JSON.parse(await firstLine) as { readonly serials: readonly string[] };
    const address = expect.stringMatching(/^127\.0\.0\.1:\d+$/) as string;
    expect(ready).toEqual({ type: 'ready', serials: [address, address], adbPort: null });
    for (const serial of ready.serials) (await connectTo(Number(serial.split(':')[1]))).close();
    child.stdin?.end();
    expect(await exit).toEqual([0, null]);
  });

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('ends on %s with a client connected', async (signal) => {
    const { child, firstLine, exit } = start('--json');
    await firstLine;
    child.kill(signal);
    expect(await exit).toEqual([0, null]);
  });

  it.each([
    [['--devices', '0'], 2, '--devices must be a whole number'],
    [['--faults', '*:boom'], 2, '"boom" is no fault'],
    [['--door', 'back'], 2, '--door must be "server" or "device"'],
    [['--door', 'device', '--port', '5550', '--devices', '9'], 2, 'must not meet 5555 to 5585'],
    [['--scenario', '/no/such/file.json'], 1, '/no/such/file.json'],
  ])('refuses %j with code %i', async (args, code, words) => {
    const { child, exit } = start(...args);
    child.stdout?.resume();
    let error = '';
    child.stderr?.on('data', (chunk: Buffer) => (error += chunk.toString()));
    expect(await exit).toEqual([code, null]);
    expect(error).toContain(words);
  });
});

describe('command line', () => {
  it('has defaults for everything', () => {
    expect(parseCommandLine([])).toEqual({
      kind: 'run',
      options: {
        door: 'server',
        devices: 1,
        first: 1,
        port: 0,
        seed: 1,
        scenario: null,
        faults: '',
        json: false,
        untilStdinCloses: false,
      },
    });
    expect(parseCommandLine(['--help']).kind).toBe('help');
    expect(parseCommandLine(['--nonsense']).kind).toBe('wrong');
    expect(parseCommandLine(['--port', '70000']).kind).toBe('wrong');
  });
});
