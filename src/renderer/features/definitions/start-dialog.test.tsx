import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderWindow } from '../../../../testing/renderer/render-window';
import {
  definitionView,
  instanceView,
  routineSummary,
  snapshotOf,
} from '../../../../testing/renderer/view-fixtures';
import { DefinitionId } from '../../../shared/ids';
import { InstanceRef } from '../../../shared/instance-reference';

const definitionId = DefinitionId.parse('a');
const opened = () =>
  renderWindow(
    snapshotOf({
      definitions: [definitionView('a', { name: 'Daily', availableInstances: ['sim:1', 'sim:2'] })],
      routines: [routineSummary('demo/daily-rewards')],
      instances: [instanceView('sim:1'), instanceView('sim:2'), instanceView('sim:4')],
    }),
    { ui: { dialog: { kind: 'startWithChanges', definitionId } } },
  );
const dialog = () => screen.findByRole('dialog', { name: 'Start “Daily” with changes' });
const holder = { orchestrationId: 'o', botId: null, groupName: 'Night', purpose: 'bot' } as const;

describe('start with changes', () => {
  it('starts as saved when nothing is changed', async () => {
    const { user, made } = opened();
    await dialog();
    await user.click(screen.getByRole('button', { name: 'Start' }));
    expect(made().filter(({ name }) => name === 'groups.start')).toEqual([
      { name: 'groups.start', input: { definitionId, overrides: null } },
    ]);
  });

  it('shows what differs, takes it back, and sends only that; a conflict keeps it', async () => {
    const { user, link, made } = opened();
    const conflict = { ref: InstanceRef.parse('sim:1'), holder };
    link.answer('groups.start', () => ({
      ok: false,
      error: { code: 'instance_conflict', conflicts: [conflict] },
    }));
    const aside = within(await dialog()).getByRole('complementary', { name: 'This run' });
    await user.click(screen.getByRole('button', { name: 'Add sim:4' }));
    expect(aside).toHaveTextContent('sim:1, sim:2, sim:4');
    await user.click(within(aside).getByRole('button', { name: 'Take back the change of Instances' }));
    expect(aside).toHaveTextContent('Nothing yet');
    await user.click(screen.getByRole('button', { name: 'Move sim:1 down' }));
    await user.click(screen.getByRole('button', { name: 'Start with these changes' }));
    const overrides = { availableInstances: ['sim:2', 'sim:1'] };
    expect(made()).toContainEqual({ name: 'groups.start', input: { definitionId, overrides } });
    const choice = await screen.findByRole('dialog', { name: '“Daily” was not started' });
    await user.click(await within(choice).findByRole('button', { name: 'Start' }));
    expect(made()).toContainEqual({
      name: 'groups.start',
      input: { definitionId, overrides: { ...overrides, onConflict: 'ask' } },
    });
  });

  it('begins with a step of the routine that can be begun with, and takes that back', async () => {
    const { user, link, made } = opened();
    const step = { id: null, action: 'log', line: 2, children: [] };
    link.answer('routines.read', () => ({
      ok: true,
      value: {
        ...{ file: 'a.yaml', text: '', hash: '', problems: [], sentries: [], mayConsent: true },
        outline: [
          { ...step, path: '1', label: 'Open the game' },
          {
            ...{ ...step, path: '2', label: 'try' },
            children: [
              { ...step, path: '2.try.1', label: 'Close the pop-up' },
              { ...step, path: '2.catch.1', label: 'Look again', isNoStart: true },
            ],
          },
        ],
      },
    }));
    await dialog();
    await user.click(screen.getByRole('tab', { name: /^Inputs and first step/ }));
    await user.click(screen.getByRole('combobox', { name: 'First step' }));
    expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual([
      ...['1 · Open the game', '2 · try', '2.try.1 · Close the pop-up'],
    ]);
    await user.click(screen.getByRole('option', { name: '2.try.1 · Close the pop-up' }));
    const aside = screen.getByRole('complementary', { name: 'This run' });
    expect(aside).toHaveTextContent('First step2.try.1instead of the first of the routine');
    await user.click(screen.getByRole('button', { name: 'Start with these changes' }));
    const overrides = { startAt: '2.try.1' };
    expect(made()).toContainEqual({ name: 'groups.start', input: { definitionId, overrides } });
  });

  it('asks nothing the host would refuse, and offers the way out', async () => {
    const { user } = opened();
    await dialog();
    await user.click(screen.getByRole('button', { name: 'Remove all' }));
    const start = screen.getByRole('button', { name: 'Start with these changes' });
    expect(start).toHaveAccessibleDescription('It can’t start like this; see its problems');
    await user.click(screen.getByRole('button', { name: /^Use sim:1: No instance is chosen/ }));
    expect(screen.getByRole('button', { name: 'Remove sim:1' })).toBeVisible();
  });
});
