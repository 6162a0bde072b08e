import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, afterAll, describe, expect, it } from 'vitest';
import { openHostRig, type HostRig } from '../../../../testing/host-rig';
import { paint, patterned, pngOf } from '../../../../testing/vision/template-folder';
import { tempFolderOfTest } from '../../../../testing/temp-folder-of-test';
import { InstanceRef } from '../../../shared/instance-reference';
import type { TemplateSummary } from '../../../shared/template';

let rig: HostRig;
const known = new Map<string, TemplateSummary>();
const listeners = new Set<() => void>();

beforeAll(async () => {
  rig = await openHostRig({ devices: 1 });
  const put = (templates: readonly TemplateSummary[]): void => {
    for (const template of templates) known.set(template.name, template);
    for (const listener of listeners) listener();
  };
  rig.client.subscribe(
    'templates',
    {},
    {
      snapshot: put,
      patches: (changes) => {
        for (const change of changes) if (change.type === 'remove') known.delete(change.name);
        put(changes.flatMap((change) => (change.type === 'put' ? [change.template] : [])));
      },
    },
  );
}, 60_000);
afterAll(() => rig.close());

const until = (condition: () => boolean): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (!condition()) return;
      listeners.delete(look);
      resolve();
    };
    listeners.add(look);
    look();
  });
const folder = (): string => join(rig.folder, 'templates');
const pictured = async (seed = 1): Promise<string> =>
  (await pngOf(patterned(40, 20, seed))).toString('base64');

async function create(name: string, settings: object = {}) {
  const made = await rig.client.call('templates.create', { name, png: await pictured(), settings });
  if (made.ok) await until(() => known.has(name));
  return made;
}

describe('templates through the contract', () => {
  it('writes a picture with what is known of it, and tells everybody who looks', async () => {
    const settings = { label: 'Claim', threshold: 0.9, resolution: '540x960' };
    expect(await create('shop/claim', settings)).toEqual({ ok: true, value: { name: 'shop/claim' } });
    expect(known.get('shop/claim')).toMatchObject({
      ...{ label: 'Claim', threshold: 0.9, problems: [] },
      images: [{ width: 40, height: 20, resolution: { width: 540, height: 960 } }],
    });
    expect(await readFile(join(folder(), 'shop/claim.yaml'), 'utf8')).toBe(
      'label: Claim\nthreshold: 0.9\nresolution: 540x960\n',
    );
  });

  it('never writes over a file, nor anywhere else', async () => {
    await create('taken');
    const before = await readFile(join(folder(), 'taken.png'));
    expect(await create('Taken')).toMatchObject({ error: { code: 'template_name_taken' } });
    await writeFile(join(folder(), 'half.yaml'), 'label: Half\n');
    expect(
      await rig.client.call('templates.create', { name: 'half', png: await pictured(2), settings: {} }),
    ).toMatchObject({
      error: { code: 'template_name_taken' },
    });
    expect(await readFile(join(folder(), 'taken.png'))).toEqual(before);
    for (const name of ['../out', '/etc/x', '.hidden', 'a\\b', 'con', ''])
      expect(await create(name)).toMatchObject({ error: { code: 'template_name_invalid' } });
    const elsewhere = await tempFolderOfTest();
    await symlink(elsewhere, join(folder(), 'link'), 'dir');
    expect(await create('link/x')).toMatchObject({ error: { code: 'template_name_invalid' } });
    expect(await readdir(elsewhere)).toEqual([]);
  });

  it('refuses what can’t be found again, in a sentence', async () => {
    const flat = (await pngOf(paint(20, 20, () => [9, 9, 9]))).toString('base64');
    for (const png of [flat, Buffer.from('no picture').toString('base64')]) {
      const made = await rig.client.call('templates.create', { name: 'bad', png, settings: {} });
      if (made.ok || made.error.code !== 'template_unusable') throw new Error('it was taken');
      expect(made.error.message).toMatch(/\.$/);
    }
    expect(await readdir(folder())).not.toContain('bad.png');
  });

  it('changes settings and keeps what people wrote beside them', async () => {
    await create('kept');
    await writeFile(join(folder(), 'kept.yaml'), '# Mine\nlabel: Old # why\nmine: 1\nthreshold: 0.7\n');
    await until(() => known.get('kept')?.label === 'Old');
    const { version = '' } = known.get('kept') ?? {};
    const area = { x: 0, y: '50%', width: '100%', height: '50%' };
    const change = { label: 'New', threshold: null, area };
    expect(await rig.client.call('templates.change', { name: 'kept', version, change })).toMatchObject({
      ok: true,
    });
    expect(await readFile(join(folder(), 'kept.yaml'), 'utf8')).toBe(
      '# Mine\nlabel: New # why\nmine: 1\narea: { x: 0, y: 50%, width: 100%, height: 50% }\n',
    );
    await until(() => known.get('kept')?.label === 'New');
    expect(await rig.client.call('templates.change', { name: 'kept', version, change })).toMatchObject({
      error: { code: 'template_changed' },
    });
  });

  it('deletes into the trash and brings back byte for byte, never over another', async () => {
    await create('gone', { label: 'Gone' });
    const bytes = await readFile(join(folder(), 'gone.png'));
    const removed = await rig.client.call('templates.delete', { name: 'gone' });
    if (!removed.ok) throw new Error(removed.error.code);
    expect(removed.value.trashIds).toHaveLength(2);
    await until(() => !known.has('gone'));
    const [, second] = removed.value.trashIds;
    await create('gone');
    expect(await rig.client.call('templates.restore', removed.value)).toMatchObject({
      error: { code: 'template_name_taken' },
    });
    expect(second).toBeDefined();
    await rig.client.call('templates.delete', { name: 'gone' });
    expect(await rig.client.call('templates.restore', removed.value)).toMatchObject({ ok: true });
    expect(await readFile(join(folder(), 'gone.png'))).toEqual(bytes);
    await until(() => known.get('gone')?.label === 'Gone');
  });

  it('shows pictures no larger than asked', async () => {
    await create('shown');
    const small = await rig.client.call('templates.picture', { name: 'shown', image: 0, side: 20 });
    if (!small.ok) throw new Error(small.error.code);
    expect(small.value).toMatchObject({ width: 20, height: 10 });
    expect(await sharp(Buffer.from(small.value.png, 'base64')).metadata()).toMatchObject({
      width: 20,
      height: 10,
    });
    expect(await rig.client.call('templates.picture', { name: 'shown', image: 7, side: 20 })).toMatchObject({
      error: { code: 'template_unusable' },
    });
  });

  it('tries one on the screen of an instance: where it is, how alike, and what comes next', async () => {
    const ref = InstanceRef.parse('sim:1');
    const shot = await rig.client.call('instances.screenshot', { ref });
    if (!shot.ok) throw new Error(shot.error.code);
    const cut = { left: 0, top: 0, width: 120, height: 60 };
    const png = await sharp(Buffer.from(shot.value.png, 'base64')).extract(cut).png().toBuffer();
    const resolution = `${String(shot.value.width)}x${String(shot.value.height)}`;
    await mkdir(folder(), { recursive: true });
    const made = await rig.client.call('templates.create', {
      ...{ name: 'corner', png: png.toString('base64'), settings: { resolution } },
    });
    expect(made).toMatchObject({ ok: true });
    await until(() => known.has('corner'));
    const tried = await rig.client.call('templates.try', { name: 'corner', ref });
    expect(tried).toMatchObject({
      value: {
        box: { x: 0, y: 0, width: 120, height: 60 },
        threshold: 0.8,
        screen: { width: shot.value.width },
      },
    });
    if (tried.ok) expect(tried.value.score).toBeGreaterThan(0.99);
    expect(await rig.client.call('templates.try', { name: 'nope', ref })).toMatchObject({
      error: { code: 'template_not_found' },
    });
  });
});

describe('lists of templates of the earlier program', () => {
  it('are imported with their pictures, never over another, and taken back', async () => {
    await create('Here');
    const png = await pictured(5);
    const list =
      'templates:\n  - { name: Main, path: ui/Main.png }\n  - { name: Here, path: ui/Main.png }\n  - { name: Gone, path: no.png }\n';
    const opened = await rig.client.call('routineFiles.open', {});
    if (!opened.ok) throw new Error(opened.error.code);
    const { importId } = opened.value;
    const sources = {
      'templates/registry.yaml': Buffer.from(list).toString('base64'),
      'templates/ui/Main.png': png,
    };
    for (const [file, [source, base64]] of Object.entries(sources).entries())
      await rig.client.call('routineFiles.add', { importId, file, source, offset: 0, base64 });
    const place = { into: '', names: [] };
    const looked = await rig.client.call('routineFiles.preview', { importId, place, leave: [] });
    if (!looked.ok) throw new Error(looked.error.code);
    expect(looked.value.rows[0]).toMatchObject({ kind: 'templates', name: null, templates: ['Main'] });
    expect(looked.value.rows[0]?.remarks.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['Gone', 'Here']),
    );
    const decisions = [{ file: 0, choice: 'add' as const }];
    const done = await rig.client.call('routineFiles.import', { importId, place, decisions });
    if (!done.ok || done.value.undoId === null) throw new Error('nothing was written');
    expect(done.value).toMatchObject({ routines: [], templates: ['Main'], templatesLeft: [] });
    await until(() => known.get('Main')?.problems.length === 0);
    const undone = await rig.client.call('routineFiles.undo', { undoId: done.value.undoId });
    expect(undone).toMatchObject({ value: { undone: 1, left: [] } });
    await until(() => !known.has('Main'));
    expect(known.has('Here')).toBe(true);
  });
});
