import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { renderWindow } from '../../../../testing/renderer/render-window';
import type { ScriptedLink } from '../../../../testing/renderer/scripted-link';
import { definitionView, hostView, snapshotOf } from '../../../../testing/renderer/view-fixtures';
import { loadLanguage } from '../../../shared/catalogue/load-language';
import { Settings } from '../../../shared/contract/host';
import type { ViewSnapshot } from '../../../shared/view';
import type { UiState } from '../../state/ui-store';

/** A host that keeps what it is told. */
function keeping(link: ScriptedLink, first: Partial<Settings> = {}): void {
  let kept = Settings.parse(first);
  link.open('settings', () => kept);
  link.answer('settings.set', (change) => {
    kept = { ...kept, ...change };
    return { ok: true, value: kept };
  });
}

function show(ui: Partial<UiState>, first: Partial<Settings> = {}, parts: Partial<ViewSnapshot> = {}) {
  return renderWindow(snapshotOf(parts), {
    ui: { page: 'settings', ...ui },
    prepare: (link) => {
      keeping(link, first);
    },
  });
}

const row = (name: string) => screen.getByRole('group', { name });
const chosen = (name: string) => screen.getByRole<HTMLSelectElement>('combobox', { name }).value;
const changes = (made: ReturnType<typeof show>['made']) =>
  made()
    .filter(({ name }) => name === 'settings.set')
    .map(({ input }) => input);

afterEach(() => loadLanguage('en'));

describe('a setting', () => {
  it('is saved at once and says so', async () => {
    const { user, made } = show({ settingsSection: 'running' });
    expect(screen.getByRole('switch', { name: 'Keep the computer awake' })).toHaveAccessibleDescription(
      'It does not go to sleep while groups run. The screen still may. Desktop app only.',
    );
    await user.click(screen.getByRole('switch', { name: 'Keep the computer awake' }));
    expect(changes(made)).toEqual([{ keepAwake: false }]);
    expect(await within(row('Keep the computer awake')).findByText('Saved')).toBeVisible();
  });

  it('that can’t be saved says why and keeps its value', async () => {
    const { user, link } = show({ settingsSection: 'running' });
    link.answer('settings.set', () => ({
      ok: false,
      error: { code: 'file_write_failed', file: 'settings.json', reason: 'ENOSPC' },
    }));
    await user.selectOptions(screen.getByRole('combobox', { name: 'Closing the window' }), 'quit');
    expect(
      await within(row('Closing the window')).findByText('settings.json could not be written'),
    ).toBeVisible();
    expect(chosen('Closing the window')).toBe('ask');
  });

  it('changed from elsewhere is shown', () => {
    const { link } = show({ settingsSection: 'advanced' });
    act(() => {
      link.feed('settings', Settings.parse({ logLevel: 'debug' }));
    });
    expect(chosen('Log level')).toBe('debug');
  });

  it('can’t be changed while the link is lost', () => {
    const { link } = show({ settingsSection: 'running' });
    act(() => {
      link.setStatus('lost');
    });
    expect(screen.getByRole('switch', { name: 'Keep the computer awake' })).toBeDisabled();
  });
});

it('another language is spoken at once, and the focus stays on its choice', async () => {
  const { user } = show({});
  const choice = screen.getByRole('combobox', { name: 'Language' });
  choice.focus();
  await user.selectOptions(choice, 'de');
  expect(await screen.findByRole('heading', { name: 'Einstellungen' })).toBeVisible();
  await waitFor(() => {
    expect(screen.getByRole('combobox', { name: 'Sprache' })).toHaveFocus();
  });
});

describe('search', () => {
  it('shows what matches from all sections, marked, and leads back', async () => {
    const { user } = show({});
    await user.type(screen.getByRole('searchbox', { name: 'Search settings' }), 'log folder');
    expect(screen.getAllByRole('group').map((each) => each.dataset['setting'])).toEqual(['logFolder']);
    expect(document.querySelector('mark')).toHaveTextContent(/log/i);
    await user.clear(screen.getByRole('searchbox'));
    await user.type(screen.getByRole('searchbox'), 'xyzzy');
    await user.click(screen.getByRole('button', { name: 'Show all settings' }));
    expect(row('Theme')).toBeVisible();
  });

  it('a setting asked for from elsewhere is shown and focused', async () => {
    show({ settingsFocus: 'logLevel', settingsSearch: 'theme' });
    await waitFor(() => {
      expect(screen.getByRole('combobox', { name: 'Log level' })).toHaveFocus();
    });
  });

  it('sections are reached with arrow keys', async () => {
    const { user } = show({});
    screen.getByRole('button', { name: 'Appearance' }).focus();
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    expect(screen.getByRole('heading', { name: 'Notifications' })).toBeVisible();
  });
});

describe('adb', () => {
  it('a program is used only after it has answered', async () => {
    const { user, link, made } = show({ settingsSection: 'instances' });
    link.answer('adb.check', ({ path }) => ({ ok: false, error: { code: 'adb_unusable', path } }));
    const field = screen.getByRole('textbox', { name: 'adb program' });
    await user.type(field, '"C:\\adb\\adb.exe"{Enter}');
    expect(await screen.findByText('C:\\adb\\adb.exe is no adb program that answers')).toBeVisible();
    expect(changes(made)).toEqual([]);
    link.answer('adb.check', () => ({
      ok: true,
      value: { path: 'C:\\adb\\adb.exe', version: '35', protocol: null, source: 'setting' },
    }));
    await user.click(screen.getByRole('button', { name: 'Check and use' }));
    await waitFor(() => {
      expect(changes(made)).toEqual([{ adbPath: 'C:\\adb\\adb.exe' }]);
    });
  });

  it('a server is added with its live state, and removed with Undo', async () => {
    const { user, link, made } = show({ settingsSection: 'instances' });
    const field = screen.getByRole('textbox', { name: 'Address of a further adb server' });
    await user.type(field, 'farm:99999{Enter}');
    expect(await screen.findAllByText('The port is a number from 1 to 65535')).not.toHaveLength(0);
    await user.clear(field);
    await user.type(field, 'Farm.local:5038{Enter}');
    expect(changes(made)).toEqual([{ adbServers: [{ host: 'farm.local', port: 5038 }] }]);
    const list = screen.getByRole('list', { name: 'adb servers' });
    expect(await within(list).findByText('is being asked')).toBeVisible();
    const [known] = hostView.adbServers;
    if (!known) throw new Error('no server in the fixture');
    act(() => {
      const further = { ...known, address: 'farm.local:5038', state: 'absent' as const, binary: null };
      link.push({ type: 'host.put', host: { ...hostView, adbServers: [known, further] } });
    });
    expect(await within(list).findByText('nothing answers')).toBeVisible();
    await user.click(within(list).getByRole('button', { name: 'Remove farm.local:5038' }));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(changes(made).slice(1)).toEqual([
      { adbServers: [] },
      { adbServers: [{ host: 'farm.local', port: 5038 }] },
    ]);
  });

  it('a number of emulators that can’t be is not saved', async () => {
    const { user, made } = show({ settingsSection: 'instances' });
    const count = screen.getByRole('textbox', { name: 'Simulated emulators' });
    await user.clear(count);
    await user.type(count, '300{Enter}');
    expect(screen.getByText('From 1 to 256')).toBeVisible();
    await user.clear(count);
    await user.type(count, '12{Enter}');
    expect(changes(made)).toEqual([{ simulatedDevices: 12 }]);
  });
});

it('groups that start with Muster are picked by name; one that is gone can be taken away', async () => {
  const { user, made } = show(
    { settingsSection: 'startup' },
    { startGroups: Settings.shape.startGroups.parse(['gone-123456']) },
    { definitions: [definitionView('a', { name: 'Daily' })] },
  );
  expect(screen.getByText('A group that is gone (123456)')).toBeVisible();
  await user.click(screen.getByRole('combobox', { name: 'Groups that start with Muster' }));
  await user.click(await screen.findByRole('option', { name: 'Daily' }));
  expect(changes(made)).toEqual([{ startGroups: ['gone-123456', 'a'] }]);
});

describe('the desktop app', () => {
  const host = { ...hostView, canReveal: true };

  it('shows a notification and other folders; a browser says who does', async () => {
    show({ settingsSection: 'notifications' });
    expect(screen.getByRole('button', { name: 'Test' })).toHaveAccessibleDescription(
      'Only the desktop app shows notifications of the system',
    );
  });

  it('tries a notification out', async () => {
    const { user, link } = show({ settingsSection: 'notifications' }, {}, { host });
    link.answer('desktop.testNotice', () => ({ ok: true, value: { shown: false } }));
    await user.click(screen.getByRole('button', { name: 'Test' }));
    expect(await screen.findByText('This system shows no notifications.')).toBeVisible();
  });

  it('chooses another data folder, or says why it can’t', async () => {
    const { user, link } = show({ settingsSection: 'data' }, {}, { host });
    link.answer('desktop.chooseDataFolder', () => ({
      ok: false,
      error: { code: 'data_folder_fixed', by: '--data' },
    }));
    await user.click(screen.getByRole('button', { name: 'Use another folder…' }));
    expect(await screen.findByText(/was started with --data/)).toBeVisible();
    link.answer('desktop.chooseDataFolder', () => ({ ok: true, value: { chosen: '/data' } }));
    await user.click(screen.getByRole('button', { name: 'Use another folder…' }));
    expect(await screen.findByText('From the next start of Muster on: /data')).toBeVisible();
    expect(screen.queryByText(/was started with --data/)).toBeNull();
  });
});

describe('settings as a whole', () => {
  it('are reset with Undo', async () => {
    const { user, made } = show({ settingsSection: 'advanced' }, { theme: 'dark', logLevel: 'warn' });
    await user.click(screen.getByRole('button', { name: 'Reset to defaults' }));
    expect(await screen.findByText('2 settings were reset')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(changes(made)).toMatchObject([Settings.parse({}), { theme: 'dark', logLevel: 'warn' }]);
  });

  it('an import shows what changes, what can’t be used, and changes it only then', async () => {
    const { user, made } = show({
      settingsSection: 'advanced',
      dialog: {
        kind: 'importSettings',
        fileName: 'mine.json',
        text: '{"theme":"dark","adbServers":[{"host":"farm","port":5038}],"logLevel":"loud","colour":1}',
      },
    });
    const dialog = await screen.findByRole('dialog', { name: 'Import settings from mine.json' });
    expect(within(dialog).getByRole('row', { name: 'Theme As the system Dark' })).toBeVisible();
    expect(within(dialog).getByRole('row', { name: 'adb servers None farm:5038' })).toBeVisible();
    expect(dialog).toHaveTextContent('Log level: loud can’t be used');
    expect(dialog).toHaveTextContent('Left out: colour');
    expect(changes(made)).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Change 2 settings' }));
    expect(changes(made)).toEqual([{ theme: 'dark', adbServers: [{ host: 'farm', port: 5038 }] }]);
    expect(await screen.findByText('2 settings were imported')).toBeVisible();
  });

  it('a file without settings is refused in words', async () => {
    show({ dialog: { kind: 'importSettings', fileName: 'x.json', text: '{"name":"a group"}' } });
    expect(await screen.findByText('The file holds no settings of Muster')).toBeVisible();
  });
});
