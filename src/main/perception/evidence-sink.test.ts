import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../../../testing/fake-clock';
import { createMemoryLogger } from '../../../testing/memory-logger';
import { tempFolderOfTest } from '../../../testing/temp-folder-of-test';
import type { Frame } from '../../shared/frame';
import { createEvidenceSink, safeName } from './evidence-sink';

const FRAME: Frame = { width: 2, height: 1, pixels: Uint8Array.from([255, 0, 0, 0, 0, 0, 255, 9]) };

describe('evidence sink', () => {
  it('stores what the screen showed, under the run and the bot', async () => {
    const root = await tempFolderOfTest();
    const sink = createEvidenceSink({
      root,
      orchestrationId: 'run-1',
      botId: 'run-1/3',
      clock: createFakeClock(Date.UTC(2026, 1, 2, 3, 4, 5, 678)),
      logger: createMemoryLogger(),
    });
    const file = await sink.saveScreenshot('shop open', FRAME);
    expect(file).toBe('run-1/3/2026-02-02T03-04-05-678Z-0001-shop-open.png');
    const { data, info } = await sharp(join(root, file)).raw().toBuffer({ resolveWithObject: true });
    expect({ width: info.width, height: info.height, channels: info.channels }).toEqual({
      width: 2,
      height: 1,
      channels: 3,
    });
    expect([...data]).toEqual([255, 0, 0, 0, 0, 255]);
  });

  it('cannot be led out of its folder', async () => {
    const root = await tempFolderOfTest();
    const clock = createFakeClock();
    const sink = createEvidenceSink({
      root: join(root, 'evidence'),
      orchestrationId: '../../etc',
      clock,
      logger: createMemoryLogger(),
    });
    const file = await sink.saveScreenshot('../../../passwd\0\n', FRAME);
    expect(file).toMatch(/^etc\/[^/]+-passwd\.png$/);
    await expect(readdir(root)).resolves.toEqual(['evidence']);
  });

  it('keeps the newest files only, also when many are saved at once', async () => {
    const root = await tempFolderOfTest();
    const options = { root, orchestrationId: 'run', clock: createFakeClock(), logger: createMemoryLogger() };
    const sink = createEvidenceSink({ ...options, maxFiles: 3 });
    await Promise.all(
      Array.from({ length: 10 }, (_, at) => sink.saveScreenshot(`shot ${String(at)}`, FRAME)),
    );
    const last = await sink.saveScreenshot('last', FRAME);
    const files = await readdir(join(root, 'run'));
    expect(files).toHaveLength(3);
    expect(files.map((name) => `run/${name}`)).toContain(last);
  });
});

describe('safe name', () => {
  it.each([
    ['Boss fight #3', 'Boss-fight-3'],
    ['日本語', '日本語'],
    ['..', 'unnamed'],
    ['', 'unnamed'],
    ['.hidden', 'hidden'],
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['a/b\\c', 'a-b-c'],
    ['x'.repeat(100), 'x'.repeat(60)],
    ['ends in dots...', 'ends-in-dots'],
  ])('of %j is %j', (name, safe) => {
    expect(safeName(name)).toBe(safe);
  });
});
