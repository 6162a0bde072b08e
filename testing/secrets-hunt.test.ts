import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { filesBelow, findSecrets, formsOf, plantSecret, processesOf } from './secrets-hunt';
import { tempFolderOfTest } from './temp-folder-of-test';

const SECRET = plantSecret('pin');

describe('the hunt for secrets', () => {
  it.each(formsOf(SECRET.text))('finds $form', ({ needle }) => {
    const bytes = Buffer.concat([Buffer.from('before'), needle, Buffer.from('after')]);
    expect(findSecrets([SECRET], [{ where: 'here', bytes }])).toHaveLength(1);
  });

  it.each([0, 1, 2, 3, 4, 5])('finds it %i bytes into something in base64', (shift) => {
    const inside = Buffer.from(`${'x'.repeat(shift)}${SECRET.text} and more`);
    for (const written of [inside.toString('base64'), inside.toString('base64url')])
      expect(findSecrets([SECRET], [{ where: 'here', bytes: Buffer.from(written) }])).toHaveLength(1);
  });

  it('finds what was cut, and nothing where there is nothing', () => {
    const here = (text: string): string[] =>
      findSecrets([SECRET], [{ where: 'here', bytes: Buffer.from(text) }]);
    expect(here(`…${SECRET.core}…`)).toEqual(['pin as UTF-8 in here']);
    expect(here(plantSecret('other').text)).toEqual([]);
    // What it can't do, so that nobody believes it does.
    expect(findSecrets([SECRET], [{ where: 'here', bytes: gzipSync(SECRET.text) }])).toEqual([]);
  });

  it('looks into every file and at its name', async () => {
    const folder = await tempFolderOfTest();
    await mkdir(join(folder, '.a', 'b'), { recursive: true });
    await writeFile(
      join(folder, '.a', 'b', 'x.bin'),
      Buffer.concat([Buffer.alloc(9), Buffer.from(SECRET.text)]),
    );
    await writeFile(join(folder, '.a', SECRET.core), '');
    expect(findSecrets([SECRET], await filesBelow(folder))).toHaveLength(2);
  });

  it.runIf(process.platform === 'linux')('sees command line and environment of a process', async () => {
    const seen = await processesOf(process.pid);
    expect(seen.map(({ where }) => where)).toEqual(
      expect.arrayContaining([
        `/proc/${String(process.pid)}/cmdline`,
        `/proc/${String(process.pid)}/environ`,
      ]),
    );
  });
});
