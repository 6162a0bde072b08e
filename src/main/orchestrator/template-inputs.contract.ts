import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openHostRig } from '../../../testing/host-rig';
import { patterned, pngOf } from '../../../testing/vision/template-folder';

const ROUTINE =
  'inputs:\n  what: { type: template, default: claim }\nsteps:\n  - waitFor: { image: { template: "${what}" } }\n';

describe('templates before a start', () => {
  it('are asked for where a group gives one to an input, unless it wants no check; a file that comes mends it', async () => {
    const rig = await openHostRig({ devices: 1 });
    onTestFinished(() => rig.close());
    const folder = join(rig.folder, 'templates');
    await rig.saveRoutine('look', ROUTINE);
    const { id } = await rig.saveDefinition({ routineName: 'look' });
    const codes = () => rig.view().definitions[id]?.problems.map(({ path, code }) => `${path} ${code}`);
    await rig.until(() => codes()?.includes('routineConfig.what template_not_found') === true);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'claim.png'), 'no picture');
    await rig.until(() => codes()?.includes('routineConfig.what template_invalid') === true);
    await writeFile(join(folder, 'claim.png'), await pngOf(patterned(20, 10)));
    await rig.until(() => codes()?.some((code) => code.includes('template')) === false);
    const { launchOptions } = rig.view().definitions[id]?.definition ?? {};
    await rm(join(folder, 'claim.png'));
    await rig.until(() => codes()?.includes('routineConfig.what template_not_found') === true);
    if (!launchOptions) throw new Error('the group is gone');
    const unchecked = await rig.saveDefinition({
      routineName: 'look',
      launchOptions: { ...launchOptions, validateTemplates: false },
    });
    expect(rig.view().definitions[unchecked.id]?.problems).toEqual([]);
  });
});
