import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { importRow, meetingRow, refusedRow } from '../../../../testing/renderer/import-fixtures';
import { renderWindow, type RenderedWindow } from '../../../../testing/renderer/render-window';
import { definitionView, instanceView, snapshotOf } from '../../../../testing/renderer/view-fixtures';
import { DefinitionId, UndoId } from '../../../shared/ids';
import type { ImportDecision, ImportPreview, ImportResult } from '../../../shared/import';

const world = () =>
  snapshotOf({
    definitions: [definitionView('a', { name: 'Daily' })],
    instances: [instanceView('sim:10'), instanceView('sim:2')],
  });

const rows = () => [
  importRow('new', {}, { name: 'Weekly' }),
  meetingRow('other', 'a', {}, { name: 'Daily', requestedBotCount: 1, description: 'Other words' }),
  refusedRow('broken.json', {
    code: 'unreadable',
    reason: { code: 'not_json', message: 'expected a comma', line: 14, column: null },
  }),
];

const resultsOf = (decisions: readonly ImportDecision[]): ImportResult[] =>
  decisions.map(({ rowId, choice }) => ({
    rowId,
    outcome:
      choice === 'skip'
        ? 'skipped'
        : choice === 'add'
          ? 'added'
          : choice === 'replace'
            ? 'replaced'
            : 'keptBoth',
    definitionId: DefinitionId.parse('made'),
    error: null,
  }));

function opened(preview: Partial<ImportPreview> = {}, files = [new File(['{}'], 'a.json')]): RenderedWindow {
  const shown = renderWindow(world());
  shown.link.answer('imports.preview', () => ({
    ok: true,
    value: { rows: rows(), placeholders: [], ...preview },
  }));
  shown.link.answer('imports.apply', ({ decisions }) => ({
    ok: true,
    value: { results: resultsOf(decisions), undoId: UndoId.parse('undo-1') },
  }));
  drop(files);
  return shown;
}

/** A drop as a program makes it: without entries of folders. */
function drop(files: readonly File[]): void {
  const dataTransfer = { types: ['Files'], items: [], files, dropEffect: 'none' };
  fireEvent.dragOver(window, { dataTransfer });
  fireEvent.drop(window, { dataTransfer });
}

const table = () => screen.findByRole('region', { name: 'Groups found' }, { timeout: 4_000 });
const named = (made: ReturnType<RenderedWindow['made']>, name: string) =>
  made.filter((call) => call.name === name).map(({ input }) => input);

describe('import', () => {
  it('hands files over, shows what they hold, and writes nothing before Import', async () => {
    const { user, made } = opened();
    const found = await table();
    expect(found).toHaveTextContent('Weekly');
    expect(found).toHaveTextContent('2 values differ');
    expect(found).toHaveTextContent('Saved as Group a copy');
    expect(found).toHaveTextContent('Line 14: expected a comma');
    expect(screen.getByText('Import 2: 1 new, 1 kept as copy; 1 can’t be read')).toBeVisible();
    expect(named(made(), 'imports.add')).toEqual([
      { importId: 'import-1', source: 'a.json', offset: 0, base64: btoa('{}'), last: true },
    ]);
    expect(named(made(), 'imports.apply')).toEqual([]);
    await user.selectOptions(screen.getByRole('combobox', { name: 'What to do with Daily' }), 'Replace');
    await user.click(screen.getByRole('button', { name: 'Import 2' }));
    expect(named(made(), 'imports.apply')).toEqual([
      {
        importId: 'import-1',
        mapping: {},
        decisions: [
          { rowId: 'row-new', choice: 'add' },
          { rowId: 'row-other', choice: 'replace' },
        ],
      },
    ]);
    expect(await screen.findByText('2 groups imported')).toBeVisible();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('can be undone, and says what was left as it is', async () => {
    const { user, link, made } = opened();
    link.answer('undo.apply', () => ({
      ok: true,
      value: { undone: 1, left: [{ file: 'weekly.json', reason: 'changed_since' }] },
    }));
    await table();
    await user.click(screen.getByRole('button', { name: 'Import 2' }));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(named(made(), 'undo.apply')).toEqual([{ undoId: 'undo-1' }]);
    expect(
      await screen.findByText('weekly.json was changed since the import and stays as it is.'),
    ).toBeVisible();
  });

  it('shows the difference when a row is folded out', async () => {
    const { user } = opened();
    await table();
    const fold = screen.getByRole('button', { name: 'Details of Daily' });
    await user.click(fold);
    expect(fold).toHaveAttribute('aria-expanded', 'true');
    const found = await table();
    expect(found).toHaveTextContent('Other words');
    expect(within(found).getByRole('heading', { name: 'What is missing here' })).toBeVisible();
  });

  it('sets one choice for all rows that allow it', async () => {
    const { user } = opened();
    await table();
    await user.click(screen.getByRole('button', { name: 'Set all' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Skip' }));
    expect(screen.getByText('Nothing is imported: 2 left out, 1 can’t be read')).toBeVisible();
    expect(
      within(screen.getByRole('dialog')).getByRole('button', { name: 'Import' }),
    ).toHaveAccessibleDescription('No group is chosen for the import');
  });

  it('maps numbers to instances in their natural order and looks again', async () => {
    const { user, made } = opened({ placeholders: ['index:1', 'index:0'] });
    await table();
    await user.click(screen.getByRole('button', { name: 'Map in order' }));
    expect(named(made(), 'imports.preview').at(-1)).toEqual({
      importId: 'import-1',
      mapping: { 'index:0': 'sim:2', 'index:1': 'sim:10' },
    });
    await user.selectOptions(screen.getByRole('combobox', { name: 'Instance for index:0' }), 'Leave open');
    expect(named(made(), 'imports.preview').at(-1)).toEqual({
      importId: 'import-1',
      mapping: { 'index:1': 'sim:10' },
    });
  });

  it('does not even read a file that is too large', async () => {
    const { made } = opened({ rows: [] }, [new File([new Uint8Array(8_000_001)], 'huge.json')]);
    expect(await table()).toHaveTextContent('Too large: 8.0 MB, at most 8.0 MB are read');
    expect(named(made(), 'imports.add')).toEqual([]);
  });

  it('hands a large file over in pieces', async () => {
    const { made } = opened({}, [new File(['x'.repeat(600_000)], 'a.json')]);
    await table();
    expect(named(made(), 'imports.add')).toMatchObject([
      { offset: 0, last: false },
      { offset: 524_288, last: true },
    ]);
  });

  it('says what failed, row by row', async () => {
    const { user, link } = opened();
    link.answer('imports.apply', ({ decisions }) => ({
      ok: true,
      value: {
        undoId: UndoId.parse('undo-1'),
        results: resultsOf(decisions).map((result, index) =>
          index === 0
            ? {
                ...result,
                outcome: 'failed',
                error: { code: 'file_write_failed', file: 'w.json', reason: 'ENOSPC' },
              }
            : result,
        ),
      },
    }));
    await table();
    await user.click(screen.getByRole('button', { name: 'Import 2' }));
    const results = await screen.findByRole('region', { name: 'Results' });
    expect(results).toHaveTextContent('w.json could not be written');
    expect(screen.getByText('1 group imported, 1 failed')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Undo what was imported' })).toBeEnabled();
  });
});

describe('leaving an import', () => {
  it('asks only when a choice would be lost, and lets the host forget it', async () => {
    const { user, made } = opened();
    await table();
    await user.selectOptions(screen.getByRole('combobox', { name: 'What to do with Weekly' }), 'Skip');
    await user.keyboard('{Escape}');
    await user.click(await screen.findByRole('button', { name: 'Discard' }));
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });
    expect(named(made(), 'imports.discard')).toEqual([{ importId: 'import-1' }]);
    expect(named(made(), 'imports.apply')).toEqual([]);
  });

  it('needs no question when nothing was chosen', async () => {
    const { user } = opened();
    await table();
    await user.keyboard('{Escape}');
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });
  });

  it('while it is written it is stopped, not closed, and tells how far it came', async () => {
    const { user, link, made } = opened();
    let answer: (() => void) | undefined;
    link.answer(
      'imports.apply',
      ({ decisions }) =>
        new Promise((resolve) => {
          answer = () => {
            const results = resultsOf(decisions).map((result, index) =>
              index === 1 ? { ...result, outcome: 'notReached' as const } : result,
            );
            resolve({ ok: true, value: { results, undoId: null } });
          };
        }),
    );
    await table();
    await user.click(screen.getByRole('button', { name: 'Import 2' }));
    act(() => {
      link.feed('importProgress', { done: 1, total: 2 });
    });
    expect(screen.getByText('1 of 2 groups written')).toBeVisible();
    await user.keyboard('{Escape}');
    drop([new File(['[]'], 'late.json')]);
    expect(await screen.findByText('These files are not read')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Stop' }));
    expect(named(made(), 'imports.discard')).toEqual([{ importId: 'import-1' }]);
    act(() => {
      answer?.();
    });
    expect(await screen.findByText('1 group imported, 1 not reached')).toBeVisible();
    // What is dropped now is another import.
    drop([new File(['[]'], 'next.json')]);
    await table();
    expect(named(made(), 'imports.add').at(-1)).toMatchObject({ source: 'next.json' });
    expect(named(made(), 'imports.open')).toHaveLength(2);
  });

  it('a host that forgot it is handed everything once more', async () => {
    const { user, link, made } = opened({ placeholders: ['index:0'] });
    await table();
    let looks = 0;
    link.answer('imports.preview', () => {
      looks += 1;
      return looks === 1
        ? { ok: false, error: { code: 'import_not_found', importId: 'import-1' } }
        : { ok: true, value: { rows: rows(), placeholders: ['index:0'] } };
    });
    await user.click(screen.getByRole('button', { name: 'Map in order' }));
    await table();
    expect(named(made(), 'imports.add')).toHaveLength(2);
    expect(screen.getByRole('combobox', { name: 'Instance for index:0' })).toHaveProperty('value', 'sim:2');
  });
});

describe('ways in', () => {
  it('a share string pasted anywhere opens it', async () => {
    const { made } = renderWindow(world());
    fireEvent.paste(document.body, { clipboardData: { getData: () => ' MUSTER1:abc', files: [] } });
    await table();
    expect(named(made(), 'imports.add')).toMatchObject([
      { source: 'Pasted text', base64: btoa(' MUSTER1:abc') },
    ]);
  });

  it('other text that is pasted, and a share string into a field, do nothing', () => {
    renderWindow(world());
    fireEvent.paste(document.body, { clipboardData: { getData: () => 'hello', files: [] } });
    fireEvent.paste(screen.getByRole('searchbox'), {
      clipboardData: { getData: () => 'MUSTER1:abc', files: [] },
    });
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('a second drop joins the first', async () => {
    const { made } = opened();
    await table();
    drop([new File(['[]'], 'a.json')]);
    await waitFor(() => {
      expect(named(made(), 'imports.add')).toMatchObject([{ source: 'a.json' }, { source: 'a.json (2)' }]);
    });
    expect(named(made(), 'imports.open')).toHaveLength(1);
  });

  it('a drop on another dialog is not taken', async () => {
    const { user } = renderWindow(world());
    await user.keyboard('?');
    await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
    drop([new File(['{}'], 'a.json')]);
    expect(screen.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  });
});
