import { afterEach, describe, expect, it } from 'vitest';
import { counted, startFakeAdbServer, type FakeAdbServer } from '../../../../testing/adb-fake-server';
import { formatInstanceRef } from '../../../shared/instance-reference';
import { createRandom } from '../../platform/random';
import { createSystemClock } from '../../platform/system-clock';
import { DeviceError, type Device } from '../device';
import { createAdbDevice, type AdbDeviceOptions } from './adb-device';
import { createFrameBuffers } from './frame-buffers';
import { createSmartSocketClient } from './smart-socket';

const never = new AbortController().signal;
const servers: FakeAdbServer[] = [];

interface Answer {
  readonly stdout?: string;
  readonly stderr?: string;
  readonly exitCode?: number;
}

function packet(id: number, data: string | Buffer): Buffer {
  const bytes = Buffer.from(data);
  const header = Buffer.alloc(5);
  header[0] = id;
  header.writeUInt32LE(bytes.length, 1);
  return Buffer.concat([header, bytes]);
}

/** A device whose shell v2 answers by the command line. */
async function deviceThat(
  answer: (line: string) => Answer,
  options: Partial<AdbDeviceOptions> = {},
): Promise<Device & { readonly lines: () => readonly string[] }> {
  const prefix = 'shell,v2,raw:';
  const server = await startFakeAdbServer((request) => {
    if (request.service.endsWith(':features')) {
      request.okay(counted('shell_v2'));
    } else if (request.service.startsWith(prefix)) {
      const { stdout = '', stderr = '', exitCode = 0 } = answer(request.service.slice(prefix.length));
      request.okay(Buffer.concat([packet(1, stdout), packet(2, stderr), packet(3, Buffer.from([exitCode]))]));
    } else {
      request.okay();
    }
  });
  servers.push(server);
  const device = createAdbDevice({
    ref: formatInstanceRef('sim', '1'),
    serial: 'S1',
    client: createSmartSocketClient({ endpoint: server.endpoint, clock: createSystemClock() }),
    random: createRandom(),
    frameBuffers: createFrameBuffers(),
    ...options,
  });
  const lines = (): readonly string[] =>
    server.requests
      .filter((request) => request.startsWith(prefix))
      .map((request) => request.slice(prefix.length));
  return Object.assign(device, { lines });
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

describe('commands of a device', () => {
  it('are those Android knows', async () => {
    const device = await deviceThat(() => ({}));
    await device.tap(10.4, 20.6, never);
    await device.longPress(1, 2, 800, never);
    await device.swipe({ x: 1, y: 2 }, { x: 3, y: 4 }, 250, never);
    await device.typeText('it\'s "a b"\n$x', never);
    await device.pressKey('back', never);
    await device.startApp('com.example', '.Main', never);
    await device.stopApp('com.example', never);
    expect(device.lines()).toEqual([
      'input tap 10 21',
      'input swipe 1 2 1 2 800',
      'input swipe 1 2 3 4 250',
      `input text 'it'\\''s%s"a%sb"'`,
      'input keyevent KEYCODE_ENTER',
      "input text '$x'",
      'input keyevent KEYCODE_BACK',
      'am start -n com.example/.Main',
      'am force-stop com.example',
    ]);
  });

  it('give output and exit code, whatever it is', async () => {
    const device = await deviceThat(() => ({ stdout: 'a\nb', exitCode: 3 }));
    await expect(device.shell(['ls', 'a b'], never)).resolves.toEqual({ stdout: 'a\nb', exitCode: 3 });
    expect(device.lines()).toEqual(["ls 'a b'"]);
  });

  it.each<[string, Answer]>([
    ['exit code', { exitCode: 1 }],
    ['words on stdout with exit code 0', { stdout: 'Error: Activity class {a/b} does not exist.\n' }],
    ['words on stderr', { stderr: 'Starting: Intent\nError type 3\n' }],
    ['exception', { stderr: 'java.lang.SecurityException: not allowed\n' }],
  ])('fail by %s', async (_how, answer) => {
    const device = await deviceThat(() => answer);
    const failure = { code: 'device_command_failed', serial: 'S1' };
    await expect(device.startApp('com.example', '.Main', never)).rejects.toMatchObject(failure);
    await expect(device.tap(1, 1, never)).rejects.toMatchObject(failure);
    await expect(device.stopApp('com.example', never)).rejects.toMatchObject(failure);
  });

  it('do not fail by a warning', async () => {
    const stderr = 'Warning: Activity not started, its current task has been brought to the front\n';
    const device = await deviceThat(() => ({ stdout: 'Starting: Intent { cmp=a/.ErrorPage }\n', stderr }));
    await expect(device.startApp('com.example', '.Main', never)).resolves.toBeUndefined();
  });

  it('refuse names that are none before anything is sent', async () => {
    const device = await deviceThat(() => ({}));
    const failure = { code: 'device_command_failed' };
    await expect(device.startApp('-n evil', null, never)).rejects.toMatchObject(failure);
    await expect(device.stopApp('; reboot', never)).rejects.toMatchObject(failure);
    await expect(device.pressKey('BACK; reboot', never)).rejects.toMatchObject(failure);
    await expect(device.shell(['a\0b'], never)).rejects.toMatchObject(failure);
    expect(device.lines()).toEqual([]);
  });

  it('are kept back by the guard', async () => {
    const gone = new DeviceError('device_gone', 'S1', 'another device has the serial');
    const device = await deviceThat(() => ({}), { guard: () => gone });
    await expect(device.tap(1, 1, never)).rejects.toBe(gone);
    await expect(device.capture(never)).rejects.toBe(gone);
    await expect(device.startApp('com.example', null, never)).rejects.toBe(gone);
    expect(device.lines()).toEqual([]);
  });
});

describe('start of an app without its activity', () => {
  const resolve = 'cmd package resolve-activity --brief -c android.intent.category.LAUNCHER com.example';
  const monkey = 'monkey -p com.example -c android.intent.category.LAUNCHER 1';

  it('asks for the launcher activity', async () => {
    const device = await deviceThat((line) => ({
      stdout: line === resolve ? 'priority=0 preferredOrder=0\ncom.example/.Launch\n' : '',
    }));
    await device.startApp('com.example', null, never);
    expect(device.lines()).toEqual([resolve, 'am start -n com.example/.Launch']);
  });

  it.each<[string, Answer]>([
    ['does not know the question', { stderr: 'cmd: not found', exitCode: 127 }],
    ['knows no activity', { stdout: 'No activity found\n' }],
    ['answers with the chooser', { stdout: 'android/com.android.internal.app.ResolverActivity\n' }],
  ])('falls back to monkey where the device %s', async (_what, answer) => {
    const device = await deviceThat((line) =>
      line === resolve ? answer : { stdout: 'Events injected: 1\n' },
    );
    await device.startApp('com.example', null, never);
    expect(device.lines()).toEqual([resolve, monkey]);
  });

  it('fails when monkey finds nothing either', async () => {
    const stdout = '** No activities found to run, monkey aborted.\n';
    const device = await deviceThat(() => ({ stdout }));
    await expect(device.startApp('com.example', null, never)).rejects.toMatchObject({
      code: 'device_command_failed',
    });
  });
});
