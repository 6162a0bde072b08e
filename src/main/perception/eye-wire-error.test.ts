import { describe, expect, it } from 'vitest';
import { FailureCode } from '../../shared/failure';
import { DeviceError, type DeviceErrorCode } from '../devices/device';
import { RecognitionError } from '../vision/recognition-error';
import { fromEyeWireError, toEyeWireError } from './eye-wire-error';

/** What arrives on the other side: as it is copied between threads. */
const sent = (error: unknown): Error => fromEyeWireError(structuredClone(toEyeWireError(error)));

const deviceCodes = FailureCode.options.filter(
  (code): code is DeviceErrorCode => code.startsWith('device_') || code === 'adb_server_gone',
);

describe('an error between threads', () => {
  it.each(deviceCodes)('is what the device said: %s', (code) => {
    const error = sent(new DeviceError(code, 'emulator-5554', 'it said no', { cause: new Error('why') }));
    expect(error).toBeInstanceOf(DeviceError);
    expect(error).toMatchObject({
      code,
      serial: 'emulator-5554',
      message: 'it said no',
      name: 'DeviceError',
    });
  });

  it('is what could not be recognised', () => {
    const error = sent(new RecognitionError('there is no template “a”', { cause: new Error('why') }));
    expect(error).toBeInstanceOf(RecognitionError);
    expect(error).toMatchObject({ code: 'recognition_unavailable', message: 'there is no template “a”' });
  });

  it('keeps name, words and code of any other, and where it came from', () => {
    const bug = new RangeError('the picture was released');
    expect(sent(bug)).toMatchObject({
      name: 'RangeError',
      message: bug.message,
      cause: { stack: bug.stack },
    });
    expect(sent(bug)).not.toHaveProperty('code');
    const file = Object.assign(new Error('no such file'), { code: 'ENOENT' });
    expect(sent(file)).toMatchObject({ name: 'Error', message: 'no such file', code: 'ENOENT' });
  });

  it('is an error even where something else was thrown', () => {
    for (const thrown of ['words', undefined, null, 7])
      expect(sent(thrown)).toMatchObject({ name: 'Error', message: String(thrown) });
    const bare = new Error('bare');
    delete bare.stack;
    expect(sent(bare)).toMatchObject({ message: 'bare', cause: { stack: null } });
    // A number, as those of the web's errors, is no code of ours.
    expect(sent(new DOMException('it ended', 'AbortError'))).toMatchObject({ name: 'AbortError' });
  });
});
