import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../../../testing/fake-clock';
import { tempFolderOfTest } from '../../../testing/temp-folder-of-test';
import { createLogger, createSilentLogger, type ClosableLogger } from './logger';

function loggerToMemory(level: 'debug' | 'info' = 'debug'): { log: ClosableLogger; lines: () => unknown[] } {
  const written: string[] = [];
  const log = createLogger({
    target: { destination: { write: (line: string) => void written.push(line) } },
    level,
    clock: createFakeClock(Date.UTC(2026, 0, 2, 3, 4, 5)),
  });
  return { log, lines: () => written.map((line): unknown => JSON.parse(line)) };
}

describe('logger', () => {
  it('writes one JSON object a line with time, level, bindings and facts', () => {
    const { log, lines } = loggerToMemory();
    log.child({ part: 'store' }).warn({ event: 'file.unreadable', file: 'a.json' });
    expect(lines()).toEqual([
      {
        time: '2026-01-02T03:04:05.000Z',
        level: 'warn',
        part: 'store',
        event: 'file.unreadable',
        file: 'a.json',
      },
    ]);
  });

  it('drops what is below its level', () => {
    const { log, lines } = loggerToMemory('info');
    log.debug({ event: 'quiet' });
    log.info({ event: 'heard' });
    expect(lines()).toHaveLength(1);
  });

  it('replaces secrets by key name at any depth, in bindings too, and keeps counts', () => {
    const { log, lines } = loggerToMemory();
    log.child({ authToken: 'abc' }).info({
      event: 'x',
      account: { Password: 'hunter2', headers: [{ authorization: 'Bearer q' }], tokens: 12 },
    });
    expect(JSON.stringify(lines())).not.toMatch(/abc|hunter2|Bearer/);
    expect(lines()[0]).toMatchObject({ account: { tokens: 12 } });
  });

  it('writes errors with their causes, cuts cycles, and never throws on odd values', () => {
    const { log, lines } = loggerToMemory();
    const loop: Record<string, unknown> = { big: 10n, bytes: new Uint8Array(3), when: new Date(NaN) };
    loop['self'] = loop;
    log.error({ event: 'bad', error: new Error('outer', { cause: new TypeError('inner') }), loop });
    expect(lines()[0]).toMatchObject({
      error: { message: 'outer', cause: { name: 'TypeError', message: 'inner' } },
      loop: { self: '[cycle]', big: '10', bytes: '[3 bytes]', when: null },
    });
  });

  it('keeps its file below the size, puts full ones aside, and removes the oldest', async () => {
    const folder = await tempFolderOfTest();
    const file = join(folder, 'logs', 'muster.log');
    const log = createLogger({ target: { file }, level: 'info', maxBytes: 2_000, keep: 2 });
    for (let index = 0; index < 200; index++) {
      log.info({ event: 'fill', index });
      if (index % 5 === 0) await log.flush();
    }
    await log.close();
    const names = (await readdir(join(folder, 'logs'))).sort();
    expect(names).toEqual(['muster.log', 'muster.log.1', 'muster.log.2']);
    for (const name of names)
      expect((await stat(join(folder, 'logs', name))).size).toBeLessThanOrEqual(2_000);
    expect(await readFile(file, 'utf8')).toContain('"index":199');
  });

  it('appends to the file of an earlier run', async () => {
    const file = join(await tempFolderOfTest(), 'muster.log');
    for (const run of [1, 2]) {
      const log = createLogger({ target: { file }, level: 'info' });
      log.info({ event: 'run', run });
      await log.close();
    }
    expect((await readFile(file, 'utf8')).trim().split('\n')).toHaveLength(2);
  });

  it('does not throw where it cannot write, nor after close', async () => {
    const folder = await tempFolderOfTest();
    const log = createLogger({ target: { file: folder }, level: 'info' });
    log.info({ event: 'lost' });
    await log.flush();
    await log.close();
    log.info({ event: 'late' });
    createSilentLogger().child({ a: 1 }).error({ event: 'nothing' });
    expect(await readdir(folder)).toEqual([]);
  });
});
