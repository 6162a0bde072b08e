import type { Command } from 'commander';
import { addAccountsExportCommand } from './accounts-export';
import { addAccountsImportCommand } from './accounts-import';
import type { Finish } from './command-context';

/** `muster accounts …`: the accounts bots draw from pools. */
export function addAccountsCommand(program: Command, finish: Finish): void {
  const accounts = program.command('accounts').description('accounts that bots draw from pools');
  addAccountsImportCommand(accounts, finish);
  addAccountsExportCommand(accounts, finish);
}
