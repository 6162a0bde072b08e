import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aDefinition } from '../../../testing/builders';
import { createMemoryLogger } from '../../../testing/memory-logger';
import { tempFolderOfTest } from '../../../testing/temp-folder-of-test';
import { DocumentFolder } from '../platform/document-folder/document-folder';
import { definitionKind, type DefinitionFolder } from './definition-folder';

const FILE = 'a.json';
const GOOD = JSON.stringify(aDefinition());

async function setUp(): Promise<{ folder: DefinitionFolder; write: (text: string) => Promise<void> }> {
  const path = await tempFolderOfTest();
  const write = (text: string): Promise<void> => writeFile(join(path, FILE), text);
  await write(GOOD);
  const folder = new DocumentFolder(path, definitionKind, createMemoryLogger());
  await folder.loadAll();
  return { folder, write };
}

describe('a file that is broken when it is looked at', () => {
  it('is a problem only when it is broken in the same way a second time', async () => {
    const { folder, write } = await setUp();
    await write(GOOD.slice(0, 50));
    expect(await folder.absorbSettled([FILE])).toEqual([FILE]);
    await write(GOOD.slice(0, 90));
    expect(await folder.absorbSettled([FILE])).toEqual([FILE]);
    expect(folder.table.documents.size).toBe(1);
    expect(await folder.absorbSettled([FILE])).toEqual([]);
    expect(folder.table.documents.size).toBe(0);
    expect(folder.table.problems.has(FILE)).toBe(true);
    expect(await folder.absorbSettled([FILE])).toEqual([]);
  });

  it('is forgotten when it was whole in between', async () => {
    const { folder, write } = await setUp();
    await write('{');
    expect(await folder.absorbSettled([FILE])).toEqual([FILE]);
    await write(GOOD);
    expect(await folder.absorbSettled([FILE])).toEqual([]);
    await write('{');
    expect(await folder.absorbSettled([FILE])).toEqual([FILE]);
    expect(folder.table.problems.size).toBe(0);
  });
});
