import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runAccountsCommand, writeLargeAccountsFile } from '../large-accounts-file';
import { tempFolderOfTest } from '../temp-folder-of-test';

const BYTES = 1_000_000_000;
const MAX_MB = 300;

it('a file of 1 GB is imported within 300 MB of memory', { timeout: 900_000 }, async () => {
  const folder = await tempFolderOfTest();
  const file = join(folder, 'large.csv');
  const rows = await writeLargeAccountsFile(file, BYTES);
  const { exitCode, stdout, stderr, peakMb } = await runAccountsCommand(join(folder, 'data'), [
    ...['import', file, '--json'],
  ]);
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toMatchObject({ written: rows, bad: 0 });
  expect(exitCode).toBe(0);
  process.stdout.write(`${String(rows)} accounts, 1 GB: at most ${String(peakMb?.toFixed(0))} MB\n`);
  if (peakMb !== null) expect(peakMb).toBeLessThan(MAX_MB);
});
