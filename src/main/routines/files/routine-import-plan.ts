import { readPoolSource, type FoundPool } from '../../accounts/pools/import/read-pool-source';
import { withRenamedRoutines } from '../../accounts/pools/import/renamed-routines';
import type { PoolDraft } from '../../../shared/pool';
import {
  MAX_TOLD,
  type RoutineImportPlace,
  type RoutineImportPool,
  type RoutineImportRemark,
  type RoutineImportRow,
} from '../../../shared/routine-import';
import { freeRoutineName, routineNameFault } from '../../../shared/routine-name';
import {
  CONSENT_CAPABILITIES,
  type RoutineProblem,
  type RoutineSummary,
} from '../../../shared/routine-summary';
import { hashOf } from '../../platform/file-bytes';
import { compileRoutine, type CompiledFile } from '../compile/compile-routine';
import type { ImportReportLine } from '../import/import-report';
import {
  importInPieces,
  type ImportedRoutines,
  type ImportedTemplate,
  type ImportFile,
} from '../import/import-routines';
import type { RoutineFolder } from './routine-folder';

export interface ImportPlanParts {
  readonly folder: Pick<RoutineFolder, 'names' | 'read'>;
  /** What is known of routines that are here with these beside or in place of them. */
  readonly link: (files: readonly CompiledFile[]) => ReadonlyMap<string, RoutineSummary>;
  /** Whether a pool has the name. */
  readonly isPoolTaken: (name: string) => boolean;
  /** Whether a template has the name. */
  readonly isTemplateTaken: (name: string) => boolean;
  /** Lets other work go on. */
  readonly breathe: () => Promise<void>;
}

/** One file of an import, and what would be written of it. */
export interface PlannedFile {
  readonly row: RoutineImportRow;
  /** Null when there is no routine in it. */
  readonly text: string | null;
  readonly pools: readonly PoolDraft[];
  readonly templates: readonly ImportedTemplate[];
}

/** What an import would do. */
export interface ImportPlan {
  readonly files: readonly PlannedFile[];
  /** What routines that are here then are called, by how files of the drop call them. */
  readonly calls: ReadonlyMap<string, string>;
}

type Draft = ImportedRoutines['drafts'][number];

/** Work is done in turns of about this many files. */
const TURN = 8;

/**
 * What an import would do. Files in `leave` don't stand beside the others when problems are looked for, and who calls
 * their routines calls those that are here.
 */
export async function planRoutineImport(
  files: readonly ImportFile[],
  { into, names }: RoutineImportPlace,
  leave: ReadonlySet<number>,
  parts: ImportPlanParts,
): Promise<ImportPlan> {
  const chosen = new Map(names.map(({ file, name }) => [file, name]));
  const imported = await inTurns(importInPieces(files, { into, names: chosen }), parts);
  const drafts = new Map(imported.drafts.map((draft) => [draft.file, draft]));
  const taking = imported.drafts.filter(({ file }) => !leave.has(file));
  const linked = await linkDrafts(taking, parts);
  const takenOver = new Set(taking.map(({ name }) => name));
  const here = await parts.folder.names();
  const taken = new Set([...here.keys(), ...imported.drafts.map(({ name }) => name.toLowerCase())]);
  const stands = (name: string): boolean => here.has(name.toLowerCase()) || takenOver.has(name);
  const calls = new Map([...imported.calls].filter(([, name]) => stands(name)));
  const planned: PlannedFile[] = [];
  for (const [index, { file: source, kind, report }] of imported.files.entries()) {
    const draft = drafts.get(index);
    const found = kind === 'pool' ? await poolsIn(files[index], calls) : [];
    const templates = imported.templates.filter((one) => one.file === index);
    const free = templates.filter(({ name }) => !parts.isTemplateTaken(name));
    const summary = draft && (linked.get(draft.name) ?? compiled(draft).summary);
    const row: RoutineImportRow = {
      ...{
        file: index,
        source,
        kind,
        ...toldOf([...report, ...templates.filter((one) => !free.includes(one)).map(takenTemplate)]),
        ...(await nameOf(draft, taken, parts.folder)),
      },
      ...ofSummary(summary, report),
      pools: found.map((pool) => poolView(pool, parts.isPoolTaken)),
      ...(kind === 'templates' ? { templates: free.map(({ name }) => name) } : {}),
    };
    const pools = found.flatMap(freePool(parts.isPoolTaken));
    planned.push({ row, text: draft?.text ?? null, pools, templates: free });
    if (index % TURN === TURN - 1) await parts.breathe();
  }
  return { files: planned, calls };
}

async function inTurns<T>(
  work: Generator<undefined, T>,
  { breathe }: Pick<ImportPlanParts, 'breathe'>,
): Promise<T> {
  for (let count = 1; ; count += 1) {
    const { done, value } = work.next();
    if (done) return value;
    if (count % TURN === 0) await breathe();
  }
}

async function linkDrafts(
  drafts: readonly Draft[],
  { link, breathe }: ImportPlanParts,
): Promise<ReadonlyMap<string, RoutineSummary>> {
  const files: CompiledFile[] = [];
  for (const [index, draft] of drafts.entries()) {
    files.push(compiled(draft));
    if (index % TURN === TURN - 1) await breathe();
  }
  return link(files);
}

function compiled({ name, text }: Draft): CompiledFile {
  return compileRoutine({ name, file: `${name}.yaml`, text, hash: hashOf(Buffer.from(text)) });
}

/** One that is here already is left as it is. */
function takenTemplate({ name }: ImportedTemplate): ImportReportLine {
  const why = 'There is a template of this name already.';
  return { level: 'notConverted', line: 1, column: 1, what: name, why };
}

function toldOf(report: readonly ImportReportLine[]): Pick<RoutineImportRow, 'counts' | 'remarks'> {
  const counts = { converted: 0, approximated: 0, notConverted: 0 };
  const remarks: RoutineImportRemark[] = [];
  for (const { level, ...line } of report) {
    counts[level] += 1;
    if (level !== 'converted' && remarks.length < MAX_TOLD) remarks.push({ level, ...line });
  }
  return { counts, remarks };
}

type Named = Pick<RoutineImportRow, 'name' | 'nameFault' | 'meets' | 'freeName'>;

async function nameOf(
  draft: Draft | undefined,
  taken: ReadonlySet<string>,
  folder: ImportPlanParts['folder'],
): Promise<Named> {
  if (!draft) return { name: null, nameFault: null, meets: null, freeName: null };
  const { name, text } = draft;
  const there = await folder.read(name);
  const meets = there && {
    name: there.file.replace(/\.yaml$/, ''),
    hash: there.hash,
    identical: there.hash === hashOf(Buffer.from(text)),
  };
  return {
    name,
    nameFault: routineNameFault(name),
    meets: meets ?? null,
    freeName: meets ? freeRoutineName(name, taken) : null,
  };
}

type OfSummary = Pick<RoutineImportRow, 'title' | 'problems' | 'errorCount' | 'capabilities'>;

function ofSummary(summary: RoutineSummary | undefined, report: readonly ImportReportLine[]): OfSummary {
  if (!summary) return { title: null, problems: [], errorCount: 0, capabilities: [] };
  const { title, ownCapabilities } = summary;
  const problems = summary.problems.filter((problem) => !isToldAlready(problem, report));
  return {
    title,
    problems: problems.slice(0, MAX_TOLD),
    errorCount: problems.filter(({ level }) => level === 'error').length,
    capabilities: ownCapabilities.filter((one) => CONSENT_CAPABILITIES.some((asked) => asked === one)),
  };
}

async function poolsIn(
  file: ImportFile | undefined,
  calls: ReadonlyMap<string, string>,
): Promise<readonly FoundPool[]> {
  if (!file) return [];
  const base = (file.name.split(/[\\/]/).at(-1) ?? file.name).replace(/\.[a-z]+$/i, '');
  return (await readPoolSource(file.bytes, base)).map((found) => withRenamedRoutines(found, calls));
}

/** What stands for something that is not converted never changes; the remark says why. */
function isToldAlready({ code }: RoutineProblem, report: readonly ImportReportLine[]): boolean {
  return code === 'condition_constant' && report.some(({ level }) => level === 'notConverted');
}

function poolView(found: FoundPool, isTaken: (name: string) => boolean): RoutineImportPool {
  if ('refusal' in found) return { name: null, isTaken: false, refusal: found.refusal, notes: [] };
  const { draft, notes } = found;
  return { name: draft.name, isTaken: isTaken(draft.name), refusal: null, notes: notes.slice(0, MAX_TOLD) };
}

function freePool(isTaken: (name: string) => boolean): (found: FoundPool) => readonly PoolDraft[] {
  return (found) => ('refusal' in found || isTaken(found.draft.name) ? [] : [found.draft]);
}
