import { describe, expect, it } from 'vitest';
import {
  botView,
  definitionView,
  groupView,
  instanceView,
  snapshotOf,
} from '../../../testing/renderer/view-fixtures';
import { createViewStore } from './view-store';

const twoGroups = () =>
  snapshotOf({
    definitions: [definitionView('a'), definitionView('b')],
    groups: [groupView('a', 'running'), groupView('b', 'running')],
    bots: [botView('a', 2, 'running'), botView('a', 1, 'running'), botView('b', 1, 'running')],
    instances: [instanceView('sim:1')],
  });

describe('view store', () => {
  it('knows nothing before the first snapshot', () => {
    const { store, writer } = createViewStore();
    writer.patches([{ type: 'group.put', group: groupView('a', 'running') }]);
    expect(store.getState().view).toBeUndefined();
  });

  it('orders the bots of a group by number', () => {
    const { store, writer } = createViewStore();
    writer.snapshot(twoGroups());
    expect(store.getState().botsOfGroup['run-a']?.map(({ number }) => number)).toEqual([1, 2]);
  });

  it('leaves other groups, their bots and all definitions as they are when one bot changes', () => {
    const { store, writer } = createViewStore();
    writer.snapshot(twoGroups());
    const before = store.getState();
    writer.patches([{ type: 'bot.put', bot: botView('a', 1, 'paused') }]);
    const after = store.getState();
    expect(after.botsOfGroup['run-a']).not.toBe(before.botsOfGroup['run-a']);
    expect(after.botsOfGroup['run-a']?.[1]).toBe(before.botsOfGroup['run-a']?.[1]);
    expect(after.botsOfGroup['run-b']).toBe(before.botsOfGroup['run-b']);
    expect(after.groupOfDefinition).toBe(before.groupOfDefinition);
    expect(after.view?.definitions).toBe(before.view?.definitions);
  });

  it('forgets a removed bot', () => {
    const { store, writer } = createViewStore();
    writer.snapshot(twoGroups());
    writer.patches([{ type: 'bot.remove', botId: botView('a', 2, 'running').botId }]);
    expect(store.getState().botsOfGroup['run-a']?.map(({ number }) => number)).toEqual([1]);
    writer.patches([{ type: 'bot.remove', botId: botView('a', 1, 'running').botId }]);
    expect(store.getState().botsOfGroup['run-a']).toBeUndefined();
  });

  it('keeps the identity of everything an equal snapshot brings again', () => {
    const { store, writer } = createViewStore();
    const snapshot = twoGroups();
    writer.snapshot(snapshot);
    const before = store.getState();
    writer.snapshot(structuredClone(snapshot));
    const after = store.getState();
    expect(after.view?.definitions).toBe(before.view?.definitions);
    expect(after.view?.groups).toBe(before.view?.groups);
    expect(after.botsOfGroup['run-a']).toBe(before.botsOfGroup['run-a']);
  });

  it('takes what a new snapshot changes, and drops what it lacks', () => {
    const { store, writer } = createViewStore();
    writer.snapshot(twoGroups());
    const kept = store.getState().view?.definitions['a'];
    writer.snapshot({
      ...twoGroups(),
      definitions: [kept ?? definitionView('a')],
      bots: [],
      groups: [groupView('a', 'paused')],
    });
    const { view, botsOfGroup, groupOfDefinition } = store.getState();
    expect(Object.keys(view?.definitions ?? {})).toEqual(['a']);
    expect(view?.definitions['a']).toBe(kept);
    expect(botsOfGroup).toEqual({});
    expect(groupOfDefinition['a']?.state).toBe('paused');
  });

  it('shows the group that is not over, else the newest', () => {
    const { store, writer } = createViewStore();
    const older = groupView('a', 'running', { orchestrationId: 'run-1' });
    const newer = groupView('a', 'failed', { orchestrationId: 'run-2' });
    writer.snapshot(snapshotOf({ definitions: [definitionView('a')], groups: [newer, older] }));
    expect(store.getState().groupOfDefinition['a']?.orchestrationId).toBe('run-1');
    writer.patches([{ type: 'group.put', group: { ...older, state: 'stopped' } }]);
    expect(store.getState().groupOfDefinition['a']?.orchestrationId).toBe('run-2');
  });

  it('remembers when the view was last known to be true', () => {
    const { store, writer } = createViewStore();
    writer.link('lost', 50);
    expect(store.getState().link.knownAt).toBeNull();
    writer.link('connected', 100);
    writer.snapshot(twoGroups());
    writer.link('lost', 200);
    writer.link('lost', 300);
    expect(store.getState().link).toEqual({ status: 'lost', knownAt: 200 });
  });
});
