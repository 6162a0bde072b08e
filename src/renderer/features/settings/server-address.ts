import { t } from '../../../shared/catalogue/translate';
import type { AdbServerSetting } from '../../../shared/contract/host';

/** The port adb servers usually listen on. */
const USUAL_PORT = 5_037;
const HOST = /^(?:[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?\.?|\[[0-9a-f:.]+(?:%[\w.-]+)?\])$/i;
export const MOST_SERVERS = 16;

export type ReadServer =
  | { readonly kind: 'server'; readonly server: AdbServerSetting }
  | { readonly kind: 'empty' }
  | { readonly kind: 'wrong'; readonly reason: string };

/** What a person typed as the address of an adb server; a host alone means port 5037. */
export function readServer(text: string, there: readonly string[]): ReadServer {
  const bare = text.trim().replace(/^tcp:(?:\/\/)?/i, '');
  if (bare === '') return { kind: 'empty' };
  const reason = flawOf(bare);
  if (reason !== null) return { kind: 'wrong', reason };
  const { host, port } = partsOf(bare);
  const server = { host: host.replace(/^\[|\]$/g, '').toLowerCase(), port };
  const address = addressOf(server);
  return there.includes(address)
    ? { kind: 'wrong', reason: t('{address} is in the list already', { address }) }
    : { kind: 'server', server };
}

function flawOf(bare: string): string | null {
  if (/\s/.test(bare)) return t('An address has no blanks: HOST:PORT');
  if (!bare.startsWith('[') && bare.split(':').length > 2)
    return t('Put an IPv6 address in brackets: [fe80::1]:5037');
  const { host, port } = partsOf(bare);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) return t('The port is a number from 1 to 65535');
  if (!HOST.test(host) || host.length > 253)
    return t('Write host and port, such as 192.168.1.20:5037 or farm.local');
  return null;
}

function partsOf(bare: string): AdbServerSetting {
  const [, host = '', port = ''] = /^(\[[^\]]*\]|[^:]*):?(.*)$/.exec(bare) ?? [];
  return { host, port: port === '' ? USUAL_PORT : Number(port) };
}

/** `HOST:PORT`, as the host names its servers. */
export function addressOf({ host, port }: AdbServerSetting): string {
  return `${host.toLowerCase()}:${String(port)}`;
}
