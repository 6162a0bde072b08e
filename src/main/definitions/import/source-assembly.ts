import { hashOf } from '../../platform/file-bytes';
import { err, ok, type ErrorOf, type Result } from '../../../shared/errors';
import { MAX_IMPORT_BYTES, MAX_SOURCE_BYTES } from './import-limits';

/** A piece of a source; `offset` counts bytes. */
export interface SourcePiece {
  readonly source: string;
  readonly offset: number;
  readonly bytes: Uint8Array;
  readonly last: boolean;
}

export interface WholeSource {
  readonly name: string;
  readonly bytes: Uint8Array;
}

type Refused = ErrorOf<'import_too_large'> | ErrorOf<'invalid_input'>;

interface Pending {
  readonly chunks: Uint8Array[];
  received: number;
}

/** Puts the pieces of sources together. A piece that comes again is taken once. */
export class SourceAssembly {
  readonly #pending = new Map<string, Pending>();
  /** Whole sources: length by name, and hash of name and bytes. */
  readonly #lengths = new Map<string, number>();
  readonly #known = new Set<string>();
  #total = 0;

  /** Bytes taken so far. */
  get total(): number {
    return this.#total;
  }

  /** Takes a piece; answers the source once it is whole, null before and for one that was taken already. */
  add(piece: SourcePiece): Result<WholeSource | null, Refused> {
    const { source, offset, bytes, last } = piece;
    const pending = this.#pending.get(source) ?? { chunks: [], received: 0 };
    if (offset < pending.received) return ok(null);
    if (offset > pending.received)
      return offset < (this.#lengths.get(source) ?? 0) ? ok(null) : gap(offset, pending.received);
    const refused = this.#tooLarge(source, pending.received, bytes.length);
    if (refused) {
      this.#forget(source, pending);
      return refused;
    }
    pending.chunks.push(bytes);
    pending.received += bytes.length;
    this.#total += bytes.length;
    this.#pending.set(source, pending);
    return ok(last ? this.#finish(source, pending) : null);
  }

  #finish(name: string, { chunks, received }: Pending): WholeSource | null {
    this.#pending.delete(name);
    this.#lengths.set(name, received);
    const bytes = Buffer.concat(chunks);
    const key = `${hashOf(bytes)} ${name}`;
    if (this.#known.has(key)) {
      this.#total -= received;
      return null;
    }
    this.#known.add(key);
    return { name, bytes };
  }

  #tooLarge(source: string, received: number, length: number): ReturnType<typeof tooLarge> | undefined {
    const bytes = received + length;
    if (bytes > MAX_SOURCE_BYTES) return tooLarge(source, bytes, MAX_SOURCE_BYTES);
    const total = this.#total + length;
    return total > MAX_IMPORT_BYTES ? tooLarge(source, total, MAX_IMPORT_BYTES) : undefined;
  }

  #forget(source: string, { received }: Pending): void {
    this.#total -= received;
    this.#pending.delete(source);
  }
}

function tooLarge(
  source: string,
  bytes: number,
  limit: number,
): { readonly ok: false; readonly error: ErrorOf<'import_too_large'> } {
  return err({ code: 'import_too_large', source, bytes, limit });
}

function gap(
  offset: number,
  received: number,
): { readonly ok: false; readonly error: ErrorOf<'invalid_input'> } {
  const message = `byte ${String(received)} of this source comes next, not ${String(offset)}`;
  return err({ code: 'invalid_input', issues: [{ path: 'offset', message }] });
}
