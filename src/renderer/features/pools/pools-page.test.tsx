import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { accountsState, accountView, poolView } from '../../../../testing/renderer/account-fixtures';
import { renderWindow } from '../../../../testing/renderer/render-window';
import type { ScriptedLink } from '../../../../testing/renderer/scripted-link';
import { definitionView, problemFile, snapshotOf } from '../../../../testing/renderer/view-fixtures';
import { TrashId } from '../../../shared/ids';
import { PoolId, type PoolStatistics } from '../../../shared/pool';

const STATISTICS: PoolStatistics = {
  ...{ total: 60, available: 41, leased: 4, coolingDown: 2 },
  ...{ completed: 10, failed: 2, quarantined: 1, disabled: 0 },
};
const world = () => ({
  ...snapshotOf({
    definitions: [definitionView('daily', { name: 'Daily rewards', accountPoolName: 'testers' })],
  }),
  pools: [poolView('testers', {}, { description: 'For the daily runs', tags: ['qa'] }), poolView('fresh')],
  poolProblemFiles: [
    problemFile('broken.json', { code: 'not_json', message: 'expected a comma', line: 3, column: 1 }),
  ],
});
const counted = (link: ScriptedLink) => {
  link.answer('pools.statistics', () => ({ ok: true, value: { statistics: { testers: STATISTICS } } }));
  link.answer('pools.test', () => ({
    ok: true,
    value: { problems: [], statistics: STATISTICS, first: [accountView(1, { key: 'anna' })] },
  }));
};
const open = () => renderWindow(world(), { ui: { page: 'pools' }, prepare: counted });
const row = (name: string) => screen.getByRole('row', { name: new RegExp(name) });

describe('the page of pools', () => {
  it('shows how the accounts of each stand, who draws from it, and files that can’t be read', async () => {
    open();
    await within(row('testers')).findByText('41');
    expect(row('testers')).toHaveTextContent('of 60');
    expect(within(row('testers')).getByRole('button', { name: 'Daily rewards' })).toBeVisible();
    expect(row('fresh')).toHaveTextContent('no group');
    expect(screen.getByText('broken.json')).toBeVisible();
  });

  it('counts anew when accounts change, and stops when the page is left', async () => {
    const { link, uiStore } = open();
    await within(row('testers')).findByText('41');
    link.answer('pools.statistics', () => ({
      ok: true,
      value: { statistics: { testers: { ...STATISTICS, available: 40 } } },
    }));
    link.feed('accounts', accountsState({ revision: 2 }));
    await within(row('testers')).findByText('40', undefined, { timeout: 3_000 });
    const before = link.listeners('accounts');
    uiStore.setState({ page: 'settings' });
    await waitFor(() => {
      expect(link.listeners('accounts')).toBe(before - 1);
    });
  });

  it('deletes at once and brings back', async () => {
    const { link, user, made } = open();
    const trashId = TrashId.parse('trash-9');
    link.answer('pools.delete', () => ({ ok: true, value: { trashId } }));
    row('testers').focus();
    await user.keyboard('{Delete}');
    await screen.findByText(/“testers” was deleted; one group can’t start without it/);
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await screen.findByText('“testers” is back');
    expect(made().map(({ name, input }) => [name, input])).toEqual([
      ['pools.delete', { poolId: 'pool-testers' }],
      ['pools.restore', { trashId }],
    ]);
  });

  it('duplicates into a form under another name, saved only when asked', async () => {
    const { link, user, made } = open();
    link.answer('pools.create', () => ({ ok: true, value: { poolId: PoolId.parse('made') } }));
    row('testers').focus();
    await user.keyboard('d');
    const dialog = await screen.findByRole('dialog', { name: 'New pool' });
    expect(within(dialog).getByRole('textbox', { name: /^Name/ })).toHaveProperty('value', 'testers (copy)');
    expect(made()).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Create pool' }));
    await waitFor(() => {
      expect(made()).toMatchObject([{ name: 'pools.create', input: { draft: { name: 'testers (copy)' } } }]);
    });
  });

  it('tests without taking anything', async () => {
    const { user, made } = open();
    await user.click(screen.getByRole('button', { name: 'Test pool testers' }));
    const dialog = await screen.findByRole('dialog', { name: /Test of pool/ });
    expect(await within(dialog).findByText('anna')).toBeVisible();
    expect(made()).toEqual([]);
  });
});
