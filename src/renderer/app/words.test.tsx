import { act, screen, waitFor } from '@testing-library/react';
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

const TRASH = (['definition', 'groupTemplate', 'other'] as const).map((kind) =>
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
const conflict = InstanceConflict.parse({
  ref,
  holder: { orchestrationId: 'run-b', botId: 'run-b/1', groupName: 'βήτα', purpose: 'bot' },
});
const DIALOGS: readonly OpenDialog[] = [
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

/** What escapes the catalogue on this page. */
async function escapes(snapshot: ViewSnapshot, ui: Partial<UiState>): Promise<string[]> {
  await open(snapshot, ui);
  return escapesIn(document);
}

async function open(snapshot: ViewSnapshot, ui: Partial<UiState>): Promise<RenderedWindow> {
  const window = renderWindow(inGreek(snapshot), { ui, prepare, events: inGreek(eventsOf(snapshot)) });
  await waitFor(() => {
    expect(document.documentElement.lang).toBe('de');
  });
  if (ui.dialog) await screen.findAllByRole('dialog');
  // Answers of the link are there at once; what they lead to is drawn within this.
  await act(() => Promise.resolve());
  return window;
}

/** Switched on once every sentence of the window goes through the catalogue. */
const isOn = import.meta.env['MUSTER_WORDS'] === '1';

describe.runIf(isOn)('every word of the window is a message:', { timeout: 30_000 }, () => {
  it.each(Object.entries(SCENES).filter(([name]) => !name.startsWith('many')))(
    'groups, %s',
    async (_, scene) => {
      expect(await escapes(scene(), {})).toEqual([]);
    },
  );

  it.each(['instances', 'noInstances'] as const)('the page of %s', async (scene) => {
    expect(await escapes(SCENES[scene](), { page: 'instances' })).toEqual([]);
  });

  it.each(SETTINGS_SECTIONS)('settings, %s', async (settingsSection) => {
    expect(await escapes(SCENES.seven(), { page: 'settings', settingsSection })).toEqual([]);
  });

  const groups = [
    ...TABS.map((tab) => ['six', tab] as const),
    ...(['never', 'failed'] as const).map((scene) => [scene, 'bots'] as const),
  ];
  it.each(groups)('a group, %s: %s', async (scene, tab) => {
    const snapshot = GROUP_SCENES[scene]?.() ?? SCENES.none();
    const [first] = snapshot.definitions;
    const botId = snapshot.bots[0]?.botId ?? null;
    expect(first).toBeDefined();
    const group = { definitionId: DefinitionId.parse(first?.id), tab, botId };
    expect(await escapes(snapshot, { page: 'group', group })).toEqual([]);
  });

  it.each(DIALOGS.map((dialog) => [dialog.kind, dialog] as const))('the dialog %s', async (_, dialog) => {
    expect(await escapes(view, { dialog })).toEqual([]);
  });

  it.each(['orchestration', 'instances'] as const)('the menus of the page %s', async (page) => {
    const { user } = await open(view, { page });
    const buttons = [...document.querySelectorAll<HTMLElement>('button[aria-haspopup="menu"]')];
    expect(buttons.length).toBeGreaterThan(0);
    const found: string[] = [];
    for (const button of buttons) {
      await user.click(button);
      await screen.findByRole('menu');
      found.push(...escapesIn(document));
      await user.keyboard('{Escape}');
    }
    expect([...new Set(found)]).toEqual([]);
  });

  it('the tour', async () => {
    expect(await escapes(SCENES.none(), { tour: true })).toEqual([]);
  });
});
