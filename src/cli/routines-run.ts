import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { DefinitionDraft } from '../shared/definition';
import { readRoutines, readText, compileText, routinesFolder, type RoutineFile } from './routine-files';
import { withSession, type CommandContext } from './command-context';
import { EXIT, type ExitCode } from './exit-code';
import { refuseInput, withInputFiles, type InputFlags } from './given-inputs';
import { startAndFollow } from './run';
import { parseRunFlags, type RunFlags } from './run-options';
import { routineProblemLine } from './routine-problem-line';
import { simulateFirst } from './simulate-first';

export interface RoutineRunFlags extends InputFlags, Pick<RunFlags, 'for' | 'from'> {
  readonly simulate: boolean;
}

const GROUP_NAME = 'Trying a routine';
const DEVICE = 'sim:1';

/**
 * `muster routines run ROUTINE --simulate`: one iteration on one simulated device, in a data folder of its own that is
 * thrown away: nothing of the person's groups, accounts or history is touched, and no consent of theirs holds.
 */
export async function runOneRoutine(
  context: CommandContext,
  routine: string,
  flags: RoutineRunFlags,
): Promise<ExitCode> {
  const startedMs = performance.now();
  const { set, for: time, from } = flags;
  const request = parseRunFlags({
    set,
    ...(time === undefined ? {} : { for: time }),
    ...(from === undefined ? {} : { from }),
  });
  if (!request.ok) {
    context.output.error(request.error);
    return EXIT.usage;
  }
  const own = routinesFolder(context);
  const root = await mkdtemp(join(tmpdir(), 'muster-routine-'));
  try {
    const routineName = await prepare(root, own, routine);
    if (routineName === undefined)
      return context.output.error({ code: 'routine_not_found', routineName: routine });
    const all = await readRoutines(join(root, 'routines'));
    const routineFile = all.find(({ linked }) => linked.summary.name === routineName);
    if (tellErrors(context, routineFile)) return EXIT.failed;
    const inputs = routineFile?.linked.summary.inputs ?? [];
    const filled = await withInputFiles(request.value, flags, inputs, context.output);
    if (!filled.ok) return refuseInput(context.output, filled.error);
    const apart = { ...context, globals: { ...context.globals, data: root } };
    return await withSession(apart, async (session) => {
      const refused = await simulateFirst(apart, session, '1');
      if (refused !== undefined) return refused;
      const draft = DefinitionDraft.parse({
        ...{ name: GROUP_NAME, routineName, availableInstances: [DEVICE], requestedBotCount: 1 },
        restartPolicy: { mode: 'never' },
      });
      const created = await session.client.call('definitions.create', { draft });
      if (!created.ok) return context.output.error(created.error);
      const saved = { id: created.value.definitionId };
      return startAndFollow({ context: apart, session, saved }, filled.value, startedMs);
    });
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** Beside routines, what they see with. */
const SEEN_WITH = ['templates', 'ocr_languages'];

/** Copies all routines, what they see with, and the routine that is a file; answers its name. */
async function prepare(root: string, own: string, routine: string): Promise<string | undefined> {
  const folder = join(root, 'routines');
  await mkdir(folder, { recursive: true });
  await cp(own, folder, { recursive: true }).catch(() => undefined);
  for (const name of SEEN_WITH)
    await cp(join(own, '..', name), join(root, name), { recursive: true }).catch(() => undefined);
  if (!/\.ya?ml$/i.test(routine)) {
    const all = await readRoutines(folder);
    return all.some(({ linked }) => linked.summary.name === routine) ? routine : undefined;
  }
  const read = await readText(routine);
  if ('reason' in read) return undefined;
  const name = basename(compileText(routine, read.text).summary.name);
  await writeFile(join(folder, `${name}.yaml`), read.text);
  return name;
}

/** A routine with errors never starts: they are told here, where they are written. */
function tellErrors({ output }: CommandContext, found: RoutineFile | undefined): boolean {
  const errors = found?.linked.summary.problems.filter(({ level }) => level === 'error') ?? [];
  if (errors.length === 0) return false;
  output.result({ problems: errors }, () => errors.map(routineProblemLine).join('\n'));
  return true;
}
