import type { Command } from 'commander';
import type { TrashEntryView } from '../shared/definition-version';
import { TrashId } from '../shared/ids';
import { action, withSession, type CommandContext, type Finish } from './command-context';
import { EXIT, type ExitCode } from './exit-code';
import { asTable } from './output';
import type { Session } from './session';

const KINDS = {
  definition: 'group',
  groupTemplate: 'template',
  pool: 'pool',
  routine: 'routine',
  template: 'picture template',
  other: 'file',
} as const;
/** What brings an entry back. */
const RESTORES = { pool: 'pools.restore', routine: 'routineFiles.restore' } as const;

/** `muster groups trash`: what was deleted. */
export function addTrashCommands(groups: Command, finish: Finish): void {
  const trash = groups.command('trash').description('deleted files, kept for 30 days');
  trash.command('list', { isDefault: true }).description('what lies there').action(action(finish, list));
  trash
    .command('restore <id>')
    .description('bring an entry back: its id, or the name of its group, template, pool or routine')
    .action(action(finish, restore));
  trash.command('empty').description('remove everything for good').action(action(finish, empty));
}

function list(context: CommandContext): Promise<ExitCode> {
  return onTrash(context, (entries) => {
    context.output.result(entries, () =>
      entries.length === 0
        ? 'The trash is empty.'
        : asTable(
            entries.map((entry) => [
              entry.name ?? '(unreadable)',
              KINDS[entry.kind],
              entry.file,
              entry.deletedAt,
              entry.trashId,
            ]),
          ),
    );
    return Promise.resolve(EXIT.done);
  });
}

function restore(context: CommandContext, wanted: string): Promise<ExitCode> {
  return onTrash(context, async (entries, { client }) => {
    const entry = findEntry(entries, wanted);
    if (!entry) return context.output.error({ code: 'trash_entry_not_found', trashId: wanted });
    const trashId = TrashId.parse(entry.trashId);
    const { kind } = entry;
    const call = kind === 'pool' || kind === 'routine' ? RESTORES[kind] : 'definitions.restore';
    const restored =
      kind === 'template'
        ? await client.call('templates.restore', { trashIds: [trashId] })
        : await client.call(call, { trashId });
    if (!restored.ok) return context.output.error(restored.error);
    context.output.result(restored.value, () => `Brought back ${entry.name ?? entry.file}.`);
    return EXIT.done;
  });
}

function empty(context: CommandContext): Promise<ExitCode> {
  return onTrash(context, async (entries, { client }) => {
    const trashIds = entries.map((entry) => TrashId.parse(entry.trashId));
    const removed = await client.call('trash.remove', { trashIds });
    if (!removed.ok) return context.output.error(removed.error);
    context.output.result(removed.value, () => `Removed ${String(removed.value.removed)} for good.`);
    return EXIT.done;
  });
}

function onTrash(
  context: CommandContext,
  work: (entries: readonly TrashEntryView[], session: Session) => Promise<ExitCode>,
): Promise<ExitCode> {
  return withSession(context, async (session) => {
    const listed = await session.client.call('trash.list', {});
    return listed.ok ? work(listed.value.entries, session) : context.output.error(listed.error);
  });
}

/** Of several with one name the one deleted last. */
function findEntry(entries: readonly TrashEntryView[], wanted: string): TrashEntryView | undefined {
  const name = wanted.trim().toLocaleLowerCase('en');
  return (
    entries.find((entry) => entry.trashId === wanted) ??
    entries.find((entry) => entry.name?.trim().toLocaleLowerCase('en') === name)
  );
}
