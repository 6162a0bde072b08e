import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { definitionIdOf } from '../../../testing/definition-ids';
import { createFakeClock } from '../../../testing/fake-clock';
import { tempFolderOfTest } from '../../../testing/temp-folder-of-test';
import type { DefinitionId } from '../../shared/ids';
import { openPinnedDefinitions, type PinnedDefinitions } from './pinned-definitions';

const [one, two] = [definitionIdOf(1), definitionIdOf(2)];

async function bench() {
  const root = await tempFolderOfTest();
  const [file, quarantineFolder] = [join(root, 'pinned.json'), join(root, 'quarantine')];
  const gone = new Set<DefinitionId>();
  const clock = createFakeClock();
  const open = (): Promise<PinnedDefinitions> =>
    openPinnedDefinitions({ file, quarantineFolder, clock, exists: (id) => !gone.has(id) });
  return { file, quarantineFolder, gone, open };
}

describe('pinned definitions', () => {
  it('are kept; those of definitions that are gone are dropped with the next write', async () => {
    const { file, gone, open } = await bench();
    const pinned = await open();
    await Promise.all([pinned.set(one, true), pinned.set(two, true)]);
    expect([one, two].map((id) => pinned.has(id))).toEqual([true, true]);
    gone.add(one);
    // An undo may still bring the definition back.
    expect(pinned.has(one)).toBe(true);
    const again = await open();
    expect([one, two].map((id) => again.has(id))).toEqual([false, true]);
    await again.set(two, false);
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({ schemaVersion: 1, pinned: [] });
  });

  it('tell when they change, and only then', async () => {
    const pinned = await (await bench()).open();
    let told = 0;
    const off = pinned.watch(() => (told += 1));
    await pinned.set(one, true);
    await pinned.set(one, true);
    expect(told).toBe(1);
    off();
    await pinned.set(one, false);
    expect(told).toBe(1);
  });

  it('start empty with an unreadable file, which is kept aside before it is written over', async () => {
    const { file, quarantineFolder, open } = await bench();
    await writeFile(file, 'broken');
    const pinned = await open();
    expect(pinned.has(one)).toBe(false);
    await pinned.set(one, true);
    expect(await readdir(quarantineFolder)).toHaveLength(1);
    expect((await open()).has(one)).toBe(true);
  });

  it('that cannot be written stay as they were', async () => {
    const { file, open } = await bench();
    const pinned = await open();
    await mkdir(file);
    expect(await pinned.set(one, true)).toMatchObject({ error: { code: 'file_write_failed', file } });
    expect(pinned.has(one)).toBe(false);
  });
});
