import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderWindow, type RenderedWindow } from '../../../../../testing/renderer/render-window';
import { routineSummary, snapshotOf } from '../../../../../testing/renderer/view-fixtures';
import { UndoId } from '../../../../shared/ids';
import type { RoutineImportRow } from '../../../../shared/routine-import';
import type { OpenDialog } from '../../../state/ui-store';

const world = () => snapshotOf({ routines: [routineSummary('demo/tap'), routineSummary('daily')] });

function row(file: number, overrides: Partial<RoutineImportRow> = {}): RoutineImportRow {
  return {
    ...{ file, source: `old/r${String(file)}.yaml`, kind: 'earlierRoutine', name: `r${String(file)}` },
    ...{ nameFault: null, title: 'R', meets: null, freeName: null, problems: [], errorCount: 0 },
    ...{ counts: { converted: 9, approximated: 0, notConverted: 0 }, remarks: [] },
    ...{ capabilities: [], pools: [], ...overrides },
  };
}

const rows = (): RoutineImportRow[] => [
  row(0, {
    counts: { converted: 9, approximated: 1, notConverted: 1 },
    remarks: [
      { level: 'approximated', line: 12, column: 3, what: 'WaitForImage', why: 'It asks again on failure.' },
      { level: 'notConverted', line: 20, column: 3, what: 'Beep', why: 'Nothing here makes a sound.' },
    ],
    capabilities: ['shell'],
  }),
  row(1, {
    name: 'daily',
    meets: { name: 'daily', hash: 'b'.repeat(64), identical: false },
    freeName: 'daily-2',
  }),
  row(2, { kind: 'unknown', name: null, source: 'rubbish.json' }),
];

const ROUTINE_NAMES = [{ called: 'farm/a', name: 'old/farm/a' }];

function opened(dialog: OpenDialog, page: 'routines' | 'orchestration' = 'routines'): RenderedWindow {
  return renderWindow(world(), {
    ui: { page, dialog },
    prepare: (link) => {
      link.answer('routineFiles.preview', () => ({ ok: true, value: { rows: rows() } }));
      link.answer('routineFiles.import', () => ({
        ok: true,
        value: {
          ...{ routines: ['r0'], pools: [], poolsLeft: [], templates: [], templatesLeft: [] },
          routineNames: ROUTINE_NAMES,
          undoId: UndoId.parse('undo-1'),
        },
      }));
    },
  });
}

const files = () => [new File(['a: 1'], 'r0.yaml'), new File(['b: 1'], 'r1.yaml'), new File(['{'], 'x.json')];
const importing = () => opened({ kind: 'importRoutines', files: files() });
const rowOf = async (name: string): Promise<HTMLElement> =>
  (await screen.findByRole('rowheader', { name: new RegExp(`^${name}`) }, { timeout: 4_000 })).closest('tr')!;
const inputOf = ({ link }: RenderedWindow, name: string): unknown =>
  link.calls.findLast((call) => call.name === name)?.input;

describe('import of routines', () => {
  it('shows what comes of each file, writes what was chosen, shows the first and offers to undo', async () => {
    const shown = importing();
    const first = await rowOf('r0');
    expect(within(first).getByText('1 not taken over')).toBeVisible();
    expect(within(first).getByText('Needs your consent before it runs')).toBeVisible();
    await shown.user.click(screen.getByRole('button', { name: 'Details of r0' }));
    expect(screen.getByText('Line 20')).toBeVisible();
    expect(screen.getByText(/Nothing here makes a sound/)).toBeVisible();
    // What meets another is left out unless somebody says otherwise.
    expect(screen.getByText('Import 1: 1 new, 1 left out, 1 can’t be used')).toBeVisible();
    await shown.user.click(screen.getByRole('button', { name: 'Import 1' }));
    await waitFor(() => {
      expect(shown.uiStore.getState().dialog).toBeNull();
    });
    expect(inputOf(shown, 'routineFiles.import')).toEqual({
      importId: 'routine-import-1',
      place: { into: '', names: [] },
      decisions: [{ file: 0, choice: 'add' }],
    });
    expect(shown.uiStore.getState().routines.chosen).toBe('r0');
    await shown.user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(inputOf(shown, 'routineFiles.undo')).toEqual({ undoId: 'undo-1' });
  });

  it('asks for no folder when there is nothing to put into one', async () => {
    const shown = importing();
    await rowOf('r0');
    expect(screen.getByRole('textbox', { name: 'Put them into the folder' })).toBeVisible();
    shown.link.answer('routineFiles.preview', () => ({
      ok: true,
      value: { rows: [row(0, { kind: 'unknown', name: null, source: 'rubbish.json' })] },
    }));
    shown.uiStore.setState({ dialog: null });
    shown.uiStore.setState({ dialog: { kind: 'importRoutines', files: [new File(['{'], 'rubbish.json')] } });
    expect((await screen.findAllByText('There is no routine in it.'))[0]).toBeVisible();
    expect(screen.queryByRole('textbox', { name: 'Put them into the folder' })).toBeNull();
  });

  it('takes templates of a list, counts them, and shows the first', async () => {
    const shown = importing();
    await rowOf('r0');
    const list = row(0, {
      ...{ kind: 'templates', name: null, source: 'registry.yaml', templates: ['Main', 'Shop/Buy'] },
      ...{ remarks: [], problems: [], capabilities: [], errorCount: 0 },
      counts: { converted: 2, approximated: 0, notConverted: 1 },
    });
    const picture = row(1, { kind: 'picture', name: null, source: 'ui/Main.png', remarks: [] });
    shown.link.answer('routineFiles.preview', () => ({ ok: true, value: { rows: [list, picture] } }));
    shown.link.answer('routineFiles.import', () => ({
      ok: true,
      value: {
        ...{ routines: [], pools: [], poolsLeft: [], templates: ['Main', 'Shop/Buy'], templatesLeft: [] },
        routineNames: [],
        undoId: UndoId.parse('undo-1'),
      },
    }));
    shown.uiStore.setState({ dialog: null });
    shown.uiStore.setState({ dialog: { kind: 'importRoutines', files: [new File(['{'], 'registry.yaml')] } });
    expect((await screen.findAllByText(/^2 templates found/))[0]).toBeVisible();
    expect(screen.getByText('Import 2: 2 templates')).toBeVisible();
    await shown.user.click(screen.getByRole('button', { name: 'Import 2' }));
    expect(await screen.findByText('2 templates imported')).toBeVisible();
    expect(shown.uiStore.getState()).toMatchObject({ page: 'templates', templates: { chosen: 'Main' } });
  });

  it('replaces only what was seen, or keeps both under another name', async () => {
    const shown = importing();
    const choice = within(await rowOf('daily')).getByRole('combobox');
    expect(
      within(choice)
        .getAllByRole('option')
        .map(({ textContent }) => textContent),
    ).toEqual([...['Skip', 'Replace', 'Keep both']]);
    await shown.user.selectOptions(choice, 'Replace');
    await shown.user.click(await screen.findByRole('button', { name: 'Import 2' }));
    await waitFor(() => {
      expect(inputOf(shown, 'routineFiles.import')).toMatchObject({
        decisions: [
          { file: 0, choice: 'add' },
          { file: 1, choice: 'replace', baseHash: 'b'.repeat(64) },
        ],
      });
    });
  });

  it('hands the new names of routines to the import of the groups that came with them', async () => {
    const shown = importing();
    shown.link.answer('routineFiles.preview', () => ({
      ok: true,
      value: { rows: [row(0), row(1, { kind: 'group', name: null, source: 'g.yaml' })] },
    }));
    await rowOf('r0');
    await shown.user.type(screen.getByRole('textbox', { name: 'Put them into the folder' }), 'old');
    await shown.user.click(await screen.findByRole('button', { name: 'Import 1' }));
    await waitFor(() => {
      expect(inputOf(shown, 'imports.open')).toEqual({ routineNames: ROUTINE_NAMES });
    });
  });

  it('takes a name with the extension of its file', async () => {
    const shown = opened({ kind: 'newRoutine' });
    await shown.user.type(await screen.findByRole('textbox', { name: 'Name' }), 'farm/x.yaml');
    await shown.user.click(screen.getByRole('button', { name: 'Make it' }));
    await waitFor(() => {
      expect(inputOf(shown, 'routineFiles.create')).toMatchObject({ name: 'farm/x' });
    });
  });

  it('asks the host again for another name or folder', async () => {
    const shown = importing();
    await shown.user.selectOptions(within(await rowOf('daily')).getByRole('combobox'), 'Keep both');
    expect(inputOf(shown, 'routineFiles.preview')).toMatchObject({
      place: { names: [{ file: 1, name: 'daily-2' }] },
    });
    await shown.user.type(screen.getByRole('textbox', { name: 'Put them into the folder' }), 'old');
    await waitFor(() => {
      expect(inputOf(shown, 'routineFiles.preview')).toMatchObject({ place: { into: 'old' } });
    });
    await shown.user.click(screen.getByRole('button', { name: 'Details of r0' }));
    const name = screen.getByRole('textbox', { name: 'Name here' });
    await shown.user.clear(name);
    await shown.user.type(name, '../x');
    expect(screen.getByText(/No part of it may begin with a dot/)).toBeVisible();
    await shown.user.clear(name);
    await shown.user.type(name, 'farm/x{Enter}');
    expect(inputOf(shown, 'routineFiles.preview')).toMatchObject({
      place: { names: [{ file: 0, name: 'farm/x' }, { file: 1 }] },
    });
    // What was entered is not thrown away by one key.
    await shown.user.keyboard('{Escape}');
    expect(await screen.findByText('Discard this import?')).toBeVisible();
  });

  it('says what changed meanwhile, and looks again', async () => {
    const shown = importing();
    await rowOf('r0');
    shown.link.answer('routineFiles.import', () => ({
      ok: false,
      error: { code: 'routine_changed', routineName: 'daily' },
    }));
    const looks = () => shown.link.calls.filter(({ name }) => name === 'routineFiles.preview').length;
    const before = looks();
    await shown.user.click(screen.getByRole('button', { name: 'Import 1' }));
    expect(await screen.findByText('“daily” has changed meanwhile; nothing was written')).toBeVisible();
    expect(looks()).toBe(before + 1);
  });

  it('takes files dropped on the page of routines, and more while it is open', async () => {
    const shown = renderWindow(world(), { ui: { page: 'routines' } });
    const dataTransfer = { types: ['Files'], items: [], files: files(), dropEffect: 'none' };
    fireEvent.dragOver(window, { dataTransfer });
    expect(await screen.findByText('Drop to import routines')).toBeVisible();
    fireEvent.drop(window, { dataTransfer });
    await waitFor(() => {
      expect(shown.link.calls.filter(({ name }) => name === 'routineFiles.add')).toHaveLength(3);
    });
    fireEvent.drop(window, { dataTransfer: { ...dataTransfer, files: [new File(['x'], 'more.yaml')] } });
    await waitFor(() => {
      expect(inputOf(shown, 'routineFiles.add')).toMatchObject({ file: 3, source: 'more.yaml' });
    });
  });
});

describe('files of routines', () => {
  it('are made from a text that was chosen, under a name nobody has', async () => {
    const shown = opened({ kind: 'newRoutine' });
    const name = screen.getByRole('textbox', { name: 'Name' });
    await shown.user.type(name, 'Daily');
    expect(screen.getAllByText('There is already a routine named “Daily”')[0]).toBeVisible();
    await shown.user.type(name, '/two');
    await shown.user.click(screen.getByRole('radio', { name: /^Wait for something/ }));
    await shown.user.type(screen.getByRole('textbox', { name: 'Title' }), 'Two{Enter}');
    await waitFor(() => {
      expect(inputOf(shown, 'routineFiles.create')).toEqual({
        ...{ name: 'Daily/two', title: 'Two', start: { kind: 'text', text: 'wait' } },
      });
    });
    expect(shown.uiStore.getState()).toMatchObject({ dialog: null, routines: { chosen: 'Daily/two' } });
  });

  it('are duplicated', async () => {
    const shown = opened({ kind: 'newRoutine', copyOf: 'daily' });
    expect(screen.getByDisplayValue('daily-copy')).toBeVisible();
    await shown.user.click(screen.getByRole('button', { name: 'Duplicate' }));
    expect(inputOf(shown, 'routineFiles.create')).toMatchObject({
      ...{ name: 'daily-copy', start: { kind: 'copy', routineName: 'daily' } },
    });
  });

  it('are renamed and deleted with a word about who names them, and come back', async () => {
    const users = { routines: ['demo/tap'], groups: ['Daily group'], groupTemplates: [], pools: [] };
    const shown = opened({ kind: 'renameRoutine', routineName: 'daily' });
    shown.link.answer('routines.usedBy', () => ({ ok: true, value: users }));
    await shown.user.type(screen.getByRole('textbox', { name: 'Name' }), '-new{Enter}');
    await waitFor(() => {
      expect(inputOf(shown, 'routineFiles.rename')).toEqual({ routineName: 'daily', name: 'daily-new' });
    });
    shown.uiStore.setState({ dialog: { kind: 'deleteRoutine', routineName: 'daily' } });
    expect(await screen.findByText('Group “Daily group”')).toBeVisible();
    await shown.user.click(screen.getByRole('button', { name: 'Delete' }));
    await shown.user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(inputOf(shown, 'routineFiles.restore')).toEqual({ trashId: 'trash-1' });
  });

  it.each(['first', 'last'] as const)(
    'deleted by key leave the focus on the row in their place, the word of the host coming %s',
    async (word) => {
      const shown = renderWindow(world(), { ui: { page: 'routines' } });
      const gone = () => {
        shown.link.push({ type: 'routine.remove', routineName: 'demo/tap' });
      };
      const row = screen.getByRole('treeitem', { name: /^demo\/tap|^tap/ });
      row.focus();
      await shown.user.keyboard('{Delete}');
      const remove = await screen.findByRole('button', { name: 'Delete' });
      if (word === 'first') gone();
      await shown.user.click(remove);
      await waitFor(() => {
        expect(shown.uiStore.getState().dialog).toBeNull();
      });
      if (word === 'last') gone();
      await waitFor(() => {
        expect(screen.getByRole('treeitem', { name: /^daily/ })).toHaveFocus();
      });
    },
  );
});
