import type { Command } from 'commander';
import { ACTION_BY_NAME } from '../main/routines/action-registry';
import { CONDITION_BY_NAME } from '../main/routines/condition-registry';
import { routineReference, routineReferencePages } from '../main/routines/reference/routine-reference';
import { didYouMean } from '../shared/routine-nearest-name';
import type { RoutineSummary } from '../shared/routine-summary';
import { action, type CommandContext, type Finish } from './command-context';
import { EXIT, type ExitCode } from './exit-code';
import { declareInputFlags } from './given-inputs';
import { asTable } from './output';
import { readRoutines, routinesFolder } from './routine-files';
import { routineProblemLine } from './routine-problem-line';
import { formatRoutines } from './routines-format';
import { importRoutineFiles, type RoutineImportFlags } from './routines-import';
import { runOneRoutine, type RoutineRunFlags } from './routines-run';
import { validateRoutines } from './routines-validate';

/** `muster routines …`: the files below `routines/`; all but `run` work without a host. */
export function addRoutinesCommand(program: Command, finish: Finish): void {
  const routines = program
    .command('routines')
    .description('what bots do: check, format, import and try routines');
  routines.command('list').description('all routines and whether they can run').action(action(finish, list));
  routines
    .command('show <name>')
    .description('one routine: inputs, what it may do, problems')
    .action(action(finish, show));
  routines
    .command('validate [files...]')
    .description('problems of routine files, or of all routines of the data folder; nothing is written')
    .action(action(finish, (context, files: string[]) => validateRoutines(context, files)));
  routines
    .command('format <files...>')
    .description('write routine files as the program does: keys in their order, comments kept')
    .option('--check', 'write nothing; exit with 1 when a file would be changed')
    .action(
      action(finish, (context, files: string[], flags: { check?: boolean }) =>
        formatRoutines(context, files, flags.check === true),
      ),
    );
  addImport(routines, finish);
  addRun(routines, finish);
  routines
    .command('docs [action]')
    .description('the reference page, or the part on one action or condition')
    .action(action(finish, (context, name: string | undefined) => docs(context, name)));
}

function addImport(routines: Command, finish: Finish): void {
  routines
    .command('import <files...>')
    .description('take over routines of the earlier program, pipelines of MaaFramework, groups and pools')
    .option('--into <folder>', 'folder below routines/ for what is imported', 'imported')
    .option('--dry-run', 'show what would be written, and write nothing')
    .action(
      action(finish, (context, files: string[], flags: RoutineImportFlags) =>
        importRoutineFiles(context, files, flags),
      ),
    );
}

function addRun(routines: Command, finish: Finish): void {
  declareInputFlags(
    routines
      .command('run <routine>')
      .description('run one routine, a file or a name, on a simulated device; events as they come'),
  )
    .requiredOption('--simulate', 'on a simulated device; groups run on real ones')
    .option('--for <duration>', 'stop after this long (30s, 5m)')
    .option('--scenario <file>', 'what the device shows, instead of the apps that come with the simulator')
    .option('--seed <n>', 'same seed, same behaviour of the device')
    .action(
      action(finish, (context, routine: string, flags: RoutineRunFlags) =>
        runOneRoutine(context, routine, flags),
      ),
    );
}

async function list(context: CommandContext): Promise<ExitCode> {
  const summaries = (await readRoutines(routinesFolder(context))).map(({ linked }) => linked.summary);
  context.output.result(summaries, () =>
    summaries.length === 0
      ? 'No routines here yet.'
      : asTable(summaries.map((summary) => [summary.name, summary.title, standing(summary)])),
  );
  return EXIT.done;
}

function standing({ problems, stepCount }: RoutineSummary): string {
  const errors = problems.filter(({ level }) => level === 'error').length;
  return errors === 0 ? `${String(stepCount)} steps` : `${String(errors)} errors`;
}

async function show(context: CommandContext, name: string): Promise<ExitCode> {
  const all = await readRoutines(routinesFolder(context));
  const found = all.find(({ linked }) => linked.summary.name === name)?.linked.summary;
  if (!found) return context.output.error({ code: 'routine_not_found', routineName: name });
  context.output.result(found, () => words(found));
  return EXIT.done;
}

function words(summary: RoutineSummary): string {
  const { name, title, description, tags, inputs, capabilities, stepCount, problems } = summary;
  const lines = [
    `${name}: ${title}`,
    ...(description === '' ? [] : [description]),
    ...(tags.length === 0 ? [] : [`tags: ${tags.join(', ')}`]),
    `${String(stepCount)} steps; may use: ${capabilities.join(', ') || 'nothing'}`,
    ...inputs.map(
      (input) =>
        `  ${input.name} (${input.type})${input.default === null ? '' : ` = ${String(input.default)}`}`,
    ),
    ...problems.map(routineProblemLine),
  ];
  return lines.join('\n');
}

function docs({ output }: CommandContext, name: string | undefined): Promise<ExitCode> {
  const part = name === undefined ? routineReference() : pageOf(name);
  if (part !== undefined) {
    output.result({ name: name ?? null, markdown: part }, () => part.trim());
    return Promise.resolve(EXIT.done);
  }
  const known = [...ACTION_BY_NAME.keys(), ...CONDITION_BY_NAME.keys()];
  const message = `There is no action or condition “${name ?? ''}”.${didYouMean(name ?? '', known)}`;
  output.error({ code: 'invalid_input', issues: [{ path: 'action', message }] });
  return Promise.resolve(EXIT.notFound);
}

/** The page of an action, of a condition, or of both where they share the name. */
function pageOf(name: string): string | undefined {
  const pages = routineReferencePages();
  const found = ['actions', 'conditions'].flatMap((kind) => pages.get(`${kind}/${name}.md`) ?? []);
  return found.length === 0 ? undefined : found.join('\n');
}
