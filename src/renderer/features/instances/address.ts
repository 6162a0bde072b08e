import { t } from '../../../shared/catalogue/translate';
import { parseInstanceRef, type InstanceRef } from '../../../shared/instance-reference';
import type { InstanceView } from '../../../shared/view';

const USUAL_PORT = 5_555;

export type ReadAddress =
  | { readonly kind: 'address'; readonly address: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'wrong'; readonly reason: string };

/** What a person typed or pasted as an address, `adb connect HOST:PORT` included; a host alone means port 5555. */
export function readAddress(text: string): ReadAddress {
  const bare = text
    .trim()
    .replace(/^adb\s+connect\s+/i, '')
    .replace(/^tcp:/i, '');
  if (bare === '') return { kind: 'empty' };
  if (/\s/.test(bare)) return { kind: 'wrong', reason: t('An address has no blanks: HOST:PORT') };
  if (!bare.startsWith('[') && bare.split(':').length > 2)
    return { kind: 'wrong', reason: t('Put an IPv6 address in brackets: [fe80::1]:5555') };
  const address = /:\d*$/.test(bare.replace(/^\[.*\]/, '')) ? bare : `${bare}:${String(USUAL_PORT)}`;
  const port = Number(address.slice(address.lastIndexOf(':') + 1));
  if (port < 1 || port > 65_535) return { kind: 'wrong', reason: t('The port is a number from 1 to 65535') };
  return parseInstanceRef(`tcp:${address}`)
    ? { kind: 'address', address }
    : { kind: 'wrong', reason: t('Write host and port, such as 127.0.0.1:5555 or 192.168.1.20:5555') };
}

/** The instance that is there under this address already. */
export function connectedAs(address: string, instances: readonly InstanceView[]): InstanceRef | undefined {
  return instances.find(
    ({ state, serial, otherSerials }) => state === 'ready' && [serial, ...otherSerials].includes(address),
  )?.ref;
}
