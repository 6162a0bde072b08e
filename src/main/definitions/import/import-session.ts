import { ok, type ErrorOf, type Result } from '../../../shared/errors';
import type { ImportDecision, ImportMeeting, ImportPreview, InstanceMapping } from '../../../shared/import';
import type { DefinitionStore } from '../definition-store';
import { applyImport, type Applied } from './apply-import';
import { MAX_KEPT_BYTES, MAX_ROWS } from './import-limits';
import { refusedEntry, type Fresh, type ImportedEntry } from './imported-entry';
import { planImport, type PlanParts, type SourceEntry } from './plan-import';
import { readSource } from './read-source';
import { SourceAssembly, type SourcePiece } from './source-assembly';

export interface ImportSessionParts extends Fresh, Omit<PlanParts, 'saved'> {
  readonly definitions: Pick<DefinitionStore, 'list' | 'record'>;
}

export interface ImportProgress {
  readonly done: number;
  readonly total: number;
}

/** One import: what was handed over, and what a person last saw of it. Its calls are made one after the other. */
export class ImportSession {
  readonly #parts: ImportSessionParts;
  readonly #assembly = new SourceAssembly();
  readonly #entries: SourceEntry[] = [];
  readonly #ended = new AbortController();
  readonly #listeners = new Set<(progress: ImportProgress) => void>();
  #keptBytes = 0;
  #seen: ReadonlyMap<string, ImportMeeting | null> | null = null;
  #progress: ImportProgress = { done: 0, total: 0 };

  constructor(parts: ImportSessionParts) {
    this.#parts = parts;
  }

  /** Bytes handed over and not given back. */
  get bytes(): number {
    return this.#assembly.total;
  }

  get progress(): ImportProgress {
    return this.#progress;
  }

  watch(listener: (progress: ImportProgress) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async add(
    piece: SourcePiece,
  ): Promise<Result<null, ErrorOf<'import_too_large'> | ErrorOf<'invalid_input'>>> {
    const taken = this.#assembly.add(piece);
    if (!taken.ok) return taken;
    if (taken.value) {
      const { name, bytes } = taken.value;
      for (const entry of await readSource(name, bytes, this.#parts)) this.#keep(name, entry);
    }
    return ok(null);
  }

  async preview(mapping: InstanceMapping): Promise<ImportPreview> {
    const preview = await this.#plan(mapping);
    this.#seen = new Map(preview.rows.map((row) => [row.rowId, row.meets]));
    return preview;
  }

  async apply(
    mapping: InstanceMapping,
    decisions: readonly ImportDecision[],
    signal: AbortSignal,
  ): Promise<Applied> {
    const { rows } = await this.#plan(mapping);
    const seen = this.#seen;
    const decided = rows.map((row) => ({ row, seen: seen ? (seen.get(row.rowId) ?? null) : row.meets }));
    const { definitions, newId } = this.#parts;
    const onProgress = (done: number, total: number): void => this.#tell({ done, total });
    const either = AbortSignal.any([signal, this.#ended.signal]);
    const applied = await applyImport(decided, decisions, { definitions, newId, onProgress }, either);
    // What was seen is not what is there any more.
    this.#seen = null;
    return applied;
  }

  /** Stops writing before the next file. */
  end(): void {
    this.#ended.abort();
  }

  #plan(mapping: InstanceMapping): Promise<ImportPreview> {
    return planImport(this.#entries, mapping, { ...this.#parts, saved: this.#parts.definitions.list() });
  }

  #keep(source: string, entry: ImportedEntry): void {
    if (this.#entries.length > MAX_ROWS) return;
    const rowId = String(this.#entries.length + 1);
    this.#entries.push({ ...this.#within(entry), source, rowId });
  }

  /** The entry, or a refusal where the import holds too much already. */
  #within(entry: ImportedEntry): ImportedEntry {
    const { found, position, form } = entry;
    if (this.#entries.length === MAX_ROWS) return refusedEntry({ code: 'too_many', limit: MAX_ROWS });
    if (!('bytes' in found)) return entry;
    const bytes = this.#keptBytes + found.bytes;
    if (bytes > MAX_KEPT_BYTES) {
      const reason = { code: 'too_large', bytes, limit: MAX_KEPT_BYTES } as const;
      return refusedEntry({ code: 'unreadable', reason }, position, form);
    }
    this.#keptBytes = bytes;
    return entry;
  }

  #tell(progress: ImportProgress): void {
    this.#progress = progress;
    for (const listener of [...this.#listeners]) listener(progress);
  }
}
