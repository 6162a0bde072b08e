import { describe, expect, it } from 'vitest';
import { aDraft } from '../../../testing/builders';
import {
  definitionStoreBench,
  numberedDefinition,
  type DefinitionStoreBench,
} from '../../../testing/definition-store-bench';
import { UndoId, type DefinitionId } from '../../shared/ids';
import { tagDefinitions } from './tag-definitions';

const one = numberedDefinition(1, { name: 'One', tags: ['a'] });
const two = numberedDefinition(2, { name: 'Two' });
const three = numberedDefinition(3, { name: 'Three' });
const text = (value: unknown): string => `${JSON.stringify(value, null, 5)}\n`;
const FILES = { '1.json': text(one), '2.json': text(two) };

function baseOf(bench: DefinitionStoreBench, definitionId: DefinitionId) {
  return { definitionId, baseHash: bench.store.find(definitionId)?.hash ?? '' };
}

async function texts(bench: DefinitionStoreBench): Promise<Record<string, string>> {
  const files = await bench.files();
  return Object.fromEntries(
    await Promise.all(files.map(async (file) => [file, await bench.text(file)] as const)),
  );
}

describe('undo', () => {
  it('takes back what was added, replaced, changed and removed, byte for byte', async () => {
    const bench = await definitionStoreBench(FILES);
    const recording = bench.store.record();
    expect(await recording.adopt(three, null, 'imported')).toMatchObject({ ok: true });
    expect(
      await recording.adopt({ ...three, name: 'One anew' }, baseOf(bench, one.id), 'imported'),
    ).toMatchObject({ ok: true, value: { definition: { id: one.id, createdAt: three.createdAt } } });
    const { baseHash } = baseOf(bench, one.id);
    await recording.update(one.id, aDraft({ name: 'One again' }), baseHash);
    await recording.remove(two.id);
    const undoId = recording.finish();
    if (undoId === null) throw new Error('nothing recorded');
    expect(await bench.files()).toHaveLength(2);
    expect(await bench.store.undo(undoId)).toEqual({ ok: true, value: { undone: 3, left: [] } });
    expect(await texts(bench)).toEqual(FILES);
    expect(
      bench.store
        .list()
        .map(({ definition }) => definition.name)
        .sort(),
    ).toEqual(['One', 'Two']);
    const listed = await bench.store.versions(one.id);
    expect(listed.ok && listed.value.map(({ cause }) => cause)).toEqual([
      'undone',
      'undone',
      'edited',
      'imported',
      'foreign',
    ]);
    expect(await bench.store.undo(undoId)).toEqual({ ok: false, error: { code: 'undo_not_found', undoId } });
  });

  it('leaves what was changed since, and names it', async () => {
    const bench = await definitionStoreBench(FILES);
    const tagged = await tagDefinitions(bench.store, [one.id, two.id], { add: ['x'], remove: ['a'] });
    expect(tagged).toMatchObject({ done: 2, failures: [] });
    await bench.put('1.json', text({ ...one, name: 'By hand' }));
    expect(await bench.store.undo(tagged.undoId ?? UndoId.parse('none'))).toEqual({
      ok: true,
      value: { undone: 1, left: [{ file: '1.json', reason: 'changed_since' }] },
    });
    expect(JSON.parse(await bench.text('1.json'))).toMatchObject({ name: 'By hand' });
    expect(await bench.text('2.json')).toBe(FILES['2.json']);
  });

  it('leaves a file whose name another definition has taken, or that is gone', async () => {
    const bench = await definitionStoreBench(FILES);
    const recording = bench.store.record();
    await recording.remove(one.id);
    await recording.update(two.id, aDraft({ name: 'Second' }), baseOf(bench, two.id).baseHash);
    const added = await recording.adopt(three, null, 'imported');
    const undoId = recording.finish() ?? UndoId.parse('none');
    await bench.store.create(aDraft({ name: 'ONE' }));
    await bench.store.create(aDraft({ name: 'two' }));
    await bench.store.remove(three.id);
    const undone = await bench.store.undo(undoId);
    expect(undone).toMatchObject({ ok: true, value: { undone: 0 } });
    expect(undone.ok && new Set(undone.value.left)).toEqual(
      new Set([
        { file: added.ok ? added.value.file : '', reason: 'changed_since' },
        { file: '2.json', reason: 'name_taken' },
        { file: '1.json', reason: 'name_taken' },
      ]),
    );
  });

  it('is offered for what was written only, and for the last fifty recordings', async () => {
    const bench = await definitionStoreBench(FILES);
    const nothing = bench.store.record();
    await nothing.update(one.id, one, baseOf(bench, one.id).baseHash);
    await nothing.update(two.id, aDraft({ name: 'One' }), baseOf(bench, two.id).baseHash);
    expect(nothing.finish()).toBeNull();
    const ids: UndoId[] = [];
    for (let number = 0; number < 51; number++) {
      const { undoId } = await tagDefinitions(bench.store, [one.id], {
        add: [`t${String(number)}`],
        remove: [],
      });
      if (undoId) ids.push(undoId);
    }
    expect(ids).toHaveLength(51);
    expect(await bench.store.undo(ids[0] ?? UndoId.parse('none'))).toMatchObject({
      error: { code: 'undo_not_found' },
    });
    expect(await bench.store.undo(ids[50] ?? UndoId.parse('none'))).toMatchObject({ value: { undone: 1 } });
  }, 20_000);
});

describe('tagging many', () => {
  it('changes those it can, names the others, and writes nothing where nothing changes', async () => {
    const bench = await definitionStoreBench(FILES);
    const unknown = three.id;
    const first = await tagDefinitions(bench.store, [one.id, unknown, one.id], {
      add: ['a', 'b'],
      remove: [],
    });
    expect(first).toMatchObject({
      done: 1,
      failures: [{ definitionId: unknown, error: { code: 'definition_not_found' } }],
    });
    expect(bench.store.find(one.id)?.definition.tags).toEqual(['a', 'b']);
    const again = await tagDefinitions(bench.store, [one.id], { add: ['b'], remove: ['c'] });
    expect(again).toEqual({ done: 0, failures: [], undoId: null });
  });
});

describe('adopting', () => {
  it('keeps id, times and unknown keys; an id or a name that is taken is refused', async () => {
    const bench = await definitionStoreBench(FILES);
    const foreign = { ...three, createdAt: '2020-01-01T00:00:00.000Z', 'x-unknown': { deep: [1] } };
    const adopted = await bench.store.adopt(foreign, null, 'imported');
    expect(adopted.ok && adopted.value.definition).toEqual({
      ...foreign,
      $schema: './schema/bot-group.schema.json',
    });
    expect(await bench.store.adopt({ ...three, name: 'Other' }, null, 'imported')).toEqual({
      ok: false,
      error: { code: 'definition_name_taken', name: 'Three' },
    });
    expect(
      await bench.store.adopt({ ...numberedDefinition(4), name: 'TWO' }, null, 'imported'),
    ).toMatchObject({ error: { code: 'definition_name_taken', name: 'TWO' } });
    const stale = { definitionId: one.id, baseHash: 'stale' };
    expect(await bench.store.adopt(three, stale, 'imported')).toMatchObject({
      error: { code: 'definition_changed_on_disk' },
    });
  });
});
