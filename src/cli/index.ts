#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { z } from 'zod';
import type { AppError, ErrorOf } from '../shared/errors';
import { dropForeignSignalListeners } from '../main/platform/own-signals';
import { addAccountsCommand } from './accounts';
import { addDoctorCommand } from './doctor';
import { EXIT, type ExitCode } from './exit-code';
import { addGroupsCommand } from './groups';
import { VERSION } from './host-options';
import { addInstancesCommand } from './instances';
import { declareGlobalOptions } from './options';
import { addPoolsCommand } from './pools';
import { addRoutinesCommand } from './routines';
import { addRunCommand } from './run';
import { addServeCommand } from './serve';
import { addSettingsCommand } from './settings';
import { addSimulateCommand } from './simulate';
import { addVisionCommand } from './vision';

dropForeignSignalListeners();
const program = declareGlobalOptions(
  new Command('muster').description('Groups of bots on Android emulators').version(VERSION),
);
// Set before the commands are made: they inherit it.
program.exitOverride().showHelpAfterError('Try --help.');
const finish = (code: ExitCode): void => void (process.exitCode = code);
addAccountsCommand(program, finish);
addDoctorCommand(program, finish);
addInstancesCommand(program, finish);
addGroupsCommand(program, finish);
addPoolsCommand(program, finish);
addRoutinesCommand(program, finish);
addRunCommand(program, finish);
addSimulateCommand(program, finish);
addServeCommand(program, finish);
addSettingsCommand(program, finish);
addVisionCommand(program, finish);

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = codeOfError(error);
}

/** Under `--json` a shell gets every error as JSON, also those before a command ran. */
function codeOfError(error: unknown): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return EXIT.done;
    return wrongUsage([{ path: '', message: error.message.replace(/^error: /, '') }]);
  }
  if (error instanceof z.ZodError) {
    const issues = error.issues.map(({ path, message }) => ({ path: flagOf(path), message }));
    process.stderr.write(`${issues.map((issue) => `${issue.path}: ${issue.message}`).join('; ')}\n`);
    return wrongUsage(issues);
  }
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${message}\n`);
  writeJson({ code: 'internal', ref: message });
  return EXIT.failed;
}

function wrongUsage(issues: ErrorOf<'invalid_input'>['issues']): number {
  writeJson({ code: 'invalid_input', issues });
  return EXIT.usage;
}

function writeJson(error: AppError): void {
  if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify({ error })}\n`);
}

/** `adbPort` → `--adb-port`. */
function flagOf(path: readonly PropertyKey[]): string {
  return `--${path.join('.').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
