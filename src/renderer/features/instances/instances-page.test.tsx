import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderWindow } from '../../../../testing/renderer/render-window';
import {
  ago,
  botView,
  definitionView,
  groupView,
  hostView,
  instanceView,
  snapshotOf,
} from '../../../../testing/renderer/view-fixtures';

const REAL = '127.0.0.1:5037';
const holder = { orchestrationId: 'run-a', botId: 'run-a/1', groupName: 'Daily', purpose: 'bot' };
const mumu = (fields: Readonly<Record<string, unknown>> = {}) =>
  instanceView('tcp:127.0.0.1:16384', {
    serial: '127.0.0.1:16384',
    adbServer: REAL,
    model: 'MuMu V4',
    label: 'Farm',
    remembered: true,
    ...fields,
  });
const away = () =>
  mumu({
    state: 'gone',
    serial: null,
    lastSeenAt: ago(2 * 3_600_000),
    reconnect: { dueAt: new Date(Date.now() + 42_000).toISOString(), attempt: 7 },
  });

function show(instances: readonly ReturnType<typeof instanceView>[], rest = {}) {
  return renderWindow(
    snapshotOf({
      definitions: [definitionView('a', { name: 'Daily' })],
      groups: [groupView('a', 'running', { name: 'Daily' })],
      bots: [botView('a', 1, 'running')],
      instances: [...instances],
      ...rest,
    }),
    { ui: { page: 'instances' } },
  );
}

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const row = (name: RegExp) => screen.getByRole('row', { name });
const names = () => screen.queryAllByRole('rowheader').map((cell) => cell.textContent);

async function pick(user: ReturnType<typeof show>['user'], instance: string, entry: RegExp) {
  await user.click(button(`More actions for ${instance}`));
  return screen.findByRole('menuitem', { name: entry });
}

describe('a row', () => {
  it('says state, names, addresses, server, model, holder', () => {
    show([mumu({ otherSerials: ['emulator-5554'], holder: { ...holder, purpose: 'capture', botId: null } })]);
    expect(row(/Farm/)).toHaveTextContent(
      /ready.*Farm.*tcp:127\.0\.0\.1:16384.*Daily.*for a screenshot.*127\.0\.0\.1:16384.*also emulator-5554.*127\.0\.0\.1:5037.*adb 35\.0\.2.*MuMu V4.*now/,
    );
  });

  it('says when an absent one was seen last, and when which try comes next', () => {
    show([away()]);
    expect(row(/Farm/)).toHaveTextContent(/not seen.*none.*2 h ago.*try 7 in 00:4\d/);
  });

  it('says what a picture of its screen takes, how it is taken, and when that has become slow', async () => {
    const { user } = show([
      instanceView('sim:1', { capture: { method: 'raw', ms: 12.4 } }),
      instanceView('sim:2', { capture: { method: 'gzip', ms: 240, usualMs: 31.7 } }),
      instanceView('sim:3'),
    ]);
    expect(row(/sim:1/)).toHaveTextContent('12 ms per picture');
    expect(row(/sim:2/)).toHaveTextContent('240 ms per picture, before 32 ms');
    expect(row(/sim:3/)).not.toHaveTextContent('per picture');
    await user.click(button('ready: details of sim:2'));
    expect(screen.getByText('compressed pixels, 240 ms per picture, before 32 ms')).toBeVisible();
    await user.click(button('ready: details of sim:3'));
    expect(screen.getByText('nobody has looked at it yet')).toBeVisible();
  });

  it('opens details that say what to do and why an action is off', async () => {
    const { user } = show([
      instanceView('usb:R58M', { state: 'unauthorized', serial: 'R58M', adbServer: REAL }),
    ]);
    const state = button('unauthorized: details of usb:R58M');
    expect(state).toHaveAttribute('aria-expanded', 'false');
    await user.click(state);
    expect(state).toHaveAttribute('aria-expanded', 'true');
    expect(screen.getAllByRole('row').at(-1)).toHaveTextContent(/Confirm “Allow USB debugging”/);
    expect(button('Reconnect usb:R58M')).toHaveAccessibleDescription(
      'Only devices on the network can be reconnected',
    );
    expect(button('Forget usb:R58M')).toHaveAccessibleDescription(
      'adb lists it while it is there; forget it when it is gone',
    );
  });

  it('leads from its holder to the card of that group', async () => {
    const { user } = show([mumu({ holder })]);
    await user.click(within(row(/Farm/)).getByRole('button', { name: 'Daily' }));
    await waitFor(() => {
      expect(screen.getByRole('article', { name: 'Daily' })).toHaveFocus();
    });
  });

  it('follows what the host tells', () => {
    const { link } = show([mumu()]);
    act(() => {
      link.push({ type: 'instance.put', instance: mumu({ state: 'offline' }) });
    });
    expect(row(/Farm/)).toHaveTextContent(/^offline/);
  });
});

describe('search and filters', () => {
  const several = () => [
    instanceView('sim:1', { holder }),
    instanceView('sim:2', { label: 'Anna' }),
    mumu({ state: 'offline' }),
    instanceView('usb:A', { state: 'gone', serial: null }),
  ];

  it('finds labels, addresses, states and holders', async () => {
    const { user } = show(several());
    for (const [words, found] of [
      ['anna', ['Annasim:2']],
      ['16384', ['Farmtcp:127.0.0.1:16384']],
      ['daily', ['sim:1']],
      ['offline', ['Farmtcp:127.0.0.1:16384']],
    ] as const) {
      await user.keyboard('/');
      await waitFor(() => {
        expect(screen.getByRole('searchbox', { name: 'Search instances' })).toHaveFocus();
      });
      await user.keyboard(words);
      expect(names()).toEqual(found);
      await user.keyboard('{Escape}{Escape}');
    }
  });

  it('filters with counts and offers the way back', async () => {
    const { user } = show(several());
    await user.click(button('In use 1'));
    expect(names()).toEqual(['sim:1']);
    await user.click(button('Free 1'));
    expect(names()).toEqual(['Annasim:2']);
    await user.click(button('Attention 1'));
    expect(names()).toEqual(['Farmtcp:127.0.0.1:16384']);
    await user.type(screen.getByRole('searchbox'), 'nothing like it');
    await user.click(button('Show all instances'));
    expect(names()).toHaveLength(4);
  });
});

describe('a big farm', () => {
  it('draws what is in sight; End leads to the last one, Home back to the first', async () => {
    const { user } = show(Array.from({ length: 90 }, (_, index) => instanceView(`sim:${String(index + 1)}`)));
    const row = (ref: string) => document.querySelector<HTMLElement>(`tr[data-instance="${ref}"]`);
    expect(screen.getByRole('table', { name: 'Instances' })).toHaveAttribute('aria-rowcount', '91');
    expect(document.querySelectorAll('tr[data-instance]').length).toBeLessThan(40);
    act(() => {
      row('sim:1')?.focus();
    });
    await user.keyboard('{End}');
    expect(row('sim:90')).toHaveFocus();
    expect(row('sim:90')).toHaveAttribute('aria-rowindex', '91');
    expect(row('sim:70')).toBeNull();
    await user.keyboard('{Home}');
    expect(row('sim:1')).toHaveFocus();
  });
});

describe('keys', () => {
  it('one row is in the tab order; arrows move, Enter opens, F2 renames', async () => {
    const { user } = show([instanceView('sim:1'), instanceView('sim:2'), instanceView('sim:3')]);
    const rows = screen.getAllByRole('row').slice(1);
    expect(rows.map((each) => each.tabIndex)).toEqual([0, -1, -1]);
    act(() => {
      rows[0]?.focus();
    });
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(rows.map((each) => each.tabIndex)).toEqual([-1, -1, 0]);
    await user.keyboard('{ArrowUp}{Enter}');
    expect(button('ready: details of sim:2')).toHaveAttribute('aria-expanded', 'true');
    await user.keyboard('{F2}');
    expect(await screen.findByRole('dialog', { name: 'Rename sim:2' })).toBeVisible();
  });
});

describe('actions', () => {
  it('reconnects, busy only while the call is pending, and says what went wrong', async () => {
    const { user, link, made } = show([mumu({ state: 'offline' })]);
    let answer: (() => void) | undefined;
    link.answer(
      'instances.reconnect',
      () =>
        new Promise((resolve) => {
          answer = () => {
            resolve({
              ok: false,
              error: {
                code: 'connect_failed',
                address: '127.0.0.1:16384',
                adbServer: REAL,
                reason: 'refused',
                message: '',
              },
            });
          };
        }),
    );
    await user.click(await pick(user, 'Farm', /^Reconnect/));
    expect(button('More actions for Farm')).toHaveAttribute('data-loading', 'true');
    answer?.();
    expect(await screen.findByText('127.0.0.1:16384 could not be connected')).toBeVisible();
    expect(button('More actions for Farm')).not.toHaveAttribute('data-loading', 'true');
    expect(made()).toEqual([{ name: 'instances.reconnect', input: { ref: 'tcp:127.0.0.1:16384' } }]);
  });

  it('is not reconnected under a bot that works on it, but when it does not answer', async () => {
    const { user, link } = show([mumu({ holder })]);
    const entry = await pick(user, 'Farm', /^Reconnect/);
    expect(entry).toBeDisabled();
    expect(entry).toHaveTextContent('In use by “Daily” for a bot');
    act(() => {
      link.push({ type: 'instance.put', instance: mumu({ holder, state: 'offline' }) });
    });
    expect(await screen.findByRole('menuitem', { name: /^Reconnect/ })).toBeEnabled();
  });

  it('renames, and takes the label away when it is empty', async () => {
    const { user, made } = show([mumu()]);
    await user.click(await pick(user, 'Farm', /^Rename/));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByRole('button', { name: 'Rename' })).toHaveAccessibleDescription(
      'Nothing has been changed',
    );
    await user.clear(within(dialog).getByLabelText('Label'));
    await user.click(within(dialog).getByRole('button', { name: 'Rename' }));
    expect(made()).toEqual([{ name: 'instances.rename', input: { ref: 'tcp:127.0.0.1:16384', label: '' } }]);
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });
  });

  it('forgets one that is there at once, and Undo connects it again with its label', async () => {
    const { user, made } = show([mumu()]);
    await user.click(await pick(user, 'Farm', /^Forget/));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(made()).toEqual([
      { name: 'instances.forget', input: { ref: 'tcp:127.0.0.1:16384' } },
      { name: 'instances.connect', input: { address: '127.0.0.1:16384' } },
      { name: 'instances.rename', input: { ref: 'tcp:127.0.0.1:5555', label: 'Farm' } },
    ]);
  });

  it('asks before it forgets one that is away, because that can’t be undone', async () => {
    const { user, made } = show([away()]);
    await user.click(await pick(user, 'Farm', /^Forget/));
    const dialog = await screen.findByRole('dialog', { name: 'Forget Farm?' });
    expect(made()).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Forget' }));
    expect(made()).toEqual([{ name: 'instances.forget', input: { ref: 'tcp:127.0.0.1:16384' } }]);
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  });

  it('nothing can be done while the link is lost, and it says so', async () => {
    const { user, link } = show([mumu()]);
    act(() => {
      link.setStatus('lost');
    });
    const reason = 'Connection to Muster is lost; it reconnects by itself';
    expect(button('Connect address')).toHaveAccessibleDescription(reason);
    expect(await pick(user, 'Farm', /^Forget/)).toHaveTextContent(reason);
  });
});

describe('screenshot', () => {
  it('is taken at once, again when asked, and keeps the picture when the next one fails', async () => {
    const { user, link, made } = show([mumu()]);
    await user.click(button('Screenshot of Farm'));
    const dialog = await screen.findByRole('dialog', { name: 'Screenshot of Farm' });
    const picture = await within(dialog).findByRole('img', { name: /^Screen of Farm/ });
    expect(picture).toHaveAttribute('width', '1');
    expect(dialog).toHaveTextContent(/1 × 1 · 1 kB · taken at/);
    link.answer('instances.screenshot', ({ ref }) => ({
      ok: false,
      error: { code: 'instance_unusable', ref, failure: 'device_gone', message: '' },
    }));
    await user.click(within(dialog).getByRole('button', { name: 'Take again' }));
    expect(await within(dialog).findByText(/tcp:127\.0\.0\.1:16384 vanished/)).toBeVisible();
    expect(picture).toBeVisible();
    expect(made().map(({ name }) => name)).toEqual(['instances.screenshot', 'instances.screenshot']);
  });

  it('says why none can be taken', () => {
    show([mumu({ state: 'offline' })]);
    const camera = button('Screenshot of Farm');
    expect(camera).toHaveAttribute('aria-disabled', 'true');
    expect(camera.title).toMatch(/^No screenshot\. It is offline/);
  });
});

describe('simulated emulators', () => {
  it('as many as asked for, and the number is kept', async () => {
    const { user, made } = show([]);
    await user.click(button('Use simulated emulators'));
    const dialog = await screen.findByRole('dialog');
    const count = within(dialog).getByLabelText('How many');
    await user.clear(count);
    await user.type(count, '300');
    expect(within(dialog).getByRole('button', { name: 'Start' })).toHaveAccessibleDescription(
      'Choose from 1 to 256',
    );
    await user.clear(count);
    await user.type(count, '12{Enter}');
    await waitFor(() => {
      expect(made()).toEqual([
        { name: 'simulator.start', input: { devices: 12 } },
        { name: 'settings.set', input: { simulatedDevices: 12 } },
      ]);
    });
  });

  it('are stopped only when nobody uses them', () => {
    const host = { ...hostView, simulator: { state: 'on' as const, devices: 1 } };
    show([instanceView('sim:1', { holder })], { host });
    expect(button('Stop simulator')).toHaveAccessibleDescription('Some are in use: stop their groups first');
  });
});

describe('nothing there', () => {
  it('says what was looked for and found, and what to do', () => {
    const [server] = hostView.adbServers;
    if (!server) throw new Error('no server in the fixture');
    const host = { ...hostView, adbServers: [{ ...server, state: 'absent' as const, version: null }] };
    show([], { host });
    const found = screen.getByRole('region', { name: 'What was looked for' });
    expect(found).toHaveTextContent(/adb server at 127\.0\.0\.1:5037: nothing answers/);
    expect(found).toHaveTextContent(/Start your emulator/);
    expect(found).toHaveTextContent(/\/usr\/bin\/adb, version 35\.0\.2, found on the PATH/);
    expect(screen.getByText('muster doctor')).toBeVisible();
    expect(button('Connect address')).toBeEnabled();
  });

  it('a server that does not answer is told above the list when something listed needs it', () => {
    const [server] = hostView.adbServers;
    if (!server) throw new Error('no server in the fixture');
    const host = { ...hostView, adbServers: [{ ...server, state: 'absent' as const }] };
    const { link } = show([instanceView('sim:1')], { host });
    expect(screen.queryByText(/No adb server answers/)).toBeNull();
    act(() => {
      link.push({ type: 'instance.put', instance: away() });
    });
    expect(screen.getByText(`No adb server answers at ${REAL}`)).toBeVisible();
  });
});
