import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolderOfTest } from '../../../testing/temp-folder-of-test';
import { checkDefinition } from '../../shared/definition-rules';
import { hashOf } from '../platform/file-bytes';
import { isDocumentFileName } from '../platform/document-folder/document-file-name';
import { entryOf } from './definition-folder';
import { loadSamples } from './samples';

const root = resolve(import.meta.dirname, '../../..');

async function entries(folder: string) {
  const files = (await readdir(join(root, folder))).filter(isDocumentFileName);
  return Promise.all(
    files.map(async (file) => {
      const bytes = await readFile(join(root, folder, file));
      return entryOf(file, { bytes, hash: hashOf(bytes), writable: true });
    }),
  );
}

describe('samples', () => {
  it.each([
    ['orchestration_groups', 6],
    ['group_templates', 4],
  ])(
    'in %s are definitions without a problem, each with a name and an id of its own',
    async (folder, least) => {
      const found = await entries(folder);
      expect(found.length).toBeGreaterThanOrEqual(least);
      const definitions = found.map((entry) => {
        if (entry.kind === 'problem') throw new Error(`${entry.problem.file}: ${entry.problem.reason.code}`);
        return entry.saved.definition;
      });
      for (const definition of definitions) expect(checkDefinition(definition), definition.name).toEqual([]);
      expect(new Set(definitions.map(({ id }) => id)).size).toBe(found.length);
      expect(new Set(definitions.map(({ name }) => name)).size).toBe(found.length);
    },
  );

  it('are copied once; what is there stays', async () => {
    const target = await tempFolderOfTest();
    const first = await loadSamples(root, target);
    expect(first.ok && first.value.copied).toBeGreaterThan(15);
    expect(await readdir(join(target, 'group_templates'))).toContain('around-the-clock.json');
    expect(await readdir(join(target, 'pools', 'demo-accounts'))).toEqual(['accounts.csv']);
    expect(await loadSamples(root, target)).toEqual({ ok: true, value: { copied: 0 } });
  });
});
