import { createHash } from 'node:crypto';
import { MAX_ROUTINE_BYTES, parseResolution, type RoutineHeader } from '../../../shared/routine';
import type { Fit, ScreenSize } from '../../../shared/screen-place';
import {
  ROUTINE_CAPABILITIES,
  type RoutineCapability,
  type RoutineInput,
  type RoutineProblem,
  type RoutineSummary,
} from '../../../shared/routine-summary';
import { Block } from '../compiled-step';
import { describeValue, isPlainObject } from '../late';
import type { CompiledSentry } from '../sentries/sentry';
import { compileBody, type Body } from './compile-body';
import { compileHeader } from './compile-header';
import { compileInputs } from './compile-inputs';
import type { NamedPlace, SentryStep, StaticCall } from './gathered';
import { nestedIn } from './nested-in';
import { migrateRoutine } from './routine-migrations';
import { createProblemSink, type ProblemSink } from './problem-sink';
import { parseSource, type SourceTree } from './source-tree';

/** A routine's file. */
export interface RoutineSource {
  /** Path below `routines/` without extension, `/` between folders. */
  readonly name: string;
  /** As problems name it. */
  readonly file: string;
  readonly text: string;
  /** SHA-256 of the file's bytes, hexadecimal; that of the text as UTF-8 when left out. */
  readonly hash?: string;
}

/** What the interpreter runs: frozen, shared by all bots, never changed. */
export interface Program {
  readonly name: string;
  readonly inputs: readonly RoutineInput[];
  readonly steps: Block;
  /** Run beside its steps while they are in work. */
  readonly sentries: readonly CompiledSentry[];
  /** Variables a bot keeps from one iteration to the next. */
  readonly kept: ReadonlySet<string>;
  /** SHA-256 of the bytes it was made from: what a person consents to. */
  readonly hash: string;
  /** What its own steps may do. */
  readonly capabilities: ReadonlySet<RoutineCapability>;
  /** What pixels of its places count in. */
  readonly screen: { readonly reference: ScreenSize | null; readonly fit: Fit };
}

/** A file after compiling, with or without success. */
export interface CompiledFile {
  readonly file: string;
  readonly summary: RoutineSummary;
  /** Absent when there are errors. */
  readonly program: Program | undefined;
  /** Its steps but for those with errors, for people to look at. */
  readonly steps: Block;
  /** Templates it names, to be checked by `linkRoutines`. */
  readonly templates: readonly NamedPlace[];
  /** Calls of other routines, to be checked against them by `linkRoutines`. */
  readonly calls: readonly StaticCall[];
  /** Steps of it that work in a sentry only. */
  readonly sentrySteps: readonly SentryStep[];
}

/** Compiles one routine by itself; all problems are found at once. Never throws, whatever the text. */
export function compileRoutine(source: RoutineSource): CompiledFile {
  if (source.text.length > MAX_ROUTINE_BYTES) return refuse(source, tooLarge(source.text.length));
  const { tree, problems } = parseSource(source.text);
  const placed = problems.map((problem) => ({
    level: 'error' as const,
    file: source.file,
    step: '',
    ...problem,
  }));
  if (!tree) return unreadable(source, placed);
  const sink = createProblemSink(source.file, tree);
  return compileTree(source, { tree, sink, placed });
}

/** What is known of a file that can't be read as a routine. */
type UnreadableSource = Pick<RoutineSource, 'name' | 'file' | 'hash'> & { readonly text?: string };

/** A file that could not even be read as text. */
export function refuse(
  source: UnreadableSource,
  problem: { readonly code: string; readonly message: string },
): CompiledFile {
  const place = { level: 'error' as const, file: source.file, line: 1, column: 1, step: '' };
  return unreadable(source, [{ ...place, ...problem }]);
}

/** Words for a file over the limit. */
export function tooLarge(bytes: number): { code: string; message: string } {
  const limit = `${String(MAX_ROUTINE_BYTES / 1024 / 1024)} MB`;
  const size = `${(bytes / 1024 / 1024).toFixed(1)} MB`;
  return {
    code: 'too_large',
    message: `The file has ${size}; a routine may have ${limit}. Split it into several.`,
  };
}

interface Work {
  readonly tree: SourceTree;
  readonly sink: ProblemSink;
  readonly placed: readonly RoutineProblem[];
}

function compileTree(source: RoutineSource, { tree, sink, placed }: Work): CompiledFile {
  const { root: written } = tree;
  const root = isPlainObject(written) ? migrateRoutine(written) : written;
  if (!isPlainObject(root)) {
    const found = root === null ? 'The file is empty' : `Found ${describeValue(root)}`;
    sink.error(
      { container: root, path: [], step: '' },
      'value_invalid',
      `${found}. A routine has a title and steps.`,
    );
    return unreadable(source, [...placed, ...sink.problems]);
  }
  const header = compileHeader(root, sink);
  const inputs = compileInputs(root['inputs'], sink);
  const body = compileBody(root, inputs, sink);
  const summary = summaryOf(source, { header, inputs, body, problems: [...placed, ...sink.problems] });
  const valid = summary.problems.every((problem) => problem.level !== 'error');
  const { steps, sentries, kept, calls, sentrySteps, templates } = body;
  const program = valid
    ? Object.freeze({
        ...{ name: source.name, inputs, steps, sentries, kept, screen: screenOf(header) },
        ...{ hash: summary.hash, capabilities: body.capabilities },
      })
    : undefined;
  return { file: source.file, summary, program, steps, calls, sentrySteps, templates };
}

interface Compiled {
  readonly header: Partial<RoutineHeader>;
  readonly inputs: readonly RoutineInput[];
  readonly body: Body;
  readonly problems: readonly RoutineProblem[];
}

function summaryOf(source: RoutineSource, { header, inputs, body, problems }: Compiled): RoutineSummary {
  const { steps, accounts, calls, templates, privateHosts } = body;
  const needsAccount = header.account === 'required';
  const capabilities = ROUTINE_CAPABILITIES.filter((capability) => body.capabilities.has(capability));
  return {
    name: source.name,
    title: header.title ?? titleOf(source.name),
    description: header.description ?? '',
    tags: header.tags ?? [],
    inputs: [...inputs],
    stepCount: countSteps(steps),
    needsAccount,
    usesAccounts: needsAccount || accounts.takes,
    accountFields: [...accounts.fields],
    accountSecrets: [...accounts.secrets],
    hash: source.hash ?? hashOf(source.text),
    ownCapabilities: capabilities,
    capabilities,
    calls: [...new Set(calls.map(({ routineName }) => routineName))],
    templates: templates.map(({ name }) => name),
    ...(privateHosts.size > 0 && { privateHosts: [...privateHosts].sort() }),
    problems: sorted(problems),
  };
}

/** With all that is nested in them, as the tree of steps shows them. */
function countSteps({ steps }: Block): number {
  let count = steps.length;
  for (const step of steps) for (const block of nestedIn(step).blocks) count += countSteps(block);
  return count;
}

function screenOf({ resolution, fit = 'stretch' }: Partial<RoutineHeader>): Program['screen'] {
  const reference = resolution === undefined ? undefined : parseResolution(resolution);
  return Object.freeze({ reference: reference ?? null, fit });
}

function unreadable(
  { name, file, text, hash = text === undefined ? '' : hashOf(text) }: UnreadableSource,
  problems: readonly RoutineProblem[],
): CompiledFile {
  const summary: RoutineSummary = {
    ...{ name, title: titleOf(name), description: '', tags: [], inputs: [], stepCount: 0 },
    ...{ needsAccount: false, usesAccounts: false, accountFields: [], accountSecrets: [] },
    ...{ hash, ownCapabilities: [], capabilities: [], calls: [], templates: [] },
    problems: sorted(problems),
  };
  const steps = new Block([]);
  return { file, summary, program: undefined, steps, calls: [], sentrySteps: [], templates: [] };
}

function titleOf(name: string): string {
  return name.split('/').at(-1) ?? name;
}

function sorted(problems: readonly RoutineProblem[]): RoutineProblem[] {
  return problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
