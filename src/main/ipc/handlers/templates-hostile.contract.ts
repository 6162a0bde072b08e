import { mkdir, readdir, readFile, stat, symlink, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openHostRig, type HostRig } from '../../../../testing/host-rig';
import { patterned, pngOf } from '../../../../testing/vision/template-folder';
import type { TemplateSummary } from '../../../shared/template';

let rig: HostRig;
const known = new Map<string, TemplateSummary>();

beforeAll(async () => {
  rig = await openHostRig({ devices: 0 });
  const put = (template: TemplateSummary): void => void known.set(template.name, template);
  rig.client.subscribe(
    'templates',
    {},
    {
      snapshot: (all) => all.forEach(put),
      patches: (changes) => {
        for (const change of changes)
          if (change.type === 'put') put(change.template);
          else known.delete(change.name);
      },
    },
  );
  await mkdir(folder(), { recursive: true });
}, 60_000);
afterAll(() => rig.close());

const folder = (...parts: string[]): string => join(rig.folder, 'templates', ...parts);
const pictured = async (seed = 1): Promise<string> =>
  (await pngOf(patterned(40, 20, seed))).toString('base64');
const shown = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 10_000, interval: 20 });
const create = async (name: string, seed = 1) =>
  rig.client.call('templates.create', { name, png: await pictured(seed), settings: {} });
const has = (name: string): Promise<void> => shown(() => expect([...known.keys()]).toContain(name));

describe('calls from a window that was taken over', () => {
  it.each([
    ...[
      '../x',
      '..',
      'a/../../x',
      '/etc/x',
      'C:/x',
      'a\\..\\x',
      './x',
      'a//x',
      'a/',
      '.x',
      'x/.y',
      'node_modules/x',
    ],
    ...['con', 'NUL.x', 'a/LPT1', 'x.', 'x ', ' x', 'x\u0000', 'x\n', 'x:y', 'x?', 'x*', 'x|y', '\ud800', ''],
    ...['a'.repeat(81), 'a/b/c/d/e/f/g/h/i', `${'a/'.repeat(100)}x`],
  ])('nothing is written under the name %j', async (name) => {
    expect(await create(name)).toMatchObject({ ok: false, error: { code: 'template_name_invalid' } });
    expect(await readdir(folder())).toEqual([]);
    for (const call of ['templates.delete', 'templates.picture', 'templates.change'] as const) {
      const input = { name, image: 0, side: 100, version: '', change: {} };
      expect(await rig.client.call(call, input)).toMatchObject({ error: { code: 'template_not_found' } });
    }
  });

  it('too much is refused before it is read, and what is no base64', async () => {
    for (const png of ['A'.repeat(3 * 2 ** 20), 'not base64!', '%%%%'])
      expect(await rig.client.call('templates.create', { name: 'big', png, settings: {} })).toMatchObject({
        error: { code: 'invalid_input' },
      });
    const settings = { label: 'x'.repeat(121) };
    expect(
      await rig.client.call('templates.create', { name: 'big', png: await pictured(), settings }),
    ).toMatchObject({ error: { code: 'invalid_input' } });
    const trashIds = Array.from({ length: 101 }, () => crypto.randomUUID()) as never;
    expect(await rig.client.call('templates.restore', { trashIds })).toMatchObject({
      error: { code: 'invalid_input' },
    });
    expect(await readdir(folder())).toEqual([]);
  });

  it('of many who save the same name one has it, whole', async () => {
    const names = Array.from({ length: 12 }, (_, at) => (at % 2 === 0 ? 'race' : 'Race'));
    const made = await Promise.all(names.map((name, seed) => create(name, seed + 1)));
    const first = made.findIndex(({ ok }) => ok);
    expect(made.filter(({ ok }) => ok).length, 'the file system may tell capitals apart').toBeLessThanOrEqual(
      2,
    );
    const png = Buffer.from(await pictured(first + 1), 'base64');
    expect(await readFile(folder(`${names[first] ?? ''}.png`))).toEqual(png);
    for (const one of made) if (!one.ok) expect(one.error.code).toBe('template_name_taken');
  });

  it.skipIf(process.platform === 'win32')('a link beside a picture is not written through', async () => {
    await create('linked');
    await has('linked');
    await unlink(folder('linked.yaml'));
    await writeFile(folder('common.yaml'), 'label: Common\n');
    await symlink('common.yaml', folder('linked.yaml'));
    await shown(() => expect(known.get('linked')).toBeDefined());
    const { version = '' } = known.get('linked') ?? {};
    const changed = await rig.client.call('templates.change', {
      ...{ name: 'linked', version, change: { label: 'Mine' } },
    });
    expect(changed).toMatchObject({ ok: false });
    const set = await rig.client.call('templates.setPicture', {
      ...{ name: 'linked', version, file: null, png: await pictured(9), resolution: '720x1280' },
    });
    expect(set).toMatchObject({ ok: false });
    expect(await readFile(folder('common.yaml'), 'utf8')).toBe('label: Common\n');
  });
});

describe('another name', () => {
  it.skipIf(process.platform !== 'linux')(
    'takes the place of nothing, also where only capitals are others, and leads nowhere else',
    async () => {
      await create('Old');
      await has('Old');
      for (const to of ['../x', '/etc/x', 'con', 'a\\b', '.x'])
        expect(await rig.client.call('templates.rename', { name: 'Old', to })).toMatchObject({
          error: { code: 'template_name_invalid' },
        });
      // Written a moment ago, and so not yet among the templates that are known.
      await writeFile(folder('old.png'), 'mine');
      const renamed = await rig.client.call('templates.rename', { name: 'Old', to: 'old' });
      expect(await readFile(folder('old.png'), 'utf8')).toBe('mine');
      expect(renamed).toMatchObject({ ok: false });
      expect(await readFile(folder('Old.png'))).toEqual(Buffer.from(await pictured(), 'base64'));
      await unlink(folder('old.png'));
      // The folder may learn of the file that was here only now, and refuses until it has learnt that it is gone.
      await vi.waitFor(
        async () => {
          const again = await rig.client.call('templates.rename', { name: 'Old', to: 'old' });
          expect(again).toMatchObject({ ok: true });
        },
        { timeout: 10_000, interval: 50 },
      );
      expect(await readdir(folder())).toEqual(expect.arrayContaining(['old.png', 'old.yaml']));
    },
  );
});

describe('undo', () => {
  const remove = async (name: string) => {
    const removed = await rig.client.call('templates.delete', { name });
    if (!removed.ok) throw new Error(removed.error.code);
    await shown(() => expect(known.has(name)).toBe(false));
    return removed.value;
  };

  it('brings nothing back over what somebody put there meanwhile, and can be asked again', async () => {
    await create('mine');
    await has('mine');
    const gone = await remove('mine');
    await writeFile(folder('mine.yaml'), 'label: Theirs\n');
    expect(await rig.client.call('templates.restore', gone)).toMatchObject({
      error: { code: 'template_name_taken' },
    });
    expect(await readFile(folder('mine.yaml'), 'utf8')).toBe('label: Theirs\n');
    expect((await readdir(folder())).filter((name) => name.startsWith('mine'))).toEqual(['mine.yaml']);
    await unlink(folder('mine.yaml'));
    expect(await rig.client.call('templates.restore', gone)).toMatchObject({ ok: true });
    await has('mine');
  });

  it.skipIf(process.platform === 'win32')(
    'brings back a picture that is too large, and one with a name this program would not give',
    async () => {
      await writeFile(folder('huge.png'), Buffer.alloc(6 * 2 ** 20));
      await writeFile(folder('what?.png'), Buffer.from(await pictured(4), 'base64'));
      for (const name of ['huge', 'what?']) {
        await has(name);
        const before = await stat(folder(`${name}.png`));
        const gone = await remove(name);
        expect(await rig.client.call('templates.restore', gone), name).toMatchObject({ ok: true });
        expect((await stat(folder(`${name}.png`))).size).toBe(before.size);
      }
    },
  );

  it('with ids of something else, or of nothing, changes nothing', async () => {
    const before = await readdir(folder());
    for (const id of [crypto.randomUUID(), '../../etc', '..'])
      expect(await rig.client.call('templates.restore', { trashIds: [id as never] })).toMatchObject({
        ok: false,
      });
    expect(await readdir(folder())).toEqual(before);
  });
});
