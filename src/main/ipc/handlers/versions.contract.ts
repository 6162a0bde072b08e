import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aDraft } from '../../../../testing/builders';
import { groupOn, LONG_WAIT } from '../../../../testing/group-samples';
import { openHostRig, type HostRig } from '../../../../testing/host-rig';
import { TrashId, UndoId } from '../../../shared/ids';
import { PoolDraft, PoolId } from '../../../shared/pool';

let rig: HostRig;
beforeAll(async () => {
  rig = await openHostRig({ devices: 2 });
  await rig.saveRoutine('long-wait', LONG_WAIT);
});
afterAll(() => rig.close());

describe('many definitions at once, over the contract', { timeout: 30_000 }, () => {
  it('are tagged; undo takes it back; the history says so', async () => {
    const { id: definitionId, name } = await rig.saveDefinition({ tags: ['old'] });
    const tagged = await rig.client.call('definitions.tag', {
      definitionIds: [definitionId],
      add: ['new'],
      remove: ['old'],
    });
    await rig.until((view) => view.definitions[definitionId]?.definition.tags.join() === 'new');
    const undoId = tagged.ok ? tagged.value.undoId : null;
    expect(await rig.client.call('undo.apply', { undoId: undoId ?? UndoId.parse('none') })).toEqual({
      ok: true,
      value: { undone: 1, left: [] },
    });
    await rig.until((view) => view.definitions[definitionId]?.definition.tags.join() === 'old');
    const listed = await rig.client.call('versions.list', { definitionId });
    expect(listed).toMatchObject({
      value: { versions: [{ cause: 'undone', name }, { cause: 'tagged' }, { cause: 'foreign' }] },
    });
    const versionId = (listed.ok ? listed.value.versions[1]?.versionId : undefined) ?? '';
    expect(await rig.client.call('versions.read', { definitionId, versionId })).toMatchObject({
      value: { definition: { tags: ['new'] } },
    });
    const baseHash = rig.view().definitions[definitionId]?.hash ?? '';
    const reverted = await rig.client.call('versions.revert', { definitionId, versionId, baseHash });
    expect(reverted.ok && typeof reverted.value.undoId).toBe('string');
  });

  it('are deleted, those that run only when they may be stopped; undo brings them and their last run back', async () => {
    const idle = await rig.saveDefinition({ name: 'Idle' });
    const busy = await rig.saveDefinition(groupOn('long-wait', 1));
    const run = await rig.start(busy);
    await rig.until((view) => view.groups[run]?.state === 'running');
    const definitionIds = [idle.id, busy.id];
    const first = await rig.client.call('definitions.deleteMany', { definitionIds, stopRunning: false });
    expect(first).toMatchObject({
      value: { deleted: 1, failures: [{ definitionId: busy.id, error: { code: 'group_running' } }] },
    });
    const second = await rig.client.call('definitions.deleteMany', {
      definitionIds: [busy.id],
      stopRunning: true,
    });
    expect(second).toMatchObject({ value: { deleted: 1, failures: [] } });
    await rig.until((view) => view.definitions[busy.id] === undefined && view.groups[run] === undefined);
    for (const answer of [first, second]) {
      const undoId = (answer.ok ? answer.value.undoId : null) ?? UndoId.parse('none');
      expect(await rig.client.call('undo.apply', { undoId })).toMatchObject({
        value: { undone: 1, left: [] },
      });
    }
    await rig.until((view) => view.definitions[busy.id]?.lastRun?.outcome === 'stopped', 'its last run');
    expect(rig.view().definitions[idle.id]).toBeDefined();
  });
});

describe('pins', () => {
  it('are the same in every window and after a restart; a definition that is not there has none', async () => {
    const { id: definitionId } = await rig.saveDefinition({ name: 'Pinned' });
    expect(rig.view().definitions[definitionId]?.pinned).toBe(false);
    expect(await rig.client.call('definitions.pin', { definitionId, pinned: true })).toMatchObject({
      ok: true,
    });
    await rig.until((view) => view.definitions[definitionId]?.pinned === true);
    await rig.restartHost();
    await rig.until((view) => view.definitions[definitionId]?.pinned === true, 'the pin after a restart');
    const unknown = { ...aDraft(), id: definitionId }.id.replace(/.$/, 'f') as typeof definitionId;
    expect(await rig.client.call('definitions.pin', { definitionId: unknown, pinned: true })).toMatchObject({
      error: { code: 'definition_not_found' },
    });
  });
});

describe('the trash', { timeout: 30_000 }, () => {
  it('names what is in it, brings templates back as templates, and is emptied for good', async () => {
    const saved = await rig.client.call('groupTemplates.save', { draft: aDraft({ name: 'Pattern' }) });
    const templateId = saved.ok ? saved.value.templateId : undefined;
    if (templateId === undefined) throw new Error('not saved');
    expect(await rig.client.call('groupTemplates.list', {})).toMatchObject({
      value: { templates: [{ name: 'Pattern', templateId }] },
    });
    const read = await rig.client.call('groupTemplates.read', { templateId });
    expect(read.ok && read.value.draft).not.toHaveProperty('id');
    expect(read).toMatchObject({ value: { draft: { name: 'Pattern' } } });
    expect(Object.values(rig.view().definitions).map((one) => one.definition.name)).not.toContain('Pattern');
    await rig.client.call('groupTemplates.remove', { templateId });
    const group = await rig.saveDefinition({ name: 'Gone' });
    await rig.client.call('definitions.delete', { definitionId: group.id, stopRunning: false });
    await writeFile(join(rig.folder, 'orchestration_groups', 'broken.json'), '{');
    await rig.until((view) => view.problemFiles['broken.json'] !== undefined, 'the broken file');
    await rig.client.call('problemFiles.remove', { file: 'broken.json' });
    const listed = await rig.client.call('trash.list', {});
    const entries = listed.ok ? listed.value.entries : [];
    expect(new Set(entries.map(({ kind, name }) => `${kind} ${String(name)}`))).toEqual(
      new Set(['groupTemplate Pattern', `definition ${group.name}`, 'definition null']),
    );
    const template = entries.find(({ kind }) => kind === 'groupTemplate');
    const trashId = TrashId.parse(template?.trashId);
    expect(await rig.client.call('definitions.restore', { trashId })).toEqual({
      ok: true,
      value: { definitionId: null },
    });
    expect(await rig.client.call('groupTemplates.read', { templateId })).toMatchObject({ ok: true });
    const trashIds = entries.map((entry) => TrashId.parse(entry.trashId));
    expect(await rig.client.call('trash.remove', { trashIds })).toEqual({ ok: true, value: { removed: 2 } });
    expect(await rig.client.call('trash.list', {})).toEqual({ ok: true, value: { entries: [] } });
  });
});

describe('a deleted pool', () => {
  it('is a pool in the trash, no group, and comes back among the pools', async () => {
    const draft = PoolDraft.parse({ name: 'Farmers' });
    const made = await rig.client.call('pools.create', { draft });
    const poolId = PoolId.parse(made.ok && made.value.poolId);
    await rig.client.call('pools.delete', { poolId });
    const listed = await rig.client.call('trash.list', {});
    const [entry] = listed.ok ? listed.value.entries : [];
    expect(entry).toMatchObject({ kind: 'pool', name: 'Farmers' });
    const trashId = TrashId.parse(entry?.trashId);
    const groups = async (): Promise<string[]> => readdir(join(rig.folder, 'orchestration_groups'));
    const before = await groups();
    expect(await rig.client.call('definitions.restore', { trashId })).toEqual({
      ok: false,
      error: { code: 'trash_entry_not_found', trashId },
    });
    expect(await groups()).toEqual(before);
    expect(await rig.client.call('pools.restore', { trashId })).toEqual({ ok: true, value: { poolId } });
    expect(await rig.client.call('trash.list', {})).toEqual({ ok: true, value: { entries: [] } });
  });

  it('is the only thing that comes back among the pools', async () => {
    const group = await rig.saveDefinition({ name: 'No pool' });
    const removed = await rig.client.call('definitions.delete', {
      definitionId: group.id,
      stopRunning: false,
    });
    const trashId = TrashId.parse(removed.ok && removed.value.trashId);
    expect(await rig.client.call('pools.restore', { trashId })).toMatchObject({
      error: { code: 'trash_entry_not_found' },
    });
    expect(await rig.client.call('definitions.restore', { trashId })).toMatchObject({ ok: true });
  });
});

it('nothing is revealed where there is no file manager', async () => {
  expect(rig.view().host.canReveal).toBe(false);
  expect(await rig.client.call('host.reveal', { path: 'orchestration_groups' })).toEqual({
    ok: false,
    error: { code: 'reveal_unavailable', path: 'orchestration_groups' },
  });
});
