import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createFakeClock } from '../../../../testing/fake-clock';
import {
  asFrame,
  cleanPictures,
  gamePictures,
  paintedSurface,
} from '../../../../testing/vision/text/text-pictures';
import { tempFolderOfTest } from '../../../../testing/temp-folder-of-test';
import type { Frame } from '../../../shared/frame';
import { createSystemClock } from '../../platform/system-clock';
import { EngineError, type EngineQuestion, type OcrEngine } from './ocr-engine';
import { createTesseractReader, type TesseractReader } from './tesseract-reader';
import type { TextLine } from './text-reader';

const WORD = '5\t1\t1\t1\t1\t1\t12\t14\t60\t20\t91.5\tClaim\n5\t1\t1\t1\t1\t2\t80\t14\t60\t20\t80\tit';
const ask = { language: 'eng', chars: null };
const never = new AbortController().signal;
const whole = ({ width, height }: Frame) => ({ x: 0, y: 0, width, height });

/** An engine whose answers the test gives, and a reader that uses such. */
function rig(answer: (asked: EngineQuestion) => Promise<string> = async () => WORD) {
  const engines: { language: string; alive: boolean; asked: EngineQuestion[] }[] = [];
  const clock = createFakeClock();
  const reader = createTesseractReader({
    clock,
    startEngine: async (language): Promise<OcrEngine> => {
      const engine = { language, alive: true, asked: [] as EngineQuestion[] };
      engines.push(engine);
      return {
        get alive() {
          return engine.alive;
        },
        read: (question) => {
          engine.asked.push(question);
          return answer(question);
        },
        close: async () => {
          engine.alive = false;
        },
      };
    },
  });
  onTestFinished(() => reader.close());
  return { reader, engines, clock };
}

function read(
  reader: TesseractReader,
  frame: Frame,
  more: object = {},
  signal = never,
): Promise<readonly TextLine[]> {
  return reader.read(frame, { ...ask, box: whole(frame), ...more }, signal);
}

const pictureAt = (index: number): Frame => cleanPictures()[index]!.frame;

describe('a reader', () => {
  it('starts an engine when it is first asked, and lets go of it after a minute without a question', async () => {
    const { reader, engines, clock } = rig();
    expect(reader.usage()).toEqual({ engines: 0, waiting: 0, remembered: 0 });
    await read(reader, pictureAt(0));
    expect(reader.usage()).toEqual({ engines: 1, waiting: 0, remembered: 1 });
    await clock.advance(59_000);
    await read(reader, pictureAt(1));
    await clock.advance(59_000);
    expect(engines.map(({ alive }) => alive)).toEqual([true]);
    await clock.advance(2_000);
    expect(engines.map(({ alive }) => alive)).toEqual([false]);
    expect(reader.usage().engines).toBe(0);
  });

  it('reads the same pixels once, wherever they are on the frame', async () => {
    const { reader, engines } = rig();
    const { frame } = cleanPictures()[0]!;
    const twice = asFrame(
      paintedSurface(300, 120, (x, y) => {
        const at = ((y % 60) * 300 + x) * 4;
        return [frame.pixels[at]!, frame.pixels[at + 1]!, frame.pixels[at + 2]!];
      }),
    );
    const above = await read(reader, twice, { box: { x: 0, y: 0, width: 300, height: 60 } });
    const below = await read(reader, twice, { box: { x: 0, y: 60, width: 300, height: 60 } });
    expect(engines[0]!.asked).toHaveLength(1);
    expect(below[0]!.text).toBe('Claim it');
    expect(below[0]!.box).toEqual({ ...above[0]!.box, y: above[0]!.box.y + 60 });
    await read(reader, twice, { box: { x: 0, y: 0, width: 300, height: 60 }, chars: 'Claim' });
    expect(engines[0]!.asked).toHaveLength(2);
  });

  it('asks an engine one question at a time, and leaves out who has gone', async () => {
    const answers: ((table: string) => void)[] = [];
    const { reader } = rig(() => new Promise((resolve) => answers.push(resolve)));
    const gone = new AbortController();
    const first = read(reader, pictureAt(0));
    const second = read(reader, pictureAt(1), {}, gone.signal);
    const third = read(reader, pictureAt(2));
    await expect.poll(() => answers.length).toBe(1);
    expect(reader.usage().waiting).toBe(2);
    gone.abort(new Error('stopped'));
    await expect(second).rejects.toThrow('stopped');
    answers[0]!(WORD);
    await first;
    await expect.poll(() => answers.length).toBe(2);
    answers[1]!(WORD);
    expect((await third)[0]!.text).toBe('Claim it');
    expect(answers).toHaveLength(2);
  });

  it('lets go at once of who stops while it is read, and remembers what comes', async () => {
    const answers: ((table: string) => void)[] = [];
    const { reader } = rig(() => new Promise((resolve) => answers.push(resolve)));
    const gone = new AbortController();
    const reading = read(reader, pictureAt(0), {}, gone.signal);
    await expect.poll(() => answers.length).toBe(1);
    gone.abort(new Error('stopped'));
    await expect(reading).rejects.toThrow('stopped');
    answers[0]!(WORD);
    expect((await read(reader, pictureAt(0)))[0]!.text).toBe('Claim it');
    expect(answers).toHaveLength(1);
    await expect(read(reader, pictureAt(0), {}, gone.signal)).rejects.toThrow('stopped');
  });

  it('fails the reading of an engine that dies, and has a new one for the next', async () => {
    let dies = true;
    const { reader, engines } = rig(async () => {
      if (dies) throw new EngineError('the engine stopped');
      return WORD;
    });
    await expect(read(reader, pictureAt(0))).rejects.toMatchObject({
      name: 'RecognitionError',
      message: 'text could not be read: the engine stopped',
    });
    dies = false;
    expect(await read(reader, pictureAt(0))).toHaveLength(1);
    engines[1]!.alive = false;
    await read(reader, pictureAt(1));
    expect(engines).toHaveLength(3);
  });

  it('keeps the engines of two languages, the latest used', async () => {
    const { reader, engines } = rig();
    for (const [index, language] of ['en', 'de', 'eng', 'fra'].entries())
      await read(reader, pictureAt(index), { language });
    expect(engines.map((engine) => [engine.language, engine.alive])).toEqual([
      ['eng', true],
      ['deu', false],
      ['fra', true],
    ]);
  });

  it('reads again with more care what it is not sure of, and keeps the better', async () => {
    const { reader, engines } = rig(async ({ tryInverted }) =>
      tryInverted ? WORD : '5\t1\t1\t1\t1\t1\t12\t14\t60\t20\t20\tGlaim',
    );
    expect((await read(reader, pictureAt(0)))[0]!.text).toBe('Claim it');
    const [hasty, careful] = engines[0]!.asked;
    expect(careful!.picture.width).toBeGreaterThan(hasty!.picture.width);
  });

  it('asks nothing where nothing is to be seen', async () => {
    const { reader, engines } = rig();
    const blank = asFrame(paintedSurface(200, 80, (x) => [100 + (x % 3), 90, 80]));
    expect(await read(reader, blank)).toEqual([]);
    expect(engines[0]!.asked).toEqual([]);
  });

  it('thins out a picture larger than any screen, and its boxes are those of the frame', async () => {
    const { reader, engines } = rig(async () => '5\t1\t1\t1\t1\t1\t110\t210\t50\t20\t90\tBig');
    const frame = asFrame(paintedSurface(2_400, 2_400, (x, y) => [(x * y) % 251, 0, 0]));
    const [line] = await read(reader, frame);
    expect(engines[0]!.asked[0]!.picture.bytes.length).toBeLessThan(2_500_000);
    expect(line!.box).toEqual({ x: 200, y: 400, width: 100, height: 40 });
  });

  it('does not start what can’t be started for each who asks, but again after a moment', async () => {
    let starts = 0;
    const clock = createFakeClock();
    const reader = createTesseractReader({
      clock,
      startEngine: () => {
        starts += 1;
        return Promise.reject(new EngineError('the engine failed: initialization failed'));
      },
    });
    onTestFinished(() => reader.close());
    for (let round = 0; round < 5; round += 1)
      await expect(read(reader, pictureAt(round))).rejects.toThrow('initialization failed');
    expect(starts).toBe(1);
    await clock.advance(5_000);
    await expect(read(reader, pictureAt(0))).rejects.toThrow('initialization failed');
    expect(starts).toBe(2);
  });

  it.each([
    ['rubbish', Buffer.alloc(100_000, 'x')],
    ['nothing', Buffer.alloc(0)],
  ])('says which file is no data of a language: %s', async (_, bytes) => {
    const languages = await tempFolderOfTest();
    await writeFile(join(languages, 'deu.traineddata'), bytes);
    const reader = createTesseractReader({ clock: createSystemClock(), languages });
    onTestFinished(() => reader.close());
    await expect(read(reader, pictureAt(0), { language: 'de' })).rejects.toMatchObject({
      name: 'RecognitionError',
      message: expect.stringContaining('deu.traineddata in the folder ocr_languages is damaged') as string,
    });
    expect((await read(reader, pictureAt(0), { language: 'en' })).length).toBeGreaterThan(0);
  });

  it('holds no copies of the pictures of those who wait, however many', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const heldMb = (): number => {
      collect();
      return process.memoryUsage().arrayBuffers / 2 ** 20;
    };
    const { reader } = rig(() => new Promise(() => undefined));
    const frame = asFrame(paintedSurface(1_280, 720, (x, y) => [(x * y) % 251, x % 256, y % 256]));
    const [gone, before] = [new AbortController(), heldMb()];
    const asks = Array.from({ length: 100 }, (_, x) => {
      const box = { x, y: 0, width: 1_100, height: 700 };
      return read(reader, frame, { box }, gone.signal).catch((error: unknown) => String(error));
    });
    await expect.poll(() => reader.usage().waiting).toBe(99);
    expect(heldMb() - before).toBeLessThan(20);
    gone.abort(new Error('stopped'));
    expect(new Set(await Promise.all(asks))).toEqual(new Set(['Error: stopped']));
    expect(reader.usage().waiting).toBe(0);
  });

  it('hands the engine whole characters, whatever the list is cut to', async () => {
    const { reader, engines } = rig();
    await read(reader, pictureAt(0), { chars: `x${'😀'.repeat(200)}\u0007 \ud83d` });
    const { chars } = engines[0]!.asked[0]!;
    expect(chars).toMatch(/^x(?:😀)+$/u);
    expect(chars!.length).toBeLessThanOrEqual(300);
    expect(chars!.isWellFormed()).toBe(true);
  });

  it('rejects what waits and what comes after it is closed', async () => {
    const { reader } = rig(() => new Promise(() => undefined));
    const reading = read(reader, pictureAt(0));
    reading.catch(() => undefined);
    const waiting = read(reader, pictureAt(1));
    waiting.catch(() => undefined);
    await reader.close();
    await expect(waiting).rejects.toThrow('text is no longer read');
    await expect(read(reader, pictureAt(2))).rejects.toThrow('text is no longer read');
  });

  it.each([
    [
      'tlh',
      'text in the language "tlh" can\'t be read: there is no tlh.traineddata in the folder ocr_languages. English (en) is there without one',
    ],
    ['../../etc', '"../../etc" is no language; write en, or eng as OCR data names it'],
  ])('says in words that it does not know the language %s', async (language, message) => {
    const reader = createTesseractReader({ clock: createSystemClock() });
    onTestFinished(() => reader.close());
    await expect(read(reader, pictureAt(0), { language })).rejects.toMatchObject({
      name: 'RecognitionError',
      message,
    });
  });

  it('hands the engine dark letters on a light ground, with all shades between', async () => {
    const { reader, engines } = rig();
    for (const frame of [pictureAt(3), gamePictures()[3]!.frame]) await read(reader, frame);
    for (const { picture } of engines[0]!.asked) {
      const shades = new Set(picture.bytes);
      const dark = picture.bytes.filter((shade) => shade < 128).length / picture.bytes.length;
      expect(dark).toBeLessThan(0.45);
      expect(shades.has(0) && shades.has(255)).toBe(true);
      expect(shades.size).toBeGreaterThan(50);
    }
  });
});
