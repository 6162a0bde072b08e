import { execFile } from 'node:child_process';
import { rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createMemoryLogger } from '../../../../testing/memory-logger';
import { paint, patterned, pngOf, templateFolder } from '../../../../testing/vision/template-folder';
import type { TemplateSummary } from '../../../shared/template';
import { createSystemClock } from '../../platform/system-clock';
import {
  createTemplateDirectory,
  readTemplates,
  type TemplateChange,
  type TemplateDirectory,
} from './template-directory';

async function open(folder: string): Promise<{ directory: TemplateDirectory; changes: TemplateChange[] }> {
  const options = { folder, clock: createSystemClock(), logger: createMemoryLogger() };
  const directory = await createTemplateDirectory(options);
  onTestFinished(() => directory.close());
  const changes: TemplateChange[] = [];
  directory.watch((more) => changes.push(...more));
  return { directory, changes };
}

const codes = (template: TemplateSummary | undefined): string[] | undefined =>
  template?.problems.map(({ level, code }) => `${level} ${code}`);
const until = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 8_000, interval: 20 });

describe('a folder of templates', () => {
  it('is listed by name, folders included; without a file beside, what is usual counts', async () => {
    const { folder, write } = await templateFolder();
    await write('shop/claim.png', patterned(20, 10));
    await write('a.png', patterned(12, 12));
    await write('README.md', '# no');
    await write('schema/template.schema.json', '{}');
    await write('.hidden/x.png', patterned(12, 12));
    const { directory } = await open(folder);
    expect(directory.list().map(({ name }) => name)).toEqual(['a', 'shop/claim']);
    expect(directory.find('shop/claim')).toMatchObject({
      ...{ label: 'claim', threshold: 0.8, color: false, scales: [1], tags: [], problems: [] },
      images: [{ file: 'shop/claim.png', width: 20, height: 10, resolution: null, area: null, mask: null }],
    });
    expect(directory.faults()).toEqual(new Map([['a', null], ['shop/claim', null]])); // prettier-ignore
  });

  it('reads what stands beside a picture; masks and variants are no templates of their own', async () => {
    const { folder, write } = await templateFolder();
    await write('x/go.png', patterned(20, 10));
    await write(
      'x/go-mask.png',
      paint(20, 10, (x) => (x < 10 ? [255, 255, 255] : [0, 0, 0])),
    );
    await write('x/go-wide.png', patterned(30, 10));
    await write(
      'x/go.yaml',
      `schemaVersion: 1
label: Go
tags: [button]
threshold: 0.9
resolution: 540x960
area: { x: 10, y: 50%, width: 100, height: 25% }
color: true
scales: [1, 0.9]
mask: go-mask.png
variants: [{ image: go-wide.png, resolution: 1280x720 }]
`,
    );
    const { directory } = await open(folder);
    expect(directory.list()).toMatchObject([
      {
        ...{ name: 'x/go', label: 'Go', tags: ['button'], threshold: 0.9, color: true, scales: [1, 0.9] },
        problems: [],
        images: [
          {
            resolution: { width: 540, height: 960 },
            area: { x: 10, y: { percent: 50 }, width: 100, height: { percent: 25 } },
            mask: { file: 'x/go-mask.png' },
          },
          { file: 'x/go-wide.png', resolution: { width: 1280, height: 720 }, area: { x: 10 } },
        ],
      },
    ]);
  });

  it('says what is wrong, of the file and in words', async () => {
    const { folder, write } = await templateFolder();
    const picture = patterned(20, 10);
    const bomb = (await pngOf(picture)).fill(0xff, 16, 24);
    await write('bomb.png', bomb);
    await write('cut.png', (await pngOf(picture)).subarray(0, 60));
    await write('text.png', 'no picture');
    await write('svg.png', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
    await write('huge.png', new Uint8Array(2 * 2 ** 20 + 1));
    await write('photo.jpg', 'x');
    await write('none.yaml', 'threshold: 0.9');
    for (const [name, text] of Object.entries({
      syntax: 'threshold: [',
      alias: 'tags: &a [*a]',
      threshold: '\nthreshold: 1.2',
      later: 'schemaVersion: 7',
      typo: 'treshold: 0.9',
      list: '- 1',
      mask: 'mask: other.png',
      out: 'mask: ../other.png',
    })) {
      await write(`${name}.png`, picture);
      await write(`${name}.yaml`, text);
    }
    await write('other.png', patterned(5, 9));
    const { directory } = await open(folder);
    const found = Object.fromEntries(directory.list().map((one) => [one.name, codes(one)]));
    expect(found).toEqual({
      bomb: ['error too_large'],
      cut: ['error damaged'],
      text: ['error not_png'],
      svg: ['error not_png'],
      huge: ['error unreadable'],
      photo: ['error not_png'],
      none: ['error image_missing'],
      syntax: ['error yaml_syntax'],
      alias: ['error yaml_syntax'],
      threshold: ['error setting_invalid'],
      later: ['error setting_invalid'],
      typo: ['warning unknown_key'],
      list: ['error wrong_shape'],
      mask: ['error mask_size'],
      out: ['error setting_invalid'],
    });
    expect(directory.find('threshold')?.problems[0]).toMatchObject({ file: 'threshold.yaml', line: 2 });
  });

  it('takes the file that is called as it should be; another ending is said to be wrong', async () => {
    const { folder, write } = await templateFolder();
    const picture = patterned(20, 10);
    await write('loud.PNG', picture);
    await write('photo.jpeg', picture);
    await write('both.png', picture);
    await write('both.webp', 'x');
    await write('both.yaml', 'threshold: 0.9');
    await write('both.yml', 'threshold: 0.5');
    const { directory } = await open(folder);
    expect(codes(directory.find('loud'))).toEqual(['error extension_wrong']);
    expect(codes(directory.find('photo'))).toEqual(['error extension_wrong']);
    expect(directory.find('both')).toMatchObject({
      threshold: 0.9,
      problems: [],
      images: [{ file: 'both.png' }],
    });
  });

  it.skipIf(process.platform === 'win32')('a folder nobody can look into hides nothing else', async () => {
    const { folder, write } = await templateFolder();
    await write('a.png', patterned(20, 10));
    // So deep that the system refuses to name it.
    const name = 'd'.repeat(200);
    const script = `for i in $(seq 25); do mkdir ${name} && cd -P ${name} || exit 1; done`;
    await promisify(execFile)('sh', ['-c', script], { cwd: folder });
    onTestFinished(async () => {
      await promisify(execFile)('rm', ['-rf', name], { cwd: folder });
    });
    expect((await readTemplates(folder)).map((one) => one.name)).toEqual(['a']);
  });

  it('a thousand files that change at once are looked at a few times, not a million', async () => {
    const { folder, write } = await templateFolder();
    const names = Array.from({ length: 1_500 }, (_, at) => `t${String(at)}`);
    const png = await pngOf(patterned(8, 8));
    for (const name of names) await write(`${name}.png`, png);
    const logger = createMemoryLogger();
    const clock = createSystemClock();
    const directory = await createTemplateDirectory({ folder, clock, logger });
    onTestFinished(() => directory.close());
    await write('t7.yaml', 'threshold: 0.7');
    directory.touched(names.map((name) => `${name}.png`));
    await until(() => expect(directory.find('t7')?.threshold).toBe(0.7));
    await clock.sleep(500);
    const beganAt = performance.now();
    await directory.close();
    expect(performance.now() - beganAt).toBeLessThan(3_000);
  }, 60_000);

  it('never looks at what a link leads to', async () => {
    const { folder, write } = await templateFolder();
    await write('../outside/secret.png', patterned(9, 9));
    await symlink(join(folder, '..', 'outside'), join(folder, 'linked'), 'junction');
    await symlink(join(folder, '..', 'outside', 'secret.png'), join(folder, 'link.png'));
    await write('own.png', patterned(9, 9));
    const { directory } = await open(folder);
    expect(directory.list().map(({ name }) => name)).toEqual(['own']);
  });

  it('is followed: what comes, changes and goes is told, and nothing else', async () => {
    const { folder, write } = await templateFolder();
    await write('a.png', patterned(20, 10));
    await write('b.png', patterned(20, 10));
    const { directory, changes } = await open(folder);
    const before = directory.find('a')?.version;
    await write('a.yaml', 'threshold: 0.7');
    await until(() => expect(directory.find('a')?.threshold).toBe(0.7));
    expect(directory.find('a')?.version).not.toBe(before);
    await write('new/c.png', patterned(20, 10, 3));
    await until(() => expect(directory.find('new/c')).toBeDefined());
    await rename(join(folder, 'new/c.png'), join(folder, 'new/d.png'));
    await until(() => expect(directory.find('new/d')).toBeDefined());
    await rm(join(folder, 'a.png'));
    await until(() => expect(codes(directory.find('a'))).toEqual(['error image_missing']));
    await rm(join(folder, 'a.yaml'));
    await until(() => expect(directory.find('a')).toBeUndefined());
    const told = new Set(changes.map((one) => (one.type === 'put' ? one.template.name : one.name)));
    expect([...told].sort()).toEqual(['a', 'new/c', 'new/d']);
  });
});
