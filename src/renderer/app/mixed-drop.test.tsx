import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { importRow } from '../../../testing/renderer/import-fixtures';
import { renderWindow, type RenderedWindow } from '../../../testing/renderer/render-window';
import { snapshotOf } from '../../../testing/renderer/view-fixtures';
import { ImportId } from '../../shared/ids';
import type { Page } from '../state/ui-store';

const ROUTINE = new File(['title: Walk\nsteps:\n  - log: hello\n'], 'walk.yaml');
const POOL = new File(['pool_name: Farm\nqueries: []\n'], 'pool.yaml');
const GROUP = new File(['{"name":"Weekly","requestedBotCount":1}'], 'weekly.json');
const ACCOUNTS = new File(['key;level\nada;3\n'], 'people.csv');
const PICTURE = new File(['x'], 'ok.png');
const OTHER = new File(['{}'], 'settings.json');

function dropped(page: Page, ...files: File[]): RenderedWindow {
  const shown = renderWindow(snapshotOf(), {
    ui: { page },
    prepare: (link) => {
      link.answer('routineFiles.preview', () => ({ ok: true, value: { rows: [] } }));
      link.answer('accountFiles.open', () => ({
        ok: true,
        value: { importId: ImportId.parse('import-1') },
      }));
      link.answer('imports.preview', () => ({
        ok: true,
        value: { rows: [importRow('new', {}, { name: 'Weekly' })], placeholders: [] },
      }));
    },
  });
  drop(...files);
  return shown;
}

function drop(...files: File[]): void {
  const dataTransfer = { types: ['Files'], items: [], files, dropEffect: 'none' };
  fireEvent.dragOver(window, { dataTransfer });
  fireEvent.drop(window, { dataTransfer });
}

const dialog = (name: string) => screen.findByRole('dialog', { name }, { timeout: 4_000 });
const sourcesOf = ({ link }: RenderedWindow, name: string): unknown[] =>
  link.calls.filter((call) => call.name === name).map(({ input }) => (input as { source: string }).source);

describe('a drop of several kinds', () => {
  it('goes to one import after the other, and says so', async () => {
    const shown = dropped('orchestration', GROUP, ACCOUNTS, ROUTINE, POOL, PICTURE);
    const first = await dialog('Import routines');
    expect(
      within(first).getByText('One file holds accounts: they are shown after this import'),
    ).toBeVisible();
    expect(within(first).getByText('One file holds groups: they are shown after this import')).toBeVisible();
    await waitFor(() => {
      expect(sourcesOf(shown, 'routineFiles.add')).toEqual(['walk.yaml', 'pool.yaml', 'ok.png']);
    });
    await shown.user.click(await screen.findByRole('button', { name: 'Skip this import' }));
    const second = await dialog('Import accounts');
    await waitFor(() => {
      expect(sourcesOf(shown, 'accountFiles.add')).toEqual(['people.csv']);
    });
    expect(within(second).queryByText(/hold accounts/)).toBeNull();
    await shown.user.click(await screen.findByRole('button', { name: 'Skip this import' }));
    expect(await screen.findByRole('region', { name: 'Groups found' })).toHaveTextContent('Weekly');
    expect(sourcesOf(shown, 'imports.add')).toEqual(['weekly.json']);
    expect(screen.queryByRole('button', { name: 'Skip this import' })).toBeNull();
  });

  it('is left as a whole when a person says so', async () => {
    const shown = dropped('orchestration', GROUP, ROUTINE);
    await dialog('Import routines');
    await screen.findByRole('region', { name: 'Files read' });
    await shown.user.keyboard('{Escape}');
    await shown.user.click(await screen.findByRole('button', { name: 'Discard' }));
    expect(shown.uiStore.getState().dialog).toBeNull();
  });

  it('more of another kind comes after the import that is open', async () => {
    const shown = dropped('orchestration', GROUP);
    await screen.findByRole('region', { name: 'Groups found' });
    drop(ROUTINE, POOL);
    expect(await screen.findByText('2 files hold routines: they are shown after this import')).toBeVisible();
    expect(sourcesOf(shown, 'imports.add')).toEqual(['weekly.json']);
    drop(ROUTINE);
    expect(await screen.findByText('3 files hold routines: they are shown after this import')).toBeVisible();
  });

  it.each([
    ['accounts', GROUP, 'Groups found'],
    ['templates', GROUP, 'Groups found'],
    ['orchestration', ROUTINE, 'Files read'],
    ['pools', POOL, 'Files read'],
    ['routines', OTHER, 'Files read'],
    ['orchestration', OTHER, 'Groups found'],
  ] as const)('on the page of %s each kind finds its import', async (page, file, region) => {
    dropped(page, file);
    expect(await screen.findByRole('region', { name: region }, { timeout: 4_000 })).toBeVisible();
  });

  it('names pictures that belong to nothing', async () => {
    dropped('orchestration', GROUP, PICTURE);
    expect(await screen.findByText(/^Files left aside because .*: 1\.$/)).toBeVisible();
  });
});
