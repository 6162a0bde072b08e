import type { Clock, Logger } from '../../../shared/ports';
import type { AdbServerView } from '../../../shared/view';
import type { AdbControl, ListedDevice } from '../adb/adb-control';

export interface ServerWatchOptions {
  readonly control: AdbControl;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly onState: (state: AdbServerView['state'], version: string | null) => void;
  /** The whole list at every change; empty when the server is absent. */
  readonly onList: (devices: readonly ListedDevice[]) => void;
}

/** A watch that goes on until it is stopped. */
export interface ServerWatch {
  /** Resolves when the first list came or the server proved absent. */
  readonly listed: Promise<void>;
  stop(): Promise<void>;
}

const FIRST_DELAY_MS = 100;
/** A server that is started later is found within this time. */
const LAST_DELAY_MS = 2_000;
/** How often the list is asked for, besides being followed. */
const RECHECK_MS = 1_000;
/** A list that was followed this long was sound: the next drop is taken up at once again. */
const SOUND_MS = 5_000;

/**
 * Follows the device list of one adb server. A list that ends is taken up again at once, without calling its devices
 * gone: real servers drop it now and then. Only a server that does not answer is absent, and asked again with growing
 * delays.
 */
export function watchServer(options: ServerWatchOptions): ServerWatch {
  const abort = new AbortController();
  let markListed: () => void = () => undefined;
  const listed = new Promise<void>((resolve) => (markListed = resolve));
  const loop = new WatchLoop(options, markListed);
  const ended = loop.run(abort.signal).finally(markListed);
  return {
    listed,
    async stop() {
      abort.abort(new Error('the adb server is no longer watched'));
      await ended;
    },
  };
}

class WatchLoop {
  private readonly options: ServerWatchOptions;
  private readonly markListed: () => void;
  private delayMs = 0;
  /** Lists taken so far. */
  private lists = 0;
  private last: readonly ListedDevice[] = [];
  private cancelRecheck: () => void = () => undefined;

  constructor(options: ServerWatchOptions, markListed: () => void) {
    this.options = options;
    this.markListed = markListed;
  }

  async run(signal: AbortSignal): Promise<void> {
    this.options.onState('connecting', null);
    while (!signal.aborted) {
      await this.follow(signal);
      this.cancelRecheck();
      await this.options.clock.sleep(this.delayMs, signal).catch(() => undefined);
      this.delayMs = Math.min(LAST_DELAY_MS, Math.max(FIRST_DELAY_MS, this.delayMs * 2));
    }
  }

  /** One connection, from the version to the end of the list. */
  private async follow(signal: AbortSignal): Promise<void> {
    const { control, clock, logger, onState } = this.options;
    let version: string;
    let begunMs: number | undefined;
    try {
      version = `1.0.${String(await control.version(signal))}`;
      await control.track((devices) => {
        if (signal.aborted) return;
        if (begunMs === undefined) {
          begunMs = clock.monotonic();
          onState('connected', version);
        }
        this.take(devices, signal);
        this.markListed();
      }, signal);
    } catch (error) {
      if (signal.aborted) return;
      logger.debug({ event: 'adb.server.unreachable', error: String(error) });
    }
    if (signal.aborted) return;
    if (begunMs === undefined) this.absent();
    else this.dropped(clock.monotonic() - begunMs);
  }

  private take(devices: readonly ListedDevice[], signal: AbortSignal): void {
    this.lists += 1;
    this.last = devices;
    this.options.onList(devices);
    this.recheckLater(signal);
  }

  private recheckLater(signal: AbortSignal): void {
    this.cancelRecheck();
    this.cancelRecheck = this.options.clock.schedule(RECHECK_MS, () => void this.recheck(signal));
  }

  /**
   * adb 29.0.6 does not tell its followers of everything: not of a device that turns out to be `unauthorized`, and of one
   * that broke off only ten seconds later. So the list is also asked for.
   */
  private async recheck(signal: AbortSignal): Promise<void> {
    const before = this.lists;
    const devices = await this.options.control.list(signal).catch(() => this.last);
    // A list that came meanwhile is newer; one that is followed no more has been dealt with.
    if (signal.aborted || this.lists !== before) return;
    if (isSameList(devices, this.last)) this.recheckLater(signal);
    else this.take(devices, signal);
  }

  private absent(): void {
    this.lists += 1;
    this.options.onState('absent', null);
    this.options.onList([]);
    this.markListed();
  }

  private dropped(lastedMs: number): void {
    this.lists += 1;
    this.options.logger.info({ event: 'adb.track.dropped', lastedMs });
    if (lastedMs >= SOUND_MS) this.delayMs = 0;
    this.options.onState('connecting', null);
  }
}

function isSameList(a: readonly ListedDevice[], b: readonly ListedDevice[]): boolean {
  if (a.length !== b.length) return false;
  const words = new Map(a.map(({ serial, word }) => [serial, word]));
  return b.every(({ serial, word }) => words.get(serial) === word);
}
