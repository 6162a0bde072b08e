import { convertInput, describeInput } from '../../../shared/routine-inputs';
import { didYouMean, nearestName } from '../../../shared/routine-nearest-name';
import {
  ROUTINE_CAPABILITIES,
  type RoutineInput,
  type RoutineProblem,
  type RoutineSummary,
} from '../../../shared/routine-summary';
import type { CompiledRoutine } from '../routine-runner';
import { CallGraph } from './call-graph';
import { templateProblem, type TemplateFaults } from './check-templates';
import type { StaticCall } from './gathered';
import { checkSentryCall, checkSentrySteps, circularWords } from './check-sentries';
import type { CompiledFile, Program } from './compile-routine';
import { describeKind, neverFits } from './value-kind';

/** A routine that can run: its program and those of all routines it may call, as they were when it was found. */
export class LinkedRoutine implements CompiledRoutine {
  readonly summary: RoutineSummary;
  readonly program: Program;
  readonly library: ReadonlyMap<string, Program>;

  constructor(summary: RoutineSummary, program: Program, library: ReadonlyMap<string, Program>) {
    this.summary = summary;
    this.program = program;
    this.library = library;
    Object.freeze(this);
  }
}

export interface LinkedFile {
  readonly summary: RoutineSummary;
  /** Absent when the routine, or one it calls by a fixed name, has errors. */
  readonly routine: LinkedRoutine | undefined;
}

/** What routines may name besides each other. */
export interface KnownThings {
  /** Templates there are, with what is wrong with them; undefined: not known, so that none is called missing. */
  readonly templates?: () => TemplateFaults | undefined;
}

/**
 * Checks calls between routines (missing, broken, circular, wrong inputs) and makes those that can run. `files` are
 * all routines of one folder, by name.
 */
export function linkRoutines(
  files: ReadonlyMap<string, CompiledFile>,
  { templates }: KnownThings = {},
): ReadonlyMap<string, LinkedFile> {
  const among = { files, graph: new CallGraph(files), templates: templates?.() };
  const problems = new Map<string, RoutineProblem[]>();
  for (const [name, file] of files) problems.set(name, ownProblems(name, file, among));
  const broken = brokenRoutines(files, problems, among.graph);
  const library = libraryOf(files, broken);
  const linked = new Map<string, LinkedFile>();
  for (const [name, file] of files) {
    const own = problems.get(name) ?? [];
    const found = [...own, ...brokenCallees(file, own, broken)];
    const known = withCallees(file, among);
    const summary = found.length === 0 ? known : withProblems(known, found);
    const program = library.get(name);
    linked.set(name, { summary, routine: program && new LinkedRoutine(summary, program, library) });
  }
  return linked;
}

/**
 * What a routine may do and does with accounts includes what those do that it calls by a fixed name, through any number
 * of calls.
 */
function withCallees({ summary, calls }: CompiledFile, { files, graph }: Among): RoutineSummary {
  if (calls.length === 0) return summary;
  const callees = [...graph.reached(summary.name)].flatMap((name) => files.get(name)?.summary ?? []);
  const all = [summary, ...callees];
  return {
    ...summary,
    needsAccount: all.some(({ needsAccount }) => needsAccount),
    usesAccounts: all.some(({ usesAccounts }) => usesAccounts),
    accountFields: [...new Set(all.flatMap(({ accountFields }) => accountFields))],
    accountSecrets: [...new Set(all.flatMap(({ accountSecrets }) => accountSecrets))],
    capabilities: ROUTINE_CAPABILITIES.filter((capability) =>
      all.some(({ ownCapabilities }) => ownCapabilities.includes(capability)),
    ),
  };
}

function withProblems(summary: RoutineSummary, found: readonly RoutineProblem[]): RoutineSummary {
  const problems = [...summary.problems, ...found].toSorted((a, b) => a.line - b.line || a.column - b.column);
  return { ...summary, problems };
}

type Files = ReadonlyMap<string, CompiledFile>;

/** The routines of the folder, and what is asked of them again and again. */
interface Among {
  readonly files: Files;
  readonly graph: CallGraph;
  readonly templates: TemplateFaults | undefined;
}

/** More of one file help nobody. */
const MAX_PROBLEMS = 200;

function checkCalls(name: string, { file, calls }: CompiledFile, among: Among): RoutineProblem[] {
  const found: RoutineProblem[] = [];
  for (const call of calls) {
    if (found.length >= MAX_PROBLEMS) break;
    found.push(...checkCall(name, file, call, among));
  }
  return found;
}

function checkCall(name: string, file: string, call: StaticCall, among: Among): RoutineProblem[] {
  const { files, graph } = among;
  const callee = files.get(call.routineName);
  if (!callee) return [missingRoutine(file, call, call.routineName, files)];
  const cycle = graph.wayBetween(call.routineName, name);
  if (cycle) return [problemAt(file, call, circularWords([name, ...cycle], files))];
  return [...checkSentryCall(name, file, call, graph), ...checkInputs(file, call, callee.summary, among)];
}

function missingRoutine(
  file: string,
  at: Pick<StaticCall, 'at' | 'step'>,
  name: string,
  files: Files,
): RoutineProblem {
  const suggestion = nearestName(name, files.keys());
  const hint = suggestion === undefined ? '' : ` Did you mean "${suggestion}"?`;
  const message = `There is no routine "${name}".${hint} The name is the path below routines/ without .yaml.`;
  return problemAt(file, at, { code: 'routine_missing', message, suggestion });
}

/** An input that takes a routine is given one that is not there; an empty one names none. */
function namesNoRoutine({ type }: RoutineInput, value: unknown, files: Files): boolean {
  return type === 'routine' && typeof value === 'string' && value !== '' && !files.has(value);
}

/** What an input names that is not there: a routine, or a template. */
function checkNamed(
  file: string,
  at: Pick<StaticCall, 'at' | 'step'>,
  { input, value }: { readonly input: RoutineInput; readonly value: unknown },
  { files, templates }: Pick<Among, 'files' | 'templates'>,
): RoutineProblem[] {
  if (namesNoRoutine(input, value, files)) return [missingRoutine(file, at, String(value), files)];
  const words = templates && givenTemplate(input, value, templates);
  return words ? [problemAt(file, at, words)] : [];
}

function checkInputs(
  file: string,
  call: StaticCall,
  callee: RoutineSummary,
  among: Pick<Among, 'files' | 'templates'>,
): RoutineProblem[] {
  const names = callee.inputs.map((input) => input.name);
  const given = new Map(call.inputs.map((input) => [input.name, input]));
  const missing = callee.inputs
    .filter((input) => input.required && !given.has(input.name))
    .map((input) => {
      const message = `"${callee.name}" needs the input "${input.name}": ${describeInput(input)}.`;
      return problemAt(file, call, { code: 'input_required', message });
    });
  const wrong = call.inputs.flatMap(({ name, value, kind, at }) => {
    const input = callee.inputs.find((known) => known.name === name);
    if (!input) {
      const message = `"${callee.name}" has no input "${name}".${didYouMean(name, names)}`;
      const words = { code: 'input_unknown', message, suggestion: nearestName(name, names) };
      return [problemAt(file, { ...call, at }, words)];
    }
    const found = misfit({ value, kind }, input);
    if (found === undefined) return checkNamed(file, { ...call, at }, { input, value }, among);
    const message = `The input "${name}" of "${callee.name}" takes ${describeInput(input)}; found ${found}.`;
    return [problemAt(file, { ...call, at }, { code: 'input_invalid', message })];
  });
  return [...missing, ...wrong];
}

/** What is wrong with a template that is given by name. */
function givenTemplate(
  { type }: RoutineInput,
  value: unknown,
  templates: TemplateFaults,
): ReturnType<typeof templateProblem> {
  const isName = type === 'template' && typeof value === 'string' && value !== '';
  return isName ? templateProblem(value, templates) : undefined;
}

function libraryOf(files: Files, broken: ReadonlySet<string>): ReadonlyMap<string, Program> {
  const library = new Map<string, Program>();
  for (const [name, { program }] of files) if (program && !broken.has(name)) library.set(name, program);
  return library;
}

function ownProblems(name: string, file: CompiledFile, among: Among): RoutineProblem[] {
  return [
    ...checkSentrySteps(name, file, among.graph),
    ...checkCalls(name, file, among),
    ...checkTemplates(file, among.templates).slice(0, MAX_PROBLEMS),
  ];
}

function checkTemplates(
  { file, templates }: CompiledFile,
  known: TemplateFaults | undefined,
): RoutineProblem[] {
  if (!known) return [];
  return templates.flatMap(({ name, at, step }) => {
    const words = templateProblem(name, known);
    return words ? [problemAt(file, { at: at(), step }, words)] : [];
  });
}

/** What is given to an input and can't be its value, in words; undefined for what fits or may fit. */
function misfit(
  { value, kind }: Pick<StaticCall['inputs'][number], 'value' | 'kind'>,
  input: RoutineInput,
): string | undefined {
  if (value === undefined)
    return kind !== undefined && neverFits(kind, input) ? describeKind(kind) : undefined;
  return typeof value !== 'object' && 'value' in convertInput(input, value) ? undefined : String(value);
}

/** Routines with errors of their own or of a routine they call, through any number of calls. */
function brokenRoutines(
  files: Files,
  problems: ReadonlyMap<string, readonly RoutineProblem[]>,
  graph: CallGraph,
): ReadonlySet<string> {
  const own = new Set<string>();
  for (const [name, { program }] of files)
    if (!program || (problems.get(name) ?? []).length > 0) own.add(name);
  const calling = [...files.keys()].filter((name) =>
    [...graph.reached(name)].some((callee) => own.has(callee)),
  );
  return new Set([...own, ...calling]);
}

/** Says so only where nothing else is wrong with the call. */
function brokenCallees(
  { file, calls }: CompiledFile,
  own: readonly RoutineProblem[],
  broken: ReadonlySet<string>,
): RoutineProblem[] {
  const reported = new Set(own.map(({ step }) => step));
  return calls
    .filter(({ routineName, step }) => broken.has(routineName) && !reported.has(step))
    .slice(0, MAX_PROBLEMS)
    .map((call) => {
      const message = `The routine "${call.routineName}" has errors itself; mend those first.`;
      return problemAt(file, call, { code: 'routine_invalid', message });
    });
}

interface Words {
  readonly code: string;
  readonly message: string;
  readonly suggestion?: string | undefined;
}

function problemAt(
  file: string,
  { at, step }: Pick<StaticCall, 'at' | 'step'>,
  { suggestion, ...words }: Words,
): RoutineProblem {
  return {
    level: 'error',
    file,
    line: at.line,
    column: at.column,
    step,
    ...words,
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}
