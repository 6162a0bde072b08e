import type { Clock } from '../../../shared/ports';
import { EngineError, type OcrEngine } from './ocr-engine';

/** Starts an engine for a language. Rejects with `RecognitionError` or `EngineError`. */
export type StartEngine = (language: string) => Promise<OcrEngine>;

/** Each takes about 70 MB. */
const MAX_ENGINES = 2;
/** An engine nobody has asked for so long is let go. */
const IDLE_MS = 60_000;

/** One that could not be started is not tried again at once: others, who wait for other languages, would wait for it. */
const TRY_AGAIN_MS = 5_000;
const MAX_FAILURES = 100;

/** Engines by language, the latest used; used by one at a time. */
export class EnginePool {
  private readonly engines = new Map<string, OcrEngine>();
  private readonly start: StartEngine;
  private readonly clock: Clock;
  private cancelIdle: () => void = () => undefined;
  private readonly ending = new Set<Promise<void>>();
  private starting: Promise<void> = Promise.resolve();
  private isClosed = false;
  private readonly failures = new Map<string, { readonly error: unknown; readonly untilMs: number }>();

  constructor(start: StartEngine, clock: Clock) {
    this.start = start;
    this.clock = clock;
  }

  get size(): number {
    return this.engines.size;
  }

  /** Works with the language's engine, which is started when there is none. One that failed is not used again. */
  async use<T>(language: string, work: (engine: OcrEngine) => Promise<T>): Promise<T> {
    this.cancelIdle();
    const engine = await this.take(language);
    try {
      return await work(engine);
    } catch (error) {
      if (this.engines.get(language) === engine) this.letGo(language);
      throw error;
    } finally {
      if (!this.isClosed) this.cancelIdle = this.clock.schedule(IDLE_MS, () => this.letAllGo());
    }
  }

  /** Resolves when all have ended. */
  async close(): Promise<void> {
    this.isClosed = true;
    this.cancelIdle();
    await this.starting;
    this.letAllGo();
    await Promise.all(this.ending);
  }

  private async take(language: string): Promise<OcrEngine> {
    const known = this.engines.get(language);
    if (known) this.engines.delete(language);
    const engine = known?.alive === true ? known : await this.begin(language);
    this.engines.set(language, engine);
    if (this.isClosed) {
      this.letGo(language);
      throw new EngineError('the engine was closed');
    }
    const [oldest] = this.engines.keys();
    if (this.engines.size > MAX_ENGINES && oldest !== undefined) this.letGo(oldest);
    return engine;
  }

  private begin(language: string): Promise<OcrEngine> {
    const failed = this.failures.get(language);
    if (failed && this.clock.monotonic() < failed.untilMs) throw failed.error;
    const start = this.start(language).catch((error: unknown) => {
      this.remember(language, error);
      throw error;
    });
    this.starting = start.then(
      () => undefined,
      () => undefined,
    );
    return start;
  }

  /** Data that is not there is told at once; an engine that did not take it, or died, took its time. */
  private remember(language: string, error: unknown): void {
    const isOfEngine =
      error instanceof Error && [error, error.cause].some((one) => one instanceof EngineError);
    if (!isOfEngine) return;
    // Names of languages come from routines; of so many nobody waits for one.
    if (this.failures.size >= MAX_FAILURES) this.failures.clear();
    this.failures.set(language, { error, untilMs: this.clock.monotonic() + TRY_AGAIN_MS });
  }

  private letAllGo(): void {
    for (const language of this.engines.keys()) this.letGo(language);
  }

  private letGo(language: string): void {
    const engine = this.engines.get(language);
    this.engines.delete(language);
    if (!engine) return;
    const end = engine.close().finally(() => this.ending.delete(end));
    this.ending.add(end);
  }
}
