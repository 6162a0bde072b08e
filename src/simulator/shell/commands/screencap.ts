import { promisify } from 'node:util';
import { gzip as deflate } from 'node:zlib';
import sharp from 'sharp';
import type { CapturedScreen } from '../../device/phone';
import { pixelsAs, PIXEL_FORMATS } from '../../graphics/pixels-as';
import { failed, type CommandContext, type CommandOutcome, type VirtualCommand } from '../command';

const COLOR_SPACE_SRGB = 1;

/**
 * What properties tell of captures, settable while the device runs: `debug.muster.screencap.format` the pixels' order,
 * `….raw.ms`, `….gzip.ms` and `….png.ms` how long one takes, `….raw`, `….gzip` and `….png` what goes wrong with it:
 * `missing`, `noise`, `cut`, and for PNG `interlaced`.
 */
const PROPERTY = 'debug.muster.screencap';
const NOISE_BYTES = 5_000;

type Method = 'raw' | 'gzip' | 'png';

/** `screencap [-p] [-d DISPLAY] [FILE]`; raw without `-p`. Source: AOSP frameworks/base/cmds/screencap. */
const screencap: VirtualCommand = async (context) => {
  const { device, io } = context;
  const display = context.args.indexOf('-d');
  const plain = context.args.filter(
    (_, index) => display < 0 || (index !== display && index !== display + 1),
  );
  const path = plain.find((arg) => !arg.startsWith('-'));
  const asPng = plain.includes('-p') || path?.endsWith('.png') === true;
  // What goes on into a pipe is a compressor's to be late or wrong with.
  if (io.isPiped !== true) {
    const refusal = await meet(context, asPng ? 'png' : 'raw');
    if (refusal !== undefined) return refusal;
  }
  const screen = device.capture();
  const chunks = asPng ? [await pngOf(context, screen)] : rawChunks(context, screen);
  if (path !== undefined)
    return device.files.write(path, Buffer.concat(chunks)) ? 0 : failed(`Error opening file: ${path}`);
  await send(context, asPng ? 'png' : 'raw', chunks);
  return 0;
};

/** `gzip [-1 … -9]` of standard input. */
const gzip: VirtualCommand = async (context) => {
  const refusal = await meet(context, 'gzip');
  if (refusal !== undefined) return refusal;
  const level = Number(context.args.find((arg) => /^-[1-9]$/.test(arg))?.slice(1) ?? 6);
  const chunks: Buffer[] = [];
  for (let chunk = await context.io.read(); chunk !== null; chunk = await context.io.read())
    chunks.push(chunk);
  await send(context, 'gzip', [await promisify(deflate)(Buffer.concat(chunks), { level })]);
  return 0;
};

/** Waits as long as the method takes; what it says instead of a picture when it is not there. */
async function meet({ device, signal }: CommandContext, method: Method): Promise<CommandOutcome | undefined> {
  const takesMs = Number(device.properties.get(`${PROPERTY}.${method}.ms`) ?? 0);
  if (takesMs > 0) await device.clock.sleep(takesMs, signal);
  if (faultOf(device, method) !== 'missing') return undefined;
  const name = method === 'gzip' ? 'gzip' : 'screencap';
  return { code: 127, error: `/system/bin/sh: ${name}: not found\n` };
}

async function send(
  { device, io }: CommandContext,
  method: Method,
  chunks: readonly Uint8Array[],
): Promise<void> {
  const fault = faultOf(device, method);
  if (fault === 'noise') return io.write(Buffer.alloc(NOISE_BYTES, 'noise '));
  if (fault === 'cut') {
    const whole = Buffer.concat(chunks);
    return io.write(whole.subarray(0, whole.length / 2));
  }
  for (const chunk of chunks) await io.write(chunk);
}

function faultOf(device: CommandContext['device'], method: Method): string | undefined {
  return device.properties.get(`${PROPERTY}.${method}`);
}

async function pngOf({ device }: CommandContext, screen: CapturedScreen): Promise<Buffer> {
  const png = await screen.png();
  if (faultOf(device, 'png') !== 'interlaced') return png;
  return sharp(png).png({ progressive: true }).toBuffer();
}

function rawChunks({ device }: CommandContext, screen: CapturedScreen): Uint8Array[] {
  const format = device.properties.get(`${PROPERTY}.format`) ?? 'rgba';
  const header = Buffer.alloc(device.rawHeaderBytes);
  header.writeUInt32LE(screen.width, 0);
  header.writeUInt32LE(screen.height, 4);
  header.writeUInt32LE(PIXEL_FORMATS.get(format) ?? 0, 8);
  if (device.rawHeaderBytes === 16) header.writeUInt32LE(COLOR_SPACE_SRGB, 12);
  return [header, pixelsAs(format, screen.pixels)];
}

export const SCREENCAP_COMMANDS = { screencap, gzip };
