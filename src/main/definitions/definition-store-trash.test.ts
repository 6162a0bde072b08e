import { mkdir, readdir, readFile, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aDefinition, aDraft } from '../../../testing/builders';
import { definitionStoreBench, numberedDefinition } from '../../../testing/definition-store-bench';
import { TrashId } from '../../shared/ids';

const { id } = aDefinition();
const HAND_MADE = `\ufeff${JSON.stringify(aDefinition(), null, 3)}\r\n\r\n`;

function trashIdOf(result: { ok: boolean; value?: TrashId }): TrashId {
  if (result.value === undefined) throw new Error('not removed');
  return result.value;
}

describe('removing and restoring', () => {
  it('moves the file to the trash and brings identical bytes back under the same name', async () => {
    const bench = await definitionStoreBench({ 'mine.json': HAND_MADE });
    const trashId = trashIdOf(await bench.store.remove(id));
    expect(bench.store.list()).toEqual([]);
    expect(await bench.files()).toEqual([]);
    expect(await bench.store.restore(trashId)).toEqual({ ok: true, value: id });
    expect(await bench.text('mine.json')).toBe(HAND_MADE);
    expect(bench.store.find(id)?.file).toBe('mine.json');
    expect(await readdir(bench.trash)).toEqual([]);
    expect(bench.changes.map((change) => change.type)).toEqual(['remove', 'put']);
  });

  it('keeps where the file was and since when, private to the user', async () => {
    const bench = await definitionStoreBench({ 'mine.json': HAND_MADE });
    const trashId = trashIdOf(await bench.store.remove(id));
    const entry = join(bench.trash, trashId);
    expect(JSON.parse(await readFile(join(entry, 'entry.json'), 'utf8'))).toEqual({
      originalPath: join(bench.folder, 'mine.json'),
      deletedAt: '2026-03-01T00:00:00.000Z',
    });
    expect((await stat(entry)).mode & 0o777).toBe(0o700);
  });

  it('still can be undone after a restart', async () => {
    const bench = await definitionStoreBench({ 'mine.json': HAND_MADE });
    const trashId = trashIdOf(await bench.store.remove(id));
    const { store } = await bench.reopen();
    expect(await store.restore(trashId)).toEqual({ ok: true, value: id });
  });

  it('takes another file name when the old one is taken', async () => {
    const bench = await definitionStoreBench({ 'mine.json': HAND_MADE });
    const trashId = trashIdOf(await bench.store.remove(id));
    await bench.put('mine.json', 'theirs');
    await bench.store.restore(trashId);
    expect(await bench.files()).toEqual(['mine-2.json', 'mine.json']);
    expect(await bench.text('mine-2.json')).toBe(HAND_MADE);
    expect(await bench.text('mine.json')).toBe('theirs');
  });

  it('refuses while the name of the definition is taken, and keeps it in the trash', async () => {
    const bench = await definitionStoreBench({ 'mine.json': HAND_MADE });
    const trashId = trashIdOf(await bench.store.remove(id));
    const other = await bench.store.create(aDraft({ name: 'DAILY rewards' }));
    expect(await bench.store.restore(trashId)).toEqual({
      ok: false,
      error: { code: 'definition_name_taken', name: 'Daily rewards' },
    });
    if (other.ok) await bench.store.remove(other.value.definition.id);
    expect(await bench.store.restore(trashId)).toEqual({ ok: true, value: id });
  });

  it('brings back what it cannot read as the problem it is', async () => {
    const bench = await definitionStoreBench({ 'mine.json': HAND_MADE });
    await bench.put('mine.json', '{ broken now');
    const trashId = trashIdOf(await bench.store.remove(id));
    expect(await bench.store.restore(trashId)).toEqual({ ok: true, value: null });
    expect(bench.store.problemFiles()).toMatchObject([{ file: 'mine.json', reason: { code: 'not_json' } }]);
    expect(await bench.text('mine.json')).toBe('{ broken now');
  });

  it('restores once only, and knows no foreign ids', async () => {
    const bench = await definitionStoreBench({ 'mine.json': HAND_MADE });
    const trashId = trashIdOf(await bench.store.remove(id));
    await bench.store.restore(trashId);
    for (const unknown of [trashId, TrashId.parse('../orchestration_groups'), TrashId.parse('x')])
      expect(await bench.store.restore(unknown)).toEqual({
        ok: false,
        error: { code: 'trash_entry_not_found', trashId: unknown },
      });
  });

  it('tells when the file is gone already', async () => {
    const bench = await definitionStoreBench({ 'mine.json': HAND_MADE });
    await unlink(join(bench.folder, 'mine.json'));
    expect(await bench.store.remove(id)).toMatchObject({ error: { code: 'definition_not_found' } });
    expect(bench.store.list()).toEqual([]);
    expect(await readdir(bench.trash)).toEqual([]);
  });

  it('leaves the file in its place when the trash cannot take it', async () => {
    const bench = await definitionStoreBench({ 'mine.json': HAND_MADE });
    await writeFile(bench.trash, 'a file where the trash should be');
    expect(await bench.store.remove(id)).toMatchObject({
      error: { code: 'file_write_failed', file: 'mine.json' },
    });
    expect(await bench.text('mine.json')).toBe(HAND_MADE);
    expect(bench.store.find(id)).toBeDefined();
  });

  it('removes entries older than 30 days at the start, nothing else', async () => {
    const bench = await definitionStoreBench({
      'a.json': numberedDefinition(1),
      'b.json': numberedDefinition(2),
    });
    bench.setTime('2026-01-29T23:59:59.000Z');
    await bench.store.remove(numberedDefinition(1).id);
    bench.setTime('2026-01-30T00:00:01.000Z');
    const kept = trashIdOf(await bench.store.remove(numberedDefinition(2).id));
    await mkdir(join(bench.trash, 'not-ours'));
    await bench.reopen();
    expect((await readdir(bench.trash)).sort()).toEqual([kept, 'not-ours'].sort());
  });
});
