import { register } from 'node:module';
import { join } from 'node:path';

/*
 * FOLDER CHANGE: changes settings through `src/main/app/settings.ts`, which is electron-store, and prints the answer.
 * Electron is what electron-store asks of it and no more.
 */

const [folder, change] = process.argv.slice(2);
const electron = `export default {
  app: { getPath: () => ${JSON.stringify(join(folder, 'user-data'))}, getVersion: () => '0.0.0' },
  ipcMain: { on: () => undefined },
  shell: {},
};`;
const url = `data:text/javascript,${encodeURIComponent(electron)}`;
register(
  `data:text/javascript,${encodeURIComponent(
    `export const resolve = (specifier, context, next) =>
      specifier === 'electron' ? { url: ${JSON.stringify(url)}, shortCircuit: true } : next(specifier, context);`,
  )}`,
);

const { createElectronSettings } = await import('../../src/main/app/settings.ts');
const { createSystemClock } = await import('../../src/main/platform/system-clock.ts');
const store = createElectronSettings({
  folder,
  quarantineFolder: join(folder, '.quarantine'),
  clock: createSystemClock(),
});
process.stdout.write(JSON.stringify(await store.set(JSON.parse(change))));
