import { chmod, mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolderOfTest } from '../../../testing/temp-folder-of-test';
import { dataFolderAt, prepareDataFolder } from './paths';

describe('data folder', () => {
  it('is made with its private parts closed to others', async () => {
    const root = join(await tempFolderOfTest(), 'deep', 'data');
    const folder = await prepareDataFolder(root);
    expect((await readdir(root)).sort()).toEqual([
      '.quarantine',
      '.state',
      '.trash',
      'group_templates',
      'orchestration_groups',
      'plans',
      'pools',
      'routines',
      'templates',
    ]);
    for (const path of [folder.state, folder.logs, folder.quarantine, folder.trash])
      expect((await stat(path)).mode & 0o777).toBe(0o700);
  });

  it('keeps what is there and closes private parts that were open', async () => {
    const root = await tempFolderOfTest();
    await mkdir(join(root, '.state'));
    await chmod(join(root, '.state'), 0o755);
    await mkdir(join(root, 'routines'));
    await writeFile(join(root, 'routines', 'mine.yaml'), 'x');
    const folder = await prepareDataFolder(root);
    expect((await stat(folder.state)).mode & 0o777).toBe(0o700);
    expect(await readdir(folder.routines)).toEqual(['mine.yaml']);
  });

  it.runIf(process.platform === 'linux')(
    'is refused where no folder can be made, with the reason of the system, at once',
    async () => {
      await expect(prepareDataFolder('/proc/muster/data')).rejects.toMatchObject({ code: 'ENOENT' });
      await expect(prepareDataFolder('/dev/null/data')).rejects.toMatchObject({ code: 'ENOTDIR' });
    },
  );

  it('has absolute paths for a relative root and touches nothing when only asked', () => {
    expect(dataFolderAt('some/where').definitions).toBe(
      join(process.cwd(), 'some/where', 'orchestration_groups'),
    );
  });
});
