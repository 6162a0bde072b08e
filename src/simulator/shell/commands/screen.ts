import { failed, type CommandContext, type CommandOutcome, type VirtualCommand } from '../command';

/** `PixelFormat.RGBA_8888` and the sRGB data space. */
const FORMAT_RGBA = 1;
const COLOR_SPACE_SRGB = 1;

/** `screencap [-p] [-d DISPLAY] [FILE]`; raw without `-p`. Source: AOSP frameworks/base/cmds/screencap. */
const screencap: VirtualCommand = async (context) => {
  const { device, io } = context;
  const display = context.args.indexOf('-d');
  const plain = context.args.filter(
    (_, index) => display < 0 || (index !== display && index !== display + 1),
  );
  const path = plain.find((arg) => !arg.startsWith('-'));
  const screen = device.capture();
  const asPng = plain.includes('-p') || path?.endsWith('.png') === true;
  const chunks = asPng ? [await screen.png()] : [rawHeader(context, screen), screen.pixels];
  if (path === undefined) {
    for (const chunk of chunks) await io.write(chunk);
    return 0;
  }
  return device.files.write(path, Buffer.concat(chunks)) ? 0 : failed(`Error opening file: ${path}`);
};

function rawHeader({ device }: CommandContext, size: { width: number; height: number }): Buffer {
  const header = Buffer.alloc(device.rawHeaderBytes);
  header.writeUInt32LE(size.width, 0);
  header.writeUInt32LE(size.height, 4);
  header.writeUInt32LE(FORMAT_RGBA, 8);
  if (device.rawHeaderBytes === 16) header.writeUInt32LE(COLOR_SPACE_SRGB, 12);
  return header;
}

const wm: VirtualCommand = (context) => {
  const [what, value] = context.args;
  if (what === 'size') return wmSize(context, value);
  if (what === 'density') return wmDensity(context, value);
  return failed(`Unknown command: ${what ?? ''}`, 255);
};

function wmSize({ device }: CommandContext, value: string | undefined): CommandOutcome {
  if (value === undefined) {
    const { physical, override } = device.phone.screen();
    const first = `Physical size: ${String(physical.width)}x${String(physical.height)}\n`;
    return override === null
      ? first
      : `${first}Override size: ${String(override.width)}x${String(override.height)}\n`;
  }
  const size = value.match(/^(\d{2,4})x(\d{2,4})$/);
  if (size === null && value !== 'reset') return failed(`Error: bad size ${value}`, 255);
  device.phone.overrideSize(size === null ? null : { width: Number(size[1]), height: Number(size[2]) });
  return 0;
}

function wmDensity({ device }: CommandContext, value: string | undefined): CommandOutcome {
  if (value === undefined) {
    const { density, overrideDensity } = device.phone.screen();
    const first = `Physical density: ${String(density)}\n`;
    return overrideDensity === null ? first : `${first}Override density: ${String(overrideDensity)}\n`;
  }
  if (value !== 'reset' && !/^\d{2,3}$/.test(value)) return failed(`Error: bad density ${value}`, 255);
  device.phone.overrideDensity(value === 'reset' ? null : Number(value));
  return 0;
}

export const SCREEN_COMMANDS = { screencap, wm };
