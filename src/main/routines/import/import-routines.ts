import { MAX_ROUTINE_BYTES } from '../../../shared/routine';
import { earlierName } from '../../../shared/earlier-routine-name';
import type { RoutineProblem } from '../../../shared/routine-summary';
import { compileRoutine, tooLarge } from '../compile/compile-routine';
import { parseSource } from '../compile/source-tree';
import { isPlainObject } from '../late';
import type { ConvertedRoutine, ImportReportLine } from './import-report';
import { called, callNames, namesFor } from './import-names';
import { convertMaaPipeline, isPipeline } from './maa/convert-maa-pipeline';
import { bundleOf, isDefaults, type MaaBundle } from './maa/maa-bundle';
import { plainJson } from './maa/plain-json';
import { convertEarlierRoutine } from './predecessor/convert-earlier-routine';
import { sharesOf, type Share } from './predecessor/shared-variables';
import {
  convertTemplateList,
  type DroppedPicture,
  type TemplateDraft,
} from './templates/convert-template-list';

/** One file of a drop; the name may have folders in front. */
export interface ImportFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a file is. Groups, pools and templates have importers of their own, which the caller hands them to. */
export type ImportKind =
  'routine' | 'earlierRoutine' | 'pipeline' | 'group' | 'pool' | 'templates' | 'picture' | 'unknown';

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
  /** What the drafts are called, by how files of the drop call them: for groups and pools that come with them. */
  readonly calls: ReadonlyMap<string, string>;
  /** Templates of the lists among the files. */
  readonly templates: readonly ImportedTemplate[];
}

/** A template, with the index of the list it stands in. */
export interface ImportedTemplate extends TemplateDraft {
  readonly file: number;
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
  const known = yield* lookedAt(files.slice(0, MAX_FILES));
  const bundle = yield* besideEachOther(known);
  const wanted = known.map(({ file, kind }) => ({ name: called(file.name), takesName: isRoutineKind(kind) }));
  const names = namesFor(wanted, folder, chosen);
  const calls = callNames(wanted, names);
  const routineName = (name: string): string => calls.get(name) ?? name;
  const shares = yield* sharedVariables(known, names, routineName);
  const drafts: RoutineDraft[] = [];
  const reports: FileReport[] = [];
  const templates: ImportedTemplate[] = [];
  const pictures = picturesOf(known);
  for (const [index, { file, text, kind }] of known.entries()) {
    const converted = convert(kind, { file, text, routineName, bundle, shares, pictures });
    templates.push(...(converted.templates ?? []).map((draft) => ({ ...draft, file: index })));
    const name = names[index] ?? '';
    const isDraft = isRoutineKind(kind) && converted.text !== '';
    if (isDraft) drafts.push(draftOf({ file: index, kind, name, text: converted.text }));
    reports.push({ file: file.name, kind, name: isDraft ? name : null, report: converted.report });
    yield;
  }
  const made = new Set(drafts.map(({ name }) => name));
  const named = new Map([...calls].filter(([, name]) => made.has(name)));
  return { drafts, files: reports, calls: named, templates };
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
  readonly file: ImportFile;
  readonly text: string | undefined;
  readonly routineName: (name: string) => string;
  readonly bundle: MaaBundle;
  readonly shares: ReadonlyMap<string, Share>;
  readonly pictures: readonly DroppedPicture[];
}

/** Pictures of the drop; lists of templates name them. */
function picturesOf(files: readonly Known[]): readonly DroppedPicture[] {
  return files.flatMap(({ file, kind }) =>
    kind === 'picture' ? [{ name: file.name.replaceAll('\\', '/'), bytes: file.bytes }] : [],
  );
}

type Converted = ConvertedRoutine & { readonly templates?: readonly TemplateDraft[] };

function convert(kind: ImportKind, source: Source): Converted {
  const { file, text, routineName, bundle, shares } = source;
  if (kind === 'picture') return told(PICTURE, 'converted');
  if (text === undefined) return told(NOT_UTF8);
  if (text.length > MAX_ROUTINE_BYTES) return told(tooLarge(text.length).message);
  if (kind === 'earlierRoutine') return convertEarlierRoutine(text, routineName, shares);
  if (kind === 'pipeline' && isDefaults(file.name)) return told(DEFAULTS, 'converted');
  if (kind === 'pipeline') return convertMaaPipeline(text, baseOf(file.name), bundle);
  if (kind === 'routine') return { text, report: [] };
  if (kind === 'templates') return { text: '', ...convertTemplateList(text, source.pictures) };
  return told(ELSEWHERE[kind]);
}

function told(why: string, level: ImportReportLine['level'] = 'notConverted'): ConvertedRoutine {
  return { text: '', report: [{ level, line: 1, column: 1, what: 'file', why }] };
}

const NOT_UTF8 =
  'This is no text in UTF-8. If it is a routine, save it as UTF-8 in an editor and import it again.';
const PICTURE =
  'Pictures are taken by the lists of templates that name them. Others can be copied to templates/.';
const DEFAULTS = 'What it says holds for all pipelines of this import that say nothing else.';

/** Routines of the earlier program had their variables in common. */
function* sharedVariables(
  files: readonly Known[],
  names: readonly string[],
  routineName: (name: string) => string,
): Generator<undefined, ReadonlyMap<string, Share>> {
  const read: { readonly name: string; readonly root: unknown }[] = [];
  for (const [index, { text, kind }] of files.entries()) {
    if (kind !== 'earlierRoutine' || text === undefined) continue;
    read.push({ name: names[index] ?? '', root: parseSource(text).tree?.root });
    yield;
  }
  return sharesOf(read, (name) => routineName(earlierName(name)));
}

/** Pipelines of one drop know each other, as those of one resource folder do. */
function* besideEachOther(files: readonly Known[]): Generator<undefined, MaaBundle> {
  const pipelines = files.filter(({ kind }) => kind === 'pipeline');
  const read: { readonly name: string; readonly root: Readonly<Record<string, unknown>> }[] = [];
  for (const { file, text } of pipelines.length < 2 ? [] : pipelines) {
    const root = parseSource(plainJson(text ?? '')).tree?.root;
    if (isPlainObject(root)) read.push({ name: file.name, root });
    yield;
  }
  return bundleOf(read);
}

const ELSEWHERE: Readonly<
  Record<Exclude<ImportKind, RoutineDraft['kind'] | 'templates' | 'picture'>, string>
> = {
  group: 'This is a group: it is imported with the groups.',
  pool: 'This is an account pool: it is imported with the pools.',
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
const POOL_KEYS = ['pool_name', 'watched_paths', 'queries', 'pool_config', 'watchedFolders', 'onExhausted'];

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
  return isDefaults(name) ? 'pipeline' : kindOfMapping(first, isJson);
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
    known.push({ file, text, kind: kindOfFile(file.name, text) });
    yield;
  }
  return known;
}

function kindOfFile(name: string, text: string | undefined): ImportKind {
  if (/\.png$/i.test(name)) return 'picture';
  return text === undefined ? 'unknown' : kindOf(name, text);
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
