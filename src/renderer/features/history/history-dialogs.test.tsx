import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderWindow } from '../../../../testing/renderer/render-window';
import type { ScriptedLink } from '../../../../testing/renderer/scripted-link';
import { ago, definitionView, groupView, snapshotOf } from '../../../../testing/renderer/view-fixtures';
import { DefinitionDraft } from '../../../shared/definition';
import { GroupTemplateView, TrashEntryView, type VersionCause } from '../../../shared/definition-version';
import { DefinitionId } from '../../../shared/ids';
import type { ViewSnapshot } from '../../../shared/view';
import type { OpenDialog } from '../../state/ui-store';

const id = DefinitionId.parse('a');
const daily = definitionView('a', { name: 'Daily', description: 'Claims twice' });
const DESCRIPTIONS: Readonly<Record<string, string>> = { v3: 'Claims twice', v2: 'Claims once', v1: '' };
const version = (versionId: string, cause: VersionCause, hash = versionId) => ({
  versionId,
  definitionId: id,
  at: ago(60_000),
  cause,
  hash,
  name: 'Daily',
});
const VERSIONS = [version('v3', 'edited', daily.hash), version('v2', 'foreign'), version('v1', 'created')];

function show(
  dialog: OpenDialog,
  { view = {}, prepare }: { view?: Partial<ViewSnapshot>; prepare?: (link: ScriptedLink) => void } = {},
) {
  const window = renderWindow(snapshotOf({ definitions: [daily], ...view }), {
    ui: { dialog },
    prepare: (link) => {
      link.answer('versions.list', () => ({ ok: true, value: { versions: VERSIONS } }));
      link.answer('versions.read', ({ versionId }) => ({
        ok: true,
        value: { definition: { ...daily.definition, description: DESCRIPTIONS[versionId] ?? '' } },
      }));
      prepare?.(link);
    },
  });
  return { ...window, asked: (name: string) => window.link.calls.filter((call) => call.name === name) };
}

const press = (name: string | RegExp) => screen.findByRole('button', { name });

describe('the history of a group', () => {
  const history: OpenDialog = { kind: 'history', definitionId: id };
  const differences = () => screen.getByRole('region', { name: 'Differences' });

  it('begins with the version in use and what it changed; that one can’t be reverted to', async () => {
    show(history);
    const tabs = await screen.findAllByRole('tab');
    expect(tabs.map((tab) => /Edited|outside|Created/.exec(tab.textContent)?.[0])).toEqual([
      'Edited',
      'outside',
      'Created',
    ]);
    expect(tabs[0]).toHaveTextContent('in use');
    await waitFor(() => {
      expect(differences()).toHaveTextContent(/Claims once.*Claims twice/);
    });
    expect(await press('Revert to this version')).toHaveAccessibleDescription('This version is in use');
  });

  it('compares another version with the one in use, or with the one before it', async () => {
    const { user } = show(history);
    await user.click(await screen.findByRole('tab', { name: /File written outside Muster/ }));
    await waitFor(() => {
      expect(differences()).toHaveTextContent(/Claims twice.*Claims once/);
    });
    await user.click(screen.getByRole('radio', { name: 'What it changed' }));
    await waitFor(() => {
      expect(differences()).toHaveTextContent(/not set.*Claims once/);
    });
  });

  it('reverts over the version that is shown as in use, and undoes it', async () => {
    const { user, asked } = show(history);
    await user.click(await screen.findByRole('tab', { name: /Created/ }));
    await user.click(await press('Revert to this version'));
    expect(asked('versions.revert')[0]?.input).toEqual({
      definitionId: 'a',
      versionId: 'v1',
      baseHash: 'hash-a',
    });
    await user.click(await press('Undo'));
    expect(asked('undo.apply')[0]?.input).toEqual({ undoId: 'undo-1' });
    expect(await screen.findByText('“Daily” is as it was before the revert')).toBeVisible();
  });

  it.each([
    [
      { code: 'definition_changed_on_disk', definitionId: 'a', file: 'a.json' } as const,
      'The file was changed by something else meanwhile; nothing was reverted',
    ],
    [
      { code: 'definition_name_taken', name: 'Weekly' } as const,
      'This version is named “Weekly”, and another group has that name now',
    ],
  ])('says why a revert was refused: %j', async (error, words) => {
    const { user } = show(history, {
      prepare: (link) => {
        link.answer('versions.revert', () => ({ ok: false, error }));
      },
    });
    await user.click(await screen.findByRole('tab', { name: /Created/ }));
    await user.click(await press('Revert to this version'));
    expect(await screen.findByText(words)).toBeVisible();
  });

  it('says that a file is read-only, and what a running group does', async () => {
    const { user } = show(history, {
      view: { definitions: [{ ...daily, writable: false }], groups: [groupView('a', 'running')] },
    });
    await user.click(await screen.findByRole('tab', { name: /Created/ }));
    expect(await press('Revert to this version')).toHaveAccessibleDescription('Its file is read-only');
    expect(screen.getByText(/The run goes on as it was started/)).toBeVisible();
  });

  it('asks again when the group is saved, and says when it was removed', async () => {
    const { link, asked } = show(history);
    await screen.findAllByRole('tab');
    act(() => {
      link.push({ type: 'definition.put', definition: { ...daily, hash: 'later' } });
    });
    await waitFor(() => {
      expect(asked('versions.list')).toHaveLength(2);
    });
    act(() => {
      link.push({ type: 'definition.remove', definitionId: id });
    });
    expect(await screen.findByText('This group was removed meanwhile')).toBeVisible();
    expect(screen.getByRole('dialog', { name: 'History of “Daily”' })).toBeVisible();
  });
});

describe('the trash', () => {
  const entry = (trashId: string, fields: Partial<TrashEntryView> = {}) =>
    TrashEntryView.parse({
      trashId,
      file: `${trashId}.json`,
      name: `Group ${trashId}`,
      kind: 'definition',
      deletedAt: ago(60_000),
      removedAt: new Date(Date.now() + 30 * 86_400_000).toISOString(),
      bytes: 100,
      ...fields,
    });
  const filled = (...entries: TrashEntryView[]) => ({
    prepare: (link: ScriptedLink) => {
      let left = entries;
      link.answer('trash.list', () => ({ ok: true, value: { entries: left } }));
      link.answer('trash.remove', ({ trashIds }) => {
        left = left.filter(({ trashId }) => !trashIds.some((removed) => removed === trashId));
        return { ok: true, value: { removed: trashIds.length } };
      });
    },
  });

  it('teaches when it is empty', async () => {
    show({ kind: 'trash' });
    expect(await screen.findByText('The trash is empty')).toBeVisible();
  });

  it('names what was deleted, also what can’t be read', async () => {
    show({ kind: 'trash' }, filled(entry('1'), entry('broken', { name: null, kind: 'other' })));
    expect(
      await screen.findByRole('row', { name: /Group 1\s?1\.json\s?Group\s?1 min ago\s?in 30 days/ }),
    ).toBeVisible();
    expect(screen.getByRole('row', { name: /^broken\.json\s?File/ })).toBeVisible();
  });

  it('restores, and destroys nothing when the name is taken', async () => {
    const { user, link, asked } = show({ kind: 'trash' }, filled(entry('1')));
    link.answer('definitions.restore', () => ({
      ok: false,
      error: { code: 'definition_name_taken', name: 'Group 1' },
    }));
    await user.click(await press('Restore “Group 1”'));
    expect(await screen.findByRole('alert')).toHaveTextContent('It stays in the trash until then.');
    expect(asked('trash.remove')).toHaveLength(0);
    link.answer('definitions.restore', () => ({ ok: true, value: { definitionId: id } }));
    await user.click(await press('Restore “Group 1”'));
    expect(await screen.findByText('“Group 1” is back')).toBeVisible();
  });

  it('brings a pool back as a pool, and a file of no known folder not at all', async () => {
    const pool = entry('p', { name: 'Farmers', kind: 'pool' });
    const { user, link, asked } = show({ kind: 'trash' }, filled(pool, entry('x', { kind: 'other' })));
    expect(await screen.findByRole('row', { name: /Farmers\s?p\.json\s?Pool/ })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Restore “Group x”' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    link.answer('pools.restore', () => ({ ok: false, error: { code: 'pool_name_taken', name: 'Farmers' } }));
    await user.click(await press('Restore “Farmers”'));
    expect(await screen.findByRole('alert')).toHaveTextContent('It stays in the trash until then.');
    link.answer('pools.restore', () => ({ ok: true, value: { poolId: null } }));
    await user.click(await press('Restore “Farmers”'));
    expect(await screen.findByText('“Farmers” is back')).toBeVisible();
    expect(asked('definitions.restore')).toHaveLength(0);
  });

  it('removes for good only after it was asked', async () => {
    const { user, asked } = show({ kind: 'trash' }, filled(entry('1'), entry('2'), entry('3')));
    await user.click(await press('Remove “Group 2” for good…'));
    await user.click(await press('Cancel'));
    expect(asked('trash.remove')).toHaveLength(0);
    await user.click(await press('Empty trash'));
    const confirm = await screen.findByRole('dialog', { name: 'Remove all 3 files for good?' });
    await user.click(within(confirm).getByRole('button', { name: 'Remove 3 files' }));
    expect(asked('trash.remove')[0]?.input).toEqual({ trashIds: ['1', '2', '3'] });
    expect(await screen.findByText('The trash is empty')).toBeVisible();
  });
});

describe('group templates', () => {
  const template = GroupTemplateView.parse({
    templateId: 't',
    file: 't.json',
    name: 'Daily',
    description: 'For every morning',
    routineName: 'demo/daily-rewards',
    tags: ['daily'],
  });
  const listed = (link: ScriptedLink): void => {
    link.answer('groupTemplates.list', () => ({ ok: true, value: { templates: [template] } }));
    link.answer('groupTemplates.read', () => ({
      ok: true,
      value: { draft: DefinitionDraft.parse({ name: 'Daily', routineName: 'demo/daily-rewards' }) },
    }));
  };

  it('begin a new group under a name that is free', async () => {
    const { user } = show({ kind: 'newFromTemplate' }, { prepare: listed });
    await user.click(await press(/^Daily\s?For every morning/));
    const made = await screen.findByRole('dialog', { name: 'New group' });
    expect(within(made).getByLabelText(/^Name/)).toHaveAttribute('value', 'Daily 2');
  });

  it('are deleted with a way back', async () => {
    const { user, asked } = show({ kind: 'newFromTemplate' }, { prepare: listed });
    await user.click(await press('Delete template “Daily”'));
    await user.click(await press('Undo'));
    expect(asked('definitions.restore')[0]?.input).toEqual({ trashId: 'trash-1' });
  });

  it('teach when there are none', async () => {
    const { user, asked } = show({ kind: 'newFromTemplate' });
    await user.click(await press('Load samples'));
    expect(asked('definitions.loadSamples')).toHaveLength(1);
  });

  it('are made of a group, without its instances unless they are wanted', async () => {
    const { user, asked } = show({ kind: 'saveAsTemplate', definitionId: id }, { prepare: listed });
    expect(await screen.findByText('Another template has this name; choose another')).toBeVisible();
    await user.type(screen.getByLabelText('Name'), ' template');
    await user.click(await press('Save template'));
    expect(asked('groupTemplates.save')[0]?.input).toMatchObject({
      draft: { name: 'Daily template', routineName: 'demo/daily-rewards', availableInstances: [] },
    });
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });
  });

  it('keep the instances when that is ticked', async () => {
    const { user, asked } = show({ kind: 'saveAsTemplate', definitionId: id });
    await user.click(await screen.findByLabelText('Keep its instances'));
    await user.click(await press('Save template'));
    expect(asked('groupTemplates.save')[0]?.input).toMatchObject({
      draft: { availableInstances: ['sim:1', 'sim:2', 'sim:3'] },
    });
  });
});
