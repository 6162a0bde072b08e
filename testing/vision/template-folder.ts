import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import type { Frame } from '../../src/shared/frame';
import { tempFolderOfTest } from '../temp-folder-of-test';

/** A folder of templates that goes away with the test. */
export interface TestTemplates {
  readonly folder: string;
  /** Writes a file below the folder: a text, bytes, or a picture as PNG. */
  write(file: string, content: string | Uint8Array | Frame): Promise<void>;
}

/** Makes a folder of templates. */
export async function templateFolder(): Promise<TestTemplates> {
  const folder = join(await tempFolderOfTest(), 'templates');
  await mkdir(folder, { recursive: true });
  return {
    folder,
    write: async (file, content) => {
      const path = join(folder, file);
      await mkdir(dirname(path), { recursive: true });
      const isFrame = typeof content === 'object' && 'pixels' in content;
      await writeFile(path, isFrame ? await pngOf(content) : content);
    },
  };
}

/** A picture as PNG, opacity included. */
export function pngOf({ width, height, pixels }: Frame): Promise<Buffer> {
  return sharp(pixels, { raw: { width, height, channels: 4 } })
    .png()
    .toBuffer();
}

/** A picture painted pixel by pixel. */
export function paint(
  width: number,
  height: number,
  color: (x: number, y: number) => readonly [number, number, number, number?],
): Frame {
  const pixels = new Uint8Array(width * height * 4);
  for (let at = 0; at < width * height; at += 1) {
    const [red, green, blue, alpha = 255] = color(at % width, Math.floor(at / width));
    pixels.set([red, green, blue, alpha], at * 4);
  }
  return { width, height, pixels };
}

/** A picture with something to see in it; another one for each seed. */
export function patterned(width: number, height: number, seed = 1): Frame {
  return paint(width, height, (x, y) => {
    const value = ((x * 7 + y * 13 + seed * 29) * (x + 3) * (y + seed)) % 251;
    return [value, 255 - value, (value * 5) % 256];
  });
}
