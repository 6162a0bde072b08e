import { chmod, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { definitionStoreBench, numberedDefinition } from '../../../testing/definition-store-bench';

const one = numberedDefinition(1, { name: 'One' });
const good = `${JSON.stringify(one, null, 4)}\n`;
const newer = JSON.stringify({ ...one, schemaVersion: 99 });
const outside = ['../../.state/versions', '../a.json', '/etc/passwd', 'nothing.json', ''];

describe('a broken file', () => {
  it('knows its last readable version and gets it back byte for byte; what was broken is in the trash', async () => {
    const bench = await definitionStoreBench({ 'a.json': good });
    await bench.store.versions(one.id);
    await bench.put('a.json', '{ "half": ');
    await vi.waitFor(
      () =>
        expect(bench.store.problemFiles()).toMatchObject([
          { file: 'a.json', previous: { name: 'One', at: '2026-03-01T00:00:00.000Z' } },
        ]),
      { timeout: 5_000 },
    );
    const restored = await bench.store.restorePrevious('a.json');
    expect(restored).toMatchObject({ ok: true, value: { definitionId: one.id } });
    expect(await bench.text('a.json')).toBe(good);
    expect(bench.store.problemFiles()).toEqual([]);
    const trashId = restored.ok ? restored.value.trashId : '';
    expect(await readdir(join(bench.trash, trashId, 'file'))).toEqual(['a.json']);
  });

  it('that is broken the moment it was seen has its version all the same', async () => {
    const bench = await definitionStoreBench({ 'a.json': good });
    await bench.put('a.json', '{ "half": ');
    await vi.waitFor(
      () => expect(bench.store.problemFiles()).toMatchObject([{ file: 'a.json', previous: { name: 'One' } }]),
      { timeout: 5_000 },
    );
    await bench.put('b.json', JSON.stringify(numberedDefinition(2, { name: 'Two' })));
    await vi.waitFor(() => expect(bench.store.list()).toHaveLength(1), { timeout: 5_000, interval: 1 });
    await bench.put('b.json', 'broken');
    await vi.waitFor(
      () => expect(bench.store.problemFiles()).toMatchObject([{}, { previous: { name: 'Two' } }]),
      { timeout: 5_000 },
    );
  });

  it('knows it after a restart too', async () => {
    const bench = await definitionStoreBench({ 'a.json': good });
    await bench.store.versions(one.id);
    await bench.store.close();
    await bench.put('a.json', 'broken meanwhile');
    const again = await bench.reopen();
    expect(again.store.problemFiles()).toMatchObject([{ previous: { name: 'One' } }]);
    expect(await again.store.restorePrevious('a.json')).toMatchObject({ ok: true });
    expect(await again.text('a.json')).toBe(good);
  });

  it('that never was readable has no previous version, and can be moved to the trash', async () => {
    const bench = await definitionStoreBench({ 'a.json': 'never' });
    expect(bench.store.problemFiles()).toMatchObject([{ previous: null }]);
    expect(await bench.store.restorePrevious('a.json')).toEqual({
      ok: false,
      error: { code: 'no_previous_version', file: 'a.json' },
    });
    expect(await bench.store.removeProblem('a.json')).toMatchObject({ ok: true });
    expect(await bench.files()).toEqual([]);
  });

  it('of a newer version is never written over', async () => {
    const bench = await definitionStoreBench({ 'a.json': good });
    await bench.store.versions(one.id);
    await bench.store.close();
    await bench.put('a.json', newer);
    const again = await bench.reopen();
    expect(again.store.problemFiles()).toMatchObject([{ reason: { code: 'newer_version' }, previous: null }]);
    expect(await again.store.restorePrevious('a.json')).toMatchObject({ ok: false });
    expect(await again.store.keepAsCopy('a.json')).toMatchObject({ ok: false });
    expect(await again.text('a.json')).toBe(newer);
  });

  it.each(outside)('is none that the folder does not show: %j', async (file) => {
    const bench = await definitionStoreBench({ 'a.json': good });
    const { store } = bench;
    const expected = { ok: false, error: { code: 'problem_file_not_found', file } };
    expect(await store.removeProblem(file)).toEqual(expected);
    expect(await store.keepAsCopy(file)).toEqual(expected);
    expect(await store.restorePrevious(file)).toEqual(expected);
    expect(await store.removeProblem('a.json')).toMatchObject({ ok: false });
    expect(await bench.text('a.json')).toBe(good);
  });
});

describe('a second file with the same id', () => {
  it('becomes a copy with an id and a free name of its own; its bytes are kept aside', async () => {
    const bench = await definitionStoreBench({ 'a.json': good, 'b.json': good });
    const kept = await bench.store.keepAsCopy('b.json');
    const saved = kept.ok ? bench.store.find(kept.value) : undefined;
    expect(saved).toMatchObject({
      file: 'b.json',
      definition: { name: 'One copy', createdAt: one.createdAt },
    });
    expect(saved?.definition.id).not.toBe(one.id);
    expect(await bench.text('a.json')).toBe(good);
    expect(bench.store.problemFiles()).toEqual([]);
    expect(await readdir(bench.quarantine)).toEqual([expect.stringMatching(/-b\.json$/)]);
    const ofOne = await bench.store.versions(one.id);
    const ofCopy = kept.ok && (await bench.store.versions(kept.value));
    expect(ofOne.ok && ofOne.value.map(({ cause }) => cause)).toEqual(['foreign']);
    expect(ofCopy && ofCopy.ok && ofCopy.value.map(({ cause }) => cause)).toEqual(['cloned']);
  });

  it('that is marked read-only stays as it is', async () => {
    const bench = await definitionStoreBench({ 'a.json': good, 'b.json': good });
    await chmod(join(bench.folder, 'b.json'), 0o444);
    expect(await bench.store.keepAsCopy('b.json')).toMatchObject({
      error: { code: 'file_write_failed', reason: 'read_only' },
    });
    expect(await bench.text('b.json')).toBe(good);
  });
});
