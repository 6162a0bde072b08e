import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Device } from '../src/main/devices/device';
import type { Frame } from '../src/shared/frame';
import { createTestApk } from './simulator/test-apk';
import { tempFolderOfTest } from './temp-folder-of-test';

/** What these rows of the contract need of a rig. */
interface ActionRig {
  device(number: number): Device;
  screen(number: number): Frame;
  inputs(number: number): readonly { readonly kind: string }[];
  readonly app: { readonly packageName: string; readonly activity: string };
}

const never = new AbortController().signal;

/** The rows of the `Device` contract about fingers on their way, apps that come and go, and how the screen is held. */
export function describeActions(rig: () => ActionRig): void {
  it('drags a finger over several points', async () => {
    const points = [
      { x: 100, y: 100 },
      { x: 100.4, y: 300 },
      { x: 200, y: 300 },
    ];
    await rig().device(1).drag(points, 60, never);
    const whole = [points[0], { x: 100, y: 300 }, points[2]];
    expect(rig().inputs(1)).toMatchObject([{ kind: 'drag', points: whole }]);
  });

  it('lifts the finger of a drag that was broken off', async () => {
    const device = rig().device(1);
    await device.shell(['true'], never);
    const abort = new AbortController();
    const points = [1, 2, 3, 4].map((step) => ({ x: step * 50, y: 200 }));
    const dragging = device.drag(points, 300, abort.signal).catch((error: unknown) => error);
    await new Promise((resolve) => void setTimeout(resolve, 100));
    abort.abort(new Error('stopped'));
    expect(await dragging).toBe(abort.signal.reason);
    await expect.poll(() => rig().inputs(1), { timeout: 3_000 }).toMatchObject([{ kind: 'drag' }]);
  });

  it.each([0, 1, 17])('refuses a drag over %i points', async (count) => {
    const points = Array.from({ length: count }, (_, at) => ({ x: at, y: at }));
    await expect(rig().device(1).drag(points, 10, never)).rejects.toMatchObject({
      code: 'device_command_failed',
    });
  });

  it('presses keys together, and refuses what is none', async () => {
    const device = rig().device(1);
    await device.pressKeys(['CTRL_LEFT', 'KEYCODE_A'], never);
    expect(rig().inputs(1)).toMatchObject([{ kind: 'keys', keys: ['CTRL_LEFT', 'A'] }]);
    for (const keys of [['CTRL_LEFT', 'no key'], ['NO_SUCH_KEY', 'A'], ['A']])
      await expect(device.pressKeys(keys, never)).rejects.toMatchObject({ code: 'device_command_failed' });
  });

  it('tells the app in front', async () => {
    const device = rig().device(1);
    await device.startApp(rig().app.packageName, null, never);
    await expect(device.foregroundApp(never)).resolves.toBe(rig().app.packageName);
    await device.pressKey('HOME', never);
    const home = await device.foregroundApp(never);
    expect(home).toEqual(expect.any(String));
    expect(home).not.toBe(rig().app.packageName);
  });

  it('installs an app, leaves no copy of its file, and uninstalls it', async () => {
    const device = rig().device(1);
    const apk = join(await tempFolderOfTest(), 'two words.apk');
    await writeFile(apk, createTestApk('com.example.added'));
    await device.installApp(apk, never);
    const listed = await device.shell(['pm', 'list', 'packages', 'com.example.added'], never);
    expect(listed.stdout).toBe('package:com.example.added\n');
    expect((await device.shell(['ls', '/data/local/tmp'], never)).stdout).not.toContain('.apk');
    await device.uninstallApp('com.example.added', never);
    await expect(device.uninstallApp('com.example.added', never)).rejects.toMatchObject({
      code: 'device_command_failed',
    });
  });

  it('says in the words of the device why a file is no app', async () => {
    const file = join(await tempFolderOfTest(), 'no.apk');
    await writeFile(file, 'no app');
    const device = rig().device(1);
    await expect(device.installApp(file, never)).rejects.toThrow('INSTALL_PARSE_FAILED_NOT_APK');
    expect((await device.shell(['ls', '/data/local/tmp'], never)).stdout).not.toContain('.apk');
    await expect(device.installApp(`${file}x`, never)).rejects.toMatchObject({ code: 'step_failed' });
  });

  it('clears an app, and says so when it is not there', async () => {
    const device = rig().device(1);
    await device.clearApp(rig().app.packageName, never);
    expect(rig().inputs(1)).toMatchObject([{ kind: 'clearApp', package: rig().app.packageName }]);
    for (const name of ['com.none', '-n', 'a b'])
      await expect(device.clearApp(name, never)).rejects.toMatchObject({ code: 'device_command_failed' });
  });

  it('has no clipboard without the helper, and says so', async () => {
    const device = rig().device(1);
    await expect(device.setClipboard('a', never)).rejects.toThrow(/Clipper \(ca\.zgrs\.clipper\)/);
    await expect(device.getClipboard(never)).rejects.toMatchObject({ code: 'device_command_failed' });
    expect(rig().inputs(1)).toEqual([]);
  });

  it.each([
    'https://example.com/a?b=1&c=$(id)',
    "https://example.com/it's",
    'https://example.com/"`id`"',
    'https://example.com/%20%s%%?a=ü日本🎮#;reboot',
    'https://example.com/a\nb c\\',
    'market://details?id=com.example&x=|&>/sdcard/x',
  ])('opens %j', async (url) => {
    await rig().device(1).openUrl(url, never);
    expect(rig().inputs(1)).toMatchObject([{ kind: 'openUrl', url }]);
  });

  it.each([
    '; touch /sdcard/hostile',
    '$(touch /sdcard/hostile)',
    "' -n com.android.settings/.Settings '",
    '`id`',
    'a\nb',
  ])('takes the activity %j for a name', async (activity) => {
    const device = rig().device(1);
    await expect(device.startApp(rig().app.packageName, activity, never)).rejects.toMatchObject({
      code: 'device_command_failed',
    });
    expect((await device.shell(['ls', '/sdcard'], never)).stdout).not.toContain('hostile');
  });

  it.each(['com.example;reboot', '$(id)', 'a b', '-n', 'com.exämple', ''])(
    'takes the package %j for none',
    async (name) => {
      const device = rig().device(1);
      const calls = [
        () => device.startApp(name, null, never),
        () => device.stopApp(name, never),
        () => device.uninstallApp(name, never),
        () => device.clearApp(name, never),
      ];
      for (const call of calls) await expect(call()).rejects.toMatchObject({ code: 'device_command_failed' });
      expect(rig().inputs(1)).toEqual([]);
    },
  );

  it.each(['BACK; reboot', '$(id)', 'A B', "A'", 'ÄA', '-x'])('takes the key %j for none', async (key) => {
    const device = rig().device(1);
    await expect(device.pressKey(key, never)).rejects.toMatchObject({ code: 'device_command_failed' });
    await expect(device.pressKeys(['A', key], never)).rejects.toMatchObject({
      code: 'device_command_failed',
    });
    expect(rig().inputs(1)).toEqual([]);
  });

  it.each(["it's $(id)", '; reboot', 'ünï 🎮', '100% %s', '-n'])(
    'copies to a file named %j',
    async (name) => {
      const device = rig().device(1);
      const local = join(await tempFolderOfTest(), 'local');
      await writeFile(local, 'content');
      await device.pushFile(local, `/sdcard/${name}`, never);
      expect((await device.shell(['cat', `/sdcard/${name}`], never)).stdout).toBe('content');
      await device.pullFile(`/sdcard/${name}`, `${local}2`, never);
      expect(await readFile(`${local}2`, 'utf8')).toBe('content');
    },
  );

  it('says so when no app opens an address', async () => {
    await expect(rig().device(1).openUrl('none:x', never)).rejects.toMatchObject({
      code: 'device_command_failed',
    });
  });

  it('turns the screen, and captures show it', async () => {
    const device = rig().device(1);
    const { width, height } = await device.screenSize(never);
    await device.rotate(1, never);
    await expect(device.screenSize(never)).resolves.toEqual({ width: height, height: width });
    const turned = await device.capture(never);
    expect(Buffer.compare(turned.pixels, rig().screen(1).pixels)).toBe(0);
    await device.rotate(null, never);
    await expect(device.screenSize(never)).resolves.toEqual({ width, height });
  });
}
