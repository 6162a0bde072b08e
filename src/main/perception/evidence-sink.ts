import { mkdir, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame } from '../../shared/frame';
import type { Clock, Logger } from '../../shared/ports';
import { encodePng } from './encode-png';

/** Stores screenshots of one run; the same as in routines, which are right of this layer. */
export interface FileEvidenceSink {
  /** Writes the frame as PNG. Answers the file's path below the root, with `/`. Rejects when it cannot be written. */
  saveScreenshot(name: string, frame: Frame): Promise<string>;
}

export interface EvidenceSinkOptions {
  /** `.state/evidence`. */
  readonly root: string;
  readonly orchestrationId: string;
  /** Becomes a folder of its own below the run's. */
  readonly botId?: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Files kept per sink, the newest; a routine that loops for ever must not fill the disk. 200 by default. */
  readonly maxFiles?: number;
  /** Takes back each frame once it is written, or can't be. */
  readonly releaseFrame?: (frame: Frame) => void;
}

const MAX_FILES = 200;
const MAX_NAME = 60;
/** Names Windows keeps for devices, whatever their extension. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/** Creates the sink of one run or one bot. Folders appear with the first file. */
export function createEvidenceSink(options: EvidenceSinkOptions): FileEvidenceSink {
  const { root, orchestrationId, botId, clock, logger, maxFiles = MAX_FILES } = options;
  const { releaseFrame = () => undefined } = options;
  const folder = [orchestrationId, ...(botId === undefined ? [] : [lastPart(botId)])].map(safeName).join('/');
  const written: string[] = [];
  let count = 0;

  async function trim(): Promise<void> {
    for (const file of written.splice(0, Math.max(0, written.length - maxFiles))) {
      await unlink(join(root, file)).catch((error: unknown) => {
        logger.warn({ event: 'evidence.not_removed', file, error: String(error) });
      });
    }
  }

  return {
    async saveScreenshot(name, frame) {
      count += 1;
      const number = String(count).padStart(4, '0');
      const at = new Date(clock.now()).toISOString().replaceAll(/[:.]/g, '-');
      const file = `${folder}/${at}-${number}-${safeName(name)}.png`;
      const png = await encodePng(frame).finally(() => releaseFrame(frame));
      await mkdir(join(root, folder), { recursive: true });
      // Never over an existing file: two runs of one id would be a defect that must show.
      await writeFile(join(root, file), png, { flag: 'wx' });
      written.push(file);
      await trim();
      return file;
    },
  };
}

/** A bot's id is `<orchestrationId>/<number>`; the run has its folder already. */
function lastPart(botId: string): string {
  return botId.slice(botId.lastIndexOf('/') + 1);
}

/** A name every file system takes: letters, digits, `.`, `-`, `_`, no leading dot, not reserved, not empty. */
export function safeName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[.-]+/, '')
    .slice(0, MAX_NAME)
    .replace(/[.-]+$/, '');
  if (plain === '') return 'unnamed';
  return RESERVED.test(plain.split('.')[0] ?? '') ? `_${plain}` : plain;
}
