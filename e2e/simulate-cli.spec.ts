import { expect, test } from '@playwright/test';
import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { CLI } from '../testing/serve-process';

/* `muster simulate` of the built program: an adb server on its own port, until Ctrl-C. */

test('says where it is, answers adb’s own protocol, and ends with Ctrl-C', async () => {
  const child = spawn(process.execPath, [CLI, 'simulate', '--devices', '3', '--json'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let stdout = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  await expect.poll(() => stdout, { timeout: 10_000 }).toContain('\n');
  const ready = JSON.parse(stdout) as { type: string; serials: string[]; adbPort: number };
  expect(ready).toMatchObject({ type: 'ready', serials: ['muster-sim-1', 'muster-sim-2', 'muster-sim-3'] });
  expect(await ask(ready.adbPort, 'host:devices')).toMatch(/^OKAY.*muster-sim-1\tdevice\n/s);
  expect(await ask(ready.adbPort, 'host:kill')).toMatch(/^FAIL/);
  child.kill('SIGINT');
  expect(await exited).toBe(0);
  await expect(ask(ready.adbPort, 'host:devices')).rejects.toThrow();
});

test('a mistake in the faults names its place and exits 2', async () => {
  const child = spawn(process.execPath, [CLI, 'simulate', '--faults', '1:explode@5s'], { stdio: 'pipe' });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  expect(code).toBe(2);
  expect(stderr).toContain('explode');
});

function ask(port: number, service: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.on('connect', () => socket.write(service.length.toString(16).padStart(4, '0') + service));
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('end', () => {
      socket.end();
      resolve(answer);
    });
    socket.on('error', reject);
  });
}
