import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { aDraft } from '../../../testing/builders';
import {
  definitionStoreBench,
  numberedDefinition,
  type DefinitionStoreBench,
} from '../../../testing/definition-store-bench';
import { DefinitionId } from '../../shared/ids';
import { versionFolderName } from './version-folder';
import type { SavedDefinition } from './definition-store';

const { id } = numberedDefinition(1);
const text = (name: string): string => `${JSON.stringify(numberedDefinition(1, { name }), null, 3)}\n\n`;

async function history(bench: DefinitionStoreBench, of: DefinitionId = id): Promise<string[]> {
  const listed = await bench.store.versions(of);
  if (!listed.ok) throw new Error(listed.error.code);
  return listed.value.map(({ cause, name }) => `${cause} ${name}`);
}

async function saved(bench: DefinitionStoreBench, name: string): Promise<SavedDefinition> {
  const before = bench.store.find(id);
  if (!before) throw new Error('not there');
  const updated = await bench.store.update(id, { ...before.definition, name }, before.hash);
  if (!updated.ok) throw new Error(updated.error.code);
  return updated.value;
}

describe('versions of a definition', { timeout: 20_000 }, () => {
  it('begin with what was found, and name how each came to be, newest first', async () => {
    const bench = await definitionStoreBench({ 'a.json': text('One') });
    bench.setTime('2026-03-02T00:00:00.000Z');
    await saved(bench, 'Two');
    expect(await history(bench)).toEqual(['edited Two', 'foreign One']);
    const listed = await bench.store.versions(id);
    expect(listed.ok && listed.value[0]).toMatchObject({
      at: '2026-03-02T00:00:00.000Z',
      hash: bench.store.find(id)?.hash,
      definitionId: id,
    });
  });

  it('that a power failure tore are whole again before the file is written over', async () => {
    const before = await definitionStoreBench();
    const created = await before.store.create(aDraft({ name: 'New' }));
    if (!created.ok) throw new Error('not saved');
    const { definition, hash } = created.value;
    const folder = join(before.versions, versionFolderName(definition.id));
    const [torn = ''] = (await readdir(folder)).filter((name) => name.includes(hash));
    await writeFile(join(folder, torn), '');
    const bench = await before.reopen();
    expect(await bench.store.update(definition.id, aDraft({ name: 'Newer' }), hash)).toMatchObject({
      ok: true,
    });
    expect(await history(bench, definition.id)).toEqual(['edited Newer', 'created New']);
  });

  it('of a new one, a clone, and one brought back from the trash', async () => {
    const { store, ...bench } = await definitionStoreBench();
    const created = await store.create(aDraft({ name: 'New' }));
    const cloned = created.ok && (await store.clone(created.value.definition.id, null));
    if (!created.ok || !cloned || !cloned.ok) throw new Error('not saved');
    const copyId = cloned.value.definition.id;
    expect(await history({ store, ...bench }, created.value.definition.id)).toEqual(['created New']);
    expect(await history({ store, ...bench }, copyId)).toEqual(['cloned New copy']);
    const removed = await store.remove(copyId);
    if (removed.ok) await store.restore(removed.value);
    expect(await history({ store, ...bench }, copyId)).toEqual(['cloned New copy']);
  });

  it('hold the bytes of every edit by another program, byte for byte', async () => {
    const bench = await definitionStoreBench({ 'a.json': text('One') });
    expect(await history(bench)).toEqual(['foreign One']);
    await bench.put('a.json', text('By hand'));
    await vi.waitFor(() => expect(bench.store.find(id)?.definition.name).toBe('By hand'), { timeout: 3_000 });
    await saved(bench, 'Three');
    expect(await history(bench)).toEqual(['edited Three', 'foreign By hand', 'foreign One']);
    const listed = await bench.store.versions(id);
    const [, second, first] = listed.ok ? listed.value : [];
    for (const [version, name] of [
      [second, 'By hand'],
      [first, 'One'],
    ] as const) {
      const hash = bench.store.find(id)?.hash ?? '';
      await bench.store.revert({ definitionId: id, baseHash: hash }, version?.versionId ?? '');
      expect(await bench.text('a.json')).toBe(text(name));
    }
    expect((await history(bench)).slice(0, 2)).toEqual(['reverted One', 'reverted By hand']);
  });

  it('notice at start what was changed while Muster did not run', async () => {
    const bench = await definitionStoreBench({ 'a.json': text('One') });
    expect(await history(bench)).toEqual(['foreign One']);
    await bench.store.close();
    await bench.put('a.json', text('Meanwhile'));
    const again = await bench.reopen();
    await vi.waitFor(async () =>
      expect(await readdir(join(again.versions, versionFolderName(id)))).toHaveLength(3),
    );
    expect(await history(again)).toEqual(['foreign Meanwhile', 'foreign One']);
  });

  it('are the newest fifty: the fifty-first drops the first', async () => {
    const bench = await definitionStoreBench({ 'a.json': text('V0') });
    for (let number = 1; number <= 49; number++) await saved(bench, `V${String(number)}`);
    expect(await history(bench)).toHaveLength(50);
    expect((await history(bench)).at(-1)).toBe('foreign V0');
    await saved(bench, 'V50');
    const all = await history(bench);
    expect(all).toHaveLength(50);
    expect([all[0], all.at(-1)]).toEqual(['edited V50', 'edited V1']);
  });

  it('that are alike lie on the disk once', async () => {
    const bench = await definitionStoreBench({ 'a.json': text('One') });
    const two = await saved(bench, 'Two');
    const listed = await bench.store.versions(id);
    const first = listed.ok ? listed.value[1] : undefined;
    await bench.store.revert({ definitionId: id, baseHash: two.hash }, first?.versionId ?? '');
    const folder = join(bench.versions, versionFolderName(id));
    const files = (await readdir(folder)).filter((name) => name.includes(first?.hash ?? 'none'));
    expect(files).toHaveLength(2);
    const inodes = await Promise.all(files.map(async (name) => (await stat(join(folder, name))).ino));
    expect(new Set(inodes).size).toBe(1);
  });

  it('are read one by one; one that is damaged, unknown or a path is none', async () => {
    const bench = await definitionStoreBench({ 'a.json': text('One') });
    const listed = await bench.store.versions(id);
    const versionId = listed.ok ? (listed.value[0]?.versionId ?? '') : '';
    expect(await bench.store.readVersion(id, versionId)).toMatchObject({ value: { name: 'One' } });
    await writeFile(join(bench.versions, versionFolderName(id), `${versionId}.json`), text('Forged'));
    for (const wanted of [versionId, 'nothing', '../../../orchestration_groups/a', '']) {
      expect(await bench.store.readVersion(id, wanted)).toMatchObject({
        error: { code: 'version_not_found' },
      });
      const base = { definitionId: id, baseHash: bench.store.find(id)?.hash ?? '' };
      expect(await bench.store.revert(base, wanted)).toMatchObject({ error: { code: 'version_not_found' } });
    }
    expect(await bench.text('a.json')).toBe(text('One'));
  });

  it('of a hostile id or file name stay below their folder', async () => {
    const hostile = numberedDefinition(1, { name: 'Evil' });
    const evil = JSON.stringify({ ...hostile, id: '../../../escaped' });
    const bench = await definitionStoreBench({ '%2e%2e%2f..-.json': evil, 'con.json ..json': text('Odd') });
    expect(await history(bench, DefinitionId.parse('../../../escaped'))).toEqual(['foreign Evil']);
    expect(await history(bench)).toEqual(['foreign Odd']);
    expect((await readdir(bench.root)).sort()).toEqual(['.state', 'orchestration_groups']);
    expect(await readdir(join(bench.root, '.state'))).toEqual(['versions']);
    for (const name of await readdir(bench.versions)) expect(name).toMatch(/^[\da-f]{32}$/);
  });

  it('stay while the definition is away for up to 30 days, then go at the next start', async () => {
    let bench = await definitionStoreBench({ 'a.json': text('One') });
    await history(bench);
    await bench.store.remove(id);
    const kept = async (): Promise<number> => (await readdir(bench.versions)).length;
    for (const [day, folders] of [
      ['2026-03-01', 1],
      ['2026-03-30', 1],
      ['2026-04-02', 0],
    ] as const) {
      await bench.store.close();
      bench = await bench.reopen(`${day}T00:00:00.000Z`);
      expect(await kept(), day).toBe(folders);
    }
  });
});

describe('a history that cannot be written', () => {
  it('keeps nobody from saving, and is logged', async () => {
    const bench = await definitionStoreBench({ 'a.json': text('One') });
    await bench.store.close();
    await rm(bench.versions, { recursive: true, force: true });
    await mkdir(join(bench.root, '.state'), { recursive: true });
    await writeFile(bench.versions, 'in the way');
    const again = await bench.reopen();
    await saved(again, 'Two');
    expect(JSON.parse(await again.text('a.json'))).toMatchObject({ name: 'Two' });
    expect(await history(again)).toEqual([]);
    expect(again.logger.facts.map(({ event }) => event)).toContain('versions.failed');
  });
});

describe('reverting', { timeout: 20_000 }, () => {
  it('is refused when the file is another by now, and when the earlier name has been taken', async () => {
    const bench = await definitionStoreBench({ 'a.json': text('One') });
    const two = await saved(bench, 'Two');
    const listed = await bench.store.versions(id);
    const first = (listed.ok ? listed.value[1]?.versionId : undefined) ?? '';
    const base = { definitionId: id, baseHash: two.hash };
    expect(await bench.store.revert({ ...base, baseHash: 'stale' }, first)).toMatchObject({
      error: { code: 'definition_changed_on_disk' },
    });
    await bench.store.create(aDraft({ name: 'one' }));
    expect(await bench.store.revert(base, first)).toMatchObject({
      error: { code: 'definition_name_taken', name: 'One' },
    });
    expect(bench.store.find(id)?.definition.name).toBe('Two');
  });
});
