import { appendFile, open, rename, rm, unlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { aDefinition, aDraft } from '../../../testing/builders';
import {
  definitionStoreBench,
  numberedDefinition,
  type DefinitionStoreBench,
} from '../../../testing/definition-store-bench';

const FILE = 'a.json';
const start = (): Promise<DefinitionStoreBench> => definitionStoreBench({ [FILE]: aDefinition() });
const text = (name: string): string => JSON.stringify(aDefinition({ name }), null, 2);
const nameOf = (bench: DefinitionStoreBench): string | undefined =>
  bench.store.find(aDefinition().id)?.definition.name;
/** An edit shows within a second; twice that on a machine with other work. */
const shows = <T>(check: () => T): Promise<T> => vi.waitFor(check, { timeout: 2_000, interval: 20 });

/** Everything before this mark has been seen by the watcher once it appears. */
async function watcherCaughtUp(bench: DefinitionStoreBench, number = 99): Promise<void> {
  await bench.put(`mark-${String(number)}.json`, numberedDefinition(number));
  await shows(() => expect(bench.store.find(numberedDefinition(number).id)).toBeDefined());
}

describe('edits by other programs', () => {
  it('appear within a second', async () => {
    const bench = await start();
    const writtenAt = performance.now();
    await bench.put(FILE, text('Edited'));
    await shows(() => expect(nameOf(bench)).toBe('Edited'));
    expect(performance.now() - writtenAt).toBeLessThan(1_500);
    expect(bench.changes).toMatchObject([{ type: 'put', saved: { file: FILE } }]);
  });

  it('appear when an editor saves by renaming over the file', async () => {
    const bench = await start();
    await writeFile(join(bench.folder, '.a.json.swp'), text('Saved by rename'));
    await rename(join(bench.folder, '.a.json.swp'), join(bench.folder, FILE));
    await shows(() => expect(nameOf(bench)).toBe('Saved by rename'));
    expect(bench.changes.map((change) => change.type)).toEqual(['put']);
  });

  it('appear when an editor moves the old file away first', async () => {
    const bench = await start();
    await rename(join(bench.folder, FILE), join(bench.folder, 'a.json~'));
    await bench.put(FILE, text('Saved with a backup'));
    await shows(() => expect(nameOf(bench)).toBe('Saved with a backup'));
    expect(bench.changes.map((change) => change.type)).toEqual(['put']);
  });

  it('are not taken for broken while they are being written in pieces', async () => {
    const bench = await start();
    const content = text('Written slowly');
    const handle = await open(join(bench.folder, FILE), 'w');
    for (let at = 0; at < content.length; at += 150) {
      await handle.write(content.slice(at, at + 150));
      await new Promise((resolve) => setTimeout(resolve, 90));
    }
    await handle.close();
    await shows(() => expect(nameOf(bench)).toBe('Written slowly'));
    expect(bench.changes.map((change) => change.type)).toEqual(['put']);
  });

  it('that break a file make it a problem, and heal again', async () => {
    const bench = await start();
    await bench.put(FILE, '{ "name": ');
    await shows(() => expect(bench.store.problemFiles()).toMatchObject([{ file: FILE }]));
    expect(bench.store.list()).toEqual([]);
    expect(await bench.text(FILE)).toBe('{ "name": ');
    await appendFile(join(bench.folder, FILE), '\n\n');
    await bench.put(FILE, text('Healed'));
    await shows(() => expect(nameOf(bench)).toBe('Healed'));
    expect(bench.store.problemFiles()).toEqual([]);
    expect(bench.changes.map((change) => change.type)).toEqual(['remove', 'problem', 'problemGone', 'put']);
  });

  it('add and remove files', async () => {
    const bench = await start();
    await bench.put('new.json', numberedDefinition(5));
    await shows(() => expect(bench.store.list()).toHaveLength(2));
    await unlink(join(bench.folder, 'new.json'));
    await shows(() => expect(bench.store.list()).toHaveLength(1));
    expect(bench.changes.map((change) => change.type)).toEqual(['put', 'remove']);
  });

  it('that rename a file are followed without the definition going away', async () => {
    const bench = await start();
    await rename(join(bench.folder, FILE), join(bench.folder, 'renamed.json'));
    await shows(() => expect(bench.store.find(aDefinition().id)?.file).toBe('renamed.json'));
    expect(bench.changes.map((change) => change.type)).toEqual(['put']);
  });

  it('that copy a file make a duplicate; the first stays the definition, and gives way when it goes', async () => {
    const bench = await start();
    await bench.put('0-copy.json', text('Copy'));
    await shows(() =>
      expect(bench.store.problemFiles()).toEqual([
        { file: '0-copy.json', reason: { code: 'duplicate_id', otherFile: FILE }, previous: null },
      ]),
    );
    expect(bench.store.find(aDefinition().id)?.file).toBe(FILE);
    await unlink(join(bench.folder, FILE));
    await shows(() => expect(nameOf(bench)).toBe('Copy'));
    expect(bench.store.problemFiles()).toEqual([]);
  });

  it('that only touch a file, or what is no definition, tell nothing', async () => {
    const bench = await start();
    await utimes(join(bench.folder, FILE), new Date(), new Date());
    await writeFile(join(bench.folder, 'README.md'), 'x');
    await writeFile(join(bench.folder, '.hidden.json'), 'x');
    await writeFile(join(bench.folder, 'a.json.1234'), 'x');
    await watcherCaughtUp(bench);
    expect(bench.changes).toMatchObject([{ type: 'put', saved: { file: 'mark-99.json' } }]);
  });
});

describe('own writes', () => {
  it('are told once, at once, and not again as foreign edits', async () => {
    const bench = await start();
    const created = await bench.store.create(aDraft({ name: 'Mine' }));
    if (!created.ok) throw new Error('not created');
    const { definition, hash } = created.value;
    await bench.store.update(definition.id, aDraft({ name: 'Mine', tags: ['x'] }), hash);
    await bench.store.remove(definition.id);
    expect(bench.changes.map((change) => change.type)).toEqual(['put', 'put', 'remove']);
    await watcherCaughtUp(bench);
    expect(bench.changes.map((change) => change.type)).toEqual(['put', 'put', 'remove', 'put']);
  });

  it('of many clones and edits leave what is on disk and what is known the same', async () => {
    const bench = await start();
    await Promise.all(Array.from({ length: 20 }, () => bench.store.clone(aDefinition().id, null)));
    await watcherCaughtUp(bench);
    expect(bench.store.list()).toHaveLength(22);
    const known = bench.store.list().map(({ file, hash }) => `${file} ${hash}`);
    const again = await bench.reopen();
    expect(
      again.store
        .list()
        .map(({ file, hash }) => `${file} ${hash}`)
        .sort(),
    ).toEqual(known.sort());
  });
});

describe('listening', () => {
  it('ends when asked to, and a listener that throws harms no other', async () => {
    const bench = await start();
    const heard: string[] = [];
    bench.store.watch(() => {
      throw new Error('bad listener');
    });
    const stop = bench.store.watch((change) => heard.push(change.type));
    await bench.store.create(aDraft({ name: 'one' }));
    stop();
    await bench.store.create(aDraft({ name: 'two' }));
    expect(heard).toEqual(['put']);
    expect(bench.logger.facts.map((fact) => fact.event)).toContain('definitions.listener_failed');
  });

  it('tells nothing after close, and close can be called at any time', async () => {
    const bench = await start();
    await bench.put(FILE, text('Too late'));
    await bench.store.close();
    await bench.store.close();
    const told = bench.changes.length;
    await bench.put(FILE, text('Much too late'));
    await rm(bench.folder, { recursive: true });
    expect(bench.changes).toHaveLength(told);
  });
});
