import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const given = process.env['ELECTRON_PATH'];
const executablePath = given ?? join(root, 'testing', 'electron-stand-in', 'electron');

/** Whether the desktop app runs on the stand-in; else it is the real Electron that ELECTRON_PATH names. */
export const onStandIn = given === undefined;

interface Item {
  readonly label: string;
  readonly enabled: boolean;
  click(): void;
}

interface StandIn {
  readonly calls: readonly { readonly name: string; readonly args: readonly unknown[] }[];
  readonly notifications: readonly {
    readonly options: { readonly title: string; readonly body: string };
    emit(event: string): void;
  }[];
  readonly tray: { readonly tip: string; readonly menu: { readonly items: readonly Item[] } } | null;
}

declare global {
  var __electronStandIn: StandIn;
}

/** The built desktop app with its window. */
export interface DesktopApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly process: ReturnType<ElectronApplication['process']>;
  /** Chooses an item of the application menu. */
  menu(id: string): Promise<void>;
  /** What every question of the app is answered with from now on; `asked` tells what was asked. */
  answerWith(response: number): Promise<void>;
  asked(): Promise<readonly string[]>;
  close(): Promise<void>;
}

// A port nobody listens on: this computer's own adb server is left alone.
const argsFor = (dataFolder: string, args: readonly string[]): string[] => [
  ...(onStandIn ? [] : process.platform === 'linux' ? ['--no-sandbox'] : []),
  root,
  ...['--data', dataFolder, '--adb-port', '1'],
  ...args,
];

/** Starts it. */
export async function launchDesktop(dataFolder: string, args: readonly string[] = []): Promise<DesktopApp> {
  const app = await _electron.launch({ executablePath, args: argsFor(dataFolder, args) });
  const main = app.process();
  const page = await app.firstWindow();
  // What a page asks before it goes is for the app to answer.
  page.on('dialog', () => undefined);
  await page.waitForURL((url) => url.protocol !== 'about:');
  await page.getByRole('contentinfo').waitFor();
  return {
    app,
    page,
    process: main,
    menu: (id) =>
      app.evaluate(({ Menu }, item) => {
        Menu.getApplicationMenu()?.getMenuItemById(item)?.click();
      }, id),
    answerWith: (response) => app.evaluate(answerDialogs, response),
    asked: () => app.evaluate(() => (globalThis as { asked?: string[] }).asked ?? []),
    close: async () => {
      if (main.exitCode === null) await app.close();
    },
  };
}

// Native dialogs can't be clicked from here: both ways of asking are answered, on the stand-in and on Electron.
function answerDialogs({ dialog }: { dialog: object }, response: number): void {
  const asked: string[] = ((globalThis as { asked?: string[] }).asked ??= []);
  const messageOf = (args: unknown[]): string => (args.at(-1) as { message: string }).message;
  Object.assign(dialog, {
    showMessageBox: (...args: unknown[]) => {
      asked.push(messageOf(args));
      return Promise.resolve({ response, checkboxChecked: false });
    },
    showMessageBoxSync: (...args: unknown[]) => {
      asked.push(messageOf(args));
      return response;
    },
  });
}

/** Starts it a second time, for the same data folder; resolves with how that one ended. */
export async function startSecond(dataFolder: string, args: readonly string[]): Promise<number | null> {
  const second = spawn(executablePath, argsFor(dataFolder, args), { stdio: 'ignore' });
  await once(second, 'exit');
  return second.exitCode;
}

interface GroupParts {
  readonly steps: string;
  readonly loop?: object;
  readonly restart?: object;
}

/** Puts a group with its routine into a data folder; `steps` is YAML. */
export async function writeGroup(
  dataFolder: string,
  name: string,
  { steps, loop = { kind: 'forever', pauseMs: 0 }, restart = {} }: GroupParts,
): Promise<void> {
  const routine = name.toLowerCase().replaceAll(' ', '-');
  await mkdir(join(dataFolder, 'routines'), { recursive: true });
  await mkdir(join(dataFolder, 'orchestration_groups'), { recursive: true });
  await writeFile(join(dataFolder, 'routines', `${routine}.yaml`), `steps:\n${steps}`);
  await writeFile(
    join(dataFolder, 'orchestration_groups', `${routine}.json`),
    groupText(name, { routineName: routine, loop, restartPolicy: restart }),
  );
}

/** The text of a group's file. */
export function groupText(name: string, fields: object = {}): string {
  const at = '2026-11-20T00:00:00.000Z';
  return JSON.stringify({
    ...{ schemaVersion: 1, id: '019b0000-0000-7000-8000-000000000001', name },
    ...{ routineName: 'slow', availableInstances: ['sim:1', 'sim:2'], requestedBotCount: 2 },
    ...{ createdAt: at, updatedAt: at },
    ...fields,
  });
}
