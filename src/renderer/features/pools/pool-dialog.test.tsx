import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { accountView, poolView } from '../../../../testing/renderer/account-fixtures';
import { renderWindow } from '../../../../testing/renderer/render-window';
import { definitionView, snapshotOf } from '../../../../testing/renderer/view-fixtures';
import { PoolId, type PoolStatistics } from '../../../shared/pool';

const poolId = PoolId.parse('pool-testers');
const saved = (fields: object = {}, pool: object = {}) => poolView('testers', { ...fields }, { ...pool });
const world = () => ({
  ...snapshotOf({ definitions: [definitionView('daily', { name: 'Daily', accountPoolName: 'testers' })] }),
  pools: [saved(), poolView('fresh')],
});
const open = () => {
  const window = renderWindow(world(), { ui: { page: 'pools', dialog: { kind: 'editPool', poolId } } });
  return { ...window, dialog: screen.getByRole('dialog', { name: 'Edit pool testers' }) };
};
const STATISTICS: PoolStatistics = {
  ...{ total: 1, available: 0, leased: 1, coolingDown: 0 },
  ...{ completed: 0, failed: 0, quarantined: 0, disabled: 0 },
};
const section = (dialog: HTMLElement, name: RegExp) => within(dialog).getByRole('tab', { name });

describe('the form of a pool', () => {
  it('refuses a name another pool has, and tells who would not find it under a new one', async () => {
    const { dialog, user } = open();
    const name = within(dialog).getByRole('textbox', { name: /^Name/ });
    await user.clear(name);
    await user.type(name, 'Fresh');
    expect(section(dialog, /^Basics/)).toHaveTextContent('1 error');
    expect(within(dialog).getByText(/One group knows this pool as “testers”/)).toBeVisible();
    expect(within(dialog).getByRole('button', { name: 'Save as draft' })).toHaveAttribute('aria-disabled');
  });

  it('saves over the version it began with, keys that were pasted and the order that was chosen', async () => {
    const { dialog, user, made } = open();
    await user.click(section(dialog, /^Lists/));
    await user.click(within(dialog).getByRole('combobox', { name: /^Always in the pool/ }));
    await user.paste('anna\nben\nanna');
    await user.click(section(dialog, /^Which accounts/));
    await user.click(within(dialog).getByRole('button', { name: 'Then by another field' }));
    await user.click(within(dialog).getByRole('button', { name: 'Move Status up' }));
    await user.click(section(dialog, /^Rules/));
    expect(within(dialog).getByText(/takes each account once/)).toBeVisible();
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    await waitFor(() => {
      expect(made()).toMatchObject([
        {
          name: 'pools.update',
          input: {
            poolId,
            baseHash: 'hash-1',
            draft: { include: ['anna', 'ben'], sort: [{ by: 'status' }, { by: 'lastUsedAt' }] },
          },
        },
      ]);
    });
  });

  it('guards unsaved changes', async () => {
    const { dialog, user } = open();
    await user.type(within(dialog).getByRole('textbox', { name: /^Description/ }), 'x');
    await user.keyboard('{Escape}');
    const question = await screen.findByRole('dialog', { name: 'Discard your changes?' });
    await user.click(within(question).getByRole('button', { name: 'Keep editing' }));
    expect(dialog).toBeVisible();
  });

  it('shows both versions when the file is another by now, and saves what was chosen', async () => {
    const { dialog, user, link, made } = open();
    await user.type(within(dialog).getByRole('textbox', { name: /^Description/ }), 'mine');
    link.push({ type: 'pool.put', pool: saved({ hash: 'hash-2' }, { description: 'theirs' }) });
    await user.click(await within(dialog).findByRole('button', { name: 'Show both' }));
    const both = await screen.findByRole('dialog', { name: 'The file was changed by something else' });
    await user.click(within(both).getByRole('radio', { name: /Description: keep theirs/ }));
    await user.click(within(both).getByRole('button', { name: 'Save merged' }));
    await waitFor(() => {
      expect(made()).toMatchObject([
        { name: 'pools.update', input: { baseHash: 'hash-2', draft: { description: 'theirs' } } },
      ]);
    });
  });

  it('counts what the draft finds, and only the last draft', async () => {
    const { dialog, user, link } = open();
    link.answer('pools.test', ({ draft }) => ({
      ok: true,
      value: { problems: [], statistics: null, first: [accountView(1, { key: draft.description })] },
    }));
    await user.type(within(dialog).getByRole('textbox', { name: /^Description/ }), 'abcdef');
    await waitFor(() => {
      expect(link.calls.filter(({ name }) => name === 'pools.test').length).toBeGreaterThan(1);
    });
    // Six keys and at most the first question, the last, and one that was overtaken.
    expect(link.calls.filter(({ name }) => name === 'pools.test').length).toBeLessThan(5);
  });
});

const HOLDER = {
  ...{ orchestrationId: 'run-daily', botId: 'run-daily/1', groupName: 'Daily', routineName: 'r' },
  ...{ poolName: 'testers', ref: 'sim:1', since: '2026-11-20T10:00:00.000Z' },
  ...{ expiresAt: '2026-11-20T10:01:00.000Z', here: true },
};

describe('what the pool finds, beside the form', () => {
  it('says who holds an account, and leads nowhere from what was entered', async () => {
    const { link, user, dialog } = open();
    link.answer('pools.test', () => ({
      ok: true,
      value: {
        problems: [],
        statistics: STATISTICS,
        first: [accountView(1, { key: 'anna', holder: HOLDER })],
      },
    }));
    await user.type(within(dialog).getByRole('textbox', { name: /^Description/ }), 'x');
    const found = within(dialog).getByRole('complementary', { name: 'What the pool finds now' });
    expect(await within(found).findByText('Daily')).toBeVisible();
    expect(within(found).queryByRole('button')).toBeNull();
  });
});

describe('the pool of a group', () => {
  it('is chosen from those there are, and edited without losing what was entered', async () => {
    const { user, uiStore } = renderWindow(world());
    await user.click(screen.getByRole('button', { name: /^Edit Daily/ }));
    const form = await screen.findByRole('dialog', { name: 'Edit Daily' });
    await user.type(within(form).getByRole('textbox', { name: /^Description/ }), 'kept');
    await user.click(section(form, /^Accounts/));
    await user.click(within(form).getByRole('button', { name: 'Edit the pool…' }));
    expect(await screen.findByRole('dialog', { name: 'Edit pool testers' })).toBeVisible();
    await user.keyboard('{Escape}');
    await waitFor(() => {
      expect(uiStore.getState().above).toBeNull();
    });
    await user.click(section(form, /^Basics/));
    expect(within(form).getByRole('textbox', { name: /^Description/ })).toHaveProperty('value', 'kept');
  });
});
