import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { aDefinition } from '../../../../testing/builders';
import { definitionIdOf } from '../../../../testing/definition-ids';
import { programFileOfTests } from '../../../../testing/programs';
import { recordFrames } from '../../../../testing/recorded-connection';
import {
  filesBelow,
  findSecrets,
  plantSecret,
  processesOf,
  type Haystack,
  type PlantedSecret,
} from '../../../../testing/secrets-hunt';
import { tempFolderOfTest } from '../../../../testing/temp-folder-of-test';
import { startSimulator, type Simulator } from '../../../simulator/simulator';
import type { AccountFilter } from '../../../shared/account-filter';
import { contract, type Contract } from '../../../shared/contract';
import { PoolId } from '../../../shared/pool';
import { createClient, type Client } from '../../../shared/rpc/client';
import type { RunEvent } from '../../../shared/run-event';
import { openWebSocketConnection } from '../../ipc/transports/websocket-client';

/*
 * A whole host in a process of its own, on whose folder accounts are made, imported, used by a group, exported and
 * deleted. Afterwards everything it wrote, printed, sent and showed to other users is searched for the secrets.
 */

const SERVE = programFileOfTests('serve-folder');
const ANY = { filter: null, search: '' };

interface Served {
  readonly folder: string;
  readonly child: ChildProcess;
  readonly client: Client<Contract>;
  readonly simulator: Simulator;
  readonly events: RunEvent[];
  /** Everything printed so far, and everything sent. */
  outside(): Haystack[];
  stop(): Promise<void>;
}

async function serve(): Promise<Served> {
  const folder = await tempFolderOfTest();
  const simulator = await startSimulator({ devices: 2 });
  onTestFinished(() => simulator.stop());
  const child = spawn(
    process.execPath,
    [SERVE, folder, String(simulator.port)],
    // Nobody else's adb server; and nothing of the test's own environment that could hold a secret.
    { stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: process.env['PATH'] ?? '', TMPDIR: folder } },
  );
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await gone;
  });
  const printed: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => printed.push(part));
  const address = await firstLine(child, printed);
  const { url, token } = JSON.parse(address) as { url: string; token: string };
  const line = await openWebSocketConnection(url, token, new AbortController().signal);
  const { connection, frames } = recordFrames(line);
  const client = createClient(contract, connection);
  return {
    ...{ folder, child, client, simulator, events: follow(client) },
    outside: () => [
      { where: 'what was printed', bytes: Buffer.concat(printed) },
      { where: 'what was sent', bytes: Buffer.from(frames.join('\n')) },
    ],
    async stop() {
      connection.close();
      child.kill('SIGTERM');
      await gone;
    },
  };
}

function firstLine(child: ChildProcess, printed: readonly Buffer[]): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error(`the host ended: ${Buffer.concat(printed).toString()}`)));
    if (child.stdout) createInterface({ input: child.stdout }).once('line', resolve);
  });
}

/** Takes every stream there is, as a window does. */
function follow(client: Client<Contract>): RunEvent[] {
  const events: RunEvent[] = [];
  const take = (more: readonly RunEvent[]): void => void events.push(...more);
  client.subscribe('events', { orchestrationId: null }, { snapshot: take, patches: take });
  const ignore = { snapshot: () => undefined, patches: () => undefined };
  client.subscribe('view', {}, ignore);
  client.subscribe('accounts', {}, ignore);
  return events;
}

async function write(folder: string, path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}

/** Asks until the answer is as wanted: files are found by the host in its own time. */
async function until(look: () => Promise<boolean> | boolean, what: string): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (await look()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`waited too long for ${what}`);
}

function known(client: Client<Contract>, pool: string): Promise<void> {
  return until(async () => {
    const found = await client.call('pools.statistics', { names: [pool] });
    return found.ok && pool in found.value.statistics;
  }, `the pool ${pool}`);
}

async function create(
  client: Client<Contract>,
  key: string,
  fields: Record<string, string>,
): Promise<unknown> {
  return client.call('accounts.create', { draft: { key, notes: NOT_SECRET.text, fields } });
}

/** Goes the same ways as a secret but is none: found, or the hunt would prove nothing. */
const NOT_SECRET = plantSecret('the notes', ['', '']);

const POOL = {
  schemaVersion: 1,
  id: 'pool-secrets',
  name: 'All of them',
  retry: { maxFailures: 0, cooldownMs: 0 },
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
};
const TYPES = `
title: Types a secret
account: required
steps:
  - tap: { x: 500, y: 110 }
  - typeSecret: { name: pin }
  - screenshot: typed
`;
const FAILS = `${TYPES}  - waitFor: { pixel: { x: 1, y: 1, color: '#123456', tolerance: 0 } }
    timeout: 200ms
`;

const WAITS = `
title: Types a secret while the device is disturbed
account: required
steps:
  - wait: 800ms
  - typeSecret: { name: pin }
`;

interface Run {
  readonly number: number;
  readonly routineName: string;
  readonly pool: string;
  /** Done when the first bot has begun its first step. */
  readonly whenAtWork?: () => void;
}

async function run({ client, events, folder }: Served, asked: Run): Promise<RunEvent | undefined> {
  const { number, routineName, pool, whenAtWork } = asked;
  const definition = aDefinition({
    ...{ id: definitionIdOf(number), name: `Group ${String(number)}`, routineName },
    ...{ accountPoolName: pool, availableInstances: ['sim:1', 'sim:2'], requestedBotCount: 2 },
    ...{ restartPolicy: { ...aDefinition().restartPolicy, mode: 'never' } },
    ...{ launchOptions: { ...aDefinition().launchOptions, stagger: { mode: 'fixed', delayMs: 0 } } },
  });
  await write(folder, `orchestration_groups/${definition.id}.json`, JSON.stringify(definition));
  let orchestrationId = '';
  await until(async () => {
    const started = await client.call('groups.start', { definitionId: definition.id, overrides: null });
    if (started.ok) orchestrationId = started.value.orchestrationId;
    return started.ok;
  }, `the start of ${routineName}`);
  const find = (type: RunEvent['type']): RunEvent | undefined =>
    events.find((event) => event.type === type && event.orchestrationId === orchestrationId);
  await until(() => find('bot.step') !== undefined || find('group.ended') !== undefined, 'the first step');
  whenAtWork?.();
  await until(() => find('group.ended') !== undefined, `the end of ${routineName}`);
  return find('group.ended');
}

/** A CSV file handed over, looked at and written; one of its rows is bad. */
async function importFile(client: Client<Contract>, secrets: readonly PlantedSecret[]): Promise<unknown> {
  const quoted = ({ text }: PlantedSecret): string => `"${text.replaceAll('"', '""')}"`;
  const [good, bad] = secrets;
  const csv = [
    'key,password,level',
    good && `imported,${quoted(good)},1`,
    bad && `imported bad,${quoted(bad)},no number`,
  ].join('\n');
  const opened = await client.call('accountFiles.open', {});
  if (!opened.ok) return opened;
  const { importId } = opened.value;
  const base64 = Buffer.from(csv).toString('base64');
  await client.call('accountFiles.add', { importId, source: 'accounts.csv', offset: 0, base64, last: true });
  const field = (name: string, type: 'secret' | 'number') => ({ kind: 'field', name, type }) as const;
  const options = {
    importId,
    mapping: {
      key: { kind: 'builtIn', name: 'key' },
      password: field('password', 'secret'),
      level: field('level', 'number'),
    },
    onDuplicate: 'update',
    goodRowsOnly: true,
    passphrase: null,
  } as const;
  // Also with the columns as they are guessed.
  await client.call('accountFiles.preview', { ...options, mapping: null });
  await client.call('accountFiles.preview', options);
  return client.call('accountFiles.apply', options);
}

async function exportAll(client: Client<Contract>, passphrase: string | null): Promise<string> {
  const parts: Buffer[] = [];
  const ask = { selection: { query: ANY }, form: 'csv', passphrase, exportId: null, offset: 0 } as const;
  const answer = await client.call('accountFiles.export', ask);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  parts.push(Buffer.from(answer.value.base64, 'base64'));
  expect(answer.value.last).toBe(true);
  return Buffer.concat(parts).toString('utf8');
}

it('secrets leave no trace', { timeout: 90_000 }, async () => {
  const served = await serve();
  const { folder, child, client, simulator, events } = served;
  const secrets: PlantedSecret[] = [];
  const plant = (name: string, around?: readonly [string, string]): string => {
    const secret = plantSecret(name, around);
    secrets.push(secret);
    return secret.text;
  };
  const typed = ['~', '^'] as const;

  // Kept, changed, refused.
  await client.call('accounts.putField', { field: { name: 'pin', type: 'secret', label: '' } });
  await client.call('accounts.putField', { field: { name: 'level', type: 'number', label: '' } });
  expect(await create(client, 'ann', { pin: plant('ann', typed) })).toMatchObject({ ok: true });
  expect(await create(client, 'bob', { pin: plant('bob', typed) })).toMatchObject({ ok: true });
  expect(await create(client, 'ann', { pin: plant('a key taken') })).toMatchObject({ ok: false });
  expect(await create(client, 'x', { pin: plant('beside a wrong value'), level: 'high' })).toMatchObject({
    ok: false,
  });
  expect(await create(client, '', { pin: plant('of an invalid call') })).toMatchObject({ ok: false });
  expect(await create(client, 'y', { unknown: plant('of an unknown field') })).toMatchObject({ ok: false });
  expect(await create(client, 'z', { pin: `${plant('too long')}${'x'.repeat(10_001)}` })).toMatchObject({
    ok: false,
  });
  const bob = await client.call('accounts.get', { key: 'bob' });
  if (!bob.ok) throw new Error('bob is not there');
  const { id, updatedAt } = bob.value;
  const draft = { key: 'bob', fields: { pin: plant('bob, changed', typed) } };
  expect(await client.call('accounts.update', { accountId: id, updatedAt, draft })).toMatchObject({
    ok: true,
  });
  expect(await client.call('accounts.update', { accountId: id, updatedAt, draft })).toMatchObject({
    ok: false,
  });
  const many = { kind: 'field', name: 'pin', value: plant('many at once', typed) } as const;
  expect(await client.call('accounts.change', { selection: { query: ANY }, change: many })).toMatchObject({
    ok: true,
  });

  expect(await create(client, 'cay', { pin: plant('cay', ['ü🔑', '\u00e9']) })).toMatchObject({ ok: true });

  // Keys.
  const passphrase = plant('the passphrase');
  expect(await client.call('accounts.setPassphrase', { passphrase })).toMatchObject({ ok: true });
  expect(await client.call('accounts.unlock', { passphrase: plant('a wrong passphrase') })).toMatchObject({
    ok: false,
  });
  expect(await client.call('accounts.rotateKey', {})).toMatchObject({ ok: true });

  // Files.
  const imported = [plantSecret('imported'), plantSecret('imported, of a bad row')];
  secrets.push(...imported);
  expect(await importFile(client, imported)).toMatchObject({ ok: true, value: { written: 1, bad: 1 } });
  expect(await exportAll(client, null)).toContain('imported');
  expect(await exportAll(client, plant('the passphrase of an export'))).toContain('muster-secret:');

  // Lists, and a filter that asks for the secret itself.
  const filter: AccountFilter = { all: [{ field: 'pin', is: 'equals', value: many.value }] };
  const asks = { filter, search: many.value };
  await client.call('accounts.list', { query: asks, sort: [], offset: 0, limit: 10 });
  await client.call('accounts.list', { query: ANY, sort: [], offset: 0, limit: 10 });

  // Used by bots, well and badly.
  await write(
    folder,
    'pools/all.json',
    JSON.stringify({ ...POOL, filter: { all: [{ field: 'pin', is: 'isNotEmpty' }] } }),
  );
  await known(client, POOL.name);
  await write(folder, 'routines/types.yaml', TYPES);
  await write(folder, 'routines/fails.yaml', FAILS);
  await write(folder, 'routines/waits.yaml', WAITS);
  // What the device answers while it types can't be understood.
  const disturb = (): void => simulator.faults.set('*:garbage');
  const hard = { ...POOL, id: 'pool-hard', name: 'Hard to type for' };
  const onlyCay = { all: [{ field: 'key', is: 'equals', value: 'cay' }] };
  await write(folder, 'pools/hard.json', JSON.stringify({ ...hard, filter: onlyCay }));
  await known(client, hard.name);
  const ends = [
    await run(served, { number: 1, routineName: 'types', pool: POOL.name }),
    await run(served, { number: 2, routineName: 'fails', pool: POOL.name }),
    await run(served, { number: 3, routineName: 'waits', pool: hard.name, whenAtWork: disturb }),
  ];
  expect(ends.slice(0, 2)).toMatchObject([{ outcome: 'completed' }, { outcome: 'failed' }]);
  const failures = events.filter((event) => event.type === 'bot.failure');
  expect(failures.at(-1)).toMatchObject({
    failure: { class: 'device', detail: { message: 'the secret could not be typed' } },
  });
  // The device got it, so there was something to leave behind.
  const inputs = simulator.serials.flatMap((serial) => simulator.inputs(serial));
  expect(
    inputs.filter((input) => input.kind === 'text' && input.text.includes(many.value.slice(1, -1))),
  ).not.toEqual([]);
  expect(events.map(({ type }) => type)).toContain('group.ended');

  // While the write-ahead log is there and after it is gone.
  const seen = await processesOf(child.pid ?? 0);
  const before = await filesBelow(folder);
  expect((await stat(join(folder, '.state/accounts.db-wal'))).size).toBeGreaterThan(0);
  await client.call('accounts.change', { selection: { ids: [id] }, change: { kind: 'delete' } });
  expect(await client.call('pools.delete', { poolId: PoolId.parse(hard.id) })).toMatchObject({ ok: true });
  await served.stop();
  const after = await filesBelow(folder);
  const outside = served.outside();
  expect(findSecrets(secrets, [...seen, ...before, ...after, ...outside])).toEqual([]);

  // The hunt can fail: what went the same ways and is no secret is found in each of them.
  const places = findSecrets([NOT_SECRET], [...before, ...after, ...outside]).join('\n');
  for (const place of ['accounts.db-wal', 'accounts.db', 'what was sent']) expect(places).toContain(place);
  const paths = after.map(({ where }) => where).join('\n');
  for (const path of ['.state/logs/muster.log', '.state/muster.db', '.png']) expect(paths).toContain(path);
  if (process.platform === 'linux') expect(seen.length).toBeGreaterThan(1);
  await write(folder, '.state/planted', secrets[0]?.text ?? '');
  expect(findSecrets(secrets, await filesBelow(folder))).toEqual([
    `ann as UTF-8 in ${join(folder, '.state/planted')}`,
  ]);
});
