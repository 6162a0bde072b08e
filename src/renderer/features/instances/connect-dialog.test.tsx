import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderWindow } from '../../../../testing/renderer/render-window';
import { instanceView, snapshotOf } from '../../../../testing/renderer/view-fixtures';
import { readAddress } from './address';
import { VENDOR_ADDRESSES } from './vendor-addresses';

describe('an address as people write it', () => {
  it.each([
    ['127.0.0.1:16384', '127.0.0.1:16384'],
    ['  192.168.1.20 ', '192.168.1.20:5555'],
    ['adb connect emulator.local:5557', 'emulator.local:5557'],
    ['tcp:127.0.0.1:62001', '127.0.0.1:62001'],
    ['[fe80::1]', '[fe80::1]:5555'],
    ['[fe80::1]:5556', '[fe80::1]:5556'],
  ])('%s', (text, address) => {
    expect(readAddress(text)).toEqual({ kind: 'address', address });
  });

  it.each([
    ['127.0.0.1:0', /from 1 to 65535/],
    ['127.0.0.1:65536', /from 1 to 65535/],
    ['127.0.0.1:', /from 1 to 65535/],
    ['fe80::1', /brackets/],
    ['127.0.0.1 5555', /no blanks/],
    ['127.0.0.1:55a', /host and port/],
    ['ho$t:5555', /host and port/],
  ])('%s is refused with the reason', (text, reason) => {
    const read = readAddress(text);
    expect(read.kind === 'wrong' && read.reason).toMatch(reason);
  });

  it('knows where vendors listen', () => {
    const ports = VENDOR_ADDRESSES.map(({ vendor, addressOf }) => [vendor, addressOf(1), addressOf(3)]);
    expect(ports).toEqual([
      ['MuMu Player 12', '127.0.0.1:16384', '127.0.0.1:16448'],
      ['BlueStacks 5', '127.0.0.1:5555', '127.0.0.1:5575'],
      ['LDPlayer', '127.0.0.1:5555', '127.0.0.1:5559'],
      ['Nox', '127.0.0.1:62001', '127.0.0.1:62026'],
      ['MEmu', '127.0.0.1:21503', '127.0.0.1:21523'],
      ['Genymotion', '192.168.56.101:5555', '192.168.56.103:5555'],
    ]);
  });
});

describe('the dialog', () => {
  const open = () => {
    const there = instanceView('tcp:127.0.0.1:5555', { serial: '127.0.0.1:5555' });
    const window = renderWindow(snapshotOf({ instances: [there] }), {
      ui: { page: 'instances', dialog: { kind: 'connectAddress' } },
    });
    return { ...window, dialog: screen.getByRole('dialog', { name: 'Connect address' }) };
  };

  it('fills in what a vendor uses, and connects', async () => {
    const { user, made, dialog } = open();
    const connect = () => within(dialog).getByRole('button', { name: 'Connect' });
    expect(connect()).toHaveAccessibleDescription('Write an address first');
    const number = within(dialog).getByLabelText('Number of the emulator');
    await user.clear(number);
    await user.type(number, '2');
    await user.click(within(dialog).getByRole('button', { name: /^MuMu Player 12/ }));
    await user.click(connect());
    expect(made()).toEqual([{ name: 'instances.connect', input: { address: '127.0.0.1:16416' } }]);
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });
    expect(await screen.findByText('127.0.0.1:16416 is connected, as tcp:127.0.0.1:5555')).toBeVisible();
  });

  it('says what adb said and stays for another try', async () => {
    const { user, link, dialog } = open();
    link.answer('instances.connect', ({ address }) => ({
      ok: false,
      error: {
        code: 'connect_failed',
        address,
        adbServer: '127.0.0.1:5037',
        reason: 'refused',
        message: 'cannot connect',
      },
    }));
    await user.type(within(dialog).getByLabelText('Address'), '127.0.0.1:7555{Enter}');
    expect(await within(dialog).findByText('127.0.0.1:7555 could not be connected')).toBeVisible();
    expect(dialog).toHaveTextContent(/adb said: cannot connect\. Nothing listens there/);
    await user.type(within(dialog).getByLabelText('Address'), '{Backspace}');
    expect(dialog).not.toHaveTextContent(/could not be connected/);
  });

  it('says when it is there already', async () => {
    const { user, dialog } = open();
    await user.type(within(dialog).getByLabelText('Address'), '127.0.0.1:5555');
    expect(within(dialog).getByText('It is connected already, as tcp:127.0.0.1:5555')).toBeVisible();
  });
});
