import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { card, renderWindow } from '../../../testing/renderer/render-window';
import { definitionView, groupView, instanceView, snapshotOf } from '../../../testing/renderer/view-fixtures';
import { VERBS } from '../../shared/verbs';
import { createUiStore } from '../state/ui-store';
import { createViewStore } from '../state/view-store';
import { createScriptedLink } from '../../../testing/renderer/scripted-link';
import { offerVerb } from './run-verb';

const two = () =>
  snapshotOf({
    definitions: [definitionView('a', { name: 'Daily' }), definitionView('b', { name: 'Nightly' })],
    groups: [groupView('b', 'running', { name: 'Nightly' })],
    instances: [instanceView('sim:1')],
  });

afterEach(() => {
  localStorage.clear();
});

describe('every verb', () => {
  it('stands in the list once and does something', () => {
    const view = createViewStore();
    view.writer.snapshot(two());
    view.writer.link('connected', 0);
    const host = { link: createScriptedLink(two()), uiStore: createUiStore(), viewStore: view.store };
    expect(new Set(VERBS.map(({ id }) => id)).size).toBe(VERBS.length);
    const nothing = offerVerb('startGroup', host, null).run;
    const [definition] = two().definitions;
    for (const { id } of VERBS) {
      const offer = offerVerb(id, host, definition?.id ?? null);
      // Those that do nothing at all would be the same empty function everywhere.
      expect([id, String(offer.run) !== String(nothing) || offer.refusal !== null]).toEqual([id, true]);
    }
  });
});

describe('keys', () => {
  it('mean the card that has the focus, and say why they do nothing', async () => {
    const { user, made } = renderWindow(two());
    card('Nightly').focus();
    await user.keyboard('s');
    expect(await screen.findByText('It is running already')).toBeVisible();
    card('Daily').focus();
    await user.keyboard('p');
    expect(await screen.findByText('It is not running')).toBeVisible();
    expect(made()).toEqual([]);
    await user.keyboard('s');
    expect(made()).toEqual([{ name: 'groups.start', input: { definitionId: 'a', overrides: null } }]);
  });

  it('mean the only selected card when none has the focus, and say so when there is none', async () => {
    const { user, made } = renderWindow(two());
    await user.keyboard('x');
    expect(await screen.findByText(/^Go to a group first/)).toBeVisible();
    await user.click(screen.getByRole('checkbox', { name: /Nightly/ }));
    (document.activeElement as HTMLElement | null)?.blur();
    await user.keyboard('x');
    await waitFor(() => {
      expect(made()).toEqual([{ name: 'groups.stop', input: { orchestrationId: 'run-b', mode: 'now' } }]);
    });
  });
});

describe('the palette', () => {
  it('finds a command by its letters and does it to the card it was opened on', async () => {
    const { user, made } = renderWindow(two());
    card('Daily').focus();
    await user.keyboard('{Control>}k{/Control}');
    const search = await screen.findByRole('combobox');
    expect(search).toHaveFocus();
    await user.keyboard('pin');
    const option = screen.getAllByRole('option')[0];
    expect(option).toHaveTextContent(/Pin or unpin.*Daily/);
    expect(search).toHaveAttribute('aria-activedescendant', option?.id);
    await user.keyboard('{Enter}');
    expect(made()).toEqual([{ name: 'definitions.pin', input: { definitionId: 'a', pinned: true } }]);
    expect(screen.queryByRole('combobox')).toBeNull();
  });

  it('starts and opens groups by name, goes to instances, and remembers', async () => {
    const { user, made } = renderWindow(two());
    await user.keyboard('{Control>}k{/Control}');
    await user.keyboard('start daily{Enter}');
    expect(made()).toEqual([{ name: 'groups.start', input: { definitionId: 'a', overrides: null } }]);
    await user.keyboard('{Control>}k{/Control}');
    const recent = await screen.findByRole('group', { name: 'Used last' });
    expect(within(recent).getByRole('option')).toHaveTextContent('Start Daily');
    await user.keyboard('sim 1{Enter}');
    expect(await screen.findByRole('row', { name: /sim:1/ })).toBeVisible();
  });

  it('shows what can’t be done with the reason, and does not do it', async () => {
    const { user, made } = renderWindow(two());
    card('Daily').focus();
    await user.keyboard('{Control>}k{/Control}');
    await user.keyboard('pause');
    const [option] = screen.getAllByRole('option');
    expect(option).toHaveTextContent('It is not running');
    expect(option).toHaveAttribute('aria-disabled', 'true');
    await user.keyboard('{Enter}');
    expect(screen.getByRole('combobox')).toBeVisible();
    expect(made()).toEqual([]);
  });
});

describe('the key sheet', () => {
  it('lists every verb that has a key', async () => {
    const { user } = renderWindow(two());
    await user.keyboard('?');
    const sheet = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
    const named = VERBS.filter(({ key, accelerator }) => key !== null || accelerator !== null);
    for (const { label } of named) expect(within(sheet).getByText(label, { selector: 'dt' })).toBeVisible();
  });
});
