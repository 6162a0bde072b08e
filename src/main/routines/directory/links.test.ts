import { mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createMemoryLogger } from '../../../../testing/memory-logger';
import { tempFolderOfTest } from '../../../../testing/temp-folder-of-test';
import { createSystemClock } from '../../platform/system-clock';
import type { RoutineDirectory } from '../routine-runner';
import { createRoutineDirectory } from './routine-directory';
import { loadRoutineFile } from './routine-files';

const TEXT = 'title: Of somebody else\nsteps: [{ log: secret }]';

async function rig(): Promise<{ folder: string; outside: string; directory: RoutineDirectory }> {
  const root = await tempFolderOfTest();
  const [folder, outside] = [join(root, 'routines'), join(root, 'outside')];
  for (const made of [join(folder, 'sub'), outside]) await mkdir(made, { recursive: true });
  await writeFile(join(outside, 'secret.yaml'), TEXT);
  await symlink(outside, join(folder, 'linked'), 'junction');
  await symlink(folder, join(folder, 'loop'), 'junction');
  for (const name of ['own', 'sub/own'])
    await writeFile(join(folder, `${name}.yaml`), 'steps: [{ wait: 1s }]');
  const options = { folder, clock: createSystemClock(), logger: createMemoryLogger() };
  const directory = await createRoutineDirectory(options);
  onTestFinished(() => directory.close());
  return { folder, outside, directory };
}

const names = (directory: RoutineDirectory): readonly string[] => directory.list().map(({ name }) => name);

describe('a link among the routines', () => {
  it('is no routine, whether it leads to a folder elsewhere or round in a circle', async () => {
    const { folder, directory } = await rig();
    expect(names(directory)).toEqual(['own', 'sub/own']);
    expect(await loadRoutineFile(folder, 'linked/secret.yaml')).toBeUndefined();
  });

  it('that takes the place of a file or folder is neither read nor shown', async () => {
    const { folder, outside, directory } = await rig();
    await rename(join(outside, 'secret.yaml'), join(outside, 'own.yaml'));
    await rm(join(folder, 'sub'), { recursive: true });
    await symlink(outside, join(folder, 'sub'), 'junction');
    expect(await directory.read('sub/own')).toMatchObject({ ok: false, error: { code: 'file_unreadable' } });
    expect(JSON.stringify(await directory.read('../outside/own'))).not.toContain('somebody');
    await vi.waitFor(() => expect(names(directory)).toEqual(['own']), { timeout: 8_000 });
  });
});
