import { readFileBytes, type FileProblem } from '../main/platform/file-bytes';
import { sharp } from '../main/platform/picture-library';
import { err, ok, type ErrorOf, type Result } from '../shared/errors';
import type { Frame } from '../shared/frame';
import type { CommandContext } from './command-context';
import { EXIT, type ExitCode } from './exit-code';

const MAX_BYTES = 64 * 2 ** 20;
/** More than any screen has; 128 MB once unpacked. */
const MAX_PIXELS = 2 ** 25;

/** Reads a picture of any format people save screens in, as a frame. */
export async function readPicture(file: string): Promise<Result<Frame, ErrorOf<'file_unreadable'>>> {
  const unreadable = (reason: string) => err({ code: 'file_unreadable' as const, file, reason });
  const read = await readFileBytes(file, MAX_BYTES);
  if (!read.ok) return unreadable(whyUnread(read.error));
  try {
    const { data, info } = await sharp(read.value.bytes, {
      limitInputPixels: MAX_PIXELS,
      failOn: 'error',
      pages: 1,
    })
      .toColourspace('srgb')
      .ensureAlpha()
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    const pixels = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    return ok({ width: info.width, height: info.height, pixels });
  } catch {
    return unreadable('It is damaged, or no picture. Save it as PNG.');
  }
}

function whyUnread(problem: FileProblem): string {
  switch (problem.code) {
    case 'missing':
      return 'ENOENT';
    case 'too_large':
      return `It has ${String(problem.bytes)} bytes; at most ${String(problem.limit)} are read.`;
    case 'io_error':
      return problem.message;
  }
}

/** Tells of a file that could not be read; 3 when it is not there. */
export function unreadablePicture({ output }: CommandContext, error: ErrorOf<'file_unreadable'>): ExitCode {
  const code = output.error(error);
  return error.reason === 'ENOENT' ? EXIT.notFound : code;
}
