import { Settings } from '../../src/shared/contract/host';
import { BotGroupDefinition, DefinitionDraft } from '../../src/shared/definition';
import { DefinitionId, ImportId, OrchestrationId, ScreenId, TrashId, UndoId } from '../../src/shared/ids';
import { InstanceRef } from '../../src/shared/instance-reference';
import { ACCOUNT_ANSWERS } from './account-fixtures';
import type { Answers } from './answers';

/** The smallest picture there is. */
const ONE_PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mMwSJgAAAHkASH0kQGeAAAAAElFTkSuQmCC';
const done = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });
const nothing = (): { ok: true; value: Record<string, never> } => done({});
const started = done({ orchestrationId: OrchestrationId.parse('run-new') });
const madeDefinition = done({ definitionId: DefinitionId.parse('made') });
const madeTemplate = done({ templateId: DefinitionId.parse('template-made') });
const trashId = TrashId.parse('trash-1');
const screenId = ScreenId.parse('screen-1');
const undoId = UndoId.parse('undo-1');
const versionRead = BotGroupDefinition.parse({
  schemaVersion: 1,
  id: 'a',
  name: 'Group a',
  createdAt: '2026-11-20T10:00:00.000Z',
  updatedAt: '2026-11-20T10:00:00.000Z',
});

/** What a host answers when nothing is wrong. */
export const USUAL_ANSWERS: Answers = {
  ...ACCOUNT_ANSWERS,
  'evidence.picture': () => done({ png: '' }),
  'definitions.check': () => done({ problems: [] }),
  'definitions.create': () => madeDefinition,
  'definitions.update': () => done({ hash: 'hash-new' }),
  'definitions.clone': () => madeDefinition,
  'definitions.delete': () => done({ trashId }),
  'definitions.restore': () => madeDefinition,
  'definitions.loadSamples': () => done({ copied: 5 }),
  'definitions.tag': ({ definitionIds }) => done({ changed: definitionIds.length, failures: [], undoId }),
  'definitions.deleteMany': ({ definitionIds }) =>
    done({ deleted: definitionIds.length, failures: [], undoId }),
  'definitions.pin': nothing,
  'definitions.export': () => done({ fileName: 'groups.json', text: '{}\n', omitted: [] }),
  'versions.list': () => done({ versions: [] }),
  'versions.read': () => done({ definition: versionRead }),
  'versions.revert': () => done({ hash: 'hash-new', undoId }),
  'trash.list': () => done({ entries: [] }),
  'trash.remove': ({ trashIds }) => done({ removed: trashIds.length }),
  'undo.apply': () => done({ undone: 1, left: [] }),
  'problemFiles.remove': () => done({ trashId }),
  'problemFiles.keepAsCopy': () => madeDefinition,
  'problemFiles.restorePrevious': () => done({ ...madeDefinition.value, trashId }),
  'groupTemplates.list': () => done({ templates: [] }),
  'groupTemplates.read': () => done({ draft: DefinitionDraft.parse({}) }),
  'groupTemplates.save': () => madeTemplate,
  'groupTemplates.remove': () => done({ trashId }),
  'imports.open': () => done({ importId: ImportId.parse('import-1') }),
  'imports.add': nothing,
  'imports.preview': () => done({ rows: [], placeholders: [] }),
  'imports.apply': () => done({ results: [], undoId: null }),
  'imports.discard': nothing,
  'routines.read': () =>
    done({
      ...{ file: 'demo/tap.yaml', text: 'steps: []\n', hash: '', outline: [], problems: [] },
      ...{ sentries: [], mayConsent: true },
    }),
  'routines.check': () => done({ outline: [], problems: [] }),
  'routines.consent': nothing,
  'routineFiles.open': () => done({ importId: ImportId.parse('routine-import-1') }),
  'routineFiles.add': nothing,
  'routineFiles.preview': () => done({ rows: [] }),
  'routineFiles.import': () =>
    done({
      ...{ routines: [], pools: [], poolsLeft: [], templates: [], templatesLeft: [] },
      routineNames: [],
      undoId: null,
    }),
  'routineFiles.discard': nothing,
  'routineFiles.undo': () => done({ undone: 1, left: [] }),
  'routineFiles.samples': () => done({ samples: [] }),
  'routineFiles.create': ({ name }) => done({ routineName: name }),
  'routineFiles.rename': nothing,
  'routineFiles.delete': () => done({ trashId }),
  'routineFiles.restore': () => done({ routineName: 'demo/tap' }),
  'routines.usedBy': () => done({ routines: [], groups: [], groupTemplates: [], pools: [] }),
  'templates.picture': () => done({ width: 1, height: 1, png: ONE_PIXEL }),
  'templates.create': ({ name }) => done({ name }),
  'templates.change': nothing,
  'templates.delete': () => done({ trashIds: [trashId] }),
  'templates.restore': nothing,
  'templates.try': () =>
    done({
      ...{ screen: { width: 1, height: 1, png: ONE_PIXEL }, box: null, score: null, runnerUp: null },
      ...{ next: null, outside: null, cutFrom: null, area: null, threshold: 0.8, least: 0.3, tookMs: 40 },
    }),
  'templates.setPicture': nothing,
  'templates.removePicture': nothing,
  'templates.rename': nothing,
  'templates.takeScreen': () => done({ screenId, width: 1, height: 1, png: ONE_PIXEL }),
  'templates.openScreen': () => done({ screenId }),
  'templates.addScreen': nothing,
  'templates.compare': () => done({ weak: null, next: null, least: 0.5, tookMs: 20 }),
  'groups.preflight': () => done({ problems: [], conflicts: [], wouldUse: [] }),
  'groups.start': () => started,
  'groups.pause': nothing,
  'groups.resume': nothing,
  'groups.stop': nothing,
  'groups.restart': () => started,
  'groups.stopAll': () => done({ groups: 1 }),
  'bots.pause': nothing,
  'bots.resume': nothing,
  'bots.stop': nothing,
  'bots.restart': nothing,
  'runs.resume': () => started,
  'runs.dismiss': nothing,
  'simulator.start': () => done({ refs: [] }),
  'simulator.stop': nothing,
  'host.reveal': nothing,
  'settings.get': () => done(Settings.parse({})),
  'settings.set': (changes) => done(Settings.parse(changes)),
  'adb.check': ({ path }) =>
    done({ path: path ?? '/usr/bin/adb', version: '35.0.2', protocol: '1.0.41', source: 'setting' }),
  'desktop.testNotice': () => ({ ok: false, error: { code: 'desktop_only' } }),
  'desktop.chooseDataFolder': () => ({ ok: false, error: { code: 'desktop_only' } }),
  'instances.connect': () => done({ ref: InstanceRef.parse('tcp:127.0.0.1:5555') }),
  'instances.forget': nothing,
  'instances.reconnect': nothing,
  'instances.rename': nothing,
  'instances.screenshot': () => done({ width: 1, height: 1, png: ONE_PIXEL }),
};
