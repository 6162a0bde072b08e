import type { Command } from 'commander';
import { INSTANCE_STATE_WORDS } from '../shared/explain/states';
import { action, withSession, type CommandContext, type Finish } from './command-context';
import { EXIT, type ExitCode } from './exit-code';
import { asTable } from './output';
import { simulateFirst } from './simulate-first';
import { readView } from './view-once';

/** `muster instances`: emulators and phones as the directory knows them. */
export function addInstancesCommand(program: Command, finish: Finish): void {
  program
    .command('instances')
    .description('emulators and phones, and who holds them')
    .option('--simulate <n>', 'start that many simulated emulators first')
    .action(action(finish, list));
}

function list(context: CommandContext, options: { simulate?: string }): Promise<ExitCode> {
  return withSession(context, async (session) => {
    const refused = await simulateFirst(context, session, options.simulate);
    if (refused !== undefined) return refused;
    const { instances } = await readView(session.client);
    const rows = instances.map(({ ref, serial, state, holder }) => ({
      ref,
      serial,
      state,
      kind: ref.split(':')[0],
      holder,
    }));
    context.output.result(rows, () =>
      rows.length === 0
        ? 'No instances. Start an emulator, or add --simulate 4.'
        : asTable(
            rows.map((row) => [
              row.ref,
              row.serial ?? '–',
              INSTANCE_STATE_WORDS[row.state].title,
              row.holder?.groupName ?? '',
            ]),
          ),
    );
    return EXIT.done;
  });
}
