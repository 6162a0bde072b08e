import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { programFilesBeside } from '../main/program-files';
import type { HeadlessOptions } from '../main/headless';
import type { GlobalOptions } from './options';

const DEFAULT_ADB_PORT = 5037;
const files = programFilesBeside(import.meta.url);

/** Version of this program. */
export const VERSION = packageJson.version;

/** How this process would be the host, from the options of the command line and the environment. */
export function hostOptionsOf(globals: GlobalOptions): Omit<HeadlessOptions, 'port'> {
  return {
    version: VERSION,
    dataFolder: dataFolderOf(globals.data),
    samplesFolder: files.samples,
    windowFolder: files.window,
    adbServers: [{ host: globals.adbHost, port: globals.adbPort ?? adbPortOfEnvironment(), role: 'real' }],
    simulator: { file: process.execPath, args: [files.simulator, ...simulatorArgs(globals)] },
    databaseWorker: { url: files.databaseWorker },
    accountsWorker: { url: files.accountsWorker },
    eyeWorker: { url: files.eyeWorker, kernel: files.matcherKernel },
  };
}

function simulatorArgs({ scenario, seed }: GlobalOptions): string[] {
  return [
    ...(scenario === undefined ? [] : ['--scenario', resolve(scenario)]),
    ...(seed === undefined ? [] : ['--seed', seed]),
  ];
}

/** `--data`, else `MUSTER_HOME`, else the checkout the program runs from, else a folder of this user. */
export function dataFolderOf(option: string | undefined): string {
  const named = option ?? process.env['MUSTER_HOME'];
  if (named !== undefined && named !== '') return resolve(named);
  const isCheckout =
    existsSync(join(files.samples, 'package.json')) && existsSync(join(files.samples, 'src'));
  return isCheckout ? files.samples : join(homedir(), '.muster');
}

function adbPortOfEnvironment(): number {
  const port = Number(process.env['ANDROID_ADB_SERVER_PORT']);
  return Number.isInteger(port) && port > 0 ? port : DEFAULT_ADB_PORT;
}
