import type { Command } from 'commander';
import { err, ok, type ErrorOf, type Result } from '../shared/errors';
import type { RoutineInput } from '../shared/routine-summary';
import { isSecretInput } from '../shared/secret-inputs';
import { EXIT, type ExitCode } from './exit-code';
import type { Output } from './output';
import type { RunRequest } from './run-options';
import { readSecretFile } from './secret-file';

/** Flags that give inputs their values. */
export interface InputFlags {
  readonly set: readonly string[];
  readonly setFromFile: readonly string[];
}

const FROM_FILE = '--set-from-file';

/** Declares the flags that give inputs their values, and where a run begins. */
export function declareInputFlags(command: Command): Command {
  const gathered = (pair: string, all: string[]): string[] => [...all, pair];
  return command
    .option('--set <name=value>', 'an input of the routine; may be repeated', gathered, [])
    .option(
      '--set-from-file <name=file>',
      'the same from a small file: the way for secrets; may be repeated',
      gathered,
      [],
    )
    .option(
      '--from <step>',
      'begin with this step, by number, id or path (3.then.1); the first iteration only',
    );
}

/**
 * The request with what files hold, once it is known what the routine asks for. A secret on the command line is refused:
 * every process of the computer can read it there, and it stands in the shell's history.
 */
export async function withInputFiles(
  request: RunRequest,
  flags: InputFlags,
  inputs: readonly RoutineInput[],
  output: Pick<Output, 'note'>,
): Promise<Result<RunRequest, ErrorOf<'invalid_input'> | ErrorOf<'file_unreadable'>>> {
  const given = flags.set.map(nameOf);
  const secret = inputs.find((input) => isSecretInput(input) && given.includes(input.name));
  if (secret) {
    const { name } = secret;
    const message = `${name} is a secret, and a command line can be read by others: write it to a file and give ${FROM_FILE} ${name}=FILE, or set it in the group's form, where it is kept encrypted`;
    return err({ code: 'invalid_input', issues: [{ path: '--set', message }] });
  }
  const values: Record<string, string> = {};
  for (const pair of flags.setFromFile) {
    const read = await readPair(pair, given, output);
    if (!read.ok) return read;
    values[nameOf(pair)] = read.value;
  }
  if (flags.setFromFile.length === 0) return ok(request);
  const { overrides } = request;
  const routineConfig = { ...overrides?.routineConfig, ...values };
  return ok({ ...request, overrides: { ...overrides, routineConfig } });
}

/** Tells what is wrong with the inputs; answers the code to exit with. */
export function refuseInput(
  output: Pick<Output, 'error'>,
  error: ErrorOf<'invalid_input'> | ErrorOf<'file_unreadable'>,
): ExitCode {
  const code = output.error(error);
  return error.code === 'invalid_input' ? EXIT.usage : code;
}

async function readPair(
  pair: string,
  given: readonly string[],
  output: Pick<Output, 'note'>,
): Promise<Result<string, ErrorOf<'invalid_input'> | ErrorOf<'file_unreadable'>>> {
  const file = pair.slice(pair.indexOf('=') + 1);
  const wrong = (message: string): Result<never, ErrorOf<'invalid_input'>> =>
    err({ code: 'invalid_input', issues: [{ path: FROM_FILE, message }] });
  if (pair.indexOf('=') < 1 || file === '') return wrong('takes name=file');
  if (given.includes(nameOf(pair))) return wrong(`${nameOf(pair)} is given by --set too`);
  return readSecretFile(file, output);
}

function nameOf(pair: string): string {
  return pair.slice(0, Math.max(pair.indexOf('='), 0));
}
