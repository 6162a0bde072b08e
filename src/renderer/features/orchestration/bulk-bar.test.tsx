import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { notifications } from '@mantine/notifications';
import { afterEach, describe, expect, it } from 'vitest';
import { card, renderWindow } from '../../../../testing/renderer/render-window';
import { definitionView, groupView, snapshotOf } from '../../../../testing/renderer/view-fixtures';
import { UndoId } from '../../../shared/ids';

// Toasts belong to the page, not to the window of one test.
afterEach(() => {
  notifications.clean();
});

const error = { level: 'error', path: 'routineName', code: 'routine_required', detail: {} };
/** Three that can start, one that runs, one draft. */
const five = () =>
  snapshotOf({
    definitions: [
      definitionView('a', { name: 'Alpha', tags: ['qa'] }),
      definitionView('b', { name: 'Beta', tags: ['qa', 'daily'] }),
      definitionView('c', { name: 'Gamma' }),
      definitionView('d', { name: 'Running one' }),
      definitionView('e', { name: 'Sketch' }, { problems: [error] }),
    ],
    groups: [groupView('d', 'running', { name: 'Running one' })],
  });
const box = (name: string) => screen.getByRole('checkbox', { name: `Select ${name}` });
const bar = () => screen.getByRole('toolbar', { name: 'Chosen groups' });
const press = (name: string) => within(bar()).getByRole('button', { name });
/** Names of the chosen cards; by attribute, for roles of a whole page are slow to find. */
const checked = () =>
  [...document.querySelectorAll('[data-selected="true"] h2')].map((title) => title.textContent);

describe('choosing cards', () => {
  it('by their box; Escape lets go of all', async () => {
    const { user } = renderWindow(five());
    expect(screen.queryByRole('toolbar')).toBeNull();
    await user.click(box('Alpha'));
    expect(within(bar()).getByText('1 selected')).toBeVisible();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('toolbar')).toBeNull();
  });

  it('with Ctrl on the card, up to a card with Shift', () => {
    renderWindow(five());
    fireEvent.click(screen.getByText('Alpha'), { metaKey: true });
    fireEvent.click(screen.getByText('Gamma'), { shiftKey: true });
    expect(checked()).toEqual(['Alpha', 'Beta', 'Gamma']);
    fireEvent.click(screen.getByText('Beta'), { ctrlKey: true });
    expect(checked()).toEqual(['Alpha', 'Gamma']);
  });

  it('Escape that lets go of cards is not the first of two that stop everything', async () => {
    const { user } = renderWindow(five());
    await user.click(box('Alpha'));
    await user.keyboard('{Escape}{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    await user.keyboard('{Escape}');
    expect(await screen.findByRole('dialog')).toBeVisible();
  });

  it('Ctrl+A takes what is shown; what filters hide stays chosen and is told', async () => {
    const { user } = renderWindow(five());
    await user.click(box('Gamma'));
    await user.click(within(card('Beta')).getByRole('button', { name: 'Only groups tagged daily' }));
    expect(screen.getAllByRole('article')).toHaveLength(1);
    await user.keyboard('{Control>}a{/Control}');
    expect(within(bar()).getByText('2 selected')).toBeVisible();
    expect(within(bar()).getByText('1 not shown')).toBeVisible();
    await user.click(within(card('Beta')).getByRole('button', { name: 'Only groups tagged daily' }));
    expect(checked()).toEqual(['Beta', 'Gamma']);
  });

  it('Space chooses the card with the focus; one that goes is let go', async () => {
    const { user, link } = renderWindow(five());
    card('Alpha').focus();
    await user.keyboard(' ');
    await user.click(box('Beta'));
    act(() => {
      link.push({ type: 'definition.remove', definitionId: definitionView('a').id });
    });
    await waitFor(() => {
      expect(within(bar()).getByText('1 selected')).toBeVisible();
    });
  });

  it('draws no card anew but the one that is chosen', async () => {
    const { user } = renderWindow(five());
    const others = ['Alpha', 'Gamma', 'Running one'].map(card);
    const changes: MutationRecord[] = [];
    const observer = new MutationObserver((records) => changes.push(...records));
    for (const other of others) observer.observe(other, { attributes: true, childList: true, subtree: true });
    await user.click(box('Beta'));
    changes.push(...observer.takeRecords());
    observer.disconnect();
    expect(changes).toEqual([]);
    expect(card('Beta')).toHaveAttribute('data-selected', 'true');
  });
});

describe('many groups at once', () => {
  it('starts those that can, names those that did not, and why', async () => {
    const { user, link, made } = renderWindow(five());
    link.answer('groups.start', ({ definitionId }) =>
      definitionId === 'b'
        ? { ok: false, error: { code: 'definition_not_found', definitionId } }
        : { ok: false, error: { code: 'host_stopping' } },
    );
    await user.keyboard('{Control>}a{/Control}');
    await user.click(press('Start the chosen groups'));
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('4 groups were not started');
    await user.click(within(alert).getByText('Why'));
    expect(
      within(alert)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual([
      'Alpha: Muster is shutting down. It ends all groups first. Start it again to go on.',
      expect.stringMatching(/^Beta: This group no longer exists/),
      expect.stringMatching(/^Gamma: Muster is shutting down/),
      'Sketch: It has problems: edit it first.',
    ]);
    expect(made().map(({ name }) => name)).toEqual(['groups.start', 'groups.start', 'groups.start']);
  });

  it('makes at most four calls at a time, shows how far it is, and can be cancelled', async () => {
    const ids = Array.from({ length: 12 }, (_, index) => `g${String(index)}`);
    const { user, link, made } = renderWindow(
      snapshotOf({ definitions: ids.map((id) => definitionView(id)) }),
    );
    const open: (() => void)[] = [];
    link.answer(
      'groups.start',
      () =>
        new Promise((resolve) => {
          open.push(() => {
            resolve({ ok: false, error: { code: 'host_stopping' } });
          });
        }),
    );
    await user.keyboard('{Control>}a{/Control}');
    await user.click(press('Start the chosen groups'));
    expect(made()).toHaveLength(4);
    open.shift()?.();
    expect(await within(bar()).findByText('Starting groups: 1 of 12')).toBeVisible();
    expect(made()).toHaveLength(5);
    await user.click(press('Cancel'));
    for (const end of open) end();
    expect(await screen.findByText('Cancelled: 7 more were not started')).toBeVisible();
    expect(made()).toHaveLength(5);
  });

  it('stops those that run; what makes no sense is off and says why', async () => {
    const { user, made } = renderWindow(five());
    await user.click(box('Running one'));
    expect(press('Start the chosen groups')).toHaveAccessibleDescription('All of them are running already');
    await user.click(press('Stop the chosen groups'));
    expect(made()).toEqual([{ name: 'groups.stop', input: { orchestrationId: 'run-d', mode: 'now' } }]);
    expect(await screen.findByText('1 group is stopping')).toBeVisible();
    await user.click(box('Running one'));
    await user.click(box('Sketch'));
    expect(press('Start the chosen groups')).toHaveAccessibleDescription(
      'They have problems: edit them first',
    );
    expect(press('Stop the chosen groups')).toHaveAccessibleDescription('None of them is running');
  });

  it('deletes after naming them, leaves what runs alone unless told, and undoes', async () => {
    const { user, link, made } = renderWindow(five());
    const undoId = UndoId.parse('undo-1');
    link.answer('definitions.deleteMany', ({ definitionIds }) => ({
      ok: true,
      value: { deleted: definitionIds.length, failures: [], undoId },
    }));
    link.answer('undo.apply', () => ({
      ok: true,
      value: { undone: 1, left: [{ file: 'b.json', reason: 'name_taken' }] },
    }));
    for (const name of ['Alpha', 'Beta', 'Running one']) await user.click(box(name));
    await user.click(press('Delete the chosen groups'));
    const dialog = await screen.findByRole('dialog', { name: 'Delete 3 groups?' });
    expect(
      within(dialog)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual(['Alpha', 'Beta', 'Running oneRunning']);
    await user.click(within(dialog).getByRole('radio', { name: /^Stop what runs/ }));
    expect(within(dialog).getByRole('button', { name: 'Stop and delete 3 groups' })).toBeVisible();
    await user.click(within(dialog).getByRole('radio', { name: /^Leave what runs/ }));
    await user.click(within(dialog).getByRole('button', { name: 'Delete 2 groups' }));
    expect(made()).toEqual([
      { name: 'definitions.deleteMany', input: { definitionIds: ['a', 'b'], stopRunning: false } },
    ]);
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(made().at(-1)).toEqual({ name: 'undo.apply', input: { undoId } });
    expect(await screen.findByText('1 group is as it was before')).toBeVisible();
    expect(await screen.findByText('1 group was not taken back')).toBeVisible();
    expect(screen.getByText('b.json').closest('li')).toHaveTextContent(/Another group has its name by now/);
  });

  it('adds and takes away tags; what groups differ in stays as it is', async () => {
    const { user, link, made } = renderWindow(five());
    link.answer('definitions.tag', () => ({ ok: true, value: { changed: 2, failures: [], undoId: null } }));
    for (const name of ['Alpha', 'Beta']) await user.click(box(name));
    await user.click(press('Tag the chosen groups'));
    const dialog = await screen.findByRole('dialog', { name: 'Tags of 2 groups' });
    expect(within(dialog).getByRole('button', { name: 'Save tags' })).toHaveAccessibleDescription(
      'Nothing would change',
    );
    expect(within(dialog).getByRole('checkbox', { name: 'qa' })).toHaveProperty('checked', true);
    expect(within(dialog).getByRole('checkbox', { name: 'daily' })).toHaveProperty('indeterminate', true);
    await user.click(within(dialog).getByRole('checkbox', { name: 'qa' }));
    await user.type(within(dialog).getByLabelText('Add to all of them'), 'night{Enter}');
    await user.click(within(dialog).getByRole('button', { name: 'Save tags' }));
    expect(made()).toEqual([
      { name: 'definitions.tag', input: { definitionIds: ['a', 'b'], add: ['night'], remove: ['qa'] } },
    ]);
    expect(await screen.findByText('The tags of 2 groups were changed')).toBeVisible();
  });
});

describe('a pin', () => {
  it('is set at the corner of the card and in its menu; pinned cards come first', async () => {
    const { user, link, made } = renderWindow(five());
    await user.click(screen.getByRole('button', { name: 'Keep Gamma before all others' }));
    expect(made()).toEqual([{ name: 'definitions.pin', input: { definitionId: 'c', pinned: true } }]);
    act(() => {
      link.push({
        type: 'definition.put',
        definition: definitionView('c', { name: 'Gamma' }, { pinned: true }),
      });
    });
    expect(screen.getAllByRole('article')[0]).toBe(card('Gamma'));
    await user.click(screen.getByRole('button', { name: 'More actions for Gamma' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Unpin' }));
    expect(made().at(-1)).toEqual({ name: 'definitions.pin', input: { definitionId: 'c', pinned: false } });
  });

  it('a file that may not be written can be started and cloned, not edited', () => {
    renderWindow(snapshotOf({ definitions: [definitionView('a', { name: 'Fixed' }, { writable: false })] }));
    expect(card('Fixed')).toHaveTextContent('Its file is read-only');
    expect(screen.getByRole('button', { name: 'Edit Fixed' })).toHaveAccessibleDescription(
      'Its file is read-only: allow writing to it, or clone the group and change the copy',
    );
    expect(screen.getByRole('button', { name: 'Start Fixed' })).not.toHaveAttribute('aria-disabled');
  });
});
