import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const PROGRAM = `
  import 'conf';
  import { dropForeignSignalListeners } from './src/main/platform/own-signals.ts';
  const counts = () => ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => process.listenerCount(signal)).join();
  const before = counts();
  dropForeignSignalListeners();
  process.stdout.write(before + ' then ' + counts());
`;

test('conf listens to signals when imported, and no longer afterwards', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--import',
    'tsx',
    '--input-type=module',
    '--eval',
    PROGRAM,
  ]);
  expect(stdout).toBe('1,1,1 then 0,0,0');
});
