import type { Command } from 'commander';
import type { VersionCause } from '../shared/definition-version';
import { action, type CommandContext, type Finish } from './command-context';
import { EXIT, type ExitCode } from './exit-code';
import { onDefinition } from './on-definition';
import { asTable } from './output';

const CAUSES: Readonly<Record<VersionCause, string>> = {
  created: 'created',
  edited: 'edited',
  cloned: 'cloned',
  imported: 'imported',
  tagged: 'tags changed',
  reverted: 'reverted',
  restored: 'restored',
  undone: 'undone',
  foreign: 'changed outside Muster',
};

/** `muster groups history` and `revert`: what a group was before. */
export function addHistoryCommands(groups: Command, finish: Finish): void {
  groups
    .command('history <name>')
    .description('every kept version of a group, the one in use first')
    .action(action(finish, history));
  groups
    .command('revert <name> <version>')
    .description('put an earlier version back: its number in the history, or its id')
    .action(action(finish, revert));
}

function history(context: CommandContext, name: string): Promise<ExitCode> {
  return onDefinition(context, name, async (saved, { client }) => {
    const listed = await client.call('versions.list', { definitionId: saved.id });
    if (!listed.ok) return context.output.error(listed.error);
    const { versions } = listed.value;
    context.output.result(versions, () =>
      asTable(
        versions.map((version, index) => [
          String(index + 1),
          version.at,
          CAUSES[version.cause],
          version.name,
          version.versionId,
        ]),
      ),
    );
    return EXIT.done;
  });
}

function revert(context: CommandContext, name: string, wanted: string): Promise<ExitCode> {
  return onDefinition(context, name, async (saved, { client }) => {
    const listed = await client.call('versions.list', { definitionId: saved.id });
    if (!listed.ok) return context.output.error(listed.error);
    const { versions } = listed.value;
    const version = /^\d{1,3}$/.test(wanted)
      ? versions[Number(wanted) - 1]
      : versions.find(({ versionId }) => versionId === wanted);
    if (!version)
      return context.output.error({ code: 'version_not_found', definitionId: saved.id, versionId: wanted });
    const { versionId } = version;
    // The list was read after the view: what changed on disk in between is met here.
    const baseHash = versions[0]?.hash ?? saved.hash;
    const reverted = await client.call('versions.revert', { definitionId: saved.id, versionId, baseHash });
    if (!reverted.ok) return context.output.error(reverted.error);
    context.output.result(
      { versionId, hash: reverted.value.hash },
      () => `“${version.name}” is as it was on ${version.at}.`,
    );
    return EXIT.done;
  });
}
