import { mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';

export interface RotatingFileOptions {
  readonly file: string;
  /** The file is put aside before it grows beyond this. */
  readonly maxBytes: number;
  /** How many files put aside (`name.1` is the newest) are kept. */
  readonly keep: number;
}

export interface RotatingFile {
  write(line: string): void;
  flush(): Promise<void>;
  close(): Promise<void>;
}

/** Lines waiting for the disk, characters; beyond this they are dropped rather than kept in memory. */
const MAX_WAITING = 4_000_000;

/** Appends lines without blocking, in order, into a file of bounded size. Never throws: a log is not worth a crash. */
export function createRotatingFile(options: RotatingFileOptions): RotatingFile {
  let waiting: string[] = [];
  let waitingSize = 0;
  let dropped = 0;
  let closed = false;
  let file: { handle: FileHandle; bytes: number } | undefined;
  let work: Promise<void> | undefined;

  const drain = async (): Promise<void> => {
    while (waiting.length > 0) {
      const text = waiting.join('') + droppedLine(dropped);
      waiting = [];
      waitingSize = 0;
      dropped = 0;
      try {
        file = await roomFor(file, Buffer.byteLength(text), options);
        await file.handle.appendFile(text);
        file.bytes += Buffer.byteLength(text);
      } catch {
        dropped += 1;
        await file?.handle.close().catch(() => undefined);
        file = undefined;
      }
    }
  };
  const flush = async (): Promise<void> => {
    if (!work) return;
    await work;
    await flush();
  };

  return {
    write: (line) => {
      if (closed || waitingSize + line.length > MAX_WAITING) {
        dropped += 1;
        return;
      }
      waiting.push(line);
      waitingSize += line.length;
      work ??= Promise.resolve()
        .then(drain)
        .finally(() => (work = undefined));
    },
    flush,
    close: async () => {
      closed = true;
      await flush();
      await file?.handle.close().catch(() => undefined);
      file = undefined;
    },
  };
}

function droppedLine(count: number): string {
  return count === 0 ? '' : `{"level":"warn","event":"log.dropped","count":${String(count)}}\n`;
}

async function roomFor(
  file: { handle: FileHandle; bytes: number } | undefined,
  bytes: number,
  options: RotatingFileOptions,
): Promise<{ handle: FileHandle; bytes: number }> {
  const current = file ?? (await openForAppend(options.file));
  if (current.bytes === 0 || current.bytes + bytes <= options.maxBytes) return current;
  await current.handle.close();
  await rotate(options);
  return openForAppend(options.file);
}

async function openForAppend(path: string): Promise<{ handle: FileHandle; bytes: number }> {
  await mkdir(dirname(path), { recursive: true });
  const handle = await open(path, 'a', 0o600);
  return { handle, bytes: (await handle.stat()).size };
}

async function rotate({ file, keep }: RotatingFileOptions): Promise<void> {
  const nameOf = (index: number): string => (index === 0 ? file : `${file}.${String(index)}`);
  await rm(nameOf(keep), { force: true });
  for (let index = keep - 1; index >= 0; index--) {
    await rename(nameOf(index), nameOf(index + 1)).catch(() => undefined);
  }
}
