import { act, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { inGreek } from '../../../testing/renderer/in-greek';
import { importRow, meetingRow, refusedRow } from '../../../testing/renderer/import-fixtures';
import { eventsOf, GROUP_SCENES } from '../../../testing/renderer/preview/group-scenes';
import { SCENES } from '../../../testing/renderer/preview/scenes';
import { escapesIn, makeGermanPseudo } from '../../../testing/renderer/pseudo-language';
import { renderWindow, type RenderedWindow } from '../../../testing/renderer/render-window';
import type { ScriptedLink } from '../../../testing/renderer/scripted-link';
import {
  ago,
  botView,
  definitionView,
  groupView,
  instanceView,
  problemFile,
  routineSummary,
  snapshotOf,
} from '../../../testing/renderer/view-fixtures';
import { Settings } from '../../shared/contract/host';
import { GroupTemplateView, TrashEntryView } from '../../shared/definition-version';
import { InstanceConflict } from '../../shared/errors';
import { DefinitionId, ImportId } from '../../shared/ids';
import { InstanceRef } from '../../shared/instance-reference';
import type { ViewSnapshot } from '../../shared/view';
import { SETTINGS_SECTIONS } from '../../shared/settings-list';
import type { GroupTab, OpenDialog, UiState } from '../state/ui-store';

beforeAll(makeGermanPseudo);

const id = DefinitionId.parse('a');
const ref = InstanceRef.parse('sim:1');

function prepare(link: ScriptedLink): void {
  link.open('settings', () => Settings.parse({ language: 'de' }));
  const { definition } = definitionView('a');
  link.answer('versions.list', () => ({
    ok: true,
    value: {
      versions: (['created', 'edited', 'foreign', 'reverted'] as const).map((cause) => ({
        ...{ versionId: cause, definitionId: id, at: ago(60_000), cause, hash: cause },
        name: inGreek({ name: definition.name }).name,
      })),
    },
  }));
  link.answer('versions.read', ({ versionId }) => ({
    ok: true,
    value: { definition: inGreek({ ...definition, description: versionId, requestedBotCount: 3 }) },
  }));
  link.answer('imports.preview', () => ({
    ok: true,
    value: inGreek({
      rows: [
        importRow('new'),
        meetingRow('other', 'a'),
        refusedRow('broken.json', { code: 'unreadable', reason: { code: 'wrong_encoding' } }),
      ],
      placeholders: [],
    }),
  }));
  link.answer('trash.list', () => ({ ok: true, value: { entries: inGreek(TRASH) } }));
  link.answer('groupTemplates.list', () => ({ ok: true, value: { templates: inGreek(TEMPLATES) } }));
}

const TRASH = (['definition', 'groupTemplate', 'pool', 'other'] as const).map((kind) =>
  TrashEntryView.parse({
    ...{ trashId: kind, file: `${kind}.json`, name: 'Daily', kind, bytes: 100, deletedAt: ago(60_000) },
    removedAt: ago(-86_400_000),
  }),
);
const TEMPLATES = [
  GroupTemplateView.parse({
    ...{ templateId: 't', file: 't.json', name: 'Daily', description: 'Every morning' },
    ...{ routineName: 'demo/daily-rewards', tags: ['daily'] },
  }),
];

const TABS: readonly GroupTab[] = ['bots', 'events', 'timeline', 'definition'];
const query = { search: '', filter: null };
const many = { selection: { ids: [1] }, count: 2 };
const ACCOUNT_DIALOGS: readonly OpenDialog[] = [
  { kind: 'account', key: null },
  { kind: 'importAccounts', files: [] },
  { kind: 'exportAccounts', query, chosen: many },
  { kind: 'accountFields' },
  { kind: 'accountSecrets' },
  { kind: 'saveAccountView', view: { query, sort: [], columns: [] }, name: '' },
  ...(['status', 'tags', 'field', 'release', 'delete'] as const).map((what): OpenDialog => ({
    kind: 'changeAccounts',
    what,
    ...many,
  })),
];
const conflict = InstanceConflict.parse({
  ref,
  holder: { orchestrationId: 'run-b', botId: 'run-b/1', groupName: 'βήτα', purpose: 'bot' },
});
const DIALOGS: readonly OpenDialog[] = [
  ...ACCOUNT_DIALOGS,
  { kind: 'newDefinition' },
  { kind: 'editDefinition', definitionId: id },
  { kind: 'startWithChanges', definitionId: id },
  { kind: 'deleteDefinition', definitionId: id },
  { kind: 'dryRun', definitionId: id },
  { kind: 'conflict', name: 'βήτα', conflicts: [conflict], start: { definitionId: id, overrides: null } },
  { kind: 'import', files: [], text: null },
  { kind: 'import', files: [], text: null, importId: ImportId.parse('import-1') },
  { kind: 'export', definitionIds: [id] },
  { kind: 'history', definitionId: id },
  { kind: 'saveAsTemplate', definitionId: id },
  { kind: 'trash' },
  { kind: 'newFromTemplate' },
  { kind: 'deleteMany', definitionIds: [id] },
  { kind: 'tagMany', definitionIds: [id] },
  { kind: 'restorePrevious', file: 'broken.json' },
  { kind: 'connectAddress' },
  { kind: 'simulator' },
  { kind: 'renameInstance', ref },
  { kind: 'forgetInstance', ref },
  { kind: 'screenshot', ref },
  { kind: 'importSettings', fileName: 'settings.json', text: '{"language":"de"}' },
  { kind: 'stopAll' },
  { kind: 'shortcuts' },
  { kind: 'palette' },
];
const view = snapshotOf({
  definitions: [
    definitionView('a', { tags: ['daily'] }, { problems: [] }),
    definitionView('b', { description: 'Twice' }),
  ],
  groups: [groupView('a', 'running')],
  bots: [botView('a', 1, 'running')],
  instances: [instanceView('sim:1'), instanceView('sim:2'), instanceView('sim:3', { state: 'offline' })],
  routines: [routineSummary('demo/daily-rewards')],
  problemFiles: [problemFile('broken.json', { code: 'not_json', message: 'oh', line: 1, column: null })],
});

/** A window in the language of the test; what it shows is changed by its store and its link. */
async function open(snapshot: ViewSnapshot, ui: Partial<UiState> = {}): Promise<RenderedWindow> {
  const window = renderWindow(inGreek(snapshot), { ui, prepare, events: inGreek(eventsOf(snapshot)) });
  await waitFor(() => {
    expect(document.documentElement.lang).toBe('de');
  });
  await settled();
  return window;
}

/** Answers of the link are there at once; what they lead to is drawn within this. */
async function settled(): Promise<void> {
  await act(() => Promise.resolve());
}

/** What escapes the catalogue in each of these states of one window, by the name of the state; nothing if none does. */
async function escapesOf(
  names: readonly string[],
  show: (name: string, at: number) => void | Promise<void>,
): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const [at, name] of names.entries()) {
    await show(name, at);
    await settled();
    const escapes = escapesIn(document);
    if (escapes.length > 0) found[`${name} (${String(at)})`] = escapes;
  }
  return found;
}

describe('every word of the window is a message:', { timeout: 30_000 }, () => {
  it('the cards', async () => {
    const scenes = Object.entries(SCENES).filter(([name]) => !name.startsWith('many'));
    const { link } = await open(SCENES.none());
    const escapes = await escapesOf(
      scenes.map(([name]) => name),
      (_, at) => {
        act(() => {
          link.snapshot(inGreek(scenes[at]?.[1]() ?? SCENES.none()));
        });
      },
    );
    expect(escapes).toEqual({});
    expect(document.querySelectorAll('article').length).toBeGreaterThan(0);
  });

  it('the page of instances', async () => {
    const { link } = await open(SCENES.none(), { page: 'instances' });
    const escapes = await escapesOf(['some', 'none'], (name) => {
      act(() => {
        link.snapshot(inGreek(name === 'some' ? SCENES.instances() : SCENES.noInstances()));
      });
    });
    expect(escapes).toEqual({});
  });

  it('the settings', async () => {
    const { uiStore } = await open(SCENES.seven(), { page: 'settings' });
    const escapes = await escapesOf(SETTINGS_SECTIONS, (_, at) => {
      act(() => {
        uiStore.setState({ settingsSection: SETTINGS_SECTIONS[at] ?? 'appearance' });
      });
    });
    expect(escapes).toEqual({});
  });

  it.each(['six', 'never', 'failed'])('the page of the group %s', async (scene) => {
    const snapshot = GROUP_SCENES[scene]?.() ?? SCENES.none();
    const definitionId = DefinitionId.parse(snapshot.definitions[0]?.id);
    const botId = snapshot.bots[0]?.botId ?? null;
    const { uiStore } = await open(snapshot, { page: 'group', group: { definitionId, tab: 'bots', botId } });
    const tabs: readonly GroupTab[] = scene === 'six' ? TABS : ['bots'];
    const escapes = await escapesOf(tabs, (_, at) => {
      act(() => {
        uiStore.setState({ group: { definitionId, tab: tabs[at] ?? 'bots', botId } });
      });
    });
    expect(escapes).toEqual({});
  });

  it('the dialogs', async () => {
    const { uiStore } = await open(view);
    const kinds = DIALOGS.map(({ kind }) => kind);
    const escapes = await escapesOf(kinds, async (_, at) => {
      act(() => {
        uiStore.setState({ dialog: null });
      });
      await noDialog();
      act(() => {
        uiStore.setState({ dialog: DIALOGS[at] ?? null });
      });
      await someDialog();
    });
    expect(escapes).toEqual({});
  });

  it.each(['orchestration', 'instances'] as const)('the menus of the page %s', async (page) => {
    const { user } = await open(view, { page });
    const buttons = [...document.querySelectorAll<HTMLElement>('button[aria-haspopup="menu"]')];
    expect(buttons.length).toBeGreaterThan(0);
    const escapes = await escapesOf(
      buttons.map(({ textContent }) => textContent),
      async (_, at) => {
        await user.keyboard('{Escape}');
        await user.click(buttons[at] ?? document.body);
        await waitFor(() => {
          expect(document.querySelector('[role="menu"]')).not.toBeNull();
        });
      },
    );
    expect(escapes).toEqual({});
  });

  it('the tour', async () => {
    await open(SCENES.none(), { tour: true });
    expect(escapesIn(document)).toEqual([]);
  });
});

const isDialogOpen = (): boolean => document.querySelector('[role="dialog"]') !== null;

async function noDialog(): Promise<void> {
  await waitFor(() => {
    expect(isDialogOpen()).toBe(false);
  });
}

async function someDialog(): Promise<void> {
  await waitFor(() => {
    expect(isDialogOpen()).toBe(true);
  });
}
