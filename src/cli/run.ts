import type { Command } from 'commander';
import { explainRunEvent } from '../shared/explain/run-event';
import { explainGroupFailure } from '../shared/explain/group-failure';
import { OUTCOME_WORDS } from '../shared/explain/states';
import { inOneLine } from '../shared/explain/words';
import type { OrchestrationId } from '../shared/ids';
import type { RunEventOf } from '../shared/run-event';
import type { DefinitionView } from '../shared/view';
import { action, withSession, type CommandContext, type Finish } from './command-context';
import { EXIT, type ExitCode } from './exit-code';
import { followGroup } from './follow-group';
import { declareInputFlags, refuseInput, withInputFiles, type InputFlags } from './given-inputs';
import { watchParent } from './parent-process';
import { problemLine } from './problem-line';
import { parseRunFlags, type RunFlags, type RunRequest } from './run-options';
import type { Session } from './session';
import { simulateFirst } from './simulate-first';
import { findDefinition, readView } from './view-once';

/** `muster run NAME`: starts one group and streams what happens until it ends. */
export function addRunCommand(program: Command, finish: Finish): void {
  declareInputFlags(program.command('run <name>').description('start one saved group and stream its events'))
    .option('--bots <n>', 'this many bots')
    .option('--instances <refs>', 'only these instances, separated by commas')
    .option('--on-conflict <policy>', 'ask, skip, abort, queue or takeOver')
    .option('--for <duration>', 'stop after this long, counted from now (30s, 5m)')
    .option('--simulate <n>', 'start that many simulated emulators first')
    .option('--dry-run', 'only tell what a start would meet')
    .action(action(finish, run));
}

async function run(context: CommandContext, name: string, flags: RunFlags & InputFlags): Promise<ExitCode> {
  const startedMs = performance.now();
  const request = parseRunFlags(flags);
  if (!request.ok) {
    context.output.error(request.error);
    return EXIT.usage;
  }
  return withSession(context, async (session) => {
    const refused = await simulateFirst(context, session, flags.simulate);
    if (refused !== undefined) return refused;
    const view = await readView(session.client);
    const saved = findDefinition(view, name);
    if (!saved) {
      const known = view.definitions.map(({ definition }) => definition.name);
      return context.output.error({ code: 'group_name_not_found', name, known });
    }
    const inputs = view.routines.find((routine) => routine.name === saved.definition.routineName)?.inputs;
    const filled = await withInputFiles(request.value, flags, inputs ?? [], context.output);
    if (!filled.ok) return refuseInput(context.output, filled.error);
    if (flags.dryRun === true) return dryRun(context, session, saved, filled.value);
    return startAndFollow({ context, session, saved }, filled.value, startedMs);
  });
}

async function dryRun(
  { output }: CommandContext,
  { client }: Session,
  saved: DefinitionView,
  { overrides }: RunRequest,
): Promise<ExitCode> {
  const checked = await client.call('groups.preflight', { definitionId: saved.id, overrides });
  if (!checked.ok) return output.error(checked.error);
  const { problems, conflicts, wouldUse } = checked.value;
  output.result(checked.value, () =>
    [
      ...problems.map(problemLine),
      ...conflicts.map(({ ref, holder }) => `${ref} is held by “${holder.groupName}”`),
      `Would use: ${wouldUse.join(', ') || 'nothing'}`,
    ].join('\n'),
  );
  return problems.some(({ level }) => level === 'error') ? EXIT.failed : EXIT.done;
}

/** What starting a saved group needs. */
export interface Start {
  readonly context: CommandContext;
  readonly session: Session;
  readonly saved: Pick<DefinitionView, 'id'>;
}

/** Starts a group, streams its events and tells how it ended. */
export async function startAndFollow(
  start: Start,
  { overrides, forMs }: RunRequest,
  startedMs: number,
): Promise<ExitCode> {
  const { output } = start.context;
  const { client } = start.session;
  const started = await client.call('groups.start', { definitionId: start.saved.id, overrides });
  if (!started.ok) return output.error(started.error);
  const { orchestrationId } = started.value;
  const stops = arrangeStops(
    start,
    orchestrationId,
    forMs === null ? null : forMs - (performance.now() - startedMs),
  );
  try {
    const ended = await followGroup(client, orchestrationId, (event) => output.line(event, wordsOf(event)));
    return summarise(start, ended, stops);
  } finally {
    stops.end();
  }
}

function wordsOf(event: Parameters<typeof explainRunEvent>[0]): string | undefined {
  if (event.type === 'bot.step' && event.phase !== 'started') return undefined;
  const { who, what } = explainRunEvent(event);
  return `${event.at.slice(11, 19)}  ${who.padEnd(8)}  ${what}`;
}

interface Stops {
  readonly interrupted: () => boolean;
  readonly timeIsUp: () => boolean;
  end(): void;
}

/** Ctrl-C drains, a second one stops now; so do the end of `--for` and the end of the parent process. */
function arrangeStops(
  { context, session }: Start,
  orchestrationId: OrchestrationId,
  leftMs: number | null,
): Stops {
  let isUp = false;
  let interrupts = 0;
  const stop = (mode: 'drain' | 'now'): void =>
    void session.client.call('groups.stop', { orchestrationId, mode });
  const onInterrupt = (): void => {
    interrupts += 1;
    stop(interrupts === 1 ? 'drain' : 'now');
    if (interrupts === 1)
      context.output.note('Finishing the iteration in work; press Ctrl-C again to stop now.');
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  if (context.interrupted.aborted) onInterrupt();
  for (const name of signals) process.on(name, onInterrupt);
  const timer =
    leftMs === null
      ? undefined
      : setTimeout(
          () => {
            isUp = true;
            stop('now');
          },
          Math.max(leftMs, 0),
        );
  const parent = watchParent(() => stop('now'));
  return {
    interrupted: () => interrupts > 0,
    timeIsUp: () => isUp,
    end: () => {
      clearTimeout(timer);
      parent.stop();
      for (const name of signals) process.off(name, onInterrupt);
    },
  };
}

function summarise({ context }: Start, ended: RunEventOf<'group.ended'> | undefined, stops: Stops): ExitCode {
  const { output } = context;
  if (!ended) {
    output.line({ type: 'summary', outcome: 'interrupted', bots: [] }, undefined);
    return output.error({ code: 'connection_lost' });
  }
  const outcome = stops.interrupted() ? 'interrupted' : ended.outcome;
  const bots = ended.bots.map(({ ref, state, iterations, failures }) => ({
    ref,
    state,
    iterations,
    failures,
  }));
  const iterations = bots.reduce((sum, bot) => sum + bot.iterations, 0);
  const why = ended.failure ? `: ${inOneLine(explainGroupFailure(ended.failure))}` : '';
  const words = `${OUTCOME_WORDS[outcome].title}, ${String(iterations)} iterations by ${String(bots.length)} bots${why}`;
  const problems = ended.failure?.code === 'preflight' ? ended.failure.problems.map(problemLine) : [];
  output.line({ type: 'summary', outcome, failure: ended.failure, bots }, [words, ...problems].join('\n'));
  if (stops.interrupted()) return EXIT.interrupted;
  return ended.outcome === 'completed' || stops.timeIsUp() ? EXIT.done : EXIT.failed;
}
