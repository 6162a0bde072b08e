import { describe, expect, it } from 'vitest';
import { parseConnectReply } from '../adb/connect-reply';
import { parseNetworkAddress } from './network-address';
import { delayBeforeAttempt, needOf } from './reconnect-rules';

describe('address of a network device', () => {
  it.each([
    ['192.168.1.20:5555', '192.168.1.20:5555'],
    ['  192.168.1.20  ', '192.168.1.20:5555'],
    ['LocalHost:16384', '127.0.0.1:16384'],
    ['Phone.local:05555', 'phone.local:5555'],
    ['[::1]:5555', '[::1]:5555'],
    ['[FE80::1]', '[fe80::1]:5555'],
  ])('%s is %s', (text, address) => {
    expect(parseNetworkAddress(text)).toBe(address);
  });

  it.each([
    '',
    ':5555',
    'a b:1',
    'host:0',
    'host:65536',
    'host:port',
    '::1',
    'http://host:5555',
    'host:1:2',
    'ho;st:1',
  ])('“%s” is none', (text) => {
    expect(parseNetworkAddress(text)).toBeUndefined();
  });
});

describe('answers to adb connect', () => {
  it.each([
    ['connected to 127.0.0.1:5555', 'connected'],
    ['already connected to 127.0.0.1:5555', 'already'],
    ["failed to connect to '127.0.0.1:1': Connection refused", 'refused'],
    [
      'cannot connect to 127.0.0.1:1: No connection could be made because the target machine actively refused it. (10061)',
      'refused',
    ],
    ["failed to connect to '10.0.0.9:5555': No route to host", 'unreachable'],
    ["failed to connect to '10.0.0.9:5555': Connection timed out", 'timeout'],
    ['cannot connect to 10.0.0.9:5555: A connection attempt failed (10060)', 'timeout'],
    ["failed to resolve host: 'nowhere': Name or service not known", 'name_unknown'],
    ['failed to authenticate to 192.168.1.20:5555', 'unauthorized'],
    ['bad port number: x', 'other'],
    ['', 'other'],
  ])('“%s” means %s', (text, meaning) => {
    const reply = parseConnectReply(text);
    expect(reply.outcome === 'failed' ? reply.reason : reply.outcome).toBe(meaning);
  });
});

describe('when an address is connected anew', () => {
  const line = (word: string) =>
    ({ serial: 'x:1', word, ref: null, isOnline: word === 'device', isConfirmed: false }) as const;

  it.each([
    [undefined, 'connect'],
    [line('device'), 'online'],
    [line('offline'), 'reconnect'],
    [line('unauthorized'), 'wait'],
    [line('authorizing'), 'wait'],
    [line('connecting'), 'wait'],
    [line('recovery'), 'wait'],
    [line('bootloader'), 'wait'],
  ] as const)('%o: %s', (of, need) => {
    expect(needOf(of)).toBe(need);
  });

  it('waits longer each time, at most a minute, and never the same', () => {
    const least = { next: () => 0, uuid: () => '' };
    const most = { next: () => 1, uuid: () => '' };
    const delays = [1, 2, 3, 4, 5, 6, 7, 20].map((attempt) => delayBeforeAttempt(attempt, 'connect', least));
    expect(delays).toEqual([250, 1800, 3600, 7200, 14400, 28800, 54000, 54000]);
    expect(delayBeforeAttempt(2, 'reconnect', most)).toBe(2200);
    expect(delayBeforeAttempt(1, 'reconnect', most)).toBe(1500);
  });
});
