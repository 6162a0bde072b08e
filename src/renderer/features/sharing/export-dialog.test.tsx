import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderWindow } from '../../../../testing/renderer/render-window';
import { definitionView, snapshotOf } from '../../../../testing/renderer/view-fixtures';
import { DefinitionId } from '../../../shared/ids';

const id = DefinitionId.parse('a');

function opened(definitionIds = [id]) {
  const shown = renderWindow(
    snapshotOf({
      definitions: [definitionView('a', { name: 'Daily' }), definitionView('b', { name: 'Nightly' })],
    }),
    { ui: { dialog: { kind: 'export', definitionIds } } },
  );
  shown.link.answer('definitions.export', ({ form }) => ({
    ok: true,
    value: {
      fileName: 'daily.json',
      text: form === 'file' ? '{}' : 'MUSTER1:abc',
      omitted: [{ definitionId: id, path: 'routineConfig.password' }],
    },
  }));
  return shown;
}

it('names the file and the secrets that are left out', async () => {
  const { user } = opened();
  expect(await screen.findByRole('dialog', { name: 'Export “Daily”' })).toBeVisible();
  await user.click(await screen.findByRole('radio', { name: 'Share string' }));
  await user.click(screen.getByRole('radio', { name: 'File' }));
  expect(await screen.findByText('daily.json')).toBeVisible();
  expect(screen.getByText('Daily: password')).toBeVisible();
});

it('shows the share string, its length, and copies it', async () => {
  const { user } = opened();
  await user.click(await screen.findByRole('radio', { name: 'Share string' }));
  const box = await screen.findByRole('textbox', { name: 'Share string' });
  expect(box).toHaveProperty('value', 'MUSTER1:abc');
  expect(box).toHaveAttribute('readonly');
  expect(screen.getByText('11 characters')).toBeVisible();
  expect(screen.getByText('Daily: password')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Copy' }));
  expect(await navigator.clipboard.readText()).toBe('MUSTER1:abc');
});

it('lists what goes when there are several', async () => {
  const { made } = opened([id, DefinitionId.parse('b')]);
  expect(await screen.findByRole('dialog', { name: 'Export 2 groups' })).toBeVisible();
  expect(within(screen.getByRole('dialog')).getByRole('list', { name: 'Groups' })).toHaveTextContent(
    'DailyNightly',
  );
  expect(made()).toMatchObject([
    { name: 'definitions.export', input: { definitionIds: ['a', 'b'], form: 'file' } },
  ]);
});
