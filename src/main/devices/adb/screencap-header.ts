/** What raw `screencap` says before its pixels: three or four 32-bit little-endian numbers. */
export interface ScreencapHeader {
  readonly width: number;
  readonly height: number;
  readonly format: PixelFormat;
}

/** Formats a screen comes in; numbers of Android's `PixelFormat`. */
export type PixelFormat = 'rgba' | 'rgbx' | 'rgb565' | 'bgra';

const FORMATS: ReadonlyMap<number, PixelFormat> = new Map([
  [1, 'rgba'],
  [2, 'rgbx'],
  [4, 'rgb565'],
  [5, 'bgra'],
]);

/** Bytes every Android writes: width, height, format. Newer ones add four for the colour space. */
export const SHORT_HEADER_BYTES = 12;
export const COLOUR_SPACE_BYTES = 4;
const MAX_SIDE = 16_384;
/** An 8K screen has 33 million. What a device writes must not make us take a gigabyte. */
const MAX_PIXELS = 2 ** 26;

/** Bytes of one pixel on the wire. */
export function bytesPerPixel(format: PixelFormat): number {
  return format === 'rgb565' ? 2 : 4;
}

/** Reads the first 12 bytes; undefined when they are no header, such as the begin of an error's text. */
export function parseScreencapHeader(bytes: Buffer): ScreencapHeader | undefined {
  const width = bytes.readUInt32LE(0);
  const height = bytes.readUInt32LE(4);
  const format = FORMATS.get(bytes.readUInt32LE(8));
  return isScreenSize(width, height) && format !== undefined ? { width, height, format } : undefined;
}

/** Whether a screen can be that large. */
export function isScreenSize(width: number, height: number): boolean {
  return width > 0 && width <= MAX_SIDE && height > 0 && height <= MAX_SIDE && width * height <= MAX_PIXELS;
}
