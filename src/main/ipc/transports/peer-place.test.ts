import { describe, expect, it } from 'vitest';
import { isFromThisComputer } from './peer-place';

const from = (remoteAddress: string | undefined, headers: Record<string, string> = {}): boolean =>
  isFromThisComputer({ socket: { remoteAddress }, headers });

describe('where a browser is', () => {
  it.each(['127.0.0.1', '127.8.0.1', '::1', '::ffff:127.0.0.1'])('%s is this computer', (address) => {
    expect(from(address)).toBe(true);
  });

  it.each([
    '192.168.1.5',
    '10.0.0.1',
    '::ffff:192.168.1.5',
    'fe80::1',
    '1127.0.0.1',
    '127.0.0.1.example.com',
    '',
    undefined,
  ])('%s is not', (address) => {
    expect(from(address)).toBe(false);
  });

  it.each(['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'])(
    'a proxy here speaks for others: %s',
    (name) => {
      expect(from('127.0.0.1', { [name]: '192.168.1.5' })).toBe(false);
    },
  );
});
