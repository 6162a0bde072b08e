import type { Command } from 'commander';
import { z } from 'zod';

const Globals = z.object({
  data: z.string().optional(),
  adbHost: z.string().default('127.0.0.1'),
  adbPort: z.coerce.number().int().min(1).max(65_535).optional(),
  json: z.boolean().default(false),
  quiet: z.boolean().default(false),
  accountsPassphraseFile: z.string().optional(),
  /** Of commands that simulate: what the devices show, and how chance falls. */
  scenario: z.string().optional(),
  seed: z.string().optional(),
});
/** Options every command takes, and those that shape the host it opens. */
export type GlobalOptions = z.infer<typeof Globals>;

/** Declares the options every command takes. */
export function declareGlobalOptions(program: Command): Command {
  return program
    .option('--data <folder>', 'data folder (else MUSTER_HOME, else the checkout)')
    .option('--adb-host <host>', 'host of the adb server', '127.0.0.1')
    .option('--adb-port <port>', 'port of the adb server (else ANDROID_ADB_SERVER_PORT, else 5037)')
    .option('--json', 'machine-readable output on stdout, and nothing else there')
    .option('--quiet', 'only errors')
    .option(
      '--accounts-passphrase-file <file>',
      'file with the passphrase of the accounts’ secrets (else MUSTER_ACCOUNTS_PASSPHRASE_FILE)',
    );
}

/** The global options of the command that runs. Throws `ZodError` for a bad port. */
export function globalOptionsOf(command: Command): GlobalOptions {
  return Globals.parse(command.optsWithGlobals());
}
