import { describe, expect, it } from 'vitest';
import { createTestPhone, type TestPhone } from '../../../testing/simulator/test-phone';
import { ShellSession } from './shell-session';

async function run(line: string, phone?: TestPhone, input = '') {
  const { device } = phone ?? (await createTestPhone());
  let [out, error] = ['', ''];
  let rest: Buffer | null = input === '' ? null : Buffer.from(input);
  const session = new ShellSession({ device, connection: 7, signal: new AbortController().signal });
  const code = await session.run(line, {
    read: () => {
      const chunk = rest;
      rest = null;
      return Promise.resolve(chunk);
    },
    write: (chunk) => {
      out += Buffer.from(chunk).toString();
      return Promise.resolve();
    },
    writeError: (chunk) => {
      error += Buffer.from(chunk).toString();
      return Promise.resolve();
    },
  });
  return { code, out, error };
}

describe('command lines', () => {
  it.each([
    ['echo a b  c', 'a b c\n'],
    [`echo 'a  b' "c  d" e\\ f`, 'a  b c  d e f\n'],
    [`echo 'it'\\''s' "say \\"hi\\"" "\\n"`, `it's say "hi" \\n\n`],
    ['echo -n x; echo y', 'xy\n'],
    ['true && echo yes || echo no', 'yes\n'],
    ['false && echo yes || echo no', 'no\n'],
    ['! false && echo turned', 'turned\n'],
    ['false; echo $?; echo $?', '1\n0\n'],
    [`foo 2>/dev/null; echo marker$?`, 'marker127\n'],
    [`foo 2>&1`, '/system/bin/sh: foo: not found\n'],
    ['A=1; B="$A 2"; echo "$B" ${A}3', '1 2 13\n'],
    ['echo "$(echo inner | cat) outer"', 'inner outer\n'],
    [`printf '%s-%s\\n' a b`, 'a-b\n'],
    ['echo one > /sdcard/f; echo two >> /sdcard/f; cat /sdcard/f', 'one\ntwo\n'],
    [`echo 'a;b&&c|d'`, 'a;b&&c|d\n'],
    ['echo a # not this', 'a\n'],
    ['pm list packages | grep -c example', '6\n'],
    ["input text ''; echo $?", '0\n'],
  ])('%s', async (line, out) => {
    expect(await run(line)).toMatchObject({ out });
  });

  it('ends with the code of exit, or of the last command', async () => {
    expect((await run('exit 7; echo never')).code).toBe(7);
    expect((await run('true; false')).code).toBe(1);
    expect((await run('nothing-like-this')).code).toBe(127);
    expect(await run('nothing-like-this')).toMatchObject({
      error: '/system/bin/sh: nothing-like-this: not found\n',
    });
  });

  it.each([['echo "open'], ["echo 'open"], ['&& echo'], ['echo |'], ['( echo a )'], ['echo $(echo']])(
    'refuses %s as sh does',
    async (line) => {
      const { code, error } = await run(line);
      expect(code).toBe(1);
      expect(error).toMatch(/^\/system\/bin\/sh: syntax error/);
    },
  );

  it('hands standard input to cat', async () => {
    expect(await run('cat', undefined, 'from outside')).toMatchObject({ out: 'from outside' });
  });
});

describe('programs of the device', () => {
  it.each([
    ['getprop ro.muster.sim', '1\n'],
    ['getprop sys.boot_completed', '1\n'],
    ['getprop no.such fallback', 'fallback\n'],
    ['wm size', 'Physical size: 540x960\n'],
    ['wm density', 'Physical density: 240\n'],
    ['wm size 720x1280; wm size', 'Physical size: 540x960\nOverride size: 720x1280\n'],
    ['pm path com.example.form', 'package:/data/app/com.example.form/base.apk\n'],
    [
      'cmd package resolve-activity --brief com.example.rewards | tail -n 1',
      'com.example.rewards/.MainActivity\n',
    ],
    ['settings put global x 5; settings get global x', '5\n'],
    ['settings get secure nothing', 'null\n'],
    ['pm clear com.example.form', 'Success\n'],
    [
      'mkdir -p /sdcard/a/b; ls /sdcard/a; rm -r /sdcard/a; ls /sdcard/a 2>/dev/null || echo gone',
      'b\ngone\n',
    ],
    ['cat /storage/emulated/0/none', ''],
  ])('%s', async (line, out) => {
    expect(await run(line)).toMatchObject({ out });
  });

  it('starts, finds and stops apps', async () => {
    const phone = await createTestPhone();
    expect((await run('pidof com.example.form', phone)).code).toBe(1);
    expect((await run('am start -n com.example.form/.SignUpActivity', phone)).code).toBe(0);
    expect((await run('pidof com.example.form', phone)).out).toMatch(/^\d+\n$/);
    expect((await run('dumpsys window | grep mCurrentFocus', phone)).out).toContain(
      'com.example.form/com.example.form.SignUpActivity}',
    );
    expect((await run('am start -n com.example.form/.Nope', phone)).error).toContain('does not exist');
    expect((await run('am start -n com.no.such/.Main', phone)).code).toBe(1);
    expect((await run('monkey -p com.no.such -c android.intent.category.LAUNCHER 1', phone)).code).toBe(252);
    await run('am force-stop com.example.form', phone);
    expect((await run('pidof com.example.form', phone)).code).toBe(1);
    expect(phone.phone.state().package).toBe('com.example.launcher');
  });

  it('remembers every input with its connection and what it hit', async () => {
    const phone = await createTestPhone();
    await run('input tap 90 450; input text "a%sb"; input keyevent KEYCODE_HOME 4', phone);
    expect(phone.device.inputs.since()).toMatchObject([
      { sequence: 1, kind: 'tap', x: 90, y: 450, connection: 7, target: 'rewards' },
      { sequence: 2, kind: 'text', text: 'a b' },
      { sequence: 3, kind: 'key', key: 'HOME' },
      { sequence: 4, kind: 'key', key: 'BACK' },
    ]);
    expect(phone.device.inputs.since(3)).toHaveLength(1);
  });

  it.each(['input tap 5', 'input tap a b', 'input swipe 1 2 3', 'input keyevent NO_SUCH_KEY', 'input jump'])(
    'refuses %s and remembers nothing',
    async (line) => {
      const phone = await createTestPhone();
      expect((await run(line, phone)).code).toBe(255);
      expect(phone.device.inputs.since()).toEqual([]);
    },
  );

  it('writes a raw capture of header and pixels, 16 or 12 bytes in front', async () => {
    const phone = await createTestPhone();
    await run('screencap /sdcard/raw', phone);
    const raw = phone.device.files.read('/sdcard/raw') ?? Buffer.alloc(0);
    expect([0, 4, 8, 12].map((at) => raw.readUInt32LE(at))).toEqual([540, 960, 1, 1]);
    expect(raw.subarray(16).equals(phone.phone.capture().pixels)).toBe(true);
  });

  it('dumps the elements of the screen as XML', async () => {
    const { out } = await run('uiautomator dump; cat /sdcard/window_dump.xml');
    expect(out).toContain('UI hierchary dumped to: /sdcard/window_dump.xml');
    expect(out).toMatch(/text="Rewards" resource-id="" class="android.widget.TextView"/);
    expect(out).toMatch(
      /resource-id="com.example.launcher:id\/rewards".* clickable="true".*bounds="\[48,420\]\[132,504\]"/,
    );
  });
});

describe('fingers, keys together and how the screen is held', () => {
  it('motionevent is one finger over several commands', async () => {
    const phone = await createTestPhone();
    const way = 'input motionevent DOWN 10 10; input motionevent MOVE 50 90; input motionevent UP 80 90';
    await run(way, phone);
    await run('input motionevent DOWN 10 10; input motionevent UP 10 10', phone);
    await run('input motionevent DOWN 10 10; input motionevent CANCEL 0 0; input motionevent UP 1 1', phone);
    expect(phone.device.inputs.since()).toMatchObject([
      {
        kind: 'drag',
        points: [
          { x: 10, y: 10 },
          { x: 50, y: 90 },
          { x: 80, y: 90 },
        ],
      },
      { kind: 'tap', x: 10, y: 10 },
    ]);
    expect((await run('input motionevent DOWN 1', phone)).code).toBe(255);
    expect((await run('input motionevent SIT 1 1', phone)).code).toBe(255);
  });

  it('keys together select, copy, cut and paste', async () => {
    const phone = await createTestPhone();
    await run('am start -n com.example.form/.SignUpActivity', phone);
    const { device } = phone;
    await run('input keyevent TAB; input text abc', phone);
    expect(Object.values(device.phone.state().variables)).toContain('abc');
    await run('input keycombination CTRL_LEFT A; input keyevent COPY; input text x', phone);
    expect(Object.values(device.phone.state().variables)).toContain('x');
    await run('input keycombination CTRL_LEFT V; input keycombination CTRL_LEFT V', phone);
    expect(Object.values(device.phone.state().variables)).toContain('xabcabc');
    await run('input keycombination CTRL_LEFT A; input keycombination CTRL_LEFT X', phone);
    expect(Object.values(device.phone.state().variables)).not.toContain('xabcabc');
    expect((await run('input keycombination A', phone)).code).toBe(255);
    expect((await run('input keycombination A NOKEY', phone)).error).toContain('Unknown keycode: NOKEY');
  });

  it('user_rotation counts while the screen does not follow the device', async () => {
    const phone = await createTestPhone();
    const turned = (): number => phone.device.phone.screen().rotation;
    await run('settings put system user_rotation 3', phone);
    expect(turned()).toBe(0);
    await run('settings put system accelerometer_rotation 0', phone);
    expect(turned()).toBe(3);
    await run('settings put system accelerometer_rotation 1', phone);
    expect(turned()).toBe(0);
  });

  it('VIEW opens what an app is there for', async () => {
    const phone = await createTestPhone();
    expect((await run("am start -a android.intent.action.VIEW -d 'https://a.b/?c=1&d=2'", phone)).code).toBe(
      0,
    );
    expect(phone.device.inputs.since()).toMatchObject([{ kind: 'openUrl', url: 'https://a.b/?c=1&d=2' }]);
    const { code, error } = await run('am start -a android.intent.action.VIEW -d none:x', phone);
    expect([code, error]).toEqual([1, expect.stringContaining('unable to resolve Intent')]);
  });
});
