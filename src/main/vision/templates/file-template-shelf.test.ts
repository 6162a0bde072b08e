import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { createFakeClock } from '../../../../testing/fake-clock';
import { kernelFromSource } from '../../../../testing/vision/matcher-kernel';
import {
  paint,
  patterned,
  pngOf,
  templateFolder,
  type TestTemplates,
} from '../../../../testing/vision/template-folder';
import type { Frame } from '../../../shared/frame';
import { createSystemClock } from '../../platform/system-clock';
import { createMatcher } from '../matcher/matcher';
import { createFileTemplateShelf, type FileTemplateShelf } from './file-template-shelf';

const SCREEN = { width: 540, height: 960 };
const never = new AbortController().signal;

function shelfOf({ folder }: TestTemplates, memoryLimitBytes?: number): FileTemplateShelf {
  const clock = createSystemClock();
  return createFileTemplateShelf({ folder, clock, ...(memoryLimitBytes && { memoryLimitBytes }) });
}

function pasted(screen: Frame, piece: Frame, left: number, top: number): Frame {
  const pixels = screen.pixels.slice();
  for (let y = 0; y < piece.height; y += 1) {
    const row = piece.pixels.subarray(y * piece.width * 4, (y + 1) * piece.width * 4);
    pixels.set(row, ((top + y) * screen.width + left) * 4);
  }
  return { ...screen, pixels };
}

describe('a shelf of templates', () => {
  it('gives a template as it was cut: what it finds is where it was pasted', async () => {
    const templates = await templateFolder();
    const piece = patterned(24, 18, 4);
    await templates.write('a/piece.png', piece);
    await templates.write('a/piece.yaml', 'threshold: 0.95\narea: { x: 0, y: 0, width: 50%, height: 100% }');
    const shelf = shelfOf(templates);
    const { image, ...rest } = await shelf.take('a/piece', SCREEN, never);
    expect(rest).toMatchObject({ name: 'a/piece', threshold: 0.95, area: { width: { percent: 50 } } });
    const screen = pasted(
      paint(200, 120, (x, y) => [x, y, (x * y) % 256]),
      piece,
      61,
      33,
    );
    const view = createMatcher({ kernel: await kernelFromSource() }).view(screen);
    expect((await view.match(image.at(1), { threshold: 0.95 })).best).toMatchObject({ x: 61, y: 33 });
  });

  it('ignores what a mask has black', async () => {
    const templates = await templateFolder();
    await templates.write('m.png', patterned(20, 20));
    await templates.write(
      'hide.png',
      paint(20, 20, (x) => (x < 10 ? [255, 255, 255] : [0, 0, 0])),
    );
    await templates.write('m.yaml', 'mask: hide.png');
    const { image } = await shelfOf(templates).take('m', SCREEN, never);
    expect(image.at(1)).toMatchObject({ opaque: 200, masked: true });
  });

  it('takes the variant that fits a screen', async () => {
    const templates = await templateFolder();
    for (const [name, width] of Object.entries({ v: 10, tall: 11, wide: 12, large: 13 }))
      await templates.write(`${name}.png`, patterned(width, 10));
    const variants = `[{ image: tall.png, resolution: 1080x2400 }, { image: wide.png, resolution: 1280x720 }, { image: large.png, resolution: 1080x1920 }]`;
    await templates.write('v.yaml', `resolution: 540x960\nvariants: ${variants}`);
    const shelf = shelfOf(templates);
    const widthOn = async (width: number, height: number): Promise<number> =>
      (await shelf.take('v', { width, height }, never)).image.at(1).width;
    expect(await widthOn(540, 960)).toBe(10);
    expect(await widthOn(720, 1600)).toBe(11);
    expect(await widthOn(1920, 1080)).toBe(12);
    expect(await widthOn(1080, 1920)).toBe(13);
    expect(await widthOn(900, 1600)).toBe(13);
    expect(await widthOn(1080, 2340)).toBe(11);
  });

  it('says in words what is missing or broken', async () => {
    const templates = await templateFolder();
    await templates.write('button.png', patterned(20, 10));
    await templates.write(
      'flat.png',
      paint(20, 10, () => [1, 2, 3]),
    );
    await templates.write('gone.png', patterned(20, 10));
    const shelf = shelfOf(templates);
    await shelf.take('gone', SCREEN, never);
    await rm(join(templates.folder, 'gone.png'));
    const failure = (name: string): Promise<unknown> =>
      shelf.take(name, SCREEN, never).catch((error: unknown) => error);
    expect(await failure('buton')).toMatchObject({
      code: 'recognition_unavailable',
      message: 'there is no template “buton”; did you mean “button”?',
    });
    expect(await failure('flat')).toMatchObject({ code: 'recognition_unavailable' });
    await vi.waitFor(async () =>
      expect(await failure('gone')).toMatchObject({ message: 'there is no template “gone”' }),
    );
    expect(await failure('../flat')).toMatchObject({ code: 'recognition_unavailable' });
    await templates.write('gone.png', patterned(22, 10));
    const back = await vi.waitFor(() => shelf.take('gone', SCREEN, never));
    expect(back.image.at(1).width).toBe(22);
  });

  it('keeps what was used last, up to its limit, and reads the same file once', async () => {
    const templates = await templateFolder();
    for (const name of ['a', 'b', 'c'])
      await templates.write(`${name}.png`, patterned(50, 40, name.charCodeAt(0)));
    const one = 50 * 40 * 16;
    const shelf = shelfOf(templates, one * 2);
    const take = async (name: string) => (await shelf.take(name, SCREEN, never)).image;
    const [first, again] = await Promise.all([take('a'), take('a')]);
    expect(again).toBe(first);
    const b = await take('b');
    expect(await take('a')).toBe(first);
    await take('c');
    expect(shelf.memoryBytes).toBeLessThanOrEqual(one * 2);
    expect(await take('a')).toBe(first);
    expect(await take('b')).not.toBe(b);
  });

  it('takes nothing for a picture that took its place while it was read, then or later', async () => {
    const templates = await templateFolder();
    await templates.write('v.png', patterned(10, 10));
    await templates.write('wide.png', patterned(12, 10));
    await templates.write(
      'v.yaml',
      'resolution: 540x960\nvariants: [{ image: wide.png, resolution: 1280x720 }]',
    );
    const clock = createFakeClock();
    const shelf = createFileTemplateShelf({ folder: templates.folder, clock });
    const wide = { width: 1280, height: 720 };
    await shelf.take('v', SCREEN, never);
    // What is known of the files is fresh, so they are not looked at again before they are read.
    await templates.write('wide.png', patterned(15, 10));
    expect((await shelf.take('v', wide, never)).image.at(1).width).toBe(15);
    await templates.write('wide.png', patterned(12, 10));
    await clock.advance(1_000);
    expect((await shelf.take('v', wide, never)).image.at(1).width).toBe(12);
  });

  it('goes on with the one before while a file is being written, for a moment', async () => {
    const templates = await templateFolder();
    const [before, after] = [patterned(30, 20), patterned(40, 20)];
    await templates.write('a.png', before);
    const clock = createFakeClock();
    const shelf = createFileTemplateShelf({ folder: templates.folder, clock });
    const widthLater = async (ms: number): Promise<number> => {
      await clock.advance(ms);
      return (await shelf.take('a', SCREEN, never)).image.at(1).width;
    };
    expect(await widthLater(0)).toBe(30);
    await templates.write('a.png', (await pngOf(after)).subarray(0, 200));
    expect(await widthLater(400)).toBe(30);
    expect(await widthLater(400)).toBe(30);
    await expect(widthLater(700)).rejects.toThrow('The picture is damaged. Save it again');
    await templates.write('a.png', after);
    expect(await widthLater(400)).toBe(40);
  });

  it('refuses sizes that ask for gigabytes, before anything is made of them', async () => {
    const templates = await templateFolder();
    await templates.write('a.png', patterned(200, 100));
    await templates.write('a.yaml', 'resolution: 5x9\nscales: [1, 10]');
    await templates.write('b.png', patterned(600, 400));
    await templates.write('b.yaml', 'scales: [10]');
    const shelf = shelfOf(templates);
    const beganAt = performance.now();
    await expect(shelf.take('a', SCREEN, never)).rejects.toThrow('Check its resolution, 5x9, and its scales');
    await expect(shelf.take('b', SCREEN, never)).rejects.toThrow('1000% of its size');
    expect(performance.now() - beganAt).toBeLessThan(1_000);
  });

  it('says how a file has to be called that no look asks for', async () => {
    const templates = await templateFolder();
    await templates.write('loud.PNG', patterned(20, 10));
    await expect(shelfOf(templates).take('loud', SCREEN, never)).rejects.toThrow(
      'its picture is called loud.PNG; save it as loud.png',
    );
  });

  it('ends with the reason of its signal', async () => {
    const templates = await templateFolder();
    await templates.write('a.png', patterned(20, 10));
    const shelf = shelfOf(templates);
    await expect(shelf.take('a', SCREEN, AbortSignal.abort(new Error('stopped')))).rejects.toThrow('stopped');
  });
});
