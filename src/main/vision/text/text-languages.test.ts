import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it, onTestFinished } from 'vitest';
import { createTempFolder, type TempFolder } from '../../../../testing/temp-folder';
import { cleanPictures } from '../../../../testing/vision/text/text-pictures';
import { createSystemClock } from '../../platform/system-clock';
import { createTesseractReader } from './tesseract-reader';
import { readLanguage } from './text-languages';

let folder: TempFolder;
beforeEach(async () => {
  folder = await createTempFolder();
});
afterEach(() => folder.remove());

const put = (name: string, bytes: Uint8Array | string): Promise<void> =>
  writeFile(join(folder.path, name), bytes);

it('a language is read with the data a person has put into the folder, from then on', async () => {
  const reader = createTesseractReader({ clock: createSystemClock(), languages: folder.path });
  onTestFinished(() => reader.close());
  const [{ frame, text } = expect.fail('there are pictures')] = cleanPictures();
  const box = { x: 0, y: 0, width: frame.width, height: frame.height };
  const read = () => reader.read(frame, { box, language: 'de', chars: null }, new AbortController().signal);
  await expect(read()).rejects.toThrow('there is no deu.traineddata in the folder ocr_languages');
  // Named so it is what is asked for; what it knows does not matter here.
  await put('deu.traineddata.gz', (await readLanguage('en')).bytes);
  expect((await read()).map((line) => line.text)).toEqual([text]);
});

it('what lies in the folder comes before what was shipped, packed or not', async () => {
  await put('eng.traineddata', 'own');
  expect(await readLanguage('en', folder.path)).toEqual({ code: 'eng', bytes: Buffer.from('own') });
  await put('fra.traineddata.gz', gzipSync('packed'));
  expect(await readLanguage('fr', folder.path)).toEqual({ code: 'fra', bytes: Buffer.from('packed') });
});

it('data that is broken, or unpacks to more than any language has, is named', async () => {
  await put('ita.traineddata.gz', gzipSync('x'.repeat(1_000)).subarray(0, 15));
  await expect(readLanguage('it', folder.path)).rejects.toThrow(
    /^ocr_languages\/ita.traineddata.gz can't be read: /,
  );
  await put('spa.traineddata.gz', gzipSync(new Uint8Array(97 * 2 ** 20), { level: 1 }));
  await expect(readLanguage('es', folder.path)).rejects.toMatchObject({ name: 'RecognitionError' });
});
