import { Worker } from 'node:worker_threads';
import type { Clock } from '../../../shared/ports';
import type { GrayPicture } from './gray-picture';
import { packages } from './packages';

/** How the picture is laid out; numbers are Tesseract's page segmentation modes. */
export type TextLayout = '6' | '7' | '11';

/** What is asked of an engine. */
export interface EngineQuestion {
  readonly picture: GrayPicture;
  readonly layout: TextLayout;
  readonly chars: string | null;
  /** Whether lines that make no sense are tried as light on dark too. */
  readonly tryInverted: boolean;
}

/** A running recognition engine; one question at a time. */
export interface OcrEngine {
  /** Tesseract's table of words (TSV). Rejects when the engine has died or took too long; then it is of no more use. */
  read(question: EngineQuestion): Promise<string>;
  /** Resolves when its thread has ended. */
  close(): Promise<void>;
  /** Whether it can be asked. */
  readonly alive: boolean;
}

export interface EngineOptions {
  /** As Tesseract names it: `eng`. */
  readonly language: string;
  /** The language's trained data, packed with gzip or not. */
  readonly data: Uint8Array;
  readonly clock: Clock;
}

/** The engine stopped, or was stopped because it took too long. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
}

/** The engine does not take the data it was given. */
export class DataError extends EngineError {}

const SCRIPT = 'tesseract.js/src/worker-script/node/index.js';
const START_LIMIT_MS = 60_000;
const READ_LIMIT_MS = 30_000;
/** Of what JavaScript holds; what is recognised lies in the memory of WebAssembly. */
const LIMITS = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 16 };
/** Recognition by neural network alone; the older engine's data is not shipped. */
const LSTM_ONLY = 1;

/**
 * Starts tesseract.js's own thread and speaks with it directly: what its `createWorker` offers leaves an error of the
 * thread unheard, which ends the process, and waits for ever for one that died while it loaded. Nothing is fetched: the
 * engine lies in the package, and the language's data is handed over. Rejects with `EngineError`.
 * Source of the messages: tesseract.js 7.0.0, src/worker-script/index.js.
 */
export async function startOcrEngine({ language, data, clock }: EngineOptions): Promise<OcrEngine> {
  const link = new ThreadLink(clock);
  try {
    // Its script compares this with the number of a mode: `true`, as its own createWorker says, loads the larger core.
    await link.ask('load', { options: { lstmOnly: LSTM_ONLY, logging: false } }, START_LIMIT_MS);
    const langs = [{ code: language, data }];
    await link.ask('loadLanguage', { langs, options: { cacheMethod: 'none', gzip: true } }, START_LIMIT_MS);
    await link.ask('initialize', { langs: language, oem: LSTM_ONLY }, START_LIMIT_MS);
  } catch (error) {
    // It lives: what it refuses is what it was given.
    const isRefusal = link.alive && error instanceof EngineError;
    await link.close();
    throw isRefusal ? new DataError(error.message) : error;
  }
  let current = '';
  return {
    async read({ picture, layout, chars, tryInverted }) {
      const params = {
        tessedit_pageseg_mode: layout,
        tessedit_char_whitelist: chars ?? '',
        tessedit_do_invert: tryInverted ? '1' : '0',
        user_defined_dpi: '150',
      };
      // Not with the question: it would keep and restore all parameters around it, a tenth of the time of a line.
      if (JSON.stringify(params) !== current) await link.ask('setParameters', { params }, READ_LIMIT_MS);
      current = JSON.stringify(params);
      const asked = { image: asPgm(picture), options: {}, output: { text: false, tsv: true } };
      const answer = await link.ask('recognize', asked, READ_LIMIT_MS);
      const tsv = field(answer, 'tsv');
      if (typeof tsv !== 'string') throw new EngineError('the engine answered nothing');
      return tsv;
    },
    close: () => link.close(),
    get alive() {
      return link.alive;
    },
  };
}

interface Waiting {
  readonly resolve: (data: unknown) => void;
  readonly reject: (error: EngineError) => void;
  readonly cancelLimit: () => void;
}

/** Questions and answers of one thread. */
class ThreadLink {
  alive = true;
  private readonly thread: Worker;
  private readonly ended: Promise<void>;
  private readonly waiting = new Map<string, Waiting>();
  private asked = 0;
  private readonly clock: Clock;

  constructor(clock: Clock) {
    this.clock = clock;
    const script = packages.resolve(SCRIPT);
    // Its own output is kept from ours: Tesseract says there what it thinks of a picture.
    this.thread = new Worker(script, { resourceLimits: LIMITS, stdout: true, stderr: true });
    this.thread.stdout.resume();
    this.thread.stderr.resume();
    this.thread.on('message', (message: unknown) => this.hear(message));
    this.thread.on('error', (error) => this.fail(`the engine stopped: ${error.message}`));
    this.ended = new Promise((resolve) => {
      this.thread.once('exit', () => {
        this.fail('the engine stopped');
        resolve();
      });
    });
  }

  ask(action: string, payload: unknown, limitMs: number): Promise<unknown> {
    if (!this.alive) return Promise.reject(new EngineError('the engine stopped'));
    this.asked += 1;
    const jobId = String(this.asked);
    return new Promise((resolve, reject) => {
      const cancelLimit = this.clock.schedule(limitMs, () => {
        this.fail(`the engine took longer than ${String(limitMs / 1_000)} s`);
        void this.thread.terminate();
      });
      this.waiting.set(jobId, { resolve, reject, cancelLimit });
      // Only who waits for an answer keeps the program from ending.
      this.thread.ref();
      this.thread.postMessage({ workerId: 'muster', jobId, action, payload });
    });
  }

  async close(): Promise<void> {
    this.fail('the engine was closed');
    await this.thread.terminate();
    await this.ended;
  }

  private hear(message: unknown): void {
    const jobId = field(message, 'jobId');
    const status = field(message, 'status');
    const waiting = typeof jobId === 'string' ? this.waiting.get(jobId) : undefined;
    if (!waiting || typeof jobId !== 'string' || (status !== 'resolve' && status !== 'reject')) return;
    this.waiting.delete(jobId);
    waiting.cancelLimit();
    if (this.waiting.size === 0) this.thread.unref();
    if (status === 'resolve') waiting.resolve(field(message, 'data'));
    else waiting.reject(new EngineError(`the engine failed: ${String(field(message, 'data'))}`));
  }

  private fail(why: string): void {
    this.alive = false;
    for (const { reject, cancelLimit } of this.waiting.values()) {
      cancelLimit();
      reject(new EngineError(why));
    }
    this.waiting.clear();
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** tesseract.js looks for marks of other formats in so many first bytes, which pixels could hold by chance. */
const LOOKED_AT = 512;

/** Portable graymap, which is read without unpacking. Source: https://netpbm.sourceforge.net/doc/pgm.html */
function asPgm({ width, height, bytes }: GrayPicture): Uint8Array {
  const header = `P5\n#${'-'.repeat(LOOKED_AT)}\n${String(width)} ${String(height)}\n255\n`;
  const file = new Uint8Array(header.length + bytes.length);
  file.set(Buffer.from(header, 'latin1'));
  file.set(bytes, header.length);
  return file;
}
