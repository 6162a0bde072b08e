import { describe, expect, it } from 'vitest';
import { aDefinition } from '../../../../testing/builders';
import { definitionStoreBench } from '../../../../testing/definition-store-bench';
import { createFakeClock } from '../../../../testing/fake-clock';
import type { BotGroupDefinition } from '../../../shared/definition';
import { checkDefinition } from '../../../shared/definition-rules';
import { DefinitionId, type ImportId } from '../../../shared/ids';
import type { ImportChoice, ImportPreview, RoutineNames } from '../../../shared/import';
import { InstanceRef } from '../../../shared/instance-reference';
import { createRandom } from '../../platform/random';
import { createSystemClock } from '../../platform/system-clock';
import { createImportSessions, IMPORT_IDLE_MS, MAX_OPEN_IMPORTS } from './import-sessions';

const idle = new AbortController().signal;
const id = (text: string): DefinitionId => DefinitionId.parse(text);

async function bench(files: Readonly<Record<string, BotGroupDefinition>> = {}) {
  const store = await definitionStoreBench(files);
  const sessions = createImportSessions({
    definitions: store.store,
    clock: createSystemClock(),
    random: createRandom(),
    check: (definition) => checkDefinition(definition),
    secretInputsOf: (routineName) => (routineName === 'login' ? ['password'] : []),
  });
  const open = (routineNames: RoutineNames = []): ImportId => {
    const opened = sessions.open(routineNames);
    if (!opened.ok) throw new Error(opened.error.code);
    return opened.value.importId;
  };
  const add = async (importId: ImportId, value: unknown, source = 'a.json') => {
    const bytes = Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
    return sessions.add(importId, { source, offset: 0, bytes, last: true });
  };
  const preview = async (importId: ImportId, mapping = {}): Promise<ImportPreview> => {
    const seen = await sessions.preview(importId, mapping);
    if (!seen.ok) throw new Error(seen.error.code);
    return seen.value;
  };
  const apply = async (importId: ImportId, choices: readonly ImportChoice[], signal = idle, mapping = {}) => {
    const decisions = choices.map((choice, index) => ({ rowId: String(index + 1), choice }));
    const applied = await sessions.apply(importId, { mapping, decisions }, signal);
    if (!applied.ok) throw new Error(applied.error.code);
    return applied.value;
  };
  return { ...store, sessions, open, add, preview, apply };
}

const one = aDefinition({ id: id('one'), name: 'One', mine: { kept: true } });
const two = aDefinition({ id: id('two'), name: 'Two', availableInstances: ['index:0', 'index:3'] });

describe('an import', () => {
  it('names the routines that came with the groups as they are called here, and says so', async () => {
    const b = await bench();
    const importId = b.open([{ called: 'farm/daily', name: 'old/farm/daily' }]);
    const earlier = 'group_name: Farm\nroutine_name: farm\\daily.yaml\navailable_instances: [1]\n';
    await b.add(importId, earlier, 'a.yaml');
    await b.add(importId, [
      { ...one, routineName: 'farm/daily' },
      { ...two, routineName: 'demo/tap' },
    ]);
    const { rows } = await b.preview(importId);
    expect(rows.map(({ definition }) => definition?.routineName)).toEqual([
      ...['old/farm/daily', 'old/farm/daily', 'demo/tap'],
    ]);
    const renamed = { from: 'farm/daily', to: 'old/farm/daily' };
    expect(rows[0]?.notes).toContainEqual({ path: 'routineName', code: 'routine_renamed', detail: renamed });
    expect(rows[1]?.notes).toEqual([{ path: 'routineName', code: 'routine_renamed', detail: renamed }]);
    expect(rows[2]?.notes).toEqual([]);
    await b.apply(importId, ['add', 'add', 'add']);
    const saved = b.store.list().map(({ definition }) => definition.routineName);
    expect(saved.toSorted()).toEqual(['demo/tap', 'old/farm/daily', 'old/farm/daily']);
  });

  it('writes nothing before it is applied, then each definition as it was, and takes all back at once', async () => {
    const b = await bench();
    const importId = b.open();
    await b.add(importId, [one, two]);
    const seen = await b.preview(importId, { 'index:0': InstanceRef.parse('sim:7') });
    expect(seen.placeholders).toEqual(['index:0', 'index:3']);
    expect(seen.rows.map(({ suggested, choices }) => [suggested, choices])).toEqual([
      ['add', ['add', 'skip']],
      ['add', ['add', 'skip']],
    ]);
    expect(seen.rows[1]?.definition?.availableInstances).toEqual(['sim:7', 'index:3']);
    expect(seen.rows[1]?.problems.map(({ code }) => code)).toEqual(['instance_unmapped']);
    expect(b.store.list()).toEqual([]);
    const { results, undoId } = await b.apply(importId, ['add', 'add']);
    expect(results.map(({ outcome }) => outcome)).toEqual(['added', 'added']);
    expect(b.store.find(id('one'))?.definition).toEqual({
      ...one,
      $schema: './schema/bot-group.schema.json',
    });
    expect(undoId).not.toBeNull();
    expect(undoId && (await b.store.undo(undoId))).toMatchObject({
      ok: true,
      value: { undone: 2, left: [] },
    });
    expect(b.store.list()).toEqual([]);
  });

  it('sees what is saved already by id, then by name, and keeps both under a free name', async () => {
    const b = await bench({ 'one.json': one, 'other.json': aDefinition({ id: id('other'), name: 'TWO' }) });
    const importId = b.open();
    await b.add(importId, [one, { ...one, description: 'new' }, two]);
    const { rows } = await b.preview(importId);
    expect(
      rows.map(({ meets, repeats, suggested, keepBothName }) => [
        meets?.by,
        meets?.identical,
        repeats,
        suggested,
        keepBothName,
      ]),
    ).toEqual([
      ['id', true, null, 'skip', 'One copy'],
      ['id', false, '1', 'keepBoth', 'One copy 2'],
      ['name', false, null, 'keepBoth', 'Two copy'],
    ]);
    const { results } = await b.apply(importId, ['replace', 'keepBoth', 'replace']);
    expect(results.map(({ outcome }) => outcome)).toEqual(['unchanged', 'keptBoth', 'replaced']);
    expect(b.store.find(id('other'))?.definition).toMatchObject({
      name: 'Two',
      availableInstances: ['index:0', 'index:3'],
    });
    expect(
      b.store
        .list()
        .map(({ definition }) => definition.name)
        .sort(),
    ).toEqual(['One', 'One copy 2', 'Two']);
    expect(new Set(b.store.list().map(({ definition }) => definition.id)).size).toBe(3);
  });

  it('does not replace where that would take the name of a third', async () => {
    const b = await bench({ 'one.json': one, 'two.json': two });
    const importId = b.open();
    await b.add(importId, { ...one, name: 'two' });
    const { rows } = await b.preview(importId);
    expect(rows[0]).toMatchObject({
      choices: ['keepBoth', 'skip'],
      suggested: 'keepBoth',
      keepBothName: 'two copy',
    });
    expect((await b.apply(importId, ['replace'])).results[0]).toMatchObject({
      outcome: 'failed',
      error: { code: 'definition_name_taken' },
    });
  });

  it('leaves a target that changed since the preview, and goes on with the others', async () => {
    const b = await bench({ 'one.json': one });
    const importId = b.open();
    await b.add(importId, [{ ...one, description: 'theirs' }, two]);
    await b.preview(importId);
    await b.store.update(id('one'), { ...one, description: 'mine' }, b.store.find(id('one'))?.hash ?? '');
    const { results } = await b.apply(importId, ['replace', 'add']);
    expect(results.map(({ outcome, error }) => error?.code ?? outcome)).toEqual([
      'definition_changed_on_disk',
      'added',
    ]);
    expect(b.store.find(id('one'))?.definition.description).toBe('mine');
  });

  it('begins no further file when it is cancelled or discarded, and tells what was written', async () => {
    const b = await bench();
    const many = Array.from({ length: 20 }, (_, index) =>
      aDefinition({ id: id(`g${String(index)}`), name: `G${String(index)}` }),
    );
    let written = 0;
    for (const how of ['cancel', 'discard']) {
      const importId = b.open();
      await b.add(
        importId,
        many.map((item) => ({ ...item, id: `${how}${item.id}`, name: `${how} ${item.name}` })),
      );
      const abort = new AbortController();
      const progress: number[] = [];
      b.sessions.progress.open({ importId }, ([last]) => {
        progress.push(last?.done ?? 0);
        if (last?.done !== 2) return;
        if (how === 'cancel') abort.abort();
        else b.sessions.discard(importId);
      });
      const { results, undoId } = await b.apply(
        importId,
        many.map(() => 'add' as const),
        abort.signal,
      );
      const outcomes = results.map(({ outcome }) => outcome);
      const added = outcomes.filter((outcome) => outcome === 'added').length;
      // Those that were begun together are finished.
      expect(added).toBeLessThanOrEqual(8);
      expect(outcomes).toEqual(many.map((_, index) => (index < added ? 'added' : 'notReached')));
      written += added;
      expect(progress.slice(0, 3)).toEqual([0, 1, 2]);
      expect(undoId).not.toBeNull();
    }
    expect(b.store.list()).toHaveLength(written);
    expect(written).toBeGreaterThan(0);
  });

  it('writes rows that meet each other one after the other', async () => {
    const b = await bench({ 'one.json': one });
    const importId = b.open();
    // The second takes the name the first gives up; the third comes too late for it.
    await b.add(importId, [
      { ...one, name: 'Renamed' },
      aDefinition({ id: id('x'), name: one.name }),
      aDefinition({ id: id('y'), name: one.name }),
    ]);
    const { results } = await b.apply(importId, ['replace', 'add', 'add']);
    expect(results.map(({ outcome }) => outcome)).toEqual(['replaced', 'added', 'failed']);
    expect(b.store.find(id('x'))?.definition.name).toBe(one.name);
  });

  it('skips rows without a decision and refused ones, and names secrets that stayed away', async () => {
    const b = await bench();
    const importId = b.open();
    await b.add(importId, [{ ...one, routineName: 'login' }, 5]);
    const { rows } = await b.preview(importId);
    expect(rows[0]?.notes).toEqual([
      { path: 'routineConfig.password', code: 'secret_absent', detail: { input: 'password' } },
    ]);
    expect(rows[1]).toMatchObject({ refusal: { code: 'not_a_group' }, choices: ['skip'], definition: null });
    expect((await b.apply(importId, [])).results.map(({ outcome }) => outcome)).toEqual([
      'skipped',
      'skipped',
    ]);
    expect((await b.apply(importId, ['skip', 'add'])).undoId).toBeNull();
  });
});

describe('handing over', () => {
  it('puts pieces together, takes one that comes again once, and refuses a gap', async () => {
    const b = await bench();
    const importId = b.open();
    const bytes = Buffer.from(JSON.stringify(one));
    const piece = (offset: number, end: number) => ({
      source: 'a.json',
      offset,
      bytes: bytes.subarray(offset, end),
      last: end === bytes.length,
    });
    expect(await b.sessions.add(importId, piece(0, 100))).toEqual({ ok: true, value: null });
    expect(await b.sessions.add(importId, piece(0, 100))).toEqual({ ok: true, value: null });
    expect(await b.sessions.add(importId, piece(150, bytes.length))).toMatchObject({
      error: { code: 'invalid_input' },
    });
    await b.sessions.add(importId, piece(100, bytes.length));
    await b.sessions.add(importId, piece(100, bytes.length));
    await b.add(importId, one);
    expect((await b.preview(importId)).rows).toHaveLength(1);
  });

  it('bounds a source and an import', async () => {
    const b = await bench();
    const importId = b.open();
    const part = Buffer.alloc(4_000_000, 32);
    const add = (source: string, offset: number) =>
      b.sessions.add(importId, { source, offset, bytes: part, last: offset > 0 });
    await add('a', 0);
    await add('a', 4_000_000);
    await add('b', 0);
    expect(
      await b.sessions.add(importId, {
        source: 'b',
        offset: 4_000_000,
        bytes: Buffer.alloc(4_000_001),
        last: true,
      }),
    ).toMatchObject({
      error: { code: 'import_too_large', source: 'b', bytes: 8_000_001, limit: 8_000_000 },
    });
    for (const source of ['c', 'd', 'e', 'f', 'g', 'h', 'i']) {
      await add(source, 0);
      await add(source, 4_000_000);
    }
    expect(await add('j', 0)).toMatchObject({ error: { code: 'import_too_large', limit: 64_000_000 } });
  });

  it('has room for eight, and forgets one after an idle hour', async () => {
    const clock = createFakeClock();
    const { store } = await definitionStoreBench();
    const sessions = createImportSessions({
      definitions: store,
      clock,
      random: createRandom(),
      check: () => [],
      secretInputsOf: () => [],
    });
    const opened = Array.from({ length: MAX_OPEN_IMPORTS }, () => sessions.open());
    expect(opened.every(({ ok }) => ok)).toBe(true);
    expect(sessions.open()).toEqual({
      ok: false,
      error: { code: 'imports_too_many', limit: MAX_OPEN_IMPORTS },
    });
    await clock.advance(IMPORT_IDLE_MS);
    const [first] = opened;
    if (!first?.ok) throw new Error('not opened');
    expect(await sessions.preview(first.value.importId, {})).toMatchObject({
      error: { code: 'import_not_found' },
    });
    expect(sessions.open().ok).toBe(true);
    await sessions.close();
  });
});
