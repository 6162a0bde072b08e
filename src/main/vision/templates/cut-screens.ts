import { err, ok, type ErrorOf, type Result } from '../../../shared/errors';
import { ScreenId } from '../../../shared/ids';
import type { Clock, Random } from '../../../shared/ports';

/** Pictures of one connection; of more the one that was used longest ago goes. */
const MAX_OF_LINE = 3;
/** What the pictures of all connections may take together. */
const MAX_BYTES = 128 * 2 ** 20;
/** One that is not used for so long is forgotten. */
const IDLE_MS = 600_000;

export interface CutScreensParts {
  readonly clock: Pick<Clock, 'schedule'>;
  readonly random: Pick<Random, 'uuid'>;
}

/** A piece of a picture; they come one after the other. */
export interface ScreenPiece {
  readonly screenId: ScreenId;
  /** In bytes from its beginning. */
  readonly offset: number;
  readonly bytes: Uint8Array;
}

interface Kept {
  readonly line: AbortSignal;
  /** Threads see it without a copy. */
  readonly memory: Uint8Array;
  received: number;
  cancelExpiry: () => void;
  readonly forget: () => void;
}

/**
 * Pictures that templates are cut from, as PNG: a person who cuts asks about the same one again and again, and it comes
 * once. Each belongs to the connection it came by (`line`, aborted when that is closed) and is nobody else's.
 */
export class CutScreens {
  readonly #parts: CutScreensParts;
  /** In the order in which they were used. */
  readonly #kept = new Map<ScreenId, Kept>();

  constructor(parts: CutScreensParts) {
    this.#parts = parts;
  }

  /** Room for a picture of so many bytes, which come in pieces. */
  begin(line: AbortSignal, bytes: number): ScreenId {
    const own = [...this.#kept].filter(([, kept]) => kept.line === line);
    if (own.length >= MAX_OF_LINE) own[0]?.[1].forget();
    for (const kept of this.#kept.values()) {
      if (this.#bytes() + bytes <= MAX_BYTES) break;
      kept.forget();
    }
    const screenId = ScreenId.parse(this.#parts.random.uuid());
    // Its connection may have been closed while the picture was taken.
    if (!line.aborted) this.#put(screenId, line, bytes);
    return screenId;
  }

  add(
    line: AbortSignal,
    { screenId, offset, bytes }: ScreenPiece,
  ): Result<null, ErrorOf<'template_screen_not_found' | 'invalid_input'>> {
    const kept = this.#use(line, screenId);
    if (!kept) return err({ code: 'template_screen_not_found' });
    if (offset !== kept.received || offset + bytes.length > kept.memory.length) {
      const message = `byte ${String(kept.received)} of ${String(kept.memory.length)} comes next`;
      return err({ code: 'invalid_input', issues: [{ path: 'offset', message }] });
    }
    kept.memory.set(bytes, offset);
    kept.received += bytes.length;
    return ok(null);
  }

  /** Keeps a picture that is here as a whole. */
  keep(line: AbortSignal, bytes: Uint8Array): ScreenId {
    const screenId = this.begin(line, bytes.length);
    this.add(line, { screenId, offset: 0, bytes });
    return screenId;
  }

  /** Undefined for one that is not known here, was forgotten, or of which a part is missing. */
  find(line: AbortSignal, screenId: ScreenId): Uint8Array | undefined {
    const kept = this.#use(line, screenId);
    return kept && kept.received === kept.memory.length ? kept.memory : undefined;
  }

  #put(screenId: ScreenId, line: AbortSignal, bytes: number): void {
    const kept: Kept = {
      line,
      memory: new Uint8Array(new SharedArrayBuffer(bytes)),
      received: 0,
      cancelExpiry: () => undefined,
      forget: () => {
        kept.cancelExpiry();
        line.removeEventListener('abort', kept.forget);
        this.#kept.delete(screenId);
      },
    };
    line.addEventListener('abort', kept.forget, { once: true });
    this.#kept.set(screenId, kept);
    this.#use(line, screenId);
  }

  #use(line: AbortSignal, screenId: ScreenId): Kept | undefined {
    const kept = this.#kept.get(screenId);
    if (kept?.line !== line) return undefined;
    this.#kept.delete(screenId);
    this.#kept.set(screenId, kept);
    kept.cancelExpiry();
    kept.cancelExpiry = this.#parts.clock.schedule(IDLE_MS, kept.forget);
    return kept;
  }

  #bytes(): number {
    return [...this.#kept.values()].reduce((sum, { memory }) => sum + memory.length, 0);
  }
}
