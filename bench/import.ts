import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { IMPORT_CHUNK_BYTES } from '../src/shared/contract/imports';
import type { BotGroupDefinition } from '../src/shared/definition';
import { encodeDefinition } from '../src/main/definitions/definition-format';
import { numberedDefinition } from '../testing/definition-store-bench';
import { startServe, type ServeProcess } from '../testing/serve-process';
import { createTempFolder } from '../testing/temp-folder';
import { atMost } from './goal';
import type { Measured } from './measured';
import { median, roundedMs } from './statistics';

const GROUPS = 200;
const ROUNDS = 5;

/** From Import to the last result, on a host that runs; against write-file-atomic of the same bytes, one by one. */
export async function measureImport(): Promise<Measured[]> {
  const bare: number[] = [];
  const imported: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    bare.push(await plainWrites());
    imported.push(await oneImport());
  }
  const ratio = median(imported) / median(bare);
  return [
    {
      what: `${String(GROUPS)} groups imported`,
      figure: roundedMs(median(imported)),
      against: `write-file-atomic of the same bytes: ${roundedMs(median(bare))}, ${ratio.toFixed(1)}×`,
      ...atMost(ratio, 3, '×'),
    },
  ];
}

function groups(): BotGroupDefinition[] {
  return Array.from({ length: GROUPS }, (_, index) => numberedDefinition(index + 1));
}

async function plainWrites(): Promise<number> {
  const folder = await createTempFolder();
  const files = groups().map((group) => [group.id, Buffer.from(encodeDefinition(group))] as const);
  const before = performance.now();
  for (const [id, bytes] of files) await writeFileAtomic(join(folder.path, `${id}.json`), bytes);
  const elapsed = performance.now() - before;
  await folder.remove();
  return elapsed;
}

async function oneImport(): Promise<number> {
  const folder = await createTempFolder();
  const host = await startServe(folder.path, ['--port', '0']);
  const elapsed = await timeOfImport(host);
  const there = await readdir(join(folder.path, 'orchestration_groups'));
  const files = there.filter((name) => name.endsWith('.json'));
  if (files.length !== GROUPS) throw new Error(`${String(files.length)} files instead of ${String(GROUPS)}`);
  for (const file of files)
    JSON.parse(await readFile(join(folder.path, 'orchestration_groups', file), 'utf8'));
  await host.stop();
  await folder.remove();
  return elapsed;
}

async function timeOfImport(host: ServeProcess): Promise<number> {
  const line = await host.connect();
  const { client } = line;
  const opened = await client.call('imports.open', {});
  if (!opened.ok) throw new Error(opened.error.code);
  const { importId } = opened.value;
  const bytes = Buffer.from(JSON.stringify(groups()));
  for (let offset = 0; offset < bytes.length; offset += IMPORT_CHUNK_BYTES) {
    const end = Math.min(offset + IMPORT_CHUNK_BYTES, bytes.length);
    const base64 = bytes.subarray(offset, end).toString('base64');
    const last = end === bytes.length;
    await client.call('imports.add', { importId, source: 'all.json', offset, base64, last });
  }
  const preview = await client.call('imports.preview', { importId, mapping: {} });
  if (!preview.ok) throw new Error(preview.error.code);
  const decisions = preview.value.rows.map(({ rowId }) => ({ rowId, choice: 'add' as const }));
  const before = performance.now();
  const applied = await client.call('imports.apply', { importId, mapping: {}, decisions });
  const elapsed = performance.now() - before;
  if (!applied.ok) throw new Error(applied.error.code);
  line.close();
  return elapsed;
}
