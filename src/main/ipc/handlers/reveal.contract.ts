import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { aDraft } from '../../../../testing/builders';
import { accountsWorkerFromSource } from '../../../../testing/accounts-worker';
import { databaseWorkerFromSource } from '../../../../testing/database-worker';
import { createTempFolder } from '../../../../testing/temp-folder';
import { contract, type Contract } from '../../../shared/contract';
import { createClient, type Client } from '../../../shared/rpc/client';
import { openHeadlessHost, type HeadlessHost } from '../../headless';

/* What “Show in folder” sends for a group leads to the file that the view names. */

const revealed: string[] = [];
let folder: Awaited<ReturnType<typeof createTempFolder>>;
let host: HeadlessHost;
let client: Client<Contract>;

beforeAll(async () => {
  folder = await createTempFolder();
  const opened = await openHeadlessHost({
    version: '0.0.0-test',
    dataFolder: folder.path,
    samplesFolder: null,
    windowFolder: folder.path,
    adbServers: [],
    simulator: { file: process.execPath, args: ['-e', 'process.exit(1)'] },
    databaseWorker: databaseWorkerFromSource(),
    accountsWorker: accountsWorkerFromSource(),
    eyeWorker: { url: new URL('file:///nowhere'), kernel: 'nowhere' },
    reveal: (path) => {
      revealed.push(path);
      return Promise.resolve();
    },
    port: 0,
  });
  if (!opened.ok) throw new Error('the folder has a host already');
  host = opened.host;
  client = createClient(contract, host.connect());
});

afterAll(async () => {
  await host.close();
  await folder.remove();
});

it('the file of a group in the view is beneath orchestration_groups', async () => {
  const files: string[] = [];
  const close = client.subscribe(
    'view',
    {},
    {
      snapshot: ({ definitions }) => files.push(...Object.values(definitions).map(({ file }) => file)),
      patches: (patches) => {
        for (const patch of patches) if (patch.type === 'definition.put') files.push(patch.definition.file);
      },
    },
  );
  const saved = await client.call('definitions.create', { draft: aDraft({ name: 'Find me' }) });
  expect(saved.ok).toBe(true);
  await vi.waitFor(() => {
    expect(files).not.toEqual([]);
  });
  close();
  const path = `orchestration_groups/${files[0] ?? ''}`;
  expect(await client.call('host.reveal', { path })).toEqual({ ok: true, value: {} });
  expect(revealed).toHaveLength(1);
  expect(JSON.parse(await readFile(revealed[0] ?? '', 'utf8'))).toMatchObject({ name: 'Find me' });
});
