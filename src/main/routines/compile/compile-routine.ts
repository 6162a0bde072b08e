import {
  MAX_ROUTINE_BYTES,
  parseResolution,
  ROUTINE_ROOTS,
  ROUTINE_SCHEMA_VERSION,
  RoutineHeader,
} from '../../../shared/routine';
import { didYouMean } from '../../../shared/routine-nearest-name';
import type { Fit, ScreenSize } from '../../../shared/screen-place';
import type { RoutineInput, RoutineProblem, RoutineSummary } from '../../../shared/routine-summary';
import { Block } from '../compiled-step';
import { describeValue, isPlainObject } from '../late';
import type { BindContext, GatheredAccountUse, StaticCall } from './bind-params';
import { compileInputs } from './compile-inputs';
import { compileSteps } from './compile-steps';
import { reportIssues } from './explain-issue';
import { createProblemSink, type ProblemSink } from './problem-sink';
import { parseSource, type SourceTree } from './source-tree';

/** A routine's file. */
export interface RoutineSource {
  /** Path below `routines/` without extension, `/` between folders. */
  readonly name: string;
  /** As problems name it. */
  readonly file: string;
  readonly text: string;
}

/** What the interpreter runs: frozen, shared by all bots, never changed. */
export interface Program {
  readonly name: string;
  readonly inputs: readonly RoutineInput[];
  readonly steps: Block;
  /** Variables a bot keeps from one iteration to the next. */
  readonly kept: ReadonlySet<string>;
  /** What pixels of its places count in. */
  readonly screen: { readonly reference: ScreenSize | null; readonly fit: Fit };
}

/** A file after compiling, with or without success. */
export interface CompiledFile {
  readonly file: string;
  readonly summary: RoutineSummary;
  /** Absent when there are errors. */
  readonly program: Program | undefined;
  /** Calls of other routines, to be checked against them by `linkRoutines`. */
  readonly calls: readonly StaticCall[];
}

const TOP_KEYS = [...Object.keys(RoutineHeader.shape), 'inputs', 'steps'];

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

/** A file that could not even be read as text. */
export function refuse(
  { name, file }: Pick<RoutineSource, 'name' | 'file'>,
  problem: { readonly code: string; readonly message: string },
): CompiledFile {
  const place = { level: 'error' as const, file, line: 1, column: 1, step: '' };
  return unreadable({ name, file }, [{ ...place, ...problem }]);
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
  const { root } = tree;
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
  const { steps, calls, kept, accounts } = compileBody(root, inputs, sink);
  const needsAccount = header.account === 'required';
  const problems = sorted([...placed, ...sink.problems]);
  const summary: RoutineSummary = {
    name: source.name,
    title: header.title ?? titleOf(source.name),
    description: header.description ?? '',
    tags: header.tags ?? [],
    inputs: [...inputs],
    stepCount: steps.steps.length,
    needsAccount,
    usesAccounts: needsAccount || accounts.takes,
    accountFields: [...accounts.fields],
    accountSecrets: [...accounts.secrets],
    problems,
  };
  const valid = problems.every((problem) => problem.level !== 'error');
  const program = valid
    ? Object.freeze({ name: source.name, inputs, steps, kept, screen: screenOf(header) })
    : undefined;
  return { file: source.file, summary, program, calls };
}

function screenOf({ resolution, fit = 'stretch' }: Partial<RoutineHeader>): Program['screen'] {
  const reference = resolution === undefined ? undefined : parseResolution(resolution);
  return Object.freeze({ reference: reference ?? null, fit });
}

function compileHeader(root: Readonly<Record<string, unknown>>, sink: ProblemSink): Partial<RoutineHeader> {
  const version = root['schemaVersion'];
  if (typeof version === 'number' && version > ROUTINE_SCHEMA_VERSION) {
    const message = `The routine is written for version ${String(version)} of the language; this program knows ${String(ROUTINE_SCHEMA_VERSION)}. Update Muster.`;
    sink.error({ container: root, path: ['schemaVersion'], step: '' }, 'version_newer', message);
    return {};
  }
  const { inputs: _inputs, steps: _steps, ...written } = root;
  const parsed = RoutineHeader.safeParse(written, { reportInput: true });
  if (parsed.success) return parsed.data;
  reportIssues(sink, parsed.error.issues, { container: root, step: '' }, (path) =>
    path.length === 0 ? TOP_KEYS : [],
  );
  return {};
}

type Body = Pick<Program, 'steps' | 'kept'> &
  Pick<CompiledFile, 'calls'> & { readonly accounts: GatheredAccountUse };

function compileBody(
  root: Readonly<Record<string, unknown>>,
  inputs: readonly RoutineInput[],
  sink: ProblemSink,
): Body {
  const accounts: GatheredAccountUse = { takes: false, fields: new Set(), secrets: new Set() };
  const written = root['steps'];
  const place = { container: root, path: ['steps'], step: '' };
  if (!Array.isArray(written)) {
    const message = Object.hasOwn(root, 'steps')
      ? `"steps" is a list; each step starts with "- ". Found ${describeValue(written)}.`
      : '"steps" is missing: the list of what to do.';
    sink.error(place, Object.hasOwn(root, 'steps') ? 'value_invalid' : 'key_missing', message);
    return { steps: new Block([]), calls: [], kept: new Set(), accounts };
  }
  if (written.length === 0) sink.warning(place, 'steps_empty', 'The routine has no steps and does nothing.');
  const context: BindContext = {
    sink,
    declared: new Set([...ROUTINE_ROOTS, ...inputs.map((input) => input.name)]),
    used: [],
    calls: [],
    accounts,
    ids: new Map(),
    kept: new Set(inputs.flatMap(({ name, persist }) => (persist === true ? [name] : []))),
    compileBlock: (raw, place) => compileSteps({ written: raw.steps, ...place }, context),
  };
  const steps = compileSteps({ written, prefix: '' }, context);
  reportUnknownNames(context);
  return { steps, calls: context.calls, kept: context.kept, accounts };
}

/** A name that no input and no step gives a value is an error; whether it has one yet shows when it runs. */
function reportUnknownNames({ used, declared, sink }: BindContext): void {
  for (const { name, at, step } of used) {
    if (declared.has(name)) continue;
    const message = `Nothing is called "${name}": no input and no variable set in this routine.${didYouMean(name, declared)}`;
    sink.errorAt({ ...at(), step }, 'name_unknown', message);
  }
}

function unreadable(
  { name, file }: Pick<RoutineSource, 'name' | 'file'>,
  problems: readonly RoutineProblem[],
): CompiledFile {
  const summary: RoutineSummary = {
    ...{ name, title: titleOf(name), description: '', tags: [], inputs: [], stepCount: 0 },
    ...{ needsAccount: false, usesAccounts: false, accountFields: [], accountSecrets: [] },
    problems: sorted(problems),
  };
  return { file, summary, program: undefined, calls: [] };
}

function titleOf(name: string): string {
  return name.split('/').at(-1) ?? name;
}

function sorted(problems: readonly RoutineProblem[]): RoutineProblem[] {
  return problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
}
