import { msg, t } from '../catalogue/translate';
import type { ErrorOf } from '../errors';
import { explainFailure } from './failure';
import { lateTexts, sentences, type Words } from './words';

type ConnectFailure = ErrorOf<'connect_failed'>;

/** What to do about an address that could not be connected to. */
const CONNECT_HINTS: Readonly<Record<ConnectFailure['reason'], string>> = lateTexts({
  refused: msg(
    'Nothing listens there. Start the emulator, switch on adb debugging in it, and check the port.',
  ),
  unreachable: msg('Check that the device is on and in this network.'),
  name_unknown: msg('This host name is not known here. Check its spelling, or use the IP address.'),
  unauthorized: msg(
    'Confirm “Allow USB debugging” on its screen, or switch on adb debugging in the emulator.',
  ),
  timeout: msg('It did not answer in time. Check that it is on and in this network, then try again.'),
  unlisted: msg(
    'The adb server says it is connected but does not list it. Reconnect, or restart the emulator.',
  ),
  other: msg('Check address and port, and that adb debugging is on.'),
});

/** Words for what can go wrong with single instances; part of the table in `explain.ts`. */
export const INSTANCE_ERROR_WORDS = {
  address_invalid: ({ address }: ErrorOf<'address_invalid'>): Words => ({
    title: t('“{address}” is no address', { address }),
    hint: t('Write host and port, such as 127.0.0.1:5555 or 192.168.1.20:5555.'),
  }),
  adb_server_absent: ({ adbServer }: ErrorOf<'adb_server_absent'>): Words => ({
    title:
      adbServer === null
        ? t('No adb server answers')
        : t('No adb server answers at {address}', { address: adbServer }),
    hint: t(
      'Start your emulator (most bring one), run “adb start-server”, or let Muster start it in the settings.',
    ),
  }),
  connect_failed: ({ address, reason, message }: ConnectFailure): Words => ({
    title: t('{address} could not be connected', { address }),
    hint: sentences(message === '' ? '' : t('adb said: {message}.', { message }), CONNECT_HINTS[reason]),
  }),
  instance_not_found: ({ ref }: ErrorOf<'instance_not_found'>): Words => ({
    title: t('There is no instance {ref}', { ref }),
    hint: t('It may have been forgotten meanwhile. “muster instances” lists those that are known.'),
  }),
  instance_not_network: ({ ref }: ErrorOf<'instance_not_network'>): Words => ({
    title: t('{ref} is not connected over the network', { ref }),
    hint: t('Only network devices can be reconnected. Plug it in anew, or restart the emulator.'),
  }),
  instance_attached: ({ ref, serial }: ErrorOf<'instance_attached'>): Words => ({
    title: t('{ref} is here now', { ref }),
    hint: t(
      'adb lists it as {serial} for as long as it is plugged in or running. Forget it when it is gone.',
      {
        serial,
      },
    ),
  }),
  instance_unusable: ({ ref, failure, message }: ErrorOf<'instance_unusable'>): Words =>
    explainFailure({ class: 'device', code: failure, detail: { ref, message } }),
};
