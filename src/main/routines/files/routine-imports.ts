import { err, ok, type ErrorOf, type Result } from '../../../shared/errors';
import { ImportId, UndoId, type TrashId } from '../../../shared/ids';
import type { RoutineNames } from '../../../shared/import';
import type { PoolDraft, PoolId } from '../../../shared/pool';
import type { Clock, Random } from '../../../shared/ports';
import {
  MAX_ROUTINE_IMPORT_BYTES,
  MAX_ROUTINE_SOURCE_BYTES,
  type RoutineImportDecision,
  type RoutineImportPlace,
  type RoutineImportPool,
  type RoutineImportRow,
} from '../../../shared/routine-import';
import type { AddedTemplate, TemplateFolder } from '../../vision/templates/template-folder';
import type { ImportFile } from '../import/import-routines';
import type { LeftReason, RoutineFolder, RoutineWrite, WriteRefusal, WrittenRoutine } from './routine-folder';
import {
  planRoutineImport,
  type ImportPlan,
  type ImportPlanParts,
  type PlannedFile,
} from './routine-import-plan';

const MAX_OPEN = 8;
const MAX_UNDOS = 50;
/** An import without a call for so long is forgotten. */
const IDLE_MS = 3_600_000;

/** Pools, as far as an import writes them. */
export interface ImportedPools {
  create(draft: PoolDraft): Promise<Result<{ readonly pool: { readonly id: PoolId } }>>;
  remove(poolId: PoolId): Promise<Result<TrashId>>;
}

export interface RoutineImportsParts extends Omit<ImportPlanParts, 'folder' | 'breathe'> {
  readonly folder: RoutineFolder;
  readonly pools: ImportedPools;
  readonly templates: Pick<TemplateFolder, 'add' | 'takeBack'>;
  readonly clock: Clock;
  readonly random: Random;
}

/** A piece of a file; files come one after the other. */
export interface RoutinePiece {
  readonly file: number;
  readonly source: string;
  readonly offset: number;
  readonly bytes: Uint8Array;
}

export interface AppliedImport {
  readonly routines: string[];
  readonly pools: string[];
  readonly poolsLeft: RoutineImportPool[];
  readonly templates: string[];
  /** Those that could not be saved. */
  readonly templatesLeft: string[];
  /** What routines are called that groups of the same files call otherwise. */
  readonly routineNames: RoutineNames;
  readonly undoId: UndoId | null;
}

export interface Wanted {
  readonly place: RoutineImportPlace;
  readonly decisions: readonly RoutineImportDecision[];
}

type NotFound = ErrorOf<'import_not_found'>;
type Undone = { undone: number; left: { file: string; reason: LeftReason }[] };

/** Imports of routines that were begun and not finished, and what they wrote, for as long as the program runs. */
export interface RoutineImports {
  open(): ImportId;
  add(
    importId: ImportId,
    piece: RoutinePiece,
  ): Result<null, NotFound | ErrorOf<'import_too_large' | 'invalid_input'>>;
  preview(
    importId: ImportId,
    place: RoutineImportPlace,
    leave: readonly number[],
  ): Promise<Result<RoutineImportRow[], NotFound>>;
  /** All routines or none. */
  apply(
    importId: ImportId,
    wanted: Wanted,
  ): Promise<Result<AppliedImport, NotFound | WriteRefusal | ErrorOf<'routine_not_found'>>>;
  undo(undoId: UndoId): Promise<Result<Undone, ErrorOf<'undo_not_found'>>>;
  discard(importId: ImportId): void;
}

interface Open {
  readonly files: { name: string; chunks: Uint8Array[]; received: number }[];
  total: number;
  cancelExpiry: () => void;
}

interface Recording {
  readonly routines: readonly WrittenRoutine[];
  readonly pools: readonly { readonly id: PoolId; readonly name: string }[];
  readonly templates: readonly AddedTemplate[];
}

/** Creates the keeper of open imports. */
export function createRoutineImports(parts: RoutineImportsParts): RoutineImports {
  return new Keeper(parts);
}

class Keeper implements RoutineImports {
  readonly #parts: RoutineImportsParts;
  readonly #open = new Map<ImportId, Open>();
  readonly #undos = new Map<UndoId, Recording>();

  constructor(parts: RoutineImportsParts) {
    this.#parts = parts;
  }

  open(): ImportId {
    const [oldest] = this.#open.keys();
    if (oldest !== undefined && this.#open.size >= MAX_OPEN) this.discard(oldest);
    const importId = ImportId.parse(this.#parts.random.uuid());
    this.#open.set(importId, { files: [], total: 0, cancelExpiry: () => undefined });
    this.#find(importId);
    return importId;
  }

  add(importId: ImportId, { file, source, offset, bytes }: RoutinePiece): ReturnType<RoutineImports['add']> {
    const open = this.#find(importId);
    if (!open) return notFound(importId);
    const { files } = open;
    const isNext = file === files.length && offset === 0;
    const one = isNext ? { name: source, chunks: [], received: 0 } : files[file];
    if (one?.received !== offset) return outOfOrder(offset, one?.received ?? 0);
    const limit = tooLarge(source, one.received + bytes.length, open.total + bytes.length);
    if (limit) return limit;
    if (isNext) files.push(one);
    one.chunks.push(bytes);
    one.received += bytes.length;
    open.total += bytes.length;
    return ok(null);
  }

  async preview(
    importId: ImportId,
    place: RoutineImportPlace,
    leave: readonly number[],
  ): ReturnType<RoutineImports['preview']> {
    const open = this.#find(importId);
    if (!open) return notFound(importId);
    const { files } = await this.#plan(open, place, new Set(leave));
    return ok(files.map(({ row }) => row));
  }

  async apply(importId: ImportId, { place, decisions }: Wanted): ReturnType<RoutineImports['apply']> {
    const open = this.#find(importId);
    if (!open) return notFound(importId);
    const chosen = new Map(decisions.map((decision) => [decision.file, decision]));
    const leave = new Set(open.files.flatMap((_, file) => (chosen.has(file) ? [] : [file])));
    const { files, calls } = await this.#plan(open, place, leave);
    const plan = files.filter(({ row }) => chosen.has(row.file));
    const written = await this.#parts.folder.write(plan.flatMap((planned) => writeOf(planned, chosen)));
    if (!written.ok) return written;
    const pools = await this.#savePools(plan);
    this.discard(importId);
    const templates = await this.#saveTemplates(plan);
    const recording = { routines: written.value, pools: pools.saved, templates: templates.saved };
    const undoId = this.#record(recording);
    return ok({
      routines: written.value.map(({ name }) => name),
      pools: pools.saved.map(({ name }) => name),
      poolsLeft: pools.left,
      templates: templates.saved.map(({ name }) => name),
      templatesLeft: templates.left,
      routineNames: [...calls].flatMap(([called, name]) => (called === name ? [] : [{ called, name }])),
      undoId,
    });
  }

  async undo(undoId: UndoId): ReturnType<RoutineImports['undo']> {
    const recording = this.#undos.get(undoId);
    if (!recording) return err({ code: 'undo_not_found', undoId });
    this.#undos.delete(undoId);
    const left: Undone['left'] = [];
    for (const added of recording.templates.toReversed()) {
      const reason = await this.#parts.templates.takeBack(added);
      if (reason !== null) left.push({ file: added.name, reason });
    }
    for (const { id, name } of recording.pools.toReversed())
      if (!(await this.#parts.pools.remove(id)).ok) left.push({ file: name, reason: 'changed_since' });
    for (const written of recording.routines.toReversed()) {
      const reason = await this.#parts.folder.takeBack(written);
      if (reason !== null) left.push({ file: written.file, reason });
    }
    const { pools, routines, templates } = recording;
    return ok({ undone: pools.length + routines.length + templates.length - left.length, left });
  }

  discard(importId: ImportId): void {
    this.#open.get(importId)?.cancelExpiry();
    this.#open.delete(importId);
  }

  /** An import that is asked for lives on. */
  #find(importId: ImportId): Open | undefined {
    const open = this.#open.get(importId);
    open?.cancelExpiry();
    if (open) open.cancelExpiry = this.#parts.clock.schedule(IDLE_MS, () => this.discard(importId));
    return open;
  }

  #plan({ files }: Open, place: RoutineImportPlace, leave: ReadonlySet<number>): Promise<ImportPlan> {
    const sources = files.map(({ name, chunks }): ImportFile => ({ name, bytes: Buffer.concat(chunks) }));
    const breathe = (): Promise<void> => this.#parts.clock.sleep(0);
    return planRoutineImport(sources, place, leave, { ...this.#parts, breathe });
  }

  async #savePools(plan: readonly PlannedFile[]) {
    const saved: { id: PoolId; name: string }[] = [];
    const left: RoutineImportPool[] = plan.flatMap(({ row }) =>
      row.pools.filter(({ isTaken, refusal }) => isTaken || refusal !== null),
    );
    for (const draft of plan.flatMap(({ pools }) => pools)) {
      const created = await this.#parts.pools.create(draft);
      if (created.ok) saved.push({ id: created.value.pool.id, name: draft.name });
      else left.push({ name: draft.name, isTaken: true, refusal: null, notes: [] });
    }
    return { saved, left };
  }

  async #saveTemplates(plan: readonly PlannedFile[]) {
    const saved: AddedTemplate[] = [];
    const left: string[] = [];
    for (const template of plan.flatMap(({ templates }) => templates)) {
      const added = await this.#parts.templates.add(template);
      if (added.ok) saved.push(added.value);
      else left.push(template.name);
    }
    return { saved, left };
  }

  #record(recording: Recording): UndoId | null {
    const { routines, pools, templates } = recording;
    if (routines.length + pools.length + templates.length === 0) return null;
    const undoId = UndoId.parse(this.#parts.random.uuid());
    this.#undos.set(undoId, recording);
    const [oldest] = this.#undos.keys();
    if (oldest !== undefined && this.#undos.size > MAX_UNDOS) this.#undos.delete(oldest);
    return undoId;
  }
}

function writeOf(
  { row, text }: PlannedFile,
  chosen: ReadonlyMap<number, RoutineImportDecision>,
): readonly RoutineWrite[] {
  const decision = chosen.get(row.file);
  if (!decision || text === null || row.name === null) return [];
  return [{ name: row.name, text, over: decision.choice === 'replace' ? decision.baseHash : null }];
}

function notFound(importId: ImportId): { readonly ok: false; readonly error: NotFound } {
  return err({ code: 'import_not_found', importId });
}

function outOfOrder(
  offset: number,
  received: number,
): { readonly ok: false; readonly error: ErrorOf<'invalid_input'> } {
  const message = `byte ${String(received)} of this file comes next, not ${String(offset)}`;
  return err({ code: 'invalid_input', issues: [{ path: 'offset', message }] });
}

function tooLarge(source: string, bytes: number, total: number) {
  if (bytes > MAX_ROUTINE_SOURCE_BYTES)
    return err({ code: 'import_too_large' as const, source, bytes, limit: MAX_ROUTINE_SOURCE_BYTES });
  return total > MAX_ROUTINE_IMPORT_BYTES
    ? err({
        code: 'import_too_large' as const,
        ...{ source, bytes: total, limit: MAX_ROUTINE_IMPORT_BYTES },
      })
    : undefined;
}
