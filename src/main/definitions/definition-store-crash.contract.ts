import { readdir } from 'node:fs/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { aDraft } from '../../../testing/builders';
import { startTestProcess } from '../../../testing/child-process';
import { definitionStoreBench } from '../../../testing/definition-store-bench';
import { DefinitionId } from '../../shared/ids';

describe('the store', { timeout: 30_000 }, () => {
  it('has every saved definition after kill -9 amid writes, and no broken file', async () => {
    let bench = await definitionStoreBench();
    for (const saves of [3, 20, 35]) {
      await bench.store.close();
      const child = startTestProcess(
        new URL('../../../testing/processes/save-definitions.ts', import.meta.url),
        [bench.root],
      );
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
