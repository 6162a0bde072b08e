import { appendFile, mkdir, rename, rm, symlink, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createFakeClock, type FakeClock } from '../../../testing/fake-clock';
import { createMemoryLogger, type MemoryLogger } from '../../../testing/memory-logger';
import { tempFolderOfTest } from '../../../testing/temp-folder-of-test';
import { watchFolder, type FolderWatcher } from './folder-watcher';

interface Bench {
  readonly folder: string;
  readonly clock: FakeClock;
  readonly logger: MemoryLogger;
  readonly watcher: FolderWatcher;
  readonly reports: (readonly string[])[];
  /** Resolves when the watcher waits for time to pass. */
  waits(): Promise<void>;
  /** Lets one spell of quiet pass and the watcher look, which it ends by waiting again or by being idle. */
  look(): Promise<void>;
}

async function setUp(answer: (names: readonly string[]) => readonly string[] = () => []): Promise<Bench> {
  const folder = await tempFolderOfTest();
  const clock = createFakeClock();
  const logger = createMemoryLogger();
  const reports: (readonly string[])[] = [];
  const watcher = await watchFolder({
    folder,
    accepts: (name) => name.endsWith('.json'),
    onChanged: (names) => {
      reports.push([...names].sort());
      return Promise.resolve(answer(names));
    },
    clock,
    logger,
  });
  onTestFinished(() => watcher.close());
  const waits = (): Promise<void> => vi.waitFor(() => expect(clock.pending()).toBe(1), { timeout: 3_000 });
  return {
    folder,
    clock,
    logger,
    watcher,
    reports,
    waits,
    look: async () => {
      await waits();
      const before = reports.length;
      await clock.advance(200);
      await vi.waitFor(() => expect(clock.pending() + reports.length).toBeGreaterThan(before), {
        timeout: 3_000,
      });
    },
  };
}

describe('folder watcher', () => {
  it('reports a file once it looked the same for 200 ms, not while it grows', async () => {
    const { folder, reports, look } = await setUp();
    const file = join(folder, 'a.json');
    await writeFile(file, '1');
    await look();
    expect(reports).toEqual([]);
    await appendFile(file, '2');
    await look();
    await appendFile(file, '3');
    await look();
    expect(reports).toEqual([]);
    await vi.waitFor(
      async () => {
        await look();
        expect(reports).toEqual([['a.json']]);
      },
      { timeout: 5_000 },
    );
  });

  it('reports a rename as one: what went and what came', async () => {
    const { folder, reports, look } = await setUp();
    await writeFile(join(folder, 'a.json'), '1');
    await vi.waitFor(async () => {
      await look();
      expect(reports).toHaveLength(1);
    });
    await rename(join(folder, 'a.json'), join(folder, 'b.json'));
    await vi.waitFor(async () => {
      await look();
      expect(reports).toHaveLength(2);
    });
    expect(reports[1]).toEqual(['a.json', 'b.json']);
  });

  it('reports again what its listener wants to see again', async () => {
    const asked: string[] = [];
    const { folder, reports, look } = await setUp((names) => (asked.length++ === 0 ? names : []));
    await writeFile(join(folder, 'a.json'), '1');
    await vi.waitFor(
      async () => {
        await look();
        expect(reports).toEqual([['a.json'], ['a.json']]);
      },
      { timeout: 5_000 },
    );
  });

  it('does not look at other files, nor into folders', async () => {
    const { folder, clock, reports, look } = await setUp();
    await mkdir(join(folder, 'below.json'));
    await writeFile(join(folder, 'below.json', 'deep.json'), '1');
    await writeFile(join(folder, 'a.txt'), '1');
    await writeFile(join(folder, 'mark.json'), '1');
    await vi.waitFor(async () => {
      await look();
      expect(reports).toEqual([['mark.json']]);
    });
    expect(clock.pending()).toBe(0);
  });

  it('finds a folder again that went away, with all that was and is in it', async () => {
    const { folder, clock, reports } = await setUp();
    const told = async (count: number): Promise<readonly string[] | undefined> => {
      await vi.waitFor(
        async () => {
          await clock.advance(500);
          expect(reports.length).toBeGreaterThanOrEqual(count);
        },
        { timeout: 5_000, interval: 20 },
      );
      return reports.at(-1);
    };
    await writeFile(join(folder, 'a.json'), '1');
    expect(await told(1)).toEqual(['a.json']);
    await rename(folder, `${folder}-away`);
    expect(await told(2)).toEqual(['a.json']);
    await mkdir(folder);
    await writeFile(join(folder, 'b.json'), '1');
    expect(await told(3)).toEqual(['b.json']);
    await appendFile(join(folder, 'b.json'), '2');
    expect(await told(4)).toEqual(['b.json']);
    await rm(`${folder}-away`, { recursive: true });
  });

  it('reports a link whose target was written', async () => {
    const { folder, reports, look } = await setUp();
    const elsewhere = join(await tempFolderOfTest(), 'target');
    await writeFile(elsewhere, '1');
    await symlink(elsewhere, join(folder, 'a.json'));
    const reported = (count: number): Promise<void> =>
      vi.waitFor(
        async () => {
          await look();
          expect(reports).toHaveLength(count);
        },
        { timeout: 5_000 },
      );
    await reported(1);
    await appendFile(elsewhere, '2');
    await reported(2);
    expect(reports).toEqual([['a.json'], ['a.json']]);
  });

  it('reports nothing after close and leaves no timer', async () => {
    const { folder, clock, reports, watcher, waits } = await setUp();
    await writeFile(join(folder, 'a.json'), '1');
    await waits();
    await watcher.close();
    expect(clock.pending()).toBe(0);
    await unlink(join(folder, 'a.json'));
    await clock.advance(10_000);
    expect(reports).toEqual([]);
  });
});
