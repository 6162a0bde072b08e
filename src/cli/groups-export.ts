import { stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { err, ok, type ErrorOf, type Result } from '../shared/errors';
import { counted, listed } from '../shared/explain/words';
import type { ViewSnapshot } from '../shared/view';
import { errorCode } from '../main/platform/file-bytes';
import { action, withSession, type CommandContext, type Finish } from './command-context';
import { EXIT, type ExitCode } from './exit-code';
import { findDefinition, readView } from './view-once';

interface ExportFlags {
  readonly output?: string;
  readonly shareString?: boolean;
  readonly all?: boolean;
  readonly force?: boolean;
}

/** `muster groups export`: to a file or standard output, as JSON or a share string. */
export function addExportCommand(groups: Command, finish: Finish): void {
  groups
    .command('export [names...]')
    .description('groups as something to hand on; never a secret')
    .option('-o, --output <file>', 'write this file (else standard output)')
    .option('--share-string', 'one string to paste into a message, instead of JSON')
    .option('--all', 'all saved groups')
    .option('--force', 'overwrite the file')
    .action(
      action(finish, (context, names: string[], flags: ExportFlags) => exportGroups(context, names, flags)),
    );
}

async function exportGroups(
  context: CommandContext,
  names: readonly string[],
  flags: ExportFlags,
): Promise<ExitCode> {
  if ((names.length === 0) === (flags.all !== true)) {
    const message = 'name the groups to export, or all of them with --all';
    context.output.error({ code: 'invalid_input', issues: [{ path: '', message }] });
    return EXIT.usage;
  }
  return withSession(context, async ({ client }) => {
    const view = await readView(client);
    const ids = flags.all === true ? ok(view.definitions.map(({ id }) => id)) : idsOf(view, names);
    if (!ids.ok) return context.output.error(ids.error);
    if (ids.value.length === 0)
      return context.output.error({ code: 'group_name_not_found', name: '', known: [] });
    const form = flags.shareString === true ? 'shareString' : 'file';
    const exported = await client.call('definitions.export', { definitionIds: ids.value, form });
    if (!exported.ok) return context.output.error(exported.error);
    const { text, fileName, omitted } = exported.value;
    if (omitted.length > 0)
      context.output.note(`Secrets stay here: ${listed(omitted.map(({ path }) => path))}.`);
    if (flags.output === undefined) {
      context.output.result(exported.value, () => text.trimEnd());
      return EXIT.done;
    }
    const written = await writeNew(flags.output, fileName, text, flags.force === true);
    if (!written.ok) return context.output.error(written.error);
    const file = written.value;
    context.output.result(
      { file, groups: ids.value.length, omitted },
      () => `Wrote ${counted(ids.value.length, 'group')} to ${file}.`,
    );
    return EXIT.done;
  });
}

type Ids = ViewSnapshot['definitions'][number]['id'][];

function idsOf(view: ViewSnapshot, names: readonly string[]): Result<Ids, ErrorOf<'group_name_not_found'>> {
  const ids: Ids = [];
  for (const name of names) {
    const saved = findDefinition(view, name);
    const known = view.definitions.map(({ definition }) => definition.name);
    if (!saved) return err({ code: 'group_name_not_found', name, known });
    ids.push(saved.id);
  }
  return ok(ids);
}

/** Writes a file that was not there, unless `force`; into a folder under the name it is given. */
async function writeNew(
  wanted: string,
  fileName: string,
  text: string,
  force: boolean,
): Promise<Result<string, ErrorOf<'file_write_failed'> | ErrorOf<'invalid_input'>>> {
  const isFolder = await stat(wanted).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
  const file = isFolder ? join(wanted, fileName) : wanted;
  try {
    await writeFile(file, text.endsWith('\n') ? text : `${text}\n`, { flag: force ? 'w' : 'wx' });
    return ok(file);
  } catch (error) {
    const reason = errorCode(error);
    if (reason === 'EEXIST') {
      const message = `${file} is there already; --force overwrites it`;
      return err({ code: 'invalid_input', issues: [{ path: '--output', message }] });
    }
    if (!force) await unlink(file).catch(() => undefined);
    return err({ code: 'file_write_failed', file, reason });
  }
}
