import { chmod, readFile, rm, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aDefinition, aDraft } from '../../../testing/builders';
import { definitionStoreBench, numberedDefinition } from '../../../testing/definition-store-bench';
import { checkDefinition } from '../../shared/definition-rules';
import { DefinitionDraft } from '../../shared/definition';
import type { Result } from '../../shared/errors';
import { DefinitionId } from '../../shared/ids';
import type { SavedDefinition } from './definition-store';

function saved(result: Result<SavedDefinition, unknown>): SavedDefinition {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
const NOBODY = DefinitionId.parse('nobody');

describe('creating', () => {
  it('writes a file named after the definition, with schema, version, id and times', async () => {
    const bench = await definitionStoreBench();
    const { definition, file, hash } = saved(
      await bench.store.create(aDraft({ name: 'Tägliche Belohnung!' })),
    );
    expect(file).toMatch(/^tagliche-belohnung-[\da-f]{8}\.json$/);
    expect(file).toContain(definition.id.slice(-8));
    expect(await bench.files()).toEqual([file]);
    expect(JSON.parse(await bench.text(file))).toMatchObject({
      $schema: './schema/bot-group.schema.json',
      schemaVersion: 1,
      id: definition.id,
      name: 'Tägliche Belohnung!',
      createdAt: '2026-03-01T00:00:00.000Z',
      updatedAt: '2026-03-01T00:00:00.000Z',
    });
    expect(bench.store.find(definition.id)).toMatchObject({ file, hash, writable: true });
    const again = await bench.reopen();
    expect(again.store.list()).toEqual([bench.store.find(definition.id)]);
  });

  it('defect 1: a new group with no routine and no instances is saved as a draft', async () => {
    const { store } = await definitionStoreBench();
    const draft = DefinitionDraft.parse({ name: 'New group' });
    const { definition } = saved(await store.create(draft));
    expect(checkDefinition(definition).map((problem) => problem.code)).toEqual([
      'routine_required',
      'instances_required',
    ]);
    expect(store.list()).toHaveLength(1);
  });

  it.each(['daily REWARDS', ' Daily rewards ', 'DAILY REWARDS'])(
    'refuses a name that is taken: %j',
    async (name) => {
      const bench = await definitionStoreBench();
      await bench.store.create(aDraft({ name: 'Daily rewards' }));
      expect(await bench.store.create(aDraft({ name }))).toEqual({
        ok: false,
        error: { code: 'definition_name_taken', name },
      });
      expect(await bench.files()).toHaveLength(1);
    },
  );

  it('gives exactly one of two creates at once the name', async () => {
    const { store } = await definitionStoreBench();
    const results = await Promise.all([store.create(aDraft()), store.create(aDraft())]);
    expect(results.map((result) => result.ok)).toEqual([true, false]);
  });

  it('saves any number of nameless drafts, each in its own file', async () => {
    const bench = await definitionStoreBench();
    for (let count = 0; count < 3; count++) saved(await bench.store.create(aDraft({ name: '' })));
    const files = await bench.files();
    expect(files).toHaveLength(3);
    expect(files.every((file) => /^group-[\da-f]{8}\.json$/.test(file))).toBe(true);
  });

  it('keeps names apart that would share a file name', async () => {
    const bench = await definitionStoreBench();
    for (const name of ['a/b', 'a b', 'a:b', '日本', '中国'])
      saved(await bench.store.create(aDraft({ name })));
    expect(await bench.files()).toHaveLength(5);
    expect((await bench.reopen()).store.list()).toHaveLength(5);
  });

  it('does not take names with paths in them literally', async () => {
    const bench = await definitionStoreBench();
    const { file } = saved(await bench.store.create(aDraft({ name: '../../evil\u0000.json' })));
    expect(file).toMatch(/^evil-json-[\da-f]{8}\.json$/);
    expect(await bench.files()).toEqual([file]);
  });

  it('takes another file name when the wanted one is there', async () => {
    const first = await definitionStoreBench();
    const { file } = saved(await first.store.create(aDraft()));
    // The same seed makes the same id; the file by hand holds no definition.
    const second = await definitionStoreBench({ [file]: 'theirs' });
    expect(saved(await second.store.create(aDraft())).file).toBe(file.replace('.json', '-2.json'));
    expect(await second.text(file)).toBe('theirs');
  });

  it('makes the folder again when it was removed', async () => {
    const bench = await definitionStoreBench();
    await rm(bench.folder, { recursive: true });
    const { file } = saved(await bench.store.create(aDraft()));
    expect(await bench.files()).toEqual([file]);
  });

  it('drops what no file could hold: lone surrogates, __proto__', async () => {
    const bench = await definitionStoreBench();
    const draft = { ...aDraft({ name: 'a\ud800b' }), ...(JSON.parse('{"__proto__":{"x":1}}') as object) };
    const { definition } = saved(await bench.store.create(draft));
    expect(definition.name).toBe('a\ufffdb');
    expect((await bench.reopen()).store.problemFiles()).toEqual([]);
  });

  it('any definition is the same after save and load', { timeout: 30_000 }, async () => {
    let bench = await definitionStoreBench();
    const text = fc.string({ unit: 'grapheme', maxLength: 90 });
    const count = fc.integer({ min: -5, max: 1e9 });
    const drafts = fc.record(
      {
        name: text,
        description: text,
        tags: fc.array(text, { maxLength: 3 }),
        routineName: text,
        routineConfig: fc.dictionary(
          text.filter((key) => key !== '__proto__'),
          fc.oneof(text, fc.boolean(), fc.integer()),
        ),
        availableInstances: fc.array(text, { maxLength: 4 }),
        requestedBotCount: count,
        accountPoolName: fc.option(text),
        loop: fc.oneof(
          fc.record({ kind: fc.constant('count' as const), count, pauseMs: count }),
          fc.record({ kind: fc.constant('until' as const), at: text, pauseMs: count }),
        ),
        unknown: fc
          .jsonValue({ maxDepth: 3 })
          .filter((value) => !JSON.stringify(value).includes('__proto__')),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(drafts, async (content) => {
        // JSON has one zero.
        const draft = DefinitionDraft.parse(JSON.parse(JSON.stringify(content)));
        const created = saved(await bench.store.create(draft));
        const again = await bench.reopen();
        bench = again;
        expect(again.store.problemFiles()).toEqual([]);
        expect(again.store.find(created.definition.id)).toEqual(created);
        expect(created.definition).toMatchObject(JSON.parse(JSON.stringify(draft)) as object);
        await again.store.remove(created.definition.id);
      }),
      { numRuns: 40 },
    );
  });
});

describe('updating', () => {
  it('defect 8: saving an edit while a run holds the old version works in one step, and the run keeps its copy', async () => {
    const bench = await definitionStoreBench();
    const created = saved(await bench.store.create(aDraft()));
    const heldByRun = created.definition;
    bench.setTime('2026-03-02T00:00:00.000Z');
    const draft = aDraft({ requestedBotCount: 2 });
    const updated = saved(await bench.store.update(created.definition.id, draft, created.hash));
    expect(updated.definition).toMatchObject({
      requestedBotCount: 2,
      createdAt: '2026-03-01T00:00:00.000Z',
      updatedAt: '2026-03-02T00:00:00.000Z',
    });
    expect(heldByRun.requestedBotCount).toBe(1);
    expect(Object.isFrozen(heldByRun.launchOptions)).toBe(true);
  });

  it('defect 8: an edit that is refused leaves the file as it was', async () => {
    const bench = await definitionStoreBench();
    saved(await bench.store.create(aDraft({ name: 'Other' })));
    const { definition, hash, file } = saved(await bench.store.create(aDraft()));
    const before = await bench.text(file);
    expect(await bench.store.update(definition.id, aDraft({ name: 'other' }), hash)).toMatchObject({
      error: { code: 'definition_name_taken', name: 'other' },
    });
    expect(await bench.store.update(definition.id, aDraft({ tags: ['x'] }), 'old hash')).toMatchObject({
      error: { code: 'definition_changed_on_disk', definitionId: definition.id, file },
    });
    expect(await bench.text(file)).toBe(before);
  });

  it('defect 9: an update reaches the disk, every field may change, the name too', async () => {
    const bench = await definitionStoreBench();
    const { definition, hash, file } = saved(await bench.store.create(aDraft()));
    const draft = aDraft({
      name: 'Renamed',
      description: '',
      tags: [],
      routineName: '',
      availableInstances: [],
    });
    saved(await bench.store.update(definition.id, draft, hash));
    expect(await bench.files()).toEqual([file]);
    const { store } = await bench.reopen();
    expect(store.find(definition.id)?.definition).toMatchObject(draft);
  });

  it('writes nothing when nothing changed', async () => {
    const bench = await definitionStoreBench();
    const created = saved(await bench.store.create(aDraft()));
    bench.setTime('2027-01-01T00:00:00.000Z');
    expect(await bench.store.update(created.definition.id, aDraft(), created.hash)).toEqual({
      ok: true,
      value: created,
    });
  });

  it('keeps unknown keys, nested ones too, of a file placed by hand under its own name', async () => {
    const handMade = JSON.parse(JSON.stringify(aDefinition())) as Record<string, Record<string, object>>;
    Object.assign(handMade, { later: { a: [1, { b: null }] } });
    Object.assign(handMade['launchOptions'] ?? {}, { futureOption: 1 });
    Object.assign(handMade['launchOptions']?.['stagger'] ?? {}, { spread: true });
    Object.assign(handMade['restartPolicy'] ?? {}, { futurePolicy: 'x' });
    Object.assign(handMade['restartPolicy']?.['giveUp'] ?? {}, { deep: [2] });
    const bench = await definitionStoreBench({ 'My Own Name.json': JSON.stringify(handMade) });
    const file = 'My Own Name.json';
    const [only] = bench.store.list();
    expect(only?.file).toBe(file);
    saved(await bench.store.update(aDefinition().id, aDraft({ name: 'New name' }), only?.hash ?? ''));
    expect(await bench.files()).toEqual(['My Own Name.json']);
    expect(JSON.parse(await bench.text(file))).toMatchObject({
      ...handMade,
      name: 'New name',
      updatedAt: expect.any(String) as string,
    });
  });

  it('refuses when the file changed on disk and nobody has told yet, and then knows the new version', async () => {
    const bench = await definitionStoreBench();
    const { definition, hash, file } = saved(await bench.store.create(aDraft()));
    await bench.put(file, { ...definition, name: 'Edited by hand' });
    expect(await bench.store.update(definition.id, aDraft({ name: 'Mine' }), hash)).toEqual({
      ok: false,
      error: { code: 'definition_changed_on_disk', definitionId: definition.id, file },
    });
    const current = bench.store.find(definition.id);
    expect(current?.definition.name).toBe('Edited by hand');
    saved(await bench.store.update(definition.id, aDraft({ name: 'Mine' }), current?.hash ?? ''));
  });

  it('refuses when the file is broken by now, and when it is gone', async () => {
    const bench = await definitionStoreBench();
    const { definition, hash, file } = saved(await bench.store.create(aDraft()));
    await bench.put(file, '{ "half');
    expect(await bench.store.update(definition.id, aDraft({ tags: ['x'] }), hash)).toMatchObject({
      error: { code: 'definition_changed_on_disk' },
    });
    expect(await bench.text(file)).toBe('{ "half');
    await unlink(join(bench.folder, file));
    expect(await bench.store.update(definition.id, aDraft(), hash)).toMatchObject({
      error: { code: 'definition_not_found' },
    });
    expect(await bench.files()).toEqual([]);
  });

  it('refuses a file marked read-only', async () => {
    const bench = await definitionStoreBench({ 'a.json': aDefinition() });
    await chmod(join(bench.folder, 'a.json'), 0o444);
    const { store } = await bench.reopen();
    const [only] = store.list();
    expect(only?.writable).toBe(false);
    expect(await store.update(aDefinition().id, aDraft({ tags: ['x'] }), only?.hash ?? '')).toMatchObject({
      error: { code: 'definition_read_only', file: 'a.json' },
    });
  });

  it('allows a name that differs from its own only by case, and edits of one whose name clashes already', async () => {
    const bench = await definitionStoreBench({
      'a.json': numberedDefinition(1, { name: 'Same' }),
      'b.json': numberedDefinition(2, { name: 'same' }),
    });
    for (const { definition, hash } of bench.store.list())
      saved(await bench.store.update(definition.id, aDraft({ name: 'SAME', tags: ['x'] }), hash));
  });

  it('lets exactly one of two edits of the same version win', async () => {
    const bench = await definitionStoreBench();
    const { definition, hash } = saved(await bench.store.create(aDraft()));
    const results = await Promise.all(
      ['one', 'two'].map((tag) => bench.store.update(definition.id, aDraft({ tags: [tag] }), hash)),
    );
    expect(results.map((result) => result.ok)).toEqual([true, false]);
    expect(bench.store.find(definition.id)?.definition.tags).toEqual(['one']);
  });

  it('tells an unknown id', async () => {
    const { store } = await definitionStoreBench();
    const error = { code: 'definition_not_found', definitionId: NOBODY };
    expect(await store.update(NOBODY, aDraft(), '')).toEqual({ ok: false, error });
    expect(await store.clone(NOBODY, null)).toEqual({ ok: false, error });
    expect(await store.remove(NOBODY)).toEqual({ ok: false, error });
  });

  it('answers file_write_failed where it cannot write', async () => {
    const bench = await definitionStoreBench();
    await rm(bench.folder, { recursive: true });
    await writeFile(bench.folder, 'a file');
    expect(await bench.store.create(aDraft())).toMatchObject({ error: { code: 'file_write_failed' } });
    expect(bench.store.list()).toEqual([]);
  });
});

describe('cloning', () => {
  it('finds free names, copies deeply, and gives a new id and new times', async () => {
    const bench = await definitionStoreBench({ 'a.json': aDefinition({ name: 'Farm', later: { x: [1] } }) });
    bench.setTime('2026-04-01T00:00:00.000Z');
    const names: string[] = [];
    for (const source of [aDefinition().id, aDefinition().id])
      names.push(saved(await bench.store.clone(source, null)).definition.name);
    expect(names).toEqual(['Farm copy', 'Farm copy 2']);
    const copy = bench.store.list().find(({ definition }) => definition.name === 'Farm copy');
    expect(copy?.definition).toMatchObject({ later: { x: [1] }, createdAt: '2026-04-01T00:00:00.000Z' });
    expect(copy?.definition.id).not.toBe(aDefinition().id);
    expect(saved(await bench.store.clone(copy?.definition.id ?? NOBODY, null)).definition.name).toBe(
      'Farm copy 3',
    );
  });

  it('takes the name wanted, unless it is taken', async () => {
    const { store } = await definitionStoreBench({ 'a.json': aDefinition({ name: 'Farm' }) });
    expect(saved(await store.clone(aDefinition().id, 'Ranch')).definition.name).toBe('Ranch');
    expect(await store.clone(aDefinition().id, 'FARM')).toMatchObject({
      error: { code: 'definition_name_taken' },
    });
  });

  it('keeps within the length of a name, cutting no emoji in two', async () => {
    const { store } = await definitionStoreBench({ 'a.json': aDefinition({ name: '👨‍👩‍👧'.repeat(80) }) });
    for (const expected of ['👨‍👩‍👧'.repeat(75) + ' copy', '👨‍👩‍👧'.repeat(73) + ' copy 2']) {
      const { definition } = saved(await store.clone(aDefinition().id, null));
      expect(definition.name).toBe(expected);
      expect(checkDefinition(definition)).toEqual([]);
    }
  });

  it('leaves the file it was made from untouched', async () => {
    const bench = await definitionStoreBench({ 'a.json': aDefinition() });
    const before = await readFile(join(bench.folder, 'a.json'));
    saved(await bench.store.clone(aDefinition().id, null));
    expect(await readFile(join(bench.folder, 'a.json'))).toEqual(before);
  });
});
