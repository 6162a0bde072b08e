import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';

/*
 * Draws the app's icon (src/renderer/app/icon.svg) in the sizes and wrappings the systems want, into out/icons: PNG for
 * Linux, ICO for Windows, ICNS for macOS. The latter two hold PNGs one after the other.
 */

const root = path.resolve(import.meta.dirname, '..');
const folder = path.join(root, 'out', 'icons');
const SVG_DPI = 72;

const svg = await readFile(path.join(root, 'src/renderer/app/icon.svg'));
const { width } = await sharp(svg).metadata();

/** The SVG is drawn at the size, not scaled after it. */
const draw = (size) =>
  sharp(svg, { density: Math.min((SVG_DPI * size) / width, 100_000) })
    .resize(size, size)
    .png()
    .toBuffer();

async function drawAll(sizes) {
  return Promise.all(sizes.map(async (size) => ({ size, png: await draw(size) })));
}

/** https://learn.microsoft.com/previous-versions/ms997538: a directory of 16 bytes each; 0 stands for 256. */
function ico(images) {
  const head = Buffer.alloc(6 + 16 * images.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let offset = head.length;
  for (const [index, { size, png }] of images.entries()) {
    const at = 6 + 16 * index;
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...images.map(({ png }) => png)]);
}

/** Types of https://en.wikipedia.org/wiki/Apple_Icon_Image_format that hold a PNG. */
const ICNS_TYPES = { 128: 'ic07', 256: 'ic08', 512: 'ic09', 1024: 'ic10' };

function icns(images) {
  const parts = images.map(({ size, png }) => {
    const head = Buffer.alloc(8);
    head.write(ICNS_TYPES[size], 'latin1');
    head.writeUInt32BE(png.length + 8, 4);
    return Buffer.concat([head, png]);
  });
  const head = Buffer.alloc(8);
  head.write('icns', 'latin1');
  head.writeUInt32BE(8 + parts.reduce((sum, part) => sum + part.length, 0), 4);
  return Buffer.concat([head, ...parts]);
}

await mkdir(folder, { recursive: true });
for (const { size, png } of await drawAll([16, 32, 48, 64, 128, 256, 512]))
  await writeFile(path.join(folder, `${size}x${size}.png`), png);
const forWindows = ico(await drawAll([16, 24, 32, 48, 64, 256]));
const forMac = icns(await drawAll([128, 256, 512, 1024]));
// `icon` is the app's, `muster` that of files with this ending; electron-builder looks for these names.
for (const name of ['icon', 'muster']) {
  await writeFile(path.join(folder, `${name}.ico`), forWindows);
  await writeFile(path.join(folder, `${name}.icns`), forMac);
}
