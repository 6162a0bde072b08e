import { describe, expect, it } from 'vitest';
import { formatInstanceRef, parseInstanceRef } from './instance-reference';

describe('instance references', () => {
  it.each([
    ['sim:1', 'sim', '1'],
    ['sim:99999', 'sim', '99999'],
    ['usb:R58M123ABC', 'usb', 'R58M123ABC'],
    ['usb:adb-X1._adb-tls-connect._tcp', 'usb', 'adb-X1._adb-tls-connect._tcp'],
    ['usb:with:colon', 'usb', 'with:colon'],
    ['avd:Pixel_7.1-b', 'avd', 'Pixel_7.1-b'],
    ['tcp:127.0.0.1:5555', 'tcp', '127.0.0.1:5555'],
    ['tcp:my-host.local:65535', 'tcp', 'my-host.local:65535'],
    ['tcp:[fe80::1]:5555', 'tcp', '[fe80::1]:5555'],
    ['index:0', 'index', '0'],
    ['index:12', 'index', '12'],
  ] as const)('%s is read and written the same', (text, kind, key) => {
    expect(parseInstanceRef(text)).toEqual({ kind, key });
    expect(formatInstanceRef(kind, key)).toBe(text);
  });

  it.each([
    '',
    'sim',
    ':1',
    'sim:',
    'sim:0',
    'sim:01',
    'sim:-1',
    'sim:1.5',
    'sim:1 ',
    ' sim:1',
    'SIM:1',
    'sim:100000',
    'sim:\uff11',
    'usb:',
    'usb:a b',
    'usb:a/b',
    `usb:${'x'.repeat(121)}`,
    'avd:Pixel 7',
    'avd:../x',
    'tcp:127.0.0.1',
    'tcp:host:0',
    'tcp:host:65536',
    'tcp:host:05555',
    'tcp::5555',
    'tcp:fe80::1:5555',
    'index:-1',
    'index:01',
    'index:x',
    'mumu:3',
    'sim:1\n',
    'constructor:1',
  ])('%j is none', (text) => {
    expect(parseInstanceRef(text)).toBeUndefined();
  });
});
