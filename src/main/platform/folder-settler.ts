import { lstat, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock, Logger } from '../../shared/ports';
import { errorCode } from './file-bytes';

/** Editors save in pieces: a file counts as written when its size and time have not changed for this long. */
const STABLE_MS = 200;
/** However busy a folder is, files that are stable are reported after this long. */
const MAX_BATCH_WAIT_MS = 600;

export interface FolderSettlerParts {
  readonly folder: string;
  /** Told of files that have come to rest; answers those to be looked at again. */
  readonly onChanged: (names: readonly string[]) => Promise<readonly string[]>;
  /** Told of each link that is reported. */
  readonly onLink: (name: string) => void;
  /** Names that were files when they were last looked at; kept up here. */
  readonly known: Set<string>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Gathers touched files until they are stable, so that a rename (one gone, one new) arrives as one report. */
export class FolderSettler {
  readonly #parts: FolderSettlerParts;
  /** How a touched file looked when it was last looked at; undefined: not since it was touched. */
  readonly #touched = new Map<string, string | undefined>();
  #cancelTimer: (() => void) | undefined;
  #firstTouchAt: number | undefined;
  #closed = false;
  #work: Promise<void> = Promise.resolve();

  constructor(parts: FolderSettlerParts) {
    this.#parts = parts;
  }

  touch(name: string): void {
    if (this.#closed) return;
    this.#touched.set(name, undefined);
    const nowMs = this.#parts.clock.monotonic();
    this.#firstTouchAt ??= nowMs;
    if (nowMs - this.#firstTouchAt < MAX_BATCH_WAIT_MS - STABLE_MS) this.#arm();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#cancelTimer?.();
    await this.#work;
  }

  #arm(): void {
    const { clock, logger, folder } = this.#parts;
    this.#cancelTimer?.();
    this.#cancelTimer = clock.schedule(STABLE_MS, () => {
      this.#firstTouchAt = undefined;
      this.#work = this.#work
        .then(() => this.#look())
        .catch((error: unknown) => logger.error({ event: 'folder.report_failed', folder, error }))
        .then(() => {
          if (this.#touched.size > 0 && !this.#closed) this.#arm();
        });
    });
  }

  async #look(): Promise<void> {
    const stable: string[] = [];
    for (const [name, before] of [...this.#touched])
      if (await this.#hasSettled(name, before)) stable.push(name);
    if (stable.length === 0 || this.#closed) return;
    for (const name of await this.#parts.onChanged(stable))
      if (!this.#touched.has(name)) this.#touched.set(name, undefined);
  }

  /** Whether a touched file has come to rest; it counts from then on as a file or as none. */
  async #hasSettled(name: string, before: string | undefined): Promise<boolean> {
    const { folder, known, onLink } = this.#parts;
    const { kind, isLink, looks } = await appearance(join(folder, name));
    if (this.#touched.get(name) !== before) return false;
    if (looks !== before) {
      this.#touched.set(name, looks);
      return false;
    }
    this.#touched.delete(name);
    // A folder matters only in the place of a file.
    const matters = kind !== 'folder' || known.has(name);
    if (kind === 'file') known.add(name);
    else known.delete(name);
    if (isLink) onLink(name);
    return matters;
  }
}

interface Appearance {
  readonly kind: 'file' | 'folder' | 'none';
  readonly isLink: boolean;
  /** The same as long as nothing was written. */
  readonly looks: string;
}

async function appearance(path: string): Promise<Appearance> {
  try {
    const own = await lstat(path);
    const isLink = own.isSymbolicLink();
    const seen = isLink ? await stat(path) : own;
    const looks = `${String(seen.size)} ${String(seen.mtimeMs)} ${String(seen.ino)}`;
    return { kind: seen.isDirectory() ? 'folder' : 'file', isLink, looks };
  } catch (error) {
    return { kind: 'none', isLink: false, looks: errorCode(error) };
  }
}
