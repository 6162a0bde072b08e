#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { z } from 'zod';
import { dropForeignSignalListeners } from '../main/platform/own-signals';
import { addDoctorCommand } from './doctor';
import { EXIT, type ExitCode } from './exit-code';
import { addGroupsCommand } from './groups';
import { VERSION } from './host-options';
import { addInstancesCommand } from './instances';
import { declareGlobalOptions } from './options';
import { addRunCommand } from './run';
import { addServeCommand } from './serve';
import { addSimulateCommand } from './simulate';

dropForeignSignalListeners();
const program = declareGlobalOptions(
  new Command('muster').description('Groups of bots on Android emulators').version(VERSION),
);
// Set before the commands are made: they inherit it.
program.exitOverride().showHelpAfterError('Try --help.');
const finish = (code: ExitCode): void => void (process.exitCode = code);
addDoctorCommand(program, finish);
addInstancesCommand(program, finish);
addGroupsCommand(program, finish);
addRunCommand(program, finish);
addSimulateCommand(program, finish);
addServeCommand(program, finish);

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = codeOfError(error);
}

function codeOfError(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  if (error instanceof z.ZodError) {
    const issues = error.issues.map((issue) => `--${issue.path.join('.')}: ${issue.message}`).join('; ');
    process.stderr.write(`${issues}\n`);
    return EXIT.usage;
  }
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  return EXIT.failed;
}
