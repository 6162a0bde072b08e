import type { Clock, Logger, Random } from '../../../shared/ports';
import type { AdbDirectory } from '../adb-instance-directory';
import { createKeyedQueue } from '../../platform/keyed-queue';
import type { ConnectReply } from '../adb/connect-reply';
import { answersAt } from './answers-at';
import { connectAnew } from './connect-anew';
import { delayBeforeAttempt, needOf } from './reconnect-rules';

export interface KeeperParts {
  readonly directory: Pick<AdbDirectory, 'networkServer' | 'networkLines' | 'watchLines'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  /** Called when the plan for an address has changed. */
  readonly onPlan: (address: string) => void;
}

/** When an address is tried next (wall clock) and which try that is, from 1. */
export interface ReconnectPlan {
  readonly dueMs: number;
  readonly attempt: number;
}

interface Kept {
  readonly address: string;
  readonly abort: AbortController;
  plan: ReconnectPlan | null;
  /** Attempts since the device was online last. */
  attempts: number;
  isWorking: boolean;
  cancelTimer: () => void;
  work: Promise<void>;
}

/** Addresses that are looked at together; the adb server itself connects to one at a time. */
const AT_ONCE = 8;

/**
 * Keeps network devices connected: each that its server does not list, or lists as offline, is disconnected and
 * connected anew, on its own and after growing delays. Nothing is asked while no server answers, and no other device
 * is ever touched.
 */
export class NetworkKeeper {
  private readonly parts: KeeperParts;
  private readonly kept = new Map<string, Kept>();
  private readonly queue = createKeyedQueue();
  private readonly unwatch: () => void;
  private readonly waiting: Kept[] = [];
  private working = 0;
  private isReviewQueued = false;

  constructor(parts: KeeperParts) {
    this.parts = parts;
    this.unwatch = parts.directory.watchLines(() => this.reviewSoon());
  }

  /** Begins to keep an address. */
  keep(address: string): void {
    if (this.kept.has(address)) return;
    this.kept.set(address, {
      address,
      abort: new AbortController(),
      plan: null,
      attempts: 0,
      isWorking: false,
      cancelTimer: () => undefined,
      work: Promise.resolve(),
    });
    this.reviewSoon();
  }

  /** Ends to keep an address; resolves when nothing is under way for it any more. */
  async drop(address: string): Promise<void> {
    const kept = this.kept.get(address);
    if (kept === undefined) return;
    this.kept.delete(address);
    this.unplan(kept);
    kept.abort.abort(new Error('the address is forgotten'));
    await kept.work;
  }

  planOf(address: string): ReconnectPlan | null {
    return this.kept.get(address)?.plan ?? null;
  }

  /** Somebody waits for the device: a planned attempt is made at once. */
  hurry(address: string): void {
    const kept = this.kept.get(address);
    if (kept?.plan == null || kept.isWorking) return;
    kept.cancelTimer();
    this.begin(kept);
  }

  /** Connects an address anew at once, after what is under way for it. Rejects when no server answers. */
  connect(address: string, signal: AbortSignal): Promise<ConnectReply> {
    return this.queue.run(address, async () => {
      signal.throwIfAborted();
      const { directory } = this.parts;
      const control = directory.networkServer()?.control;
      if (control === undefined) return { outcome: 'failed', reason: 'other', message: '' };
      const isListed = directory.networkLines().has(address);
      return connectAnew(control, { address, isListed, clock: this.parts.clock }, signal);
    });
  }

  /** Ends everything; resolves when nothing is under way any more. */
  async stop(): Promise<void> {
    this.unwatch();
    await Promise.all([...this.kept.keys()].map((address) => this.drop(address)));
    await this.queue.settled();
  }

  /** Lists come in bursts: they are looked at once, when the burst is over. */
  private reviewSoon(): void {
    if (this.isReviewQueued) return;
    this.isReviewQueued = true;
    queueMicrotask(() => {
      this.isReviewQueued = false;
      const hasServer = this.parts.directory.networkServer() !== undefined;
      const lines = this.parts.directory.networkLines();
      for (const kept of this.kept.values()) {
        const need = hasServer ? needOf(lines.get(kept.address)) : 'wait';
        if (need === 'online') kept.attempts = 0;
        if (need === 'connect' || need === 'reconnect') this.planNext(kept, need);
        else this.unplan(kept);
      }
    });
  }

  private planNext(kept: Kept, need: 'connect' | 'reconnect'): void {
    if (kept.plan !== null || kept.isWorking) return;
    const { clock, random } = this.parts;
    const attempt = kept.attempts + 1;
    const delayMs = delayBeforeAttempt(attempt, need, random);
    this.setPlan(kept, { dueMs: clock.now() + delayMs, attempt });
    kept.cancelTimer = clock.schedule(delayMs, () => this.begin(kept));
  }

  private unplan(kept: Kept): void {
    kept.cancelTimer();
    const at = this.waiting.indexOf(kept);
    if (at >= 0) this.waiting.splice(at, 1);
    if (!kept.isWorking) this.setPlan(kept, null);
  }

  private setPlan(kept: Kept, plan: ReconnectPlan | null): void {
    if (kept.plan === plan) return;
    kept.plan = plan;
    this.parts.onPlan(kept.address);
  }

  private begin(kept: Kept): void {
    if (kept.isWorking || this.waiting.includes(kept)) return;
    if (this.working >= AT_ONCE) {
      this.waiting.push(kept);
      return;
    }
    this.working += 1;
    kept.isWorking = true;
    kept.work = this.attempt(kept).finally(() => {
      this.working -= 1;
      kept.isWorking = false;
      this.setPlan(kept, null);
      const next = this.waiting.shift();
      if (next !== undefined) this.begin(next);
      this.reviewSoon();
    });
  }

  private async attempt(kept: Kept): Promise<void> {
    kept.attempts += 1;
    const { address, attempts, abort } = kept;
    try {
      if (!(await this.mayAsk(address, abort.signal))) return;
      const reply = await this.connect(address, abort.signal);
      this.parts.logger.info({ event: 'network.reconnect', address, attempt: attempts, ...reply });
    } catch (error) {
      if (!abort.signal.aborted)
        this.parts.logger.info({ event: 'network.reconnect.failed', address, error: String(error) });
    }
  }

  /** Only a server of this computer sees the network as this process does. */
  private async mayAsk(address: string, signal: AbortSignal): Promise<boolean> {
    const server = this.parts.directory.networkServer()?.address ?? '';
    if (!server.startsWith('127.')) return true;
    return answersAt(address, this.parts.clock, signal);
  }
}
