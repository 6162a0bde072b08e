import { describe, expect, it } from 'vitest';
import { parseProperties, type Identity } from './identity';
import { nameInstance, networkAddress } from './instance-naming';

function identity(known: Partial<Identity>): Identity {
  return {
    simulated: null,
    avdName: null,
    serialNumber: null,
    hardware: null,
    model: null,
    bootId: null,
    ...known,
  };
}

describe('reference of a device', () => {
  it.each<[string, Partial<Identity> | null, string]>([
    ['sim-3', { simulated: '3', avdName: 'x' }, 'sim:3'],
    ['emulator-5554', { avdName: 'Pixel_7' }, 'avd:Pixel_7'],
    ['127.0.0.1:5555', { avdName: 'Pixel_7' }, 'avd:Pixel_7'],
    ['emulator-5554', {}, 'tcp:127.0.0.1:5555'],
    ['emulator-5554', null, 'tcp:127.0.0.1:5555'],
    ['emulator-5554', { avdName: 'not / a name' }, 'tcp:127.0.0.1:5555'],
    ['localhost:16384', {}, 'tcp:127.0.0.1:16384'],
    ['192.168.56.101:5555', { serialNumber: 'genymotion' }, 'tcp:192.168.56.101:5555'],
    ['[::1]:5555', null, 'tcp:[::1]:5555'],
    ['R58M1234', { serialNumber: 'other' }, 'usb:R58M1234'],
    ['adb-R58M1234-x7Qp2b._adb-tls-connect._tcp', { serialNumber: 'R58M1234' }, 'usb:R58M1234'],
    ['adb-R58M1234-x7Qp2b._adb-tls-connect._tcp', null, 'usb:adb-R58M1234-x7Qp2b._adb-tls-connect._tcp'],
    ['strange serial!', null, 'usb:strange_serial_'],
  ])('%s with %j is %s', (serial, known, ref) => {
    expect(nameInstance(serial, known === null ? null : identity(known))).toBe(ref);
  });

  it('takes the two adb names of one emulator for one address', () => {
    expect(networkAddress('emulator-5554')).toBe(networkAddress('127.0.0.1:5555'));
    expect(networkAddress('emulator-5556')).not.toBe(networkAddress('127.0.0.1:5555'));
    expect(networkAddress('R58M1234')).toBeUndefined();
  });
});

describe('properties', () => {
  it('are read line by line, with values over several lines and brackets in them', () => {
    const text = '[a.b]: [1]\r\n[empty]: []\n[two]: [line one\nline two]\n[odd]: [[x]]\nnoise\n[last]: [z]\n';
    expect([...parseProperties(text)]).toEqual([
      ['a.b', '1'],
      ['empty', ''],
      ['two', 'line one\nline two'],
      ['odd', '[x]'],
      ['last', 'z'],
    ]);
  });
});
