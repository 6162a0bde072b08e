import type { Command } from 'commander';
import { addAccountsChangeCommands } from './accounts-change';
import { addAccountsExportCommand } from './accounts-export';
import { addAccountsImportCommand } from './accounts-import';
import { addAccountsListCommands } from './accounts-list';
import type { Finish } from './command-context';

/** `muster accounts …`: the accounts bots draw from pools. */
export function addAccountsCommand(program: Command, finish: Finish): void {
  const accounts = program.command('accounts').description('accounts that bots draw from pools');
  addAccountsListCommands(accounts, finish);
  addAccountsChangeCommands(accounts, finish);
  addAccountsImportCommand(accounts, finish);
  addAccountsExportCommand(accounts, finish);
}
