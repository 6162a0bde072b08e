import type { Clock, Logger } from '../../../shared/ports';
import type { AdbBinaryView, AdbServerView } from '../../../shared/view';
import type { AdbDirectory } from '../adb-instance-directory';
import { findAdbBinary, type NoAdb } from './adb-binary';
import type { AdbSurroundings } from './adb-places';
import { startAdb } from './start-adb';

/** What a user decides about adb. */
export interface AdbWishes {
  readonly adbPath: string | null;
  readonly startAdbServer: boolean;
}

export interface AdbServerParts {
  readonly directory: AdbDirectory;
  readonly wishes: () => AdbWishes;
  readonly surroundings: AdbSurroundings;
  readonly logFile: string;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * The one part that starts adb servers: only for a real server on this computer that does not answer, only if the
 * settings ask for it, and with exactly the program that was found. A server that runs is used as it is; none is ever
 * ended.
 */
export interface AdbServer {
  /** The settings have changed: looks for the program again. */
  wishesChanged(): void;
  /** Whether a server that does not answer is wanted and may come soon. */
  isStarting(): boolean;
  /** Ends the looking and the waiting, not the server. */
  stop(): Promise<void>;
}

const FIRST_RETRY_MS = 5_000;
const LAST_RETRY_MS = 60_000;
/** A server that ran this long was sound: the next start is a first one. */
const SOUND_MS = 30_000;

/** Creates the part and looks for the program at once. */
export function createAdbServer(parts: AdbServerParts): AdbServer {
  return new LocalAdbServer(parts);
}

class LocalAdbServer implements AdbServer {
  private readonly parts: AdbServerParts;
  private readonly closing = new AbortController();
  private readonly unwatch: () => void;
  private binary: AdbBinaryView | null = null;
  private failure: string | null = null;
  private retryMs = FIRST_RETRY_MS;
  private startedMs = 0;
  /** A start is under way or waits for its turn. */
  private isBusy = false;
  private cancelRetry: () => void = () => undefined;
  private search: Promise<void>;

  constructor(parts: AdbServerParts) {
    this.parts = parts;
    this.unwatch = parts.directory.watch((change) => {
      if (change.type === 'server') this.consider();
    });
    this.search = this.look();
  }

  wishesChanged(): void {
    this.cancelRetry();
    this.isBusy = false;
    this.retryMs = FIRST_RETRY_MS;
    this.search = this.search.then(() => this.look());
  }

  isStarting(): boolean {
    return this.parts.wishes().startAdbServer && this.absentServer() !== undefined && this.failure === null;
  }

  async stop(): Promise<void> {
    this.closing.abort(new Error('the program ends'));
    this.unwatch();
    this.cancelRetry();
    await this.search;
  }

  private async look(): Promise<void> {
    try {
      const { wishes, surroundings } = this.parts;
      const found = await findAdbBinary(wishes().adbPath, surroundings, this.closing.signal);
      this.binary = found.ok ? found.value : null;
      this.failure = found.ok ? null : this.lackOf(found.error);
      this.tell();
      this.consider();
    } catch (error) {
      if (!this.closing.signal.aborted)
        this.parts.logger.error({ event: 'adb.search.failed', error: String(error) });
    }
  }

  private lackOf(lack: NoAdb): string | null {
    if (lack.code === 'named_unusable') return `${lack.path} is no adb that answers`;
    return this.parts.wishes().startAdbServer ? 'no adb program was found' : null;
  }

  /** Starts what is wanted and absent, unless a start is under way. */
  private consider(): void {
    const server = this.absentServer();
    if (server === undefined) {
      this.answered();
      this.tell();
      return;
    }
    const { binary } = this;
    if (binary === null || this.isBusy || this.closing.signal.aborted) return;
    if (!this.parts.wishes().startAdbServer) return;
    this.isBusy = true;
    void this.start(binary, portOf(server.address));
  }

  private answered(): void {
    if (this.binary !== null && this.localServer()?.state === 'connected') this.failure = null;
  }

  private async start({ path, version }: AdbBinaryView, port: number): Promise<void> {
    const { logger, logFile, clock, surroundings } = this.parts;
    try {
      const started = await startAdb({ path, port, logFile, env: surroundings.env });
      this.startedMs = clock.monotonic();
      logger.info({ event: 'adb.server.started', path, version, port, adbPid: started.pid });
      void started.ended.then((reason) => this.ended(reason));
    } catch (error) {
      this.ended(error instanceof Error ? error.message : String(error));
    }
  }

  /** The server that was started is gone: another start follows after a growing delay. */
  private ended(reason: string): void {
    if (this.closing.signal.aborted) return;
    const { clock, logger } = this.parts;
    if (clock.monotonic() - this.startedMs >= SOUND_MS) this.retryMs = FIRST_RETRY_MS;
    this.failure = this.localServer()?.state === 'connected' ? null : reason;
    logger.warn({ event: 'adb.server.ended', reason, retryMs: this.retryMs });
    this.tell();
    this.cancelRetry = clock.schedule(this.retryMs, () => {
      this.isBusy = false;
      this.consider();
    });
    this.retryMs = Math.min(LAST_RETRY_MS, this.retryMs * 2);
  }

  private tell(): void {
    const server = this.localServer();
    if (server === undefined) return;
    this.parts.directory.noteServer(server.address, { binary: this.binary, startFailure: this.failure });
  }

  private absentServer(): AdbServerView | undefined {
    const server = this.localServer();
    return server?.state === 'absent' ? server : undefined;
  }

  /** The real server of this computer; a program can only be started here. */
  private localServer(): AdbServerView | undefined {
    return this.parts.directory
      .servers()
      .find(({ role, address }) => role === 'real' && /^(127\.0\.0\.1|localhost|\[::1\]):/.test(address));
  }
}

function portOf(address: string): number {
  return Number(address.slice(address.lastIndexOf(':') + 1));
}
