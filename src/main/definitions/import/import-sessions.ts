import { err, ok, type ErrorOf, type Result } from '../../../shared/errors';
import { DefinitionId, ImportId } from '../../../shared/ids';
import type { ImportDecision, ImportPreview, InstanceMapping, RoutineNames } from '../../../shared/import';
import type { Clock, Random } from '../../../shared/ports';
import type { StreamSource } from '../../../shared/rpc/contract-types';
import { createKeyedQueue } from '../../platform/keyed-queue';
import type { DefinitionStore } from '../definition-store';
import type { Applied } from './apply-import';
import { ImportSession, type ImportProgress, type ImportSessionParts } from './import-session';
import type { SourcePiece } from './source-assembly';

export const MAX_OPEN_IMPORTS = 8;
/** An import without a call for so long is forgotten. */
export const IMPORT_IDLE_MS = 3_600_000;
/** One idle for so long makes room when there is none left; its window is most likely gone. */
const MAKES_ROOM_AFTER_MS = 600_000;
/** What all open imports may hold together. */
const MAX_BYTES_OF_ALL = 128_000_000;

export interface ImportSessionsParts extends Pick<ImportSessionParts, 'check' | 'secretInputsOf'> {
  readonly definitions: Pick<DefinitionStore, 'list' | 'record'>;
  readonly clock: Clock;
  readonly random: Random;
}

type NotFound = ErrorOf<'import_not_found'>;

/** Imports that were begun and not finished. Nothing is written before `apply`. */
export interface ImportSessions {
  open(routineNames?: RoutineNames): Result<{ importId: ImportId }, ErrorOf<'imports_too_many'>>;
  add(
    importId: ImportId,
    piece: SourcePiece,
  ): Promise<Result<null, NotFound | ErrorOf<'import_too_large'> | ErrorOf<'invalid_input'>>>;
  preview(importId: ImportId, mapping: InstanceMapping): Promise<Result<ImportPreview, NotFound>>;
  apply(
    importId: ImportId,
    wanted: { readonly mapping: InstanceMapping; readonly decisions: readonly ImportDecision[] },
    signal: AbortSignal,
  ): Promise<Result<Applied, NotFound>>;
  /** Forgets an import; one that is being written ends before its next file. */
  discard(importId: ImportId): void;
  readonly progress: StreamSource<{ importId: ImportId }, ImportProgress, ImportProgress>;
  /** Forgets all imports; resolves when nothing is in work any more. */
  close(): Promise<void>;
}

interface Open {
  readonly session: ImportSession;
  /** Monotonic milliseconds. */
  usedAt: number;
  calls: number;
  cancelExpiry: () => void;
}

/** Creates the keeper of open imports. */
export function createImportSessions(parts: ImportSessionsParts): ImportSessions {
  return new Keeper(parts);
}

class Keeper implements ImportSessions {
  readonly #parts: ImportSessionsParts;
  readonly #open = new Map<ImportId, Open>();
  readonly #queue = createKeyedQueue();
  readonly progress: ImportSessions['progress'] = {
    open: ({ importId }, push) => {
      const session = this.#open.get(importId)?.session;
      const close = session?.watch((progress) => push([progress])) ?? (() => undefined);
      return { snapshot: session?.progress ?? { done: 0, total: 0 }, close };
    },
    keyOf: () => 'progress',
  };

  constructor(parts: ImportSessionsParts) {
    this.#parts = parts;
  }

  open(routineNames: RoutineNames = []): ReturnType<ImportSessions['open']> {
    if (this.#open.size >= MAX_OPEN_IMPORTS && !this.#makeRoom(MAKES_ROOM_AFTER_MS))
      return err({ code: 'imports_too_many', limit: MAX_OPEN_IMPORTS });
    const { clock, random, definitions, check, secretInputsOf } = this.#parts;
    const importId = ImportId.parse(random.uuid());
    const session = new ImportSession({
      definitions,
      check,
      secretInputsOf,
      routineNames: new Map(routineNames.map(({ called, name }) => [called, name])),
      newId: () => DefinitionId.parse(random.uuid()),
      nowIso: () => new Date(clock.now()).toISOString(),
      breathe: () => clock.sleep(0),
    });
    const entry = { session, usedAt: 0, calls: 0, cancelExpiry: () => undefined };
    this.#open.set(importId, entry);
    this.#touch(importId, entry);
    return ok({ importId });
  }

  async add(importId: ImportId, piece: SourcePiece): ReturnType<ImportSessions['add']> {
    while (this.#bytes() + piece.bytes.length > MAX_BYTES_OF_ALL && this.#makeRoom(0, importId));
    return this.#with(importId, (session) => session.add(piece));
  }

  preview(importId: ImportId, mapping: InstanceMapping): ReturnType<ImportSessions['preview']> {
    return this.#with(importId, async (session) => ok(await session.preview(mapping)));
  }

  apply(
    importId: ImportId,
    { mapping, decisions }: Parameters<ImportSessions['apply']>[1],
    signal: AbortSignal,
  ): ReturnType<ImportSessions['apply']> {
    return this.#with(importId, async (session) => ok(await session.apply(mapping, decisions, signal)));
  }

  discard(importId: ImportId): void {
    const entry = this.#open.get(importId);
    if (!entry) return;
    entry.cancelExpiry();
    entry.session.end();
    this.#open.delete(importId);
  }

  async close(): Promise<void> {
    for (const importId of [...this.#open.keys()]) this.discard(importId);
    await this.#queue.settled();
  }

  async #with<T, E>(
    importId: ImportId,
    work: (session: ImportSession) => Promise<Result<T, E>>,
  ): Promise<Result<T, E | NotFound>> {
    const entry = this.#open.get(importId);
    if (!entry) return err({ code: 'import_not_found', importId });
    entry.calls += 1;
    try {
      return await this.#queue.run(importId, () => work(entry.session));
    } finally {
      entry.calls -= 1;
      if (this.#open.has(importId)) this.#touch(importId, entry);
    }
  }

  #touch(importId: ImportId, entry: Open): void {
    const { clock } = this.#parts;
    entry.usedAt = clock.monotonic();
    entry.cancelExpiry();
    entry.cancelExpiry = clock.schedule(IMPORT_IDLE_MS, () => {
      if (entry.calls === 0) this.discard(importId);
    });
  }

  #bytes(): number {
    return [...this.#open.values()].reduce((sum, { session }) => sum + session.bytes, 0);
  }

  /** Forgets the import that was idle longest, if it was for `idleMs`. */
  #makeRoom(idleMs: number, except?: ImportId): boolean {
    const since = this.#parts.clock.monotonic() - idleMs;
    const [oldest] = [...this.#open]
      .filter(([importId, { calls, usedAt }]) => calls === 0 && usedAt <= since && importId !== except)
      .sort(([, a], [, b]) => a.usedAt - b.usedAt);
    if (oldest) this.discard(oldest[0]);
    return oldest !== undefined;
  }
}
