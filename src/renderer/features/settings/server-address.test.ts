import { expect, it } from 'vitest';
import { readServer } from './server-address';

const server = (host: string, port: number) => ({ kind: 'server', server: { host, port } });

it.each([
  ['192.168.1.20:5038', server('192.168.1.20', 5038)],
  [' Farm.Local ', server('farm.local', 5037)],
  ['tcp:farm:5039', server('farm', 5039)],
  ['[fe80::1]:5038', server('fe80::1', 5038)],
  ['[::1]', server('::1', 5037)],
  ['', { kind: 'empty' }],
])('%s is read', (text, expected) => {
  expect(readServer(text, [])).toEqual(expected);
});

it.each(['a b:1', 'fe80::1', 'farm:0', 'farm:70000', 'farm:5x', ':5037', '-farm', 'farm/x', 'http://farm:1'])(
  '%s is refused with a reason',
  (text) => {
    expect(readServer(text, [])).toMatchObject({
      kind: 'wrong',
      reason: expect.stringMatching(/\w/) as string,
    });
  },
);

it('one that is there already is refused', () => {
  expect(readServer('Farm', ['farm:5037'])).toMatchObject({ reason: 'farm:5037 is in the list already' });
});
