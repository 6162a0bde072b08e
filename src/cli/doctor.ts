import { access, constants } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Command } from 'commander';
import { explainError } from '../shared/explain';
import { explainProblemFile } from '../shared/explain/problem-file';
import { inOneLine } from '../shared/explain/words';
import type { ViewSnapshot } from '../shared/view';
import { makeFolder } from '../main/platform/make-folder';
import { checkAdbProgram, checkAdbServer } from './doctor-adb';
import { action, type CommandContext, type Finish } from './command-context';
import { EXIT, type ExitCode } from './exit-code';
import type { Finding } from './finding';
import { hostOptionsOf, VERSION } from './host-options';
import { openSession, type Session } from './session';
import { readView } from './view-once';

/** `muster doctor`: what is there, what is not, and what to do about it. */
export function addDoctorCommand(program: Command, finish: Finish): void {
  program
    .command('doctor')
    .description('check adb, data folder, groups, simulator, desktop runtime')
    .action(action(finish, doctor));
}

async function doctor(context: CommandContext): Promise<ExitCode> {
  const { output, globals } = context;
  const { dataFolder } = hostOptionsOf(globals);
  const findings: Finding[] = [
    { check: 'muster', level: 'ok', found: `${VERSION} on Node ${process.versions.node}`, remedy: '' },
    await checkDataFolder(dataFolder),
    checkElectron(),
  ];
  const session = await openSession(context);
  if (session.ok) {
    findings.push(...(await checkHost(session.value, context)));
    await session.value.close();
  } else {
    findings.push({
      check: 'host',
      level: 'error',
      found: session.error.code,
      remedy: inOneLine(explainError(session.error)),
    });
  }
  output.result(findings, () => findings.map(line).join('\n'));
  return findings.some(({ level }) => level === 'error') ? EXIT.failed : EXIT.done;
}

function line({ check, level, found, remedy }: Finding): string {
  const mark = { ok: '✓', warning: '!', error: '✗' }[level];
  return `${mark} ${check}: ${found}${remedy === '' ? '' : `\n    ${remedy}`}`;
}

async function checkDataFolder(folder: string): Promise<Finding> {
  try {
    await makeFolder(folder);
    await access(folder, constants.R_OK | constants.W_OK);
    return { check: 'data folder', level: 'ok', found: folder, remedy: '' };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      check: 'data folder',
      level: 'error',
      found: reason,
      remedy: 'Name a folder you may write to with --data or MUSTER_HOME.',
    };
  }
}

function checkElectron(): Finding {
  const runtime = electronPath();
  if (runtime !== undefined && existsSync(runtime))
    return { check: 'desktop', level: 'ok', found: runtime, remedy: '' };
  const remedy = '“npm start” fetches it once; without it the same window opens in the browser.';
  return { check: 'desktop', level: 'warning', found: 'the Electron runtime is not there', remedy };
}

/** Where Electron's binary is or would be. The package throws where it was never downloaded. */
function electronPath(): string | undefined {
  try {
    const folder = createRequire(import.meta.url)
      .resolve('electron/package.json')
      .replace(/package\.json$/, '');
    const file = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[
      process.platform as string
    ];
    return `${folder}dist/${file ?? 'electron'}`;
  } catch {
    return undefined;
  }
}

async function checkHost(session: Session, { interrupted }: CommandContext): Promise<Finding[]> {
  const view = await readView(session.client);
  const settings = await session.client.call('settings.get', {}, interrupted);
  const { adb, finding } = await checkAdbProgram(settings.ok ? settings.value.adbPath : null, interrupted);
  return [
    finding,
    ...view.host.adbServers
      .filter(({ role }) => role === 'real')
      .map((server) => checkAdbServer(server, adb, settings.ok && settings.value.startAdbServer)),
    definitionsFinding(view),
    await simulatorFinding(session, interrupted, view),
  ];
}

function definitionsFinding({ definitions, problemFiles }: ViewSnapshot): Finding {
  const [first] = problemFiles;
  if (!first)
    return { check: 'groups', level: 'ok', found: `${String(definitions.length)} saved`, remedy: '' };
  const found = `${String(definitions.length)} saved, ${String(problemFiles.length)} that can’t be read`;
  return {
    check: 'groups',
    level: 'warning',
    found,
    remedy: `${first.file}: ${inOneLine(explainProblemFile(first.reason))}`,
  };
}

/** The real thing: one simulated emulator is started, seen and ended. A simulator that runs already is left alone. */
async function simulatorFinding(session: Session, signal: AbortSignal, view: ViewSnapshot): Promise<Finding> {
  const { state, devices } = view.host.simulator;
  if (state === 'on')
    return { check: 'simulator', level: 'ok', found: `on, ${String(devices)} devices`, remedy: '' };
  const started = await session.client.call('simulator.start', { devices: 1 }, signal);
  await session.client.call('simulator.stop', {});
  if (started.ok) return { check: 'simulator', level: 'ok', found: 'starts and answers', remedy: '' };
  const found = started.error.code === 'simulator_failed' ? started.error.reason : started.error.code;
  return {
    check: 'simulator',
    level: 'error',
    found,
    remedy: 'Run “npm run build” in a checkout, or install Muster again.',
  };
}
