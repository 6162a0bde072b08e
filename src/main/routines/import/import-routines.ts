import { MAX_ROUTINE_BYTES } from '../../../shared/routine';
import type { RoutineProblem } from '../../../shared/routine-summary';
import { compileRoutine } from '../compile/compile-routine';
import { parseSource } from '../compile/source-tree';
import { isPlainObject } from '../late';
import type { ConvertedRoutine, ImportReportLine } from './import-report';
import { convertMaaPipeline, isPipeline } from './maa/convert-maa-pipeline';
import { plainJson } from './maa/plain-json';
import { convertEarlierRoutine, earlierName } from './predecessor/convert-earlier-routine';

/** One file of a drop; the name may have folders in front. */
export interface ImportFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a file is. Groups, pools and templates have importers of their own, which the caller hands them to. */
export type ImportKind =
  'routine' | 'earlierRoutine' | 'pipeline' | 'group' | 'pool' | 'templates' | 'unknown';

/** A routine that can be saved. */
export interface RoutineDraft {
  /** Index of its file among those given. */
  readonly file: number;
  readonly kind: 'routine' | 'earlierRoutine' | 'pipeline';
  /** Path below `routines/` without extension. */
  readonly name: string;
  readonly text: string;
  /** What the compiler says of it by itself. */
  readonly problems: readonly RoutineProblem[];
}

/** What became of one file. */
export interface FileReport {
  readonly file: string;
  readonly kind: ImportKind;
  /** Name of the draft made of it; null when there is none. */
  readonly name: string | null;
  readonly report: readonly ImportReportLine[];
}

export interface ImportedRoutines {
  readonly drafts: readonly RoutineDraft[];
  readonly files: readonly FileReport[];
}

const MAX_FILES = 2_000;

/** Where routines of a drop go. */
export interface ImportPlace {
  /** Folder below `routines/`; `/` between its parts. */
  readonly into?: string;
  /** Names of files a person chose others for, by index; calls among the routines follow. */
  readonly names?: ReadonlyMap<number, string>;
}

/**
 * Everything that can be made of files of one drop: routines of this program, of the earlier one, and pipelines of
 * MaaFramework. Calls among routines of the drop follow them to their folder `into`. Never throws.
 */
export function importRoutines(files: readonly ImportFile[], place: ImportPlace = {}): ImportedRoutines {
  const work = importInPieces(files, place);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** The same, one file at a time, for whoever has other work to do meanwhile. */
export function* importInPieces(
  files: readonly ImportFile[],
  { into: folder = '', names: chosen = new Map() }: ImportPlace,
): Generator<undefined, ImportedRoutines> {
  const into = folderOf(folder);
  const known = yield* lookedAt(files.slice(0, MAX_FILES));
  const names = namesFor(known, into, chosen);
  const byCall = new Map(known.map(({ file }, index) => [calledAs(file), names[index] ?? '']));
  const routineName = (name: string): string => byCall.get(name) ?? name;
  const drafts: RoutineDraft[] = [];
  const reports: FileReport[] = [];
  for (const [index, { file, text, kind }] of known.entries()) {
    const converted = convert(kind, { text: text ?? '', title: baseOf(file.name), routineName });
    const name = names[index] ?? '';
    const isDraft = isRoutineKind(kind) && converted.text !== '';
    if (isDraft) drafts.push(draftOf({ file: index, kind, name, text: converted.text }));
    reports.push({ file: file.name, kind, name: isDraft ? name : null, report: converted.report });
    yield;
  }
  return { drafts, files: reports };
}

function isRoutineKind(kind: ImportKind): kind is RoutineDraft['kind'] {
  return kind === 'routine' || kind === 'earlierRoutine' || kind === 'pipeline';
}

function draftOf(draft: Omit<RoutineDraft, 'problems'>): RoutineDraft {
  const { problems } = compileRoutine({
    name: draft.name,
    file: `${draft.name}.yaml`,
    text: draft.text,
  }).summary;
  return { ...draft, problems };
}

interface Source {
  readonly text: string;
  readonly title: string;
  readonly routineName: (name: string) => string;
}

function convert(kind: ImportKind, { text, title, routineName }: Source): ConvertedRoutine {
  if (kind === 'earlierRoutine') return convertEarlierRoutine(text, routineName);
  if (kind === 'pipeline') return convertMaaPipeline(text, title);
  if (kind === 'routine') return { text, report: [] };
  const why = ELSEWHERE[kind];
  return { text: '', report: [{ level: 'notConverted', line: 1, column: 1, what: 'file', why }] };
}

const ELSEWHERE: Readonly<Record<Exclude<ImportKind, RoutineDraft['kind']>, string>> = {
  group: 'This is a group: it is imported with the groups.',
  pool: 'This is an account pool: it is imported with the pools.',
  templates: 'This is a list of templates; templates can’t be imported yet.',
  unknown: 'This is no routine of a kind that is known.',
};

const GROUP_KEYS = [
  'requested_bot_count',
  'requestedBotCount',
  'RequestedBotCount',
  'musterBundle',
  'available_instances',
];
const EARLIER_KEYS = ['routine_name', 'config'];
const OWN_KEYS = ['steps', 'title'];
const POOL_KEYS = ['pool_name', 'watched_paths', 'queries', 'pool_config'];

const OTHERS = [
  { kind: 'group', keys: GROUP_KEYS },
  { kind: 'pool', keys: POOL_KEYS },
  { kind: 'templates', keys: ['templates'] },
] as const;

/** What a file is, by what stands in it. A text that can't be read is what its name says. */
export function kindOf(name: string, text: string): ImportKind {
  const isJson = /\.jsonc?$/i.test(name);
  if (text.length > MAX_ROUTINE_BYTES) return isJson ? 'unknown' : 'routine';
  const root = parseSource(isJson ? plainJson(text) : text).tree?.root;
  if (root === undefined) return isJson ? 'unknown' : 'earlierRoutine';
  const first: unknown = Array.isArray(root) ? root[0] : root;
  if (!isPlainObject(first)) return 'unknown';
  return kindOfMapping(first, isJson);
}

function kindOfMapping(root: Readonly<Record<string, unknown>>, isJson: boolean): ImportKind {
  const has = (key: string): boolean => Object.hasOwn(root, key);
  const other = OTHERS.find(({ keys }) => keys.some(has));
  if (other && !(other.kind === 'templates' && has('steps'))) return other.kind;
  if (isJson) return isPipeline(root) ? 'pipeline' : 'unknown';
  if (EARLIER_KEYS.some(has) || hasEarlierSteps(root['steps'])) return 'earlierRoutine';
  if (OWN_KEYS.some(has)) return 'routine';
  return isPipeline(root) ? 'pipeline' : 'unknown';
}

/** A step of the earlier program names its action by a key `action`. */
function hasEarlierSteps(steps: unknown): boolean {
  return (
    Array.isArray(steps) && steps.some((step) => isPlainObject(step) && typeof step['action'] === 'string')
  );
}

interface Known {
  readonly file: ImportFile;
  /** Undefined when it is no text. */
  readonly text: string | undefined;
  readonly kind: ImportKind;
}

function* lookedAt(files: readonly ImportFile[]): Generator<undefined, readonly Known[]> {
  const known: Known[] = [];
  for (const file of files) {
    const text = decode(file.bytes);
    known.push({ file, text, kind: text === undefined ? 'unknown' : kindOf(file.name, text) });
    yield;
  }
  return known;
}

/** Names of the drop's routines after the import, by file; two files never get the same one. */
function namesFor(
  known: readonly Known[],
  into: string,
  chosen: ReadonlyMap<number, string>,
): readonly string[] {
  const taken = new Set<string>();
  return known.map(({ file, kind }, index) => {
    const wanted = chosen.get(index) ?? `${into}${safeName(calledAs(file))}`;
    let name = wanted;
    for (let count = 2; taken.has(name.toLowerCase()); count += 1) name = `${wanted}-${String(count)}`;
    if (isRoutineKind(kind)) taken.add(name.toLowerCase());
    return name;
  });
}

/** How other files of the drop call this one. */
function calledAs({ name }: ImportFile): string {
  return earlierName(name.replace(/\.jsonc?$/i, ''));
}

function folderOf(written: string): string {
  const name = safeName(written);
  return written.trim() === '' ? '' : `${name}/`;
}

/** A name that is a path below `routines/` on any system, and never leads out of it. */
function safeName(name: string): string {
  const parts = name
    .split(/[\\/]/)
    .map((part) =>
      part
        .replaceAll(/[^\p{L}\p{N} _.-]/gu, '-')
        .replaceAll(/^[. ]+|[. ]+$/g, '')
        .slice(0, 80),
    )
    .filter((part) => part !== '');
  return parts.length === 0 ? 'routine' : parts.slice(-4).join('/');
}

function baseOf(name: string): string {
  return (name.split(/[\\/]/).at(-1) ?? name).replace(/\.[a-z]+$/i, '');
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
