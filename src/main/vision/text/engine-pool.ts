import type { Clock } from '../../../shared/ports';
import { EngineError, type OcrEngine } from './ocr-engine';

/** Starts an engine for a language. Rejects with `RecognitionError` or `EngineError`. */
export type StartEngine = (language: string) => Promise<OcrEngine>;

/** Each takes about 70 MB. */
const MAX_ENGINES = 2;
/** An engine nobody has asked for so long is let go. */
const IDLE_MS = 60_000;

/** Engines by language, the latest used; used by one at a time. */
export class EnginePool {
  private readonly engines = new Map<string, OcrEngine>();
  private readonly start: StartEngine;
  private readonly clock: Clock;
  private cancelIdle: () => void = () => undefined;
  private readonly ending = new Set<Promise<void>>();
  private starting: Promise<void> = Promise.resolve();
  private isClosed = false;

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
    const start = this.start(language);
    this.starting = start.then(
      () => undefined,
      () => undefined,
    );
    return start;
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
