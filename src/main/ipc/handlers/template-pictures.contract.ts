import { access, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, afterAll, describe, expect, it } from 'vitest';
import { openHostRig, type HostRig } from '../../../../testing/host-rig';
import { paint, patterned, pngOf } from '../../../../testing/vision/template-folder';
import { SCREEN_PIECE_BYTES } from '../../../shared/contract/templates';
import type { ScreenId } from '../../../shared/ids';
import { InstanceRef } from '../../../shared/instance-reference';
import type { Frame } from '../../../shared/frame';
import { NOTHING_IGNORED } from '../../../shared/ignored-parts';
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
const base64 = async (picture: Frame): Promise<string> => (await pngOf(picture)).toString('base64');
const textOf = (name: string): Promise<string> => readFile(join(folder(), `${name}.yaml`), 'utf8');
const isThere = (file: string): Promise<boolean> =>
  access(join(folder(), file)).then(
    () => true,
    () => false,
  );
const versionOf = (name: string): string => known.get(name)?.version ?? '';

async function make(name: string, settings: object = {}): Promise<void> {
  const made = await rig.client.call('templates.create', {
    ...{ name, png: await base64(patterned(40, 20)), settings },
  });
  expect(made).toMatchObject({ ok: true });
  await until(() => known.has(name));
}

describe('pictures of a template through the contract', () => {
  it('takes the place of the one there, which goes to the trash with its mask; settings stay', async () => {
    await mkdir(folder(), { recursive: true });
    await writeFile(
      join(folder(), 'again.mask.png'),
      await pngOf(paint(40, 20, (x) => (x < 20 ? [255, 255, 255] : [0, 0, 0]))),
    );
    await writeFile(join(folder(), 'again.png'), await pngOf(patterned(40, 20)));
    await writeFile(
      join(folder(), 'again.yaml'),
      '# Mine\nlabel: Again\nthreshold: 0.9\nmask: again.mask.png\nresolution: 540x960\n',
    );
    await until(() => known.get('again')?.images[0]?.mask != null);
    const masked = await rig.client.call('templates.picture', { name: 'again', image: 0, side: 64 });
    if (!masked.ok) throw new Error(masked.error.code);
    const shown = await sharp(Buffer.from(masked.value.png, 'base64')).raw().toBuffer();
    expect([shown[3], shown[39 * 4 + 3]]).toEqual([255, 0]);

    const given = { name: 'again', file: 'again.png', png: await base64(patterned(30, 30, 4)) };
    const change = { ...given, version: versionOf('again'), resolution: '720x1280' };
    expect(await rig.client.call('templates.setPicture', change)).toEqual({ ok: true, value: {} });
    expect(await textOf('again')).toBe('# Mine\nlabel: Again\nthreshold: 0.9\nresolution: 720x1280\n');
    expect(await isThere('again.mask.png')).toBe(false);
    await until(() => known.get('again')?.images[0]?.width === 30);
    expect(known.get('again')).toMatchObject({ threshold: 0.9, problems: [] });
    expect(await rig.client.call('templates.setPicture', change)).toMatchObject({
      error: { code: 'template_changed' },
    });
  });

  it('is there whole at every moment while another takes its place, and each that was there can be had', async () => {
    await make('steady');
    const pictures = await Promise.all([1, 2].map((seed) => pngOf(patterned(40, 20, seed))));
    const seen = { whole: 0, other: 0 };
    const over = new AbortController();
    const reading = (async () => {
      while (!over.signal.aborted) {
        const bytes = await readFile(join(folder(), 'steady.png')).catch(() => null);
        seen[pictures.some((one) => bytes?.equals(one)) ? 'whole' : 'other'] += 1;
      }
    })();
    const set = async (png: string): Promise<boolean> => {
      const version = versionOf('steady');
      const change = { name: 'steady', version, file: 'steady.png', png, resolution: null };
      const answer = await rig.client.call('templates.setPicture', change);
      if (answer.ok || answer.error.code !== 'template_changed') return answer.ok;
      // The last change was not all known yet.
      await until(() => versionOf('steady') !== version);
      return set(png);
    };
    for (let round = 1; round <= 8; round += 1)
      expect(await set(pictures[round % 2]?.toString('base64') ?? '')).toBe(true);
    over.abort();
    await reading;
    expect(seen).toEqual({ whole: expect.any(Number) as number, other: 0 });
    const listed = await rig.client.call('trash.list', {});
    if (!listed.ok) throw new Error(listed.error.code);
    expect(listed.value.entries.filter(({ file }) => file === 'steady.png')).toHaveLength(8);
  });

  it('comes beside it for other screens, is cut again there, and goes', async () => {
    await make('many', { resolution: '540x960' });
    const add = async () =>
      rig.client.call('templates.setPicture', {
        ...{ name: 'many', version: versionOf('many'), file: null },
        ...{ png: await base64(patterned(50, 25, 7)), resolution: '1080x2400' },
      });
    expect(await add()).toMatchObject({ ok: true });
    await until(() => known.get('many')?.images.length === 2);
    expect(await textOf('many')).toMatch(/image: many-1080x2400\.png/);
    expect(known.get('many')).toMatchObject({
      images: [{ width: 40 }, { width: 50, resolution: { width: 1080, height: 2400 } }],
      problems: [],
    });
    // It is no template of its own, now that one names it.
    await until(() => !known.has('many-1080x2400'));
    expect(await add()).toMatchObject({ ok: true });
    await until(() => known.get('many')?.images.length === 3);
    for (const file of ['many-1080x2400.png', 'many-1080x2400-2.png']) {
      const gone = { name: 'many', version: versionOf('many'), file };
      const before = known.get('many')?.images.length ?? 0;
      expect(await rig.client.call('templates.removePicture', gone)).toMatchObject({ ok: true });
      await until(() => known.get('many')?.images.length === before - 1);
    }
    expect(await textOf('many')).toBe('resolution: 540x960\n');
    expect((await readdir(folder())).filter((file) => file.startsWith('many'))).toEqual([
      'many.png',
      'many.yaml',
    ]);
  });

  it('is refused where it can’t be found again, is another’s, or nobody knows its screen', async () => {
    await make('own');
    const set = async (change: object) =>
      rig.client.call('templates.setPicture', {
        ...{ name: 'own', version: versionOf('own'), file: 'own.png', resolution: null },
        ...{ png: await base64(patterned(20, 20)), ...change },
      });
    expect(await set({ png: await base64(paint(9, 9, () => [1, 2, 3])) })).toMatchObject({
      error: { code: 'template_unusable' },
    });
    expect(await set({ file: null })).toMatchObject({ error: { code: 'template_unusable' } });
    for (const file of ['other.png', '../own.png', '/etc/passwd'])
      expect(await set({ file })).toMatchObject({ error: { code: 'template_not_found' } });
    await writeFile(join(folder(), 'borrows.png'), await pngOf(patterned(20, 20)));
    await writeFile(
      join(folder(), 'borrows.yaml'),
      'variants:\n  - { image: own.png, resolution: 100x100 }\n',
    );
    await until(() => known.get('borrows')?.images.length === 2);
    expect(await set({})).toMatchObject({
      error: { message: 'The template "borrows" uses the same picture.' },
    });
    const own = { name: 'own', version: versionOf('own'), file: 'own.png' };
    expect(await rig.client.call('templates.removePicture', own)).toMatchObject({ ok: false });
  });
});

describe('another name for a template', () => {
  it('moves all its files, never over another', async () => {
    await make('old/name', { label: 'Kept' });
    const rename = (name: string, to: string) => rig.client.call('templates.rename', { name, to });
    await rig.client.call('templates.setPicture', {
      ...{ name: 'old/name', version: versionOf('old/name'), file: null },
      ...{ png: await base64(patterned(50, 25, 7)), resolution: '1080x2400' },
    });
    await until(() => known.get('old/name')?.images.length === 2);
    expect(await rename('old/name', 'new/place')).toEqual({ ok: true, value: {} });
    await until(() => known.get('new/place')?.images.length === 2 && !known.has('old/name'));
    expect(known.get('new/place')).toMatchObject({ label: 'Kept', problems: [] });
    expect(await readdir(join(folder(), 'old'))).toEqual([]);
    await make('there');
    expect(await rename('new/place', 'There')).toMatchObject({ error: { code: 'template_name_taken' } });
    expect(await rename('new/place', '../out')).toMatchObject({ error: { code: 'template_name_invalid' } });
    expect(await rename('nobody', 'x')).toMatchObject({ error: { code: 'template_not_found' } });
    await writeFile(join(folder(), 'half.yaml'), 'label: Half\n');
    await until(() => known.has('half'));
    expect(await rename('there', 'half')).toMatchObject({ error: { code: 'template_name_taken' } });
    expect(await isThere('there.png')).toBe(true);
    expect(await rename('there', 'THERE')).toMatchObject({ ok: true });
    await until(() => known.has('THERE'));
  });
});

describe('a cut on its own screen', () => {
  // The same mark twice on a pattern, and a flat corner.
  const screen = paint(200, 120, (x, y) => {
    const mark = (left: number): boolean => x >= left && x < left + 24 && y >= 40 && y < 64;
    if (x > 160 && y > 90) return [40, 40, 40];
    if (mark(20) || mark(120)) return (x * y) % 7 > 3 ? [250, 220, 20] : [20, 20, 90];
    return [(x * 3 + y) % 90, (y * 5) % 120, 60];
  });
  /** Hands a picture over, in pieces as small as they may be large. */
  const handOver = async (png: Uint8Array): Promise<ScreenId> => {
    const opened = await rig.client.call('templates.openScreen', { bytes: png.length });
    if (!opened.ok) throw new Error(opened.error.code);
    const { screenId } = opened.value;
    for (let offset = 0; offset < png.length; offset += SCREEN_PIECE_BYTES) {
      const base64 = Buffer.from(png.subarray(offset, offset + SCREEN_PIECE_BYTES)).toString('base64');
      const added = await rig.client.call('templates.addScreen', { screenId, offset, base64 });
      expect(added).toEqual({ ok: true, value: {} });
    }
    return screenId;
  };
  const compare = async (box: object, rest: object = {}) =>
    rig.client.call('templates.compare', {
      ...{ screenId: await kept(), box: { x: 20, y: 40, width: 24, height: 24, ...box } },
      ...{ ignored: NOTHING_IGNORED, color: false, area: null, ...rest },
    });
  let handedOver: Promise<ScreenId> | undefined;
  const kept = (): Promise<ScreenId> => (handedOver ??= pngOf(screen).then(handOver));

  it('is compared with the rest of it, or with its area alone', async () => {
    const seen = await compare({});
    if (!seen.ok) throw new Error(seen.error.code);
    expect(seen.value.weak).toBeNull();
    expect(seen.value.next?.score ?? 0).toBeGreaterThan(0.5);
    const near = await compare({}, { area: { x: 10, y: 30, width: 50, height: 50 } });
    if (!near.ok) throw new Error(near.error.code);
    expect(near.value.next?.score ?? 0).toBeLessThan(seen.value.next?.score ?? 0);
  });

  it('tells what is wrong with the picture itself, also with what is ignored', async () => {
    expect(await compare({ x: 170, y: 95, width: 20, height: 20 })).toMatchObject({
      value: { weak: 'flat', next: null },
    });
    const all = { boxes: [{ x: 0, y: 0, width: 24, height: 24 }], colors: [] };
    expect(await compare({}, { ignored: all })).toMatchObject({ value: { weak: 'transparent' } });
    expect(await compare({ width: 5, height: 5 })).toMatchObject({ value: { weak: 'tiny' } });
    expect(await compare({ x: 190 })).toMatchObject({ error: { code: 'template_unusable' } });
    const noScreen = await handOver(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'));
    expect(await compare({}, { screenId: noScreen })).toMatchObject({ error: { code: 'template_unusable' } });
  });

  it('is refused beyond all bounds, and not found where the picture is unknown or not all there', async () => {
    for (const box of [{ x: -1 }, { width: 0 }, { height: 1e9 }, { y: 0.5 }])
      expect(await compare(box), JSON.stringify(box)).toMatchObject({ error: { code: 'invalid_input' } });
    const tooLarge = { x: 0, y: 0, width: 4_000, height: 4_000 };
    expect(await compare(tooLarge)).toMatchObject({ error: { code: 'template_unusable' } });
    const part = await rig.client.call('templates.openScreen', { bytes: 100 });
    if (!part.ok) throw new Error(part.error.code);
    for (const screenId of [part.value.screenId, 'nobody’s'])
      expect(await compare({}, { screenId })).toMatchObject({ error: { code: 'template_screen_not_found' } });
    for (const bytes of [0, 2 ** 31])
      expect(await rig.client.call('templates.openScreen', { bytes })).toMatchObject({
        error: { code: 'invalid_input' },
      });
    const { screenId } = part.value;
    for (const piece of [
      { offset: 50, base64: 'AAAA' },
      { offset: 0, base64: 'A'.repeat(400) },
    ])
      expect(await rig.client.call('templates.addScreen', { screenId, ...piece })).toMatchObject({
        error: { code: 'invalid_input' },
      });
  });

  it('is compared with a screen the host has taken itself', async () => {
    const taken = await rig.client.call('templates.takeScreen', { ref: InstanceRef.parse('sim:1') });
    if (!taken.ok) throw new Error(taken.error.code);
    const { screenId, width, png } = taken.value;
    expect((await sharp(Buffer.from(png, 'base64')).metadata()).width).toBe(width);
    const whole = { x: 0, y: 0, width: 120, height: 60 };
    expect(await compare(whole, { screenId })).toMatchObject({ ok: true });
  });
});

describe('a try on an instance', () => {
  it('shows the next best place each time, what lies outside the area, and no picture where none is wanted', async () => {
    const ref = InstanceRef.parse('sim:1');
    const shot = await rig.client.call('instances.screenshot', { ref });
    if (!shot.ok) throw new Error(shot.error.code);
    const { width, height } = shot.value;
    const png = await sharp(Buffer.from(shot.value.png, 'base64'))
      .extract({ left: 0, top: 0, width: 120, height: 60 })
      .png()
      .toBuffer();
    const resolution = `${String(width)}x${String(height)}`;
    const area = { x: 0, y: '50%', width: '100%', height: '50%' };
    await rig.client.call('templates.create', {
      ...{ name: 'corner', png: png.toString('base64'), settings: { resolution, area } },
    });
    await until(() => known.has('corner'));
    const look = () => rig.client.call('templates.try', { name: 'corner', ref, picture: false });
    const [first, second] = [await look(), await look()];
    if (!first.ok || !second.ok) throw new Error('it could not be tried');
    expect(first.value).toMatchObject({
      screen: { width, height, png: null },
      outside: { box: { x: 0, y: 0 } },
      cutFrom: { width, height },
      area: { y: height / 2 },
    });
    expect(first.value.outside?.score ?? 0).toBeGreaterThan(0.99);
    // What the first look learned hides nothing from the second.
    expect(second.value.runnerUp === null).toBe(first.value.runnerUp === null);
  });
});
