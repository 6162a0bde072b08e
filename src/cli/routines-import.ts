import { readdir, stat } from 'node:fs/promises';
import { basename, extname, join, relative, sep } from 'node:path';
import type { AppError, ErrorOf } from '../shared/errors';
import { explainError } from '../shared/explain';
import { inOneLine } from '../shared/explain/words';
import { readPoolSource } from '../main/accounts/pools/import/read-pool-source';
import { withRenamedRoutines } from '../main/accounts/pools/import/renamed-routines';
import { errorCode, readFileBytes } from '../main/platform/file-bytes';
import { dataFolderAt } from '../main/platform/paths';
import { createRandom } from '../main/platform/random';
import { createSystemClock } from '../main/platform/system-clock';
import { createTrash } from '../main/platform/trash';
import { createRoutineFolder, type RoutineFolder } from '../main/routines/files/routine-folder';
import { importRoutines, type FileReport, type RoutineDraft } from '../main/routines/import/import-routines';
import { withSession, type CommandContext } from './command-context';
import { EXIT, type ExitCode } from './exit-code';
import { runImport, type ImportedGroups } from './groups-import';
import { parseImportFlags } from './import-flags';
import { rowLines as groupLines } from './import-report';
import { importOne, rowLines as poolLines, type PoolRow } from './pools-import';
import { dataFolderOf } from './host-options';
import type { Session } from './session';
import { saveTemplates, templateLine, type TemplateRow } from './templates-import';

export interface RoutineImportFlags {
  readonly into: string;
  readonly dryRun?: boolean;
}

interface Source {
  /** Where it lies. */
  readonly path: string;
  /** As other files of the drop call it. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

interface Row extends Omit<FileReport, 'file'> {
  readonly file: string;
  readonly outcome: 'added' | 'wouldBeAdded' | 'handedOn' | 'failed';
  /** Why a routine that was made could not be saved. */
  readonly reason: string | null;
  readonly errors: number;
}

const IMPORTABLE = /\.(?:ya?ml|jsonc?|png)$/i;

/** `muster routines import FILE…`: files and folders of any kind; a routine that is there already is not replaced. */
export async function importRoutineFiles(
  context: CommandContext,
  args: readonly string[],
  flags: RoutineImportFlags,
): Promise<ExitCode> {
  const sources = await readSources(args);
  if ('error' in sources) {
    const code = context.output.error(sources.error);
    return sources.error.reason === 'ENOENT' ? EXIT.notFound : code;
  }
  const { drafts, files, calls, templates } = importRoutines(sources.found, { into: flags.into });
  const folder = folderOf(context);
  const rows = await writeDrafts({ sources: sources.found, drafts, files }, folder, flags);
  const dryRun = flags.dryRun === true;
  const handedOn = await importOthers(context, { sources: sources.found, rows, calls }, dryRun);
  if ('error' in handedOn) return context.output.error(handedOn.error);
  const saved = await saveTemplates(templatesFolder(context), templates, dryRun);
  const others = { ...handedOn, templates: saved };
  context.output.result({ dryRun: flags.dryRun === true, routines: rows, ...others }, () =>
    inWords(rows, others),
  );
  return hasFailed(rows, others) ? EXIT.failed : EXIT.done;
}

type AllOthers = Others & { readonly templates: readonly TemplateRow[] };

function hasFailed(rows: readonly Row[], { groups, pools, templates }: AllOthers): boolean {
  const failed = [...rows, ...pools, ...templates].some(({ outcome }) => outcome === 'failed');
  return failed || groups?.complete === false;
}

type Sources = { readonly found: readonly Source[] } | { readonly error: ErrorOf<'file_unreadable'> };

async function readSources(args: readonly string[]): Promise<Sources> {
  const found: Source[] = [];
  for (const arg of args) {
    try {
      for (const path of await filesAt(arg)) {
        const read = await readFileBytes(path);
        const name = path === arg ? basename(path) : relative(arg, path).split(sep).join('/');
        if (read.ok) found.push({ path, name, bytes: read.value.bytes });
        else return unreadable(path, read.error.code === 'missing' ? 'ENOENT' : read.error.code);
      }
    } catch (error) {
      return unreadable(arg, errorCode(error));
    }
  }
  return { found };
}

function unreadable(file: string, reason: string): Extract<Sources, { error: unknown }> {
  return { error: { code: 'file_unreadable', file, reason } };
}

async function filesAt(path: string): Promise<readonly string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && IMPORTABLE.test(entry.name) && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function templatesFolder(context: CommandContext): string {
  return dataFolderAt(dataFolderOf(context.globals.data)).templates;
}

/** The folder the window writes to as well, with the same rules. */
function folderOf(context: CommandContext): RoutineFolder {
  const { routines, trash } = dataFolderAt(dataFolderOf(context.globals.data));
  return createRoutineFolder({
    folder: routines,
    trash: createTrash(trash, createSystemClock(), createRandom()),
  });
}

interface Drop {
  readonly sources: readonly Source[];
  readonly drafts: readonly RoutineDraft[];
  readonly files: readonly FileReport[];
}

/** All routines that meet none of their name, or none of them. One that is there already is left as it is. */
async function writeDrafts(
  { sources, drafts, files }: Drop,
  folder: RoutineFolder,
  { dryRun = false }: RoutineImportFlags,
): Promise<readonly Row[]> {
  const here = await folder.names();
  const fresh = drafts.filter(({ name }) => !here.has(name.toLowerCase()));
  const written = dryRun
    ? undefined
    : await folder.write(fresh.map(({ name, text }) => ({ name, text, over: null })));
  const failure = written?.ok === false ? inOneLine(explainError(written.error)) : null;
  return files.map((report, index): Row => {
    const draft = drafts.find(({ file }) => file === index);
    const row = {
      ...report,
      file: sources[index]?.path ?? report.file,
      errors: errorsOf(draft),
      reason: null,
    };
    if (HANDED_ON.has(report.kind)) return { ...row, outcome: 'handedOn' };
    if (!draft) return { ...row, outcome: 'failed' };
    const reason = fresh.includes(draft) ? failure : `“${draft.name}” is there already`;
    if (reason !== null) return { ...row, outcome: 'failed', reason };
    return { ...row, outcome: dryRun ? 'wouldBeAdded' : 'added' };
  });
}

const HANDED_ON: ReadonlySet<FileReport['kind']> = new Set(['group', 'pool', 'templates', 'picture']);

function errorsOf(draft: RoutineDraft | undefined): number {
  return draft?.problems.filter(({ level }) => level === 'error').length ?? 0;
}

interface Others {
  readonly groups: ImportedGroups | null;
  readonly pools: readonly PoolRow[];
}

interface OfDrop {
  readonly sources: readonly Source[];
  readonly rows: readonly Row[];
  /** What its routines are called, by how groups and pools call them. */
  readonly calls: ReadonlyMap<string, string>;
}

/** Groups and pools of the drop, with the importers they have. */
async function importOthers(
  context: CommandContext,
  { sources, rows, calls }: OfDrop,
  isDryRun: boolean,
): Promise<Others | { readonly error: AppError }> {
  const of = (kind: FileReport['kind']): readonly Source[] =>
    sources.filter((_, index) => rows[index]?.kind === kind);
  const [groups, pools] = [of('group'), of('pool')];
  if (groups.length + pools.length === 0) return { groups: null, pools: [] };
  let answer: Others | { readonly error: AppError } = { groups: null, pools: [] };
  const code = await withSession(context, async (session) => {
    const imported =
      groups.length === 0 ? null : await importGroups(context, session, { sources: groups, calls }, isDryRun);
    if (imported !== null && 'error' in imported) answer = imported;
    else
      answer = { groups: imported, pools: await importPools(session, { sources: pools, calls }, isDryRun) };
    return EXIT.done;
  });
  return code === EXIT.done ? answer : { error: { code: 'connection_lost' } };
}

function importGroups(
  context: CommandContext,
  session: Session,
  { sources, calls }: Omit<OfDrop, 'rows'>,
  dryRun: boolean,
): Promise<ImportedGroups | { readonly error: AppError }> {
  const request = parseImportFlags({ map: [], dryRun });
  if (!request.ok) return Promise.resolve({ error: request.error });
  const given = sources.map(({ path, bytes }) => ({
    name: path,
    content: { kind: 'bytes' as const, bytes },
  }));
  const routineNames = [...calls].map(([called, name]) => ({ called, name }));
  return runImport(context, session, given, { ...request.value, routineNames });
}

async function importPools(
  session: Session,
  { sources, calls }: Omit<OfDrop, 'rows'>,
  dryRun: boolean,
): Promise<readonly PoolRow[]> {
  const rows: PoolRow[] = [];
  for (const { path, bytes } of sources)
    for (const found of await readPoolSource(bytes, basename(path, extname(path))))
      rows.push(await importOne(session, path, withRenamedRoutines(found, calls), dryRun));
  return rows;
}

function inWords(rows: readonly Row[], { groups, pools, templates }: AllOthers): string {
  const lines = rows.filter(({ outcome }) => outcome !== 'handedOn').flatMap(rowLines);
  const lists = rows
    .filter(({ kind }) => kind === 'templates')
    .flatMap(({ file, report }) => toldLines(file, report));
  const all = [
    ...lines,
    ...lists,
    ...templates.map(templateLine),
    ...(groups?.rows.map(groupLines) ?? []),
    ...pools.map(poolLines),
  ];
  return all.length === 0 ? 'There is nothing to import in it.' : all.join('\n');
}

function rowLines({ file, name, outcome, reason, errors, report }: Row): readonly string[] {
  const done = outcome === 'added' ? 'added' : 'would be added';
  const first =
    outcome === 'failed'
      ? `not imported${reason === null ? '' : `: ${reason}`}`
      : `${done} as “${name ?? ''}”`;
  const wrong = errors === 0 ? '' : `, with ${String(errors)} errors: see “muster routines validate”`;
  return toldLines(`${file}: ${first}${wrong}`, report);
}

/** A line, and what was not simply taken over below it. */
function toldLines(first: string, report: Row['report']): readonly string[] {
  const told = report.filter(({ level }) => level !== 'converted');
  return [
    first,
    ...told.map(
      ({ level, line, column, what, why }) =>
        `    ${String(line)}:${String(column)} ${LEVELS[level]}: ${what}: ${why}`,
    ),
  ];
}

const LEVELS = { converted: 'converted', approximated: 'nearly', notConverted: 'not converted' } as const;
