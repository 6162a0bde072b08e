import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { openHostRig, type HostRig } from '../../../testing/host-rig';
import { dataFolderAt } from '../platform/paths';
import { DefinitionDraft } from '../../shared/definition';
import type { DefinitionId } from '../../shared/ids';
import type { DefinitionView } from '../../shared/view';

/* Values of secret inputs of groups: kept, used, and gone with the group. */

const SIGNS_IN = `
inputs:
  pin: { type: secret }
  hint: { type: secret, required: false }
steps:
  - type: '\${pin}'
`;
const PIN = 'Planted-4711';

let rig: HostRig;

beforeEach(async () => {
  rig = await openHostRig({ devices: 1 });
  onTestFinished(() => rig.close());
  await rig.saveRoutine('signs-in', SIGNS_IN);
});

const draftOf = (name: string, routineConfig: Record<string, string> = {}): DefinitionDraft =>
  DefinitionDraft.parse({
    ...{ name, routineName: 'signs-in', routineConfig },
    ...{ availableInstances: ['sim:1'], restartPolicy: { mode: 'never' } },
  });
const shown = (id: DefinitionId): DefinitionView | undefined => rig.view().definitions[id];
const problemsOf = (id: DefinitionId): string[] =>
  (shown(id)?.problems ?? []).map(({ code, path }) => `${code} ${path}`);

async function create(name: string, config: Record<string, string> = {}): Promise<DefinitionId> {
  const created = await rig.client.call('definitions.create', { draft: draftOf(name, config) });
  if (!created.ok) throw new Error(created.error.code);
  const { definitionId } = created.value;
  await rig.until((view) => view.definitions[definitionId] !== undefined, name);
  return definitionId;
}

async function update(id: DefinitionId, config: Record<string, string>): Promise<unknown> {
  const { definition, hash } = shown(id) ?? {};
  const draft = draftOf(definition?.name ?? '', config);
  return rig.client.call('definitions.update', { definitionId: id, draft, baseHash: hash ?? '' });
}

async function run(id: DefinitionId, pin?: string): Promise<string> {
  const overrides = pin === undefined ? null : { routineConfig: { pin } };
  const started = await rig.client.call('groups.start', { definitionId: id, overrides });
  if (!started.ok) throw new Error(started.error.code);
  const { orchestrationId } = started.value;
  const ended = await rig.untilEvent(
    (event) => event.type === 'group.ended' && event.orchestrationId === orchestrationId,
  );
  return ended.type === 'group.ended' ? ended.outcome : '';
}

const typed = (): string[] =>
  rig.simulator.serials.flatMap((serial) =>
    rig.simulator.inputs(serial).flatMap((input) => (input.kind === 'text' ? [input.text] : [])),
  );

async function fileOf(id: DefinitionId): Promise<string> {
  const folder = dataFolderAt(rig.folder).definitions;
  for (const name of await readdir(folder)) {
    if ((await readFile(join(folder, name), 'utf8')).includes(`"${id}"`)) return join(folder, name);
  }
  throw new Error(`no file has ${id}`);
}

describe('the secret inputs of a group', () => {
  it('are asked for while they are missing, and its start is refused', async () => {
    const id = await create('Asks');
    await rig.until(() => problemsOf(id).length > 0, 'problems');
    expect(problemsOf(id)).toEqual(['input_required routineConfig.pin']);
    expect(await run(id)).toBe('failed');
    expect(await update(id, { pin: PIN })).toMatchObject({ ok: true });
    await rig.until(() => shown(id)?.keptSecrets !== undefined, 'the secret');
    expect(shown(id)).toMatchObject({
      keptSecrets: ['pin'],
      problems: [],
      definition: { routineConfig: {} },
    });
    expect(await run(id)).toBe('completed');
    expect(await update(id, { pin: '' })).toMatchObject({ ok: true });
    await rig.until(() => problemsOf(id).length > 0, 'missing again');
    expect(shown(id)?.keptSecrets).toBeUndefined();
  });

  it('stay as they are when a save says nothing of them, and through a change of keys and a restart', async () => {
    const id = await create('Stays', { pin: PIN, hint: 'blue' });
    expect(await update(id, {})).toMatchObject({ ok: true });
    expect(await rig.client.call('accounts.rotateKey', {})).toMatchObject({
      ok: true,
      value: { changed: 2 },
    });
    await rig.restartHost();
    await rig.until(() => shown(id)?.keptSecrets?.length === 2, 'both');
    expect(await run(id)).toBe('completed');
    expect(typed().join('')).toContain(PIN);
  });

  it('may be given for one run, which a restart of it repeats', async () => {
    const id = await create('Once');
    expect(await run(id, PIN)).toBe('completed');
    const [first] = rig.runs();
    expect(JSON.stringify([rig.events, rig.view(), rig.runs()])).not.toContain(PIN);
    const again = await rig.client.call('groups.restart', {
      orchestrationId: first?.orchestrationId as never,
    });
    expect(again).toMatchObject({ ok: true });
    await rig.until(
      () => rig.events.filter((event) => event.type === 'group.ended').length === 2,
      'the end of the second',
    );
    expect(rig.events.findLast((event) => event.type === 'group.ended')).toMatchObject({
      outcome: 'completed',
    });
  });

  it('that somebody wrote into the file are not used, and taken out by the next save', async () => {
    const id = await create('Written');
    const file = await fileOf(id);
    const text = JSON.parse(await readFile(file, 'utf8')) as object;
    await writeFile(file, JSON.stringify({ ...text, routineConfig: { pin: PIN } }));
    await rig.until(() => problemsOf(id).some((one) => one.startsWith('secret_misplaced')), 'misplaced');
    expect(problemsOf(id)).toEqual([
      'input_required routineConfig.pin',
      'secret_misplaced routineConfig.pin',
    ]);
    expect(await run(id)).toBe('failed');
    expect(JSON.stringify([rig.events, rig.runs(), rig.log.facts])).not.toContain(PIN);
    expect(await update(id, { pin: PIN })).toMatchObject({ ok: true });
    expect(await readFile(file, 'utf8')).not.toContain(PIN);
    await rig.until(() => shown(id)?.problems.length === 0, 'mended');
    expect(await run(id)).toBe('completed');
  });

  it('do not go with a copy', async () => {
    const id = await create('Original', { pin: PIN });
    const cloned = await rig.client.call('definitions.clone', { definitionId: id, name: null });
    if (!cloned.ok) throw new Error(cloned.error.code);
    const { definitionId } = cloned.value;
    await rig.until(() => problemsOf(definitionId).length > 0, 'the copy');
    expect(shown(definitionId)?.keptSecrets).toBeUndefined();
    expect(problemsOf(definitionId)).toEqual(['input_required routineConfig.pin']);
  });

  it('go with the group, and do not come back from the trash', async () => {
    const id = await create('Deleted', { pin: PIN });
    await rig.until(() => shown(id)?.keptSecrets !== undefined, 'the secret');
    const deleted = await rig.client.call('definitions.delete', { definitionId: id, stopRunning: false });
    if (!deleted.ok) throw new Error(deleted.error.code);
    await rig.until((view) => view.definitions[id] === undefined, 'gone');
    const { trashId } = deleted.value;
    expect(await rig.client.call('definitions.restore', { trashId })).toMatchObject({ ok: true });
    await rig.until(() => problemsOf(id).length > 0, 'back');
    expect(shown(id)?.keptSecrets).toBeUndefined();
  });

  it('are not given to what replaces the group by an import', async () => {
    const id = await create('Replaced', { pin: PIN });
    const text = JSON.stringify({
      ...JSON.parse(await readFile(await fileOf(id), 'utf8')),
      description: 'x',
    });
    const opened = await rig.client.call('imports.open', {});
    if (!opened.ok) throw new Error(opened.error.code);
    const { importId } = opened.value;
    const base64 = Buffer.from(text).toString('base64');
    await rig.client.call('imports.add', { importId, source: 'x.json', offset: 0, base64, last: true });
    await rig.client.call('imports.preview', { importId, mapping: {} });
    const decisions = [{ rowId: '1', choice: 'replace' as const }];
    const applied = await rig.client.call('imports.apply', { importId, mapping: {}, decisions });
    expect(applied).toMatchObject({ value: { results: [{ outcome: 'replaced', definitionId: id }] } });
    await rig.until(() => problemsOf(id).length > 0, 'asked for again');
    expect(shown(id)?.keptSecrets).toBeUndefined();
  });

  it('of a group whose file went while the program was away are forgotten', async () => {
    const id = await create('Away', { pin: PIN });
    const file = await fileOf(id);
    const text = await readFile(file, 'utf8');
    const { rm } = await import('node:fs/promises');
    await rig.restartHost(() => rm(file));
    await writeFile(file, text);
    await rig.until(() => problemsOf(id).length > 0, 'back without');
    expect(shown(id)?.keptSecrets).toBeUndefined();
  });

  it('can’t be kept or used while they are locked, and say so', async () => {
    const id = await create('Locked', { pin: PIN });
    const { rm } = await import('node:fs/promises');
    await rig.restartHost(() => rm(dataFolderAt(rig.folder).accountsKeyFile));
    await rig.until(() => problemsOf(id).length > 0, 'locked');
    expect(problemsOf(id)).toEqual(['secrets_locked routineConfig.pin']);
    expect(shown(id)?.keptSecrets).toEqual(['pin']);
    expect(await run(id)).toBe('failed');
    expect(await update(id, { pin: 'another' })).toMatchObject({
      ok: false,
      error: { code: 'secrets_locked' },
    });
    // Taking it away needs no key.
    expect(await update(id, { pin: '' })).toMatchObject({ ok: true });
  });
});
