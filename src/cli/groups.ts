import type { Command } from 'commander';
import { explainProblemFile } from '../shared/explain/problem-file';
import { inOneLine } from '../shared/explain/words';
import type { Problem } from '../shared/problem';
import type { DefinitionView, ViewSnapshot } from '../shared/view';
import { action, withSession, type CommandContext, type Finish } from './command-context';
import { EXIT, type ExitCode } from './exit-code';
import { addExportCommand } from './groups-export';
import { addImportCommand } from './groups-import';
import { validateFiles } from './groups-validate';
import { addHistoryCommands } from './groups-history';
import { addTagCommand } from './groups-tag';
import { addTemplateCommands } from './groups-templates';
import { addTrashCommands } from './groups-trash';
import { onDefinition } from './on-definition';
import { asTable } from './output';
import { problemLine } from './problem-line';
import { readView } from './view-once';

/** `muster groups …`: what is saved. */
export function addGroupsCommand(program: Command, finish: Finish): void {
  const groups = program.command('groups').description('saved groups');
  groups.command('list').description('all saved groups').action(action(finish, list));
  groups.command('show <name>').description('one group with its problems').action(action(finish, show));
  groups
    .command('validate <files...>')
    .description('problems of definition files, nothing is written')
    .action(action(finish, (context, files: string[]) => validateFiles(context, files)));
  groups
    .command('clone <name> <newName>')
    .description('save a copy under a new name')
    .action(action(finish, clone));
  groups
    .command('delete <name>')
    .description('move a group to the trash')
    .option('--stop', 'stop it first when it runs')
    .action(action(finish, remove));
  addImportCommand(groups, finish);
  addExportCommand(groups, finish);
  addHistoryCommands(groups, finish);
  addTagCommand(groups, finish);
  addTemplateCommands(groups, finish);
  addTrashCommands(groups, finish);
}

function list(context: CommandContext): Promise<ExitCode> {
  return withSession(context, async ({ client }) => {
    const view = await readView(client);
    const rows = view.definitions
      .map((saved) => ({
        id: saved.id,
        name: saved.definition.name,
        file: saved.file,
        state: stateOf(saved, view),
        problems: saved.problems,
      }))
      .sort((a, b) => a.name.localeCompare(b.name));
    const broken = view.problemFiles.map(({ file, reason }) => ({
      id: null,
      name: null,
      file,
      state: 'unreadable',
      reason,
    }));
    context.output.result([...rows, ...broken], () =>
      [
        rows.length === 0
          ? 'No groups saved here yet.'
          : asTable(rows.map((row) => [row.name, row.state, row.file, summary(row.problems)])),
        ...view.problemFiles.map(({ file, reason }) => `${file}: ${inOneLine(explainProblemFile(reason))}`),
      ].join('\n'),
    );
    return EXIT.done;
  });
}

function show(context: CommandContext, name: string): Promise<ExitCode> {
  return onDefinition(context, name, (saved) => {
    context.output.result(
      { definition: saved.definition, file: saved.file, problems: saved.problems, lastRun: saved.lastRun },
      () => [JSON.stringify(saved.definition, null, 2), ...saved.problems.map(problemLine)].join('\n'),
    );
    return Promise.resolve(EXIT.done);
  });
}

function clone(context: CommandContext, name: string, newName: string): Promise<ExitCode> {
  return onDefinition(context, name, async (saved, { client }) => {
    const cloned = await client.call('definitions.clone', { definitionId: saved.id, name: newName });
    if (!cloned.ok) return context.output.error(cloned.error);
    context.output.result(cloned.value, () => `Saved “${newName}”.`);
    return EXIT.done;
  });
}

function remove(context: CommandContext, name: string, options: { stop?: boolean }): Promise<ExitCode> {
  return onDefinition(context, name, async (saved, { client }) => {
    const stopRunning = options.stop === true;
    const removed = await client.call('definitions.delete', { definitionId: saved.id, stopRunning });
    if (!removed.ok) return context.output.error(removed.error);
    context.output.result(removed.value, () => `Moved “${saved.definition.name}” to the trash.`);
    return EXIT.done;
  });
}

function stateOf(saved: DefinitionView, view: ViewSnapshot): string {
  const group = view.groups.find((candidate) => candidate.definitionId === saved.id);
  return group?.state ?? (saved.problems.some(({ level }) => level === 'error') ? 'draft' : 'stopped');
}

function summary(problems: readonly Problem[]): string {
  const errors = problems.filter(({ level }) => level === 'error').length;
  return errors === 0 ? '' : `${String(errors)} to fix`;
}
