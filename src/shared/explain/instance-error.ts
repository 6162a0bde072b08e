import type { ErrorOf } from '../errors';
import { explainFailure } from './failure';
import type { Words } from './words';

type ConnectFailure = ErrorOf<'connect_failed'>;

/** What to do about an address that could not be connected to. */
const CONNECT_HINTS: Readonly<Record<ConnectFailure['reason'], string>> = {
  refused: 'Nothing listens there. Start the emulator, switch on adb debugging in it, and check the port.',
  unreachable: 'Check that the device is on and in this network.',
  name_unknown: 'This host name is not known here. Check its spelling, or use the IP address.',
  unauthorized: 'Confirm “Allow USB debugging” on its screen, or switch on adb debugging in the emulator.',
  timeout: 'It did not answer in time. Check that it is on and in this network, then try again.',
  unlisted: 'The adb server says it is connected but does not list it. Reconnect, or restart the emulator.',
  other: 'Check address and port, and that adb debugging is on.',
};

/** Words for what can go wrong with single instances; part of the table in `explain.ts`. */
export const INSTANCE_ERROR_WORDS = {
  address_invalid: ({ address }: ErrorOf<'address_invalid'>): Words => ({
    title: `“${address}” is no address`,
    hint: 'Write host and port, such as 127.0.0.1:5555 or 192.168.1.20:5555.',
  }),
  adb_server_absent: ({ adbServer }: ErrorOf<'adb_server_absent'>): Words => ({
    title: adbServer === null ? 'No adb server answers' : `No adb server answers at ${adbServer}`,
    hint: 'Start your emulator (most bring one), run “adb start-server”, or let Muster start it in the settings.',
  }),
  connect_failed: ({ address, reason, message }: ConnectFailure): Words => ({
    title: `${address} could not be connected`,
    hint: `${message === '' ? '' : `adb said: ${message}. `}${CONNECT_HINTS[reason]}`,
  }),
  instance_not_found: ({ ref }: ErrorOf<'instance_not_found'>): Words => ({
    title: `There is no instance ${ref}`,
    hint: 'It may have been forgotten meanwhile. “muster instances” lists those that are known.',
  }),
  instance_not_network: ({ ref }: ErrorOf<'instance_not_network'>): Words => ({
    title: `${ref} is not connected over the network`,
    hint: 'Only network devices can be reconnected. Plug it in anew, or restart the emulator.',
  }),
  instance_attached: ({ ref, serial }: ErrorOf<'instance_attached'>): Words => ({
    title: `${ref} is here now`,
    hint: `adb lists it as ${serial} for as long as it is plugged in or running. Forget it when it is gone.`,
  }),
  instance_unusable: ({ ref, failure, message }: ErrorOf<'instance_unusable'>): Words =>
    explainFailure({ class: 'device', code: failure, detail: { ref, message } }),
};
