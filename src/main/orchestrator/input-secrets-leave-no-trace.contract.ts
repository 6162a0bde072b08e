import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { programFileOfTests } from '../../../testing/programs';
import { recordFrames } from '../../../testing/recorded-connection';
import { filesBelow, findSecrets, plantSecret, processesOf } from '../../../testing/secrets-hunt';
import { tempFolderOfTest } from '../../../testing/temp-folder-of-test';
import { startSimulator } from '../../simulator/simulator';
import { contract, type Contract } from '../../shared/contract';
import { DefinitionDraft } from '../../shared/definition';
import type { DefinitionId } from '../../shared/ids';
import { createClient, type Client } from '../../shared/rpc/client';
import type { RunEvent } from '../../shared/run-event';
import { openWebSocketConnection } from '../ipc/transports/websocket-client';

/*
 * A whole host in a process of its own: values of secret inputs are set, used well and badly, given for one run,
 * exported, copied and deleted. Afterwards everything it wrote, printed, sent and showed is searched for them.
 */

const SERVE = programFileOfTests('serve-folder');
const ROUTINE = `
title: Signs in
inputs:
  user: { type: text, default: ann }
  pin: { type: secret }
steps:
  - set: { url: 'https://example.org/\${pin}' }
  - log: 'signing in with \${pin} at \${url}'
  - tap: { x: 500, y: 110 }
  - type: '\${pin}'
  - screenshot: typed
`;
const FAILS = `${ROUTINE}  - fail: 'the code \${pin} was not taken'
`;

interface Served {
  readonly client: Client<Contract>;
  readonly events: readonly RunEvent[];
  readonly frames: readonly string[];
  readonly printed: readonly Buffer[];
  readonly pid: number;
  stop(): Promise<void>;
}

async function serve(folder: string, adbPort: number): Promise<Served> {
  const child = spawn(process.execPath, [SERVE, folder, String(adbPort)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'] ?? '', TMPDIR: folder },
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await gone;
  });
  const printed: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => printed.push(part));
  const address = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error(Buffer.concat(printed).toString())));
    createInterface({ input: child.stdout }).once('line', resolve);
  });
  const { url, token } = JSON.parse(address) as { url: string; token: string };
  const line = await openWebSocketConnection(url, token, new AbortController().signal);
  const { connection, frames } = recordFrames(line);
  const client = createClient(contract, connection);
  const events: RunEvent[] = [];
  const take = (more: readonly RunEvent[]): void => void events.push(...more);
  client.subscribe('events', { orchestrationId: null }, { snapshot: take, patches: take });
  const ignore = { snapshot: () => undefined, patches: () => undefined };
  client.subscribe('view', {}, ignore);
  const stop = async (): Promise<void> => {
    connection.close();
    child.kill('SIGTERM');
    await gone;
  };
  return { client, events, frames, printed, pid: child.pid ?? 0, stop };
}

async function until(look: () => Promise<boolean> | boolean, what: string): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (await look()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`waited too long for ${what}`);
}

async function write(folder: string, path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}

const draftOf = (routineName: string, routineConfig: Record<string, string>) =>
  DefinitionDraft.parse({
    ...{ name: `Group of ${routineName}`, routineName, routineConfig },
    ...{ availableInstances: ['sim:1'], requestedBotCount: 1 },
    restartPolicy: { mode: 'never' },
  });

async function fileOf(folder: string, id: DefinitionId): Promise<string> {
  for (const name of await readdir(join(folder, 'orchestration_groups'))) {
    const file = join(folder, 'orchestration_groups', name);
    if ((await readFile(file, 'utf8')).includes(id)) return file;
  }
  throw new Error(`no file has ${id}`);
}

async function hashOf(file: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
}

it('secret inputs of groups leave no trace', { timeout: 90_000 }, async () => {
  const folder = await tempFolderOfTest();
  const simulator = await startSimulator({ devices: 1 });
  onTestFinished(() => simulator.stop());
  await write(folder, 'routines/signs-in.yaml', ROUTINE);
  await write(folder, 'routines/fails.yaml', FAILS);
  const served = await serve(folder, simulator.port);
  const { client, events } = served;
  const around = ['~', '^'] as const;
  const [kept, changed, once, bad, foreign] = [
    'kept',
    'changed',
    'for one run',
    'of a failure',
    'of an import',
  ].map((name) => plantSecret(name, around));
  if (!kept || !changed || !once || !bad || !foreign) throw new Error('not planted');
  const plain = plantSecret('no secret', around);
  const secrets = [kept, changed, once, bad, foreign];

  const known = async (draft: DefinitionDraft): Promise<boolean> => {
    const checked = await client.call('definitions.check', { draft, definitionId: null });
    return checked.ok && !checked.value.problems.some(({ code }) => code === 'routine_not_found');
  };
  const create = async (draft: DefinitionDraft): Promise<DefinitionId> => {
    await until(() => known(draft), draft.routineName);
    const created = await client.call('definitions.create', { draft });
    if (!created.ok) throw new Error(created.error.code);
    return created.value.definitionId;
  };
  const run = async (definitionId: DefinitionId, pin: string | null): Promise<RunEvent | undefined> => {
    const overrides = pin === null ? null : { routineConfig: { pin } };
    await client.call('groups.preflight', { definitionId, overrides });
    let orchestrationId = '';
    await until(async () => {
      const started = await client.call('groups.start', { definitionId, overrides });
      if (started.ok) orchestrationId = started.value.orchestrationId;
      return started.ok;
    }, 'the start');
    const ended = (): RunEvent | undefined =>
      events.find((event) => event.type === 'group.ended' && event.orchestrationId === orchestrationId);
    await until(() => ended() !== undefined, 'the end of the run');
    return ended();
  };

  // Set, changed, given for one run only, and used by a routine that fails with it on its lips.
  const id = await create(draftOf('signs-in', { user: plain.text, pin: kept.text }));
  expect(await run(id, null)).toMatchObject({ outcome: 'completed' });
  const file = await fileOf(folder, id);
  const update = { definitionId: id, draft: draftOf('signs-in', { user: plain.text, pin: changed.text }) };
  expect(await client.call('definitions.update', { ...update, baseHash: await hashOf(file) })).toMatchObject({
    ok: true,
  });
  expect(await run(id, null)).toMatchObject({ outcome: 'completed' });
  expect(await run(id, once.text)).toMatchObject({ outcome: 'completed' });
  const failing = await create(draftOf('fails', { pin: bad.text }));
  expect(await run(failing, null)).toMatchObject({ outcome: 'failed' });
  const typed = simulator.serials.flatMap((serial) => simulator.inputs(serial));
  for (const { core } of [kept, changed, once, bad])
    expect(typed.some((input) => input.kind === 'text' && input.text.includes(core))).toBe(true);

  // Handed on, and taken over with one that somebody left in a file.
  const exported = await client.call('definitions.export', { definitionIds: [id, failing], form: 'file' });
  expect(exported).toMatchObject({ ok: true });
  expect(await client.call('definitions.export', { definitionIds: [id], form: 'shareString' })).toMatchObject(
    {
      ok: true,
    },
  );
  await client.call('groupTemplates.save', { draft: { ...update.draft, name: 'A template' } });
  const opened = await client.call('imports.open', {});
  if (!opened.ok) throw new Error(opened.error.code);
  const { importId } = opened.value;
  const text = JSON.stringify({
    ...JSON.parse(await readFile(file, 'utf8')),
    ...{ id: 'foreign', name: 'Foreign', routineConfig: { pin: foreign.text } },
  });
  const base64 = Buffer.from(text).toString('base64');
  await client.call('imports.add', { importId, source: 'x.json', offset: 0, base64, last: true });
  expect(await client.call('imports.preview', { importId, mapping: {} })).toMatchObject({
    value: { rows: [{ notes: [{ code: 'secret_absent' }], problems: [{ code: 'input_required' }] }] },
  });
  const decisions = [{ rowId: '1', choice: 'add' }] as const;
  await client.call('imports.apply', { importId, mapping: {}, decisions: [...decisions] });

  const seen = await processesOf(served.pid);
  const before = await filesBelow(folder);
  expect(await client.call('definitions.delete', { definitionId: failing, stopRunning: true })).toMatchObject(
    { ok: true },
  );
  await served.stop();
  const after = await filesBelow(folder);
  const outside = [
    { where: 'what was printed', bytes: Buffer.concat(served.printed) },
    { where: 'what was sent', bytes: Buffer.from(served.frames.join('\n')) },
  ];
  expect(findSecrets(secrets, [...seen, ...before, ...after, ...outside])).toEqual([]);

  // The hunt can fail: what went the same ways and is no secret is found.
  const places = findSecrets([plain], [...before, ...after, ...outside]).join('\n');
  for (const place of ['orchestration_groups', 'muster.db', 'what was sent']) expect(places).toContain(place);
});
