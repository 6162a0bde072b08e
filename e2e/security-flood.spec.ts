import { readdir, readFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { expect, test } from './host';

/* Somebody on this computer opens connections without end and says nothing, or says it slowly. */

const CONNECTIONS = 10_000;
/** Opened at the same time: what this process can hold is not what is tested. */
const AT_ONCE = 250;
const SERVED_WITHIN_MS = 1_000;
const MOST_MORE_MB = 150;

test('10 000 connections: the host stays up, serves its window within a second and stays small', async ({
  host,
  page,
}) => {
  test.setTimeout(180_000);
  const { url, pid, connect: open } = host.process();
  const { host: authority, port } = new URL(url);
  const before = await memoryMb(pid);
  const held = new Set<Socket>();
  try {
    const kinds = [
      '',
      // Headers that never end.
      `GET / HTTP/1.1\r\nHost: ${authority}\r\nX-Slow: `,
      // A socket that never says its token.
      `GET /socket HTTP/1.1\r\nHost: ${authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
      // Asks and does not read.
      `GET / HTTP/1.1\r\nHost: ${authority}\r\n\r\n`.repeat(20),
    ];
    for (let opened = 0; opened < CONNECTIONS; opened += AT_ONCE) {
      const some = Array.from({ length: AT_ONCE }, (_, index) =>
        hold(Number(port), kinds[index % kinds.length] ?? '', held),
      );
      await Promise.all(some);
    }
    // What the host lets wait, and nothing more: those who came first had to go.
    await expect.poll(() => openFiles(pid), { timeout: 20_000 }).toBeLessThan(600);

    const started = performance.now();
    const line = await open();
    const settings = await line.client.call('settings.get', {});
    const served = performance.now() - started;
    line.close();
    expect(settings.ok).toBe(true);
    expect(served).toBeLessThan(SERVED_WITHIN_MS);

    await host.open(page);
    await expect(page.getByRole('heading', { name: 'Orchestration' })).toBeVisible();
    expect((await memoryMb(pid)) - before).toBeLessThan(MOST_MORE_MB);
    test.info().annotations.push({
      type: 'measured',
      description: `served in ${served.toFixed(0)} ms, ${String(await memoryMb(pid))} MB (${String(before)} MB before)`,
    });
  } finally {
    for (const socket of held) socket.destroy();
  }
  // Their places are free again.
  const line = await open();
  expect((await line.client.call('settings.get', {})).ok).toBe(true);
  line.close();
});

/** Opens a connection, says its words and keeps it as long as the host does. Resolves once connected or refused. */
function hold(port: number, words: string, held: Set<Socket>): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    held.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => {
      held.delete(socket);
      resolve();
    });
    socket.once('connect', () => {
      if (words !== '') socket.write(words);
      resolve();
    });
  });
}

/** Files and sockets a process has open; 0 where the system does not say it this way. */
async function openFiles(pid: number): Promise<number> {
  const open = await readdir(`/proc/${String(pid)}/fd`).catch(() => []);
  return open.length;
}

/** Resident memory in whole megabytes; 0 where the system does not say it this way. */
async function memoryMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${String(pid)}/status`, 'utf8').catch(() => '');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_024);
}
