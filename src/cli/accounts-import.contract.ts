import { chmod, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runAccountsCommand, writeLargeAccountsFile } from '../../testing/large-accounts-file';
import { tempFolderOfTest } from '../../testing/temp-folder-of-test';

const MAX_MB = 300;

it(
  '50 MB are imported within 300 MB of memory, and no secret stays clear',
  { timeout: 120_000 },
  async () => {
    const folder = await tempFolderOfTest();
    const [file, data] = [join(folder, 'large.csv'), join(folder, 'data')];
    const rows = await writeLargeAccountsFile(file, 50_000_000);
    const { exitCode, stdout, peakMb } = await runAccountsCommand(data, ['import', file, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ written: rows, created: rows, bad: 0 });
    expect(exitCode).toBe(0);
    if (peakMb !== null) expect(peakMb).toBeLessThan(MAX_MB);
    const state = join(data, '.state');
    for (const name of await readdir(state, { recursive: true, withFileTypes: true }))
      if (name.isFile())
        expect((await readFile(join(name.parentPath, name.name))).includes('secret1234')).toBe(false);
  },
);

it('goes out and in again by the command line, secrets with a passphrase', { timeout: 120_000 }, async () => {
  const folder = await tempFolderOfTest();
  const at = (name: string): string => join(folder, name);
  await writeFile(at('a.csv'), 'login;level;pin\nanna;5;s3cret\nbert;x;\n');
  await writeFile(at('passphrase'), 'correct horse\n');
  await chmod(at('passphrase'), 0o600);
  const run = (...args: readonly string[]): ReturnType<typeof runAccountsCommand> =>
    runAccountsCommand(at('data'), args);

  const refused = await run('import', at('a.csv'), '--map', 'level=level:number');
  expect(refused).toMatchObject({ exitCode: 1 });
  expect(refused.stdout).toContain(`${at('a.csv')}:3: Column “level” can’t hold “x”`);
  expect(refused.stdout).toContain('Nothing was written');
  expect(await run('import', at('a.csv'), '--map', 'nothing=key')).toMatchObject({ exitCode: 1 });
  expect(await run('import', at('a.csv'), '--on-duplicate', 'merge')).toMatchObject({ exitCode: 2 });
  expect(await run('import', at('none.csv'))).toMatchObject({ exitCode: 3 });

  const good = await run('import', at('a.csv'), '--map', 'level=level:number', '--good-rows-only', '--json');
  expect(JSON.parse(good.stdout)).toMatchObject({ written: 1, bad: 1 });
  expect(good.exitCode).toBe(0);
  const protectedBy = ['--passphrase-file', at('passphrase')];
  expect(await run('export', '--form', 'json', '-o', at('out.json'), ...protectedBy)).toMatchObject({
    exitCode: 0,
  });
  expect(await readFile(at('out.json'), 'utf8')).not.toContain('s3cret');
  expect((await run('export', '-o', at('out.json'))).exitCode).toBe(1);
  const back = await run('import', at('out.json'), '--dry-run', ...protectedBy);
  expect(back.stdout).toContain('0 new, 1 there already, 0 bad; nothing was written.');
});
