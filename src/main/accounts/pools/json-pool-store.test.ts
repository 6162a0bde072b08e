import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { aPool, aPoolDraft, poolStoreBench } from '../../../../testing/pool-store-bench';
import type { Result } from '../../../shared/errors';
import { PoolId } from '../../../shared/pool';
import type { SavedPool } from '../pool-store';

function saved(result: Result<SavedPool, unknown>): SavedPool {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
const shows = <T>(check: () => T): Promise<T> => vi.waitFor(check, { timeout: 3_000, interval: 20 });

describe('saved pools', () => {
  it('are files named after them, with schema, version, id and times', async () => {
    const bench = await poolStoreBench();
    const { pool, file, hash } = saved(await bench.store.create(aPoolDraft({ name: 'Tägliche Runde' })));
    expect(file).toMatch(/^tagliche-runde-[\da-f]{8}\.json$/);
    expect(JSON.parse(await bench.text(file))).toMatchObject({
      $schema: './schema/pool.schema.json',
      schemaVersion: 1,
      id: pool.id,
      name: 'Tägliche Runde',
      filter: { all: [] },
      onExhausted: { kind: 'complete' },
      createdAt: '2026-03-01T00:00:00.000Z',
    });
    expect(bench.store.find(pool.id)).toMatchObject({ file, hash, writable: true });
    expect((await bench.openBeside()).store.list()).toEqual([bench.store.find(pool.id)]);
  });

  it('have names that are unique without case, also among two creates at once', async () => {
    const { store } = await poolStoreBench();
    const results = await Promise.all([
      store.create(aPoolDraft()),
      store.create(aPoolDraft({ name: ' FARM ' })),
    ]);
    expect(results.map(({ ok }) => ok)).toEqual([true, false]);
    expect(results[1]).toEqual({ ok: false, error: { code: 'pool_name_taken', name: ' FARM ' } });
    expect(store.findByName('fARM')?.pool.name).toBe('Farm');
    expect(store.findByName('other')).toBeUndefined();
  });

  it('keep the file they were placed in, and what it holds that this version does not know', async () => {
    const before = aPool({ color: 'red', retry: { maxFailures: 1, cooldownMs: 5, later: true } });
    const bench = await poolStoreBench({ 'by hand.json': before });
    const { hash } = bench.store.find(before.id)!;
    const { file } = saved(
      await bench.store.update(
        before.id,
        aPoolDraft({ name: 'Renamed', retry: { maxFailures: 2 }, reuse: { kind: 'after', afterMs: 1 } }),
        hash,
      ),
    );
    expect(file).toBe('by hand.json');
    expect(JSON.parse(await bench.text(file))).toMatchObject({
      id: before.id,
      name: 'Renamed',
      color: 'red',
      retry: { maxFailures: 2, later: true },
      reuse: { kind: 'after', afterMs: 1 },
    });
  });

  it('are not written when nothing changed, nor when the file is another by now', async () => {
    const bench = await poolStoreBench({ 'a.json': aPool() });
    const { hash, pool } = bench.store.list()[0]!;
    expect(saved(await bench.store.update(pool.id, pool, hash)).hash).toBe(hash);
    await bench.put('a.json', aPool({ description: 'edited elsewhere' }));
    expect(await bench.store.update(pool.id, aPoolDraft({ limit: 3 }), hash)).toEqual({
      ok: false,
      error: { code: 'pool_changed_on_disk', poolId: pool.id, file: 'a.json' },
    });
    expect(await bench.text('a.json')).toContain('edited elsewhere');
    await bench.put('a.json', '{ half');
    expect(await bench.store.update(pool.id, aPoolDraft(), hash)).toMatchObject({
      error: { code: 'pool_changed_on_disk' },
    });
    expect(await bench.text('a.json')).toBe('{ half');
  });

  it('whose file is read-only are not written', async () => {
    const bench = await poolStoreBench({ 'a.json': aPool() });
    await chmod(join(bench.folder, 'a.json'), 0o400);
    const { hash, pool } = (await bench.openBeside()).store.list()[0]!;
    expect(await bench.store.update(pool.id, aPoolDraft({ limit: 3 }), hash)).toEqual({
      ok: false,
      error: { code: 'pool_read_only', poolId: pool.id, file: 'a.json' },
    });
  });

  it('come back from the trash byte for byte; what was no pool stays there', async () => {
    const text = `${JSON.stringify(aPool({ color: 'red' }))}   \n`;
    const bench = await poolStoreBench({ 'mine.json': text });
    const { id } = aPool();
    const removed = await bench.store.remove(id);
    if (!removed.ok) throw new Error(removed.error.code);
    expect(await bench.files()).toEqual([]);
    expect(bench.store.find(id)).toBeUndefined();
    expect(await bench.store.remove(id)).toMatchObject({ error: { code: 'pool_not_found', known: [] } });
    const taken = saved(await bench.store.create(aPoolDraft({ name: 'FARM' })));
    expect(await bench.store.restore(removed.value)).toMatchObject({ error: { code: 'pool_name_taken' } });
    await bench.store.remove(taken.pool.id);
    expect(await bench.store.restore(removed.value)).toEqual({ ok: true, value: id });
    expect(await bench.text('mine.json')).toBe(text);
    expect(bench.store.find(id)?.pool.name).toBe('Farm');
    const foreign = await bench.store.restore(removed.value);
    expect(foreign).toMatchObject({ error: { code: 'trash_entry_not_found' } });
  });
});

describe('files of the folder', () => {
  it('that are no pools are problems and stay as they are', async () => {
    const files = {
      'broken.json': '{',
      'newer.json': JSON.stringify({ ...aPool(), schemaVersion: 99 }),
      'shape.json': JSON.stringify({ ...aPool(), filter: { field: 'x' } }),
      'twin-b.json': JSON.stringify(aPool()),
      'twin-a.json': JSON.stringify(aPool()),
      'README.md': 'not looked at',
    };
    const bench = await poolStoreBench(files);
    expect(bench.store.problemFiles().map(({ file, reason }) => [file, reason.code])).toEqual([
      ['broken.json', 'not_json'],
      ['newer.json', 'newer_version'],
      ['shape.json', 'wrong_shape'],
      ['twin-b.json', 'duplicate_id'],
    ]);
    expect(bench.store.list().map(({ file }) => file)).toEqual(['twin-a.json']);
    for (const [file, text] of Object.entries(files)) expect(await bench.text(file)).toBe(text);
  });

  it('written by hand without version, id of their own kind and times are pools', async () => {
    const bench = await poolStoreBench({ 'hand.json': { id: 'mine', name: 'By hand', limit: 5 } });
    const found = bench.store.find(PoolId.parse('mine'));
    expect(found?.pool).toMatchObject({ name: 'By hand', limit: 5, reuse: { kind: 'oncePerRun' } });
  });

  it('are followed when other programs edit, break, mend and remove them', async () => {
    const bench = await poolStoreBench({ 'a.json': aPool() });
    const { id } = aPool();
    await bench.put('a.json', aPool({ name: 'Edited' }));
    await shows(() => expect(bench.store.find(id)?.pool.name).toBe('Edited'));
    await writeFile(join(bench.folder, 'a.json'), '{ broken');
    await shows(() => expect(bench.store.problemFiles()).toHaveLength(1));
    await bench.put('a.json', aPool({ name: 'Mended' }));
    await shows(() => expect(bench.store.findByName('mended')?.file).toBe('a.json'));
    const removed = await bench.store.remove(id);
    expect(removed.ok).toBe(true);
    expect(bench.changes.map(({ type }) => type)).toEqual([
      'put',
      'remove',
      'problem',
      'problemGone',
      'put',
      'remove',
    ]);
  });
});
