import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { card, renderWindow } from '../../../testing/renderer/render-window';
import { toastDone, toastProblem } from '../components/toasts';
import {
  botView,
  definitionView,
  groupView,
  instanceView,
  problemFile,
  snapshotOf,
} from '../../../testing/renderer/view-fixtures';

const two = () =>
  snapshotOf({
    definitions: [
      definitionView('a', { name: 'Daily', tags: ['qa'] }),
      definitionView('b', { name: 'Nightly' }),
    ],
    groups: [groupView('b', 'running', { name: 'Nightly' })],
    bots: [botView('b', 1, 'running')],
    instances: [instanceView('sim:1'), instanceView('sim:10'), instanceView('sim:2')],
  });

describe('search and filters', () => {
  it('narrows by words and offers the way back', async () => {
    const { user } = renderWindow(two());
    await user.keyboard('/');
    await waitFor(() => {
      expect(screen.getByRole('searchbox')).toHaveFocus();
    });
    await user.keyboard('night');
    expect(screen.queryByRole('article', { name: 'Daily' })).toBeNull();
    expect(card('Nightly')).toBeVisible();
    await user.keyboard('xyz');
    await user.click(screen.getByRole('button', { name: 'Show all groups' }));
    expect(card('Daily')).toBeVisible();
  });

  it('filters by state with counts, and by tag', async () => {
    const { user } = renderWindow(two());
    await user.click(screen.getByRole('button', { name: 'Running 1' }));
    expect(screen.getAllByRole('article')).toHaveLength(1);
    await user.click(screen.getByRole('button', { name: 'Running 1' }));
    await user.click(screen.getByRole('button', { name: 'Tags' }));
    await user.click(await screen.findByRole('menuitemcheckbox', { name: 'qa' }));
    expect(screen.getAllByRole('article')).toEqual([card('Daily')]);
  });
});

describe('when the link is lost', () => {
  it('says since when, switches controls off with the reason, and heals by itself', async () => {
    const { link } = renderWindow(two());
    act(() => {
      link.setStatus('lost');
    });
    expect(screen.getByText(/^Connection lost – showing what was known at/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Start Daily' })).toHaveAccessibleDescription(
      'Connection to Muster is lost; it reconnects by itself',
    );
    expect(card('Nightly')).toHaveTextContent('Running');
    act(() => {
      link.setStatus('connected');
    });
    expect(screen.queryByText(/^Connection lost/)).toBeNull();
    expect(screen.getByRole('button', { name: 'Start Daily' })).not.toHaveAttribute('aria-disabled');
  });

  it('says what to do when this page has no key', () => {
    const { link } = renderWindow(two());
    act(() => {
      link.setStatus('unauthorized');
    });
    expect(screen.getByText(/Open the address again that “muster serve” printed/)).toBeVisible();
  });
});

describe('nothing there yet', () => {
  it('offers simulated emulators, samples and a new group', async () => {
    const { user, made } = renderWindow(snapshotOf());
    await user.click(screen.getByRole('button', { name: 'Use simulated emulators' }));
    await user.click(screen.getByRole('button', { name: 'Load samples' }));
    expect(made()).toEqual([
      { name: 'simulator.start', input: { devices: 6 } },
      { name: 'definitions.loadSamples', input: {} },
    ]);
    expect(screen.getByRole('button', { name: 'New group: make your own' })).toBeEnabled();
  });
});

describe('files that can’t be read', () => {
  it('are cards that say why and go when the file is mended', () => {
    const { link } = renderWindow(
      snapshotOf({
        problemFiles: [
          problemFile('pack.json', { code: 'not_json', message: 'expected a comma', line: 14, column: null }),
        ],
      }),
    );
    expect(card('pack.json')).toHaveTextContent('Line 14: expected a comma');
    act(() => {
      link.push(
        { type: 'problemFile.remove', file: 'pack.json' },
        { type: 'definition.put', definition: definitionView('a', { name: 'Pack' }) },
      );
    });
    expect(screen.queryByRole('article', { name: 'pack.json' })).toBeNull();
    expect(card('Pack')).toBeVisible();
  });
});

describe('toasts', () => {
  it('are three at most, problems first, and beside the buttons of a dialog', async () => {
    const { uiStore } = renderWindow(two());
    act(() => {
      for (const name of ['one', 'two', 'three']) toastDone(name);
      toastProblem({ title: 'Bad', hint: 'Very' });
      uiStore.setState({ dialog: { kind: 'stopAll' } });
    });
    await waitFor(() => {
      expect(
        document.querySelectorAll('[data-position="bottom-left"] .mantine-Notification-root'),
      ).toHaveLength(3);
    });
    expect(screen.getByText('Bad')).toBeVisible();
    expect(screen.queryByText('three')).toBeNull();
  });
});

describe('delete', () => {
  it('a stopped group goes at once and Undo brings it back', async () => {
    const { user, made } = renderWindow(two());
    await user.click(screen.getByRole('button', { name: 'More actions for Daily' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Delete' }));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(made()).toEqual([
      { name: 'definitions.delete', input: { definitionId: 'a', stopRunning: false } },
      { name: 'definitions.restore', input: { trashId: 'trash-1' } },
    ]);
  });

  it('Ctrl+Z undoes what is offered, once, and leaves fields alone', async () => {
    const { user, made } = renderWindow(two());
    await user.click(screen.getByRole('button', { name: 'More actions for Daily' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Delete' }));
    await screen.findByRole('button', { name: 'Undo' });
    await user.type(screen.getByRole('searchbox', { name: 'Search groups' }), 'n{Control>}z{/Control}');
    expect(made().map(({ name }) => name)).toEqual(['definitions.delete']);
    await user.click(document.body);
    await user.keyboard('{Control>}zz{/Control}');
    expect(made().map(({ name }) => name)).toEqual(['definitions.delete', 'definitions.restore']);
  });

  it('a running group needs a confirmation', async () => {
    const { user, made } = renderWindow(two());
    await user.click(screen.getByRole('button', { name: 'More actions for Nightly' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Delete' }));
    const dialog = await screen.findByRole('dialog', { name: '“Nightly” is running' });
    expect(made()).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Stop and delete' }));
    expect(made()).toEqual([{ name: 'definitions.delete', input: { definitionId: 'b', stopRunning: true } }]);
  });
});

describe('keys', () => {
  it('letters act on the card that has the focus', async () => {
    const { user, made } = renderWindow(two());
    await user.keyboard('{ArrowRight}');
    expect(card('Daily')).toHaveFocus();
    await user.keyboard('s');
    await user.keyboard('{ArrowRight}');
    expect(card('Nightly')).toHaveFocus();
    await user.keyboard('px');
    expect(made().map(({ name }) => name)).toEqual(['groups.start', 'groups.pause', 'groups.stop']);
  });

  it('letters typed into a field or a menu do nothing else', async () => {
    const { user, made } = renderWindow(two());
    await user.click(screen.getByRole('searchbox'));
    await user.keyboard('nspx?');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(made()).toEqual([]);
  });

  it('Escape twice asks once, then stops everything', async () => {
    const { user, made } = renderWindow(two());
    await user.keyboard('{Escape}{Escape}');
    const dialog = await screen.findByRole('dialog', { name: 'Stop all groups?' });
    expect(made()).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Stop now' }));
    expect(made()).toEqual([{ name: 'groups.stopAll', input: { mode: 'now' } }]);
  });

  it('the focus is back on the card when a dialog that its key opened is closed', async () => {
    const { user, made } = renderWindow(two());
    card('Daily').focus();
    await user.keyboard('e');
    await screen.findByRole('dialog', { name: 'Edit Daily' });
    await user.keyboard('{Escape}');
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });
    expect(card('Daily')).toHaveFocus();
    await user.keyboard('s');
    expect(made().map(({ name }) => name)).toEqual(['groups.start']);
  });

  it('Escape that closes something does not count as the first of two, nor as the next two', async () => {
    const { user, made } = renderWindow(two());
    const gone = () =>
      waitFor(() => {
        expect(screen.queryByRole('dialog')).toBeNull();
      });
    await user.keyboard('?');
    await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
    await user.keyboard('{Escape}');
    await gone();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    await user.keyboard('{Escape}');
    await screen.findByRole('dialog', { name: 'Stop all groups?' });
    await user.keyboard('{Escape}');
    await gone();
    expect(made()).toEqual([]);
  });

  it('the question is gone as soon as it is answered, though the last group may take long to end', async () => {
    const { user, link } = renderWindow(two());
    link.answer('groups.stopAll', () => new Promise(() => undefined));
    await user.keyboard('{Escape}{Escape}');
    await user.click(await screen.findByRole('button', { name: 'Finish iterations' }));
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });
  });

  it('? shows the sheet, n a new group', async () => {
    const { user } = renderWindow(two());
    await user.keyboard('?');
    expect(await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    await user.keyboard('{Escape}');
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });
    await user.keyboard('n');
    expect(await screen.findByRole('dialog', { name: 'New group' })).toBeVisible();
  });
});

describe('the rest of the frame', () => {
  it('lists instances in their natural order', async () => {
    const { user } = renderWindow(two());
    await user.click(screen.getByRole('button', { name: 'Instances' }));
    const refs = screen.getAllByRole('rowheader').map((cell) => cell.textContent);
    expect(refs).toEqual(['sim:1', 'sim:2', 'sim:10']);
  });

  it('stores the theme with the host', async () => {
    const { user, made } = renderWindow(two());
    await user.click(screen.getByRole('button', { name: 'Theme' }));
    await user.click(await screen.findByRole('menuitemradio', { name: 'Dark' }));
    expect(made()).toEqual([{ name: 'settings.set', input: { theme: 'dark' } }]);
    await waitFor(() => {
      expect(document.documentElement).toHaveAttribute('data-mantine-color-scheme', 'dark');
    });
  });

  it('tells in the status bar what runs, and why Stop all is off', () => {
    renderWindow(snapshotOf({ definitions: [definitionView('a')] }));
    expect(screen.getByRole('contentinfo', { name: 'Status' })).toHaveTextContent(
      'adb 35.0.2 · 127.0.0.1:5037',
    );
    expect(screen.getByRole('button', { name: 'Stop all' })).toHaveAccessibleDescription(
      'Nothing is running',
    );
  });
});
