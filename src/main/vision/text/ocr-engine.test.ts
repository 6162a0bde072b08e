import { expect, it } from 'vitest';
import { createFakeClock } from '../../../../testing/fake-clock';
import { cleanPictures } from '../../../../testing/vision/text/text-pictures';
import { createSystemClock } from '../../platform/system-clock';
import { grayOf } from './gray-picture';
import { startOcrEngine } from './ocr-engine';
import { preparePicture } from './prepare-picture';
import { readLanguage } from './text-languages';

const { code: language, bytes: data } = await readLanguage('en');
const { frame } = cleanPictures()[0]!;
const box = { x: 0, y: 0, width: frame.width, height: frame.height };
const question = { ...preparePicture(grayOf(frame, box, 1))!, chars: null, tryInverted: false };

it('answers words, and nothing once it is closed', async () => {
  const engine = await startOcrEngine({ language, data, clock: createSystemClock() });
  expect(await engine.read(question)).toContain('Claim');
  const reading = engine.read(question);
  reading.catch(() => undefined);
  await engine.close();
  await expect(reading).rejects.toThrow('the engine was closed');
  expect(engine.alive).toBe(false);
  await expect(engine.read(question)).rejects.toThrow('the engine stopped');
});

it('is ended when it takes too long', async () => {
  const clock = createFakeClock();
  const engine = await startOcrEngine({ language, data, clock });
  const reading = engine.read(question);
  reading.catch(() => undefined);
  // Nothing of its thread can be heard before this: no promise has had its turn.
  void clock.advance(30_000);
  await expect(reading).rejects.toThrow('the engine took longer than 30 s');
  expect(engine.alive).toBe(false);
  await engine.close();
});

it('does not start with data that is damaged', async () => {
  const start = startOcrEngine({ language, data: data.slice(0, 5_000), clock: createSystemClock() });
  await expect(start).rejects.toThrow('the engine failed');
});
