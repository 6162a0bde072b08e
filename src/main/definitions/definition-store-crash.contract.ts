import { readdir } from 'node:fs/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { aDraft } from '../../../testing/builders';
import { startTestProcess } from '../../../testing/child-process';
import { definitionStoreBench, numberedDefinition } from '../../../testing/definition-store-bench';
import { DefinitionId } from '../../shared/ids';

describe('the store', { timeout: 30_000 }, () => {
  it('has every saved definition after kill -9 amid writes, and no broken file', async () => {
    let bench = await definitionStoreBench();
    for (const saves of [3, 20, 35]) {
      await bench.store.close();
      const child = startTestProcess('save-definitions', [bench.root]);
      onTestFinished(() => child.kill());
      const told: string[] = [];
      while (told.length < saves) told.push(await child.nextLine());
      await child.kill();
      bench = await bench.reopen();
      for (const line of told) {
        const [id = '', hash] = line.split('\t');
        expect(bench.store.find(DefinitionId.parse(id))?.hash).toBe(hash);
      }
      expect(bench.store.problemFiles()).toEqual([]);
    }
    expect(await readdir(bench.root)).not.toContain('.quarantine');
  });

  it('has every version, whole, after kill -9 between keeping one and writing the next', async () => {
    let bench = await definitionStoreBench({ 'a.json': numberedDefinition(1) });
    const { id } = numberedDefinition(1);
    for (const saves of [1, 4, 9, 13]) {
      await bench.store.close();
      const child = startTestProcess('edit-definition', [bench.root]);
      onTestFinished(() => child.kill());
      const told: string[] = [];
      while (told.length < saves) told.push(await child.nextLine());
      await child.kill();
      bench = await bench.reopen();
      const listed = await bench.store.versions(id);
      const versions = listed.ok ? listed.value : [];
      expect(versions[0]?.hash).toBe(bench.store.find(id)?.hash);
      // The last one may have been saved without having been told.
      const hashes = versions.map(({ hash }) => hash).reverse();
      expect(hashes.filter((hash) => told.includes(hash))).toEqual(told);
      for (const { versionId } of versions)
        expect(await bench.store.readVersion(id, versionId)).toMatchObject({ ok: true });
    }
  });

  it('keeps what both wrote when two people edit one file', async () => {
    const one = await definitionStoreBench({ 'a.json': numberedDefinition(1, { name: 'Start' }) });
    const two = await one.openBeside();
    const { id } = numberedDefinition(1);
    const start = one.store.find(id)?.hash ?? '';
    const mine = await one.store.update(id, aDraft({ name: 'Mine' }), start);
    expect(await two.store.update(id, aDraft({ name: 'Theirs' }), start)).toMatchObject({
      error: { code: 'definition_changed_on_disk', file: 'a.json' },
    });
    const seen = two.store.find(id)?.hash ?? '';
    expect(mine.ok && mine.value.hash).toBe(seen);
    expect(await two.store.update(id, aDraft({ name: 'Theirs' }), seen)).toMatchObject({ ok: true });
    for (const { store } of [one, two]) {
      const listed = await store.versions(id);
      expect(listed.ok && listed.value.map(({ name }) => name)).toEqual(['Theirs', 'Mine', 'Start']);
    }
  });

  it('stays correct when two hosts use one folder', async () => {
    const one = await definitionStoreBench();
    const two = await one.openBeside();
    const created = await one.store.create(aDraft({ name: 'shared' }));
    if (!created.ok) throw new Error('not created');
    const { definition, hash } = created.value;
    await vi.waitFor(() => expect(two.store.find(definition.id)?.hash).toBe(hash), { timeout: 3_000 });

    const results = await Promise.all([
      one.store.update(definition.id, aDraft({ name: 'shared', tags: ['one'] }), hash),
      two.store.update(definition.id, aDraft({ name: 'shared', tags: ['one'] }), 'stale'),
    ]);
    expect(results.map((result) => result.ok)).toEqual([true, false]);
    expect(
      await two.store.update(definition.id, aDraft({ name: 'shared', tags: ['two'] }), hash),
    ).toMatchObject({
      error: { code: 'definition_changed_on_disk' },
    });
    expect(two.store.find(definition.id)?.definition.tags).toEqual(['one']);
    await two.store.remove(definition.id);
    await vi.waitFor(() => expect(one.store.list()).toEqual([]), { timeout: 3_000 });
  });
});
