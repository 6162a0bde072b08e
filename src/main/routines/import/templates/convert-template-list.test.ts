import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolderOfTest } from '../../../../../testing/temp-folder-of-test';
import { patterned, pngOf } from '../../../../../testing/vision/template-folder';
import { readTemplates } from '../../../vision/templates/template-directory';
import { writeTemplate } from '../../../vision/templates/write-templates';
import { importRoutines, type ImportFile } from '../import-routines';

const LIST = `templates:
  - { name: Main, path: ui/Main.png, threshold: 0, preload: true, unload_after: 60, region: { x1: 120, y1: 316, x2: 143, y2: 335 } }
  - { name: Shop/Buy, path: Buy.png, threshold: 0.85, scale: 1.5 }
  - { name: main, path: ui/Main.png }
  - { name: ../out, path: ui/Main.png }
  - { name: Gone, path: ui/Gone.png }
  - { name: Odd, path: ui/Main.png, treshold: 1, region: { x1: 9, y1: 9, x2: 3, y2: 3 } }
  - 7
`;

async function imported(): Promise<ReturnType<typeof importRoutines>> {
  const png = await pngOf(patterned(23, 19));
  const files: ImportFile[] = [
    { name: 'templates/registry.yaml', bytes: Buffer.from(LIST) },
    { name: 'templates/ui/Main.png', bytes: png },
    { name: 'templates/Buy.png', bytes: png },
  ];
  return importRoutines(files);
}

describe('a list of templates of the earlier program', () => {
  it('becomes templates with the pictures that came with it; the report says what is different', async () => {
    const { templates, files, drafts } = await imported();
    expect(drafts).toEqual([]);
    expect(files.map(({ kind }) => kind)).toEqual(['templates', 'picture', 'picture']);
    expect(templates.map(({ name }) => name)).toEqual(['Main', 'Shop/Buy', 'Odd']);
    expect(templates[0]?.yaml).toContain('threshold: 0.8\n');
    const told = files[0]?.report.map(({ level, line, what }) => `${String(line)} ${level} ${what}`);
    expect(told).toEqual([
      ...['2 converted Main', '2 converted preload', '2 converted unload_after', '2 approximated region'],
      ...['3 converted Shop/Buy', '3 approximated threshold', '3 approximated scale'],
      ...['4 notConverted main', '5 notConverted ../out', '6 notConverted Gone'],
      ...['7 converted Odd', '7 notConverted treshold', '7 approximated region'],
      '8 notConverted template',
    ]);
  });

  it('is read like any other template once it is saved, and takes no file of another', async () => {
    const folder = join(await tempFolderOfTest(), 'templates');
    await mkdir(folder);
    const { templates } = await imported();
    await writeFile(join(folder, 'Odd.png'), 'mine');
    const faults = await Promise.all(templates.map((one) => writeTemplate(folder, one)));
    expect(faults).toEqual([null, null, 'name_taken']);
    expect(await readFile(join(folder, 'Odd.png'), 'utf8')).toBe('mine');
    expect(await readdir(folder)).not.toContain('Odd.yaml');
    const [main, , buy] = await readTemplates(folder);
    expect(main).toMatchObject({
      ...{ name: 'Main', threshold: 0.8, color: true, problems: [] },
      images: [
        {
          resolution: { width: 277, height: 489 },
          // The title bar of 44 belonged to the window.
          area: { x: 120, y: 272, width: 23, height: 19, reference: { width: 277, height: 489 } },
        },
      ],
    });
    expect(buy).toMatchObject({ name: 'Shop/Buy', threshold: 0.85, images: [{ area: null }] });
    expect(await writeTemplate(folder, { name: '../x', png: new Uint8Array(), yaml: '' })).toBe(
      'name_invalid',
    );
  });
});
