import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { answerAccounts } from '../../../../testing/renderer/account-world';
import { renderWindow, type RenderedWindow } from '../../../../testing/renderer/render-window';
import { snapshotOf } from '../../../../testing/renderer/view-fixtures';

const FIRST = 'tester-000001@example.com';
const SECOND = 'tester-000002@example.com';

function open(total = 12, fields: Readonly<Record<string, unknown>> = {}): RenderedWindow {
  return renderWindow(snapshotOf(), {
    ui: { page: 'accounts' },
    prepare: (link) => {
      answerAccounts(link, total, fields);
    },
  });
}

describe('the page of accounts', () => {
  it('says what accounts are when there are none, and offers the ways to some', () => {
    open(0);
    expect(screen.getByRole('heading', { name: 'No accounts yet' })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Import accounts' })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Load samples' })).toBeVisible();
  });

  it('names the file that can’t be worked with, and what to do', () => {
    open(0, { unusable: { file: '/data/accounts.db', reason: 'file is not a database' } });
    expect(screen.getByRole('alert')).toHaveTextContent(/accounts\.db.*file is not a database/);
  });

  it('draws and fetches only what is in sight of a hundred thousand', async () => {
    const { link } = open(100_000);
    const table = await screen.findByRole('grid', { name: 'Accounts' });
    await within(table).findByRole('row', { name: new RegExp(FIRST) });
    expect(table).toHaveAttribute('aria-rowcount', '100001');
    expect(within(table).getAllByRole('row').length).toBeLessThan(80);
    const asked = link.calls.filter(({ name }) => name === 'accounts.list');
    expect(asked.length).toBeLessThan(3);
  });

  it('chooses with the keyboard, and asks before it deletes', async () => {
    const { user, made } = open();
    const row = await screen.findByRole('row', { name: new RegExp(FIRST) });
    row.focus();
    await user.keyboard(' ');
    expect(row).toHaveAttribute('aria-selected', 'true');
    await user.keyboard('{Delete}');
    const dialog = await screen.findByRole('dialog', { name: 'Delete 1 account?' });
    await user.click(within(dialog).getByRole('button', { name: 'Delete 1 account' }));
    await waitFor(() => {
      expect(made()).toContainEqual({
        name: 'accounts.change',
        input: { selection: { ids: [1] }, change: { kind: 'delete' } },
      });
    });
  });

  it('means all that match when all are selected, but those that are taken out again', async () => {
    const { user, made } = open();
    await screen.findByRole('row', { name: new RegExp(FIRST) });
    await user.click(screen.getByRole('checkbox', { name: 'Choose all 12 accounts' }));
    await user.click(screen.getByRole('checkbox', { name: `Choose ${FIRST}` }));
    expect(screen.getByText('11 selected')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Set the status of the chosen accounts' }));
    await user.click(await screen.findByRole('button', { name: 'Set' }));
    await waitFor(() => {
      expect(made()).toContainEqual({
        name: 'accounts.change',
        input: {
          selection: { query: { search: '', filter: null }, except: [1] },
          change: { kind: 'status', status: 'available', reason: '' },
        },
      });
    });
  });

  it('shows a secret only after asking once', async () => {
    const { user, link } = open();
    await user.click(await screen.findByRole('button', { name: SECOND }));
    await user.click(await screen.findByRole('button', { name: 'Reveal Password' }));
    expect(link.calls.some(({ name }) => name === 'accounts.reveal')).toBe(false);
    await user.click(screen.getByRole('button', { name: 'Reveal' }));
    expect(await screen.findByText('clear text')).toBeVisible();
  });

  it('asks which to keep where somebody else changed the same', async () => {
    const { user, link, made } = open();
    await user.click(await screen.findByRole('button', { name: FIRST }));
    const label = await screen.findByRole('textbox', { name: 'Label' });
    await user.clear(label);
    await user.type(label, 'Mine');
    const now = { updatedAt: '2026-11-21T00:00:00.000Z', label: 'Theirs' };
    link.answer('accounts.update', ({ updatedAt }) =>
      updatedAt === now.updatedAt
        ? { ok: false, error: { code: 'account_key_taken', key: 'x' } }
        : { ok: false, error: { code: 'account_changed', key: FIRST } },
    );
    const { worldAccount } = await import('../../../../testing/renderer/account-world');
    link.answer('accounts.get', () => ({ ok: true, value: { ...worldAccount(0), ...now } }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    const dialog = await screen.findByRole('dialog', { name: 'It was changed elsewhere meanwhile' });
    expect(dialog).toHaveTextContent(/Theirs.*Mine/);
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    await waitFor(() => {
      expect(made().at(-1)).toMatchObject({
        name: 'accounts.update',
        input: { updatedAt: now.updatedAt, draft: { key: FIRST, label: 'Mine' } },
      });
    });
  });
});
