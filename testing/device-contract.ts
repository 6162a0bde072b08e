import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Device } from '../src/main/devices/device';
import type { Frame } from '../src/shared/frame';
import { describeActions } from './device-contract-actions';
import { describeFingers } from './device-contract-touch';
import { medianOf, timed } from './device-contract-timing';
import { tempFolderOfTest } from './temp-folder-of-test';

/** What a rig can do to one of its devices; `null` heals it. */
export type RigFault =
  | { readonly kind: 'offline' | 'unauthorized' | 'gone' | 'hang' }
  /** The first byte of every reply comes so late. */
  | { readonly kind: 'slow'; readonly latencyMs: number }
  /** Every reply of a service ends after so many bytes behind its `OKAY`, as if the device had died. */
  | { readonly kind: 'cut'; readonly afterBytes: number };

/** What a device has received, as the rig can tell. */
export type RigInput =
  | { readonly kind: 'tap'; readonly x: number; readonly y: number }
  | { readonly kind: 'longPress'; readonly x: number; readonly y: number }
  | {
      readonly kind: 'swipe';
      readonly x: number;
      readonly y: number;
      readonly toX: number;
      readonly toY: number;
    }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'drag'; readonly points: readonly { readonly x: number; readonly y: number }[] }
  | {
      readonly kind: 'touch';
      readonly fingers: readonly (readonly { readonly x: number; readonly y: number }[])[];
    }
  | { readonly kind: 'keys'; readonly keys: readonly string[] }
  | { readonly kind: 'openUrl'; readonly url: string }
  | { readonly kind: 'startApp' | 'stopApp' | 'clearApp'; readonly package: string };

/** Devices to run the contract on, numbered from 1, and the means to disturb and to watch them. */
export interface DeviceRig {
  /** The port's implementation for one device; commands and captures time out after `timeoutMs`. */
  device(number: number, timeoutMs?: number): Device;
  /** What the screen shows now. */
  screen(number: number): Frame;
  /** Everything received so far, the oldest first. */
  inputs(number: number): readonly RigInput[];
  /** An app that is installed, and its launcher activity. */
  readonly app: { readonly packageName: string; readonly activity: string };
  /** Resolves when the device list shows it. */
  setFault(number: number, fault: RigFault | null): void | Promise<void>;
  /** The server all devices are behind goes away, breaking what is open, and comes back at the same place. */
  serverDown(): Promise<void>;
  serverUp(): Promise<void>;
  /** Connections held open to it, and bytes sent to it so far. */
  openConnections(): number;
  sentBytes(): number;
  stop(): Promise<void>;
}

const never = new AbortController().signal;
const END_OF_INPUT_BYTES = 5;
const NASTY = [
  '',
  'two words',
  "it's",
  '"d"',
  '$HOME `id` $(id)',
  'a\nb',
  'back\\slash',
  '100% %s',
  'ünï 日本 🎮',
  '; & | < > * ? ~ #',
  '-n',
];

/** The contract of `Device`: one suite for every implementation. */
export function describeDevice(name: string, startRig: (devices: number) => Promise<DeviceRig>): void {
  describe(`Device: ${name}`, () => {
    let rig: DeviceRig;
    beforeEach(async () => {
      rig = await startRig(3);
    });
    afterEach(async () => {
      await rig.stop();
    });
    describe('does what it is asked', () => describeWork(() => rig));
    describe('acts on apps and the screen', () => describeActions(() => rig));
    describe('has several fingers', () => describeFingers(() => rig));
    describe('copies files', () => describeFiles(() => rig));
    describe('tells its faults apart', () => describeFaults(() => rig));
    describe('stops when it is told to', () => describeAborts(() => rig));
  });
  describe(`Device among others: ${name}`, () => describeSiblings(startRig));
}

function describeWork(rig: () => DeviceRig): void {
  it('captures the screen, whole and exact', async () => {
    const frame = await rig().device(1).capture(never);
    const shown = rig().screen(1);
    expect({ width: frame.width, height: frame.height }).toEqual({
      width: shown.width,
      height: shown.height,
    });
    expect(Buffer.compare(frame.pixels, shown.pixels)).toBe(0);
    expect(frame.pixels).toHaveLength(frame.width * frame.height * 4);
  });

  it('knows the size of what captures show', async () => {
    const { width, height } = rig().screen(2);
    await expect(rig().device(2).screenSize(never)).resolves.toEqual({ width, height });
  });

  it('taps, presses and swipes at the place', async () => {
    const device = rig().device(1);
    await device.tap(12, 34, never);
    await device.longPress(56, 78, 700, never);
    await device.swipe({ x: 10, y: 400 }, { x: 300, y: 20 }, 100, never);
    expect(rig().inputs(1)).toMatchObject([
      { kind: 'tap', x: 12, y: 34 },
      { kind: 'longPress', x: 56, y: 78 },
      { kind: 'swipe', x: 10, y: 400, toX: 300, toY: 20 },
    ]);
    expect(rig().inputs(2)).toEqual([]);
  });

  it.each([
    'plain',
    'two words',
    ' edges ',
    `it's "quoted" \\ $HOME \`id\``,
    '100% %s %%s',
    '; & | < > * ? ~ #',
    '-n',
  ])('types %j', async (text) => {
    await rig().device(1).typeText(text, never);
    expect(typedText(rig().inputs(1))).toBe(text);
  });

  it('types lines with Enter between them', async () => {
    await rig().device(1).typeText('one\ntwo', never);
    expect(rig().inputs(1)).toMatchObject([
      { kind: 'text', text: 'one' },
      { kind: 'key', key: 'ENTER' },
      { kind: 'text', text: 'two' },
    ]);
  });

  it('types characters beyond the keyboard, or says that it cannot', async () => {
    const text = 'ü 日本 🎮';
    const { error } = await timed(() => rig().device(1).typeText(text, never));
    if (error === undefined) expect(typedText(rig().inputs(1))).toBe(text);
    else expect(error).toMatchObject({ code: 'device_command_failed' });
  });

  it('presses keys by either name, and refuses what is none', async () => {
    const device = rig().device(1);
    await device.pressKey('KEYCODE_BACK', never);
    await device.pressKey('HOME', never);
    expect(rig().inputs(1)).toMatchObject([
      { kind: 'key', key: 'BACK' },
      { kind: 'key', key: 'HOME' },
    ]);
    await expect(device.pressKey('no key', never)).rejects.toMatchObject({ code: 'device_command_failed' });
  });

  it('starts apps by activity and by launcher, and stops them', async () => {
    const device = rig().device(1);
    const { packageName, activity } = rig().app;
    await device.startApp(packageName, activity, never);
    await device.stopApp(packageName, never);
    await device.startApp(packageName, null, never);
    expect(rig().inputs(1)).toMatchObject([
      { kind: 'startApp', package: packageName },
      { kind: 'stopApp', package: packageName },
      { kind: 'startApp', package: packageName },
    ]);
  });

  it('says so when an app or its activity is not there', async () => {
    const device = rig().device(1);
    const failure = { code: 'device_command_failed', serial: device.serial };
    await expect(device.startApp('com.none', null, never)).rejects.toMatchObject(failure);
    await expect(device.startApp('com.none', '.Main', never)).rejects.toMatchObject(failure);
    await expect(device.startApp(rig().app.packageName, '.NoSuchActivity', never)).rejects.toMatchObject(
      failure,
    );
  });

  it('runs commands and gives output and exit code, whatever it is', async () => {
    const device = rig().device(1);
    await expect(device.shell(['echo', 'a  b'], never)).resolves.toEqual({ stdout: 'a  b\n', exitCode: 0 });
    await expect(device.shell(['no-such-command'], never)).resolves.toMatchObject({ exitCode: 127 });
    await expect(device.shell(['true'], never)).resolves.toEqual({ stdout: '', exitCode: 0 });
  });

  it.each(NASTY)('gives the argument %j to the command unchanged', async (argument) => {
    const { stdout } = await rig().device(1).shell(['echo', 'x', argument, 'y'], never);
    expect(stdout).toBe(`x ${argument} y\n`);
  });
}

function describeFiles(rig: () => DeviceRig): void {
  it.each([0, 1, 64 * 1024, 3_000_001])('of %i bytes there and back, unchanged', async (size) => {
    const folder = await tempFolderOfTest();
    const [from, to] = [join(folder, 'from'), join(folder, 'to')];
    const bytes = Buffer.from(Array.from({ length: Math.min(size, 65_537) }, (_, index) => index * 31));
    const content = Buffer.alloc(size, bytes.length > 0 ? bytes : undefined);
    await writeFile(from, content);
    await rig().device(1).pushFile(from, '/sdcard/Download/two words.dat', never);
    await writeFile(to, 'what was there before');
    await rig().device(1).pullFile('/sdcard/Download/two words.dat', to, never);
    expect(Buffer.compare(await readFile(to), content)).toBe(0);
    expect((await readdir(folder)).sort()).toEqual(['from', 'to']);
    expect(rig().openConnections()).toBe(0);
  });

  it('says in the words of the device what it refuses, and leaves no half of a file', async () => {
    const folder = await tempFolderOfTest();
    const device = rig().device(1);
    const to = join(folder, 'to');
    await expect(device.pullFile('/sdcard/none', to, never)).rejects.toMatchObject({
      code: 'device_command_failed',
    });
    await expect(device.pullFile(`/sdcard/${'x'.repeat(2_000)}`, to, never)).rejects.toMatchObject({
      code: 'device_command_failed',
    });
    const own = fileURLToPath(import.meta.url);
    await expect(device.pushFile(own, '/sdcard/Download', never)).rejects.toMatchObject({
      code: 'device_command_failed',
    });
    await device.pushFile(own, '/sdcard/long', never);
    await rig().setFault(1, { kind: 'cut', afterBytes: 20 });
    await expect(device.pullFile('/sdcard/long', to, never)).rejects.toMatchObject({
      code: 'device_reply_cut',
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it('says what is wrong on this side without naming the path', async () => {
    const folder = await tempFolderOfTest();
    const device = rig().device(1);
    const failure = await device.pushFile(join(folder, 'none'), '/sdcard/x', never).catch((e: unknown) => e);
    expect(failure).toMatchObject({ code: 'step_failed' });
    expect(String(failure)).not.toContain(folder);
    await expect(device.pullFile('/sdcard/x', join(folder, 'no', 'folder'), never)).rejects.toMatchObject({
      code: 'step_failed',
    });
    expect(rig().openConnections()).toBe(0);
  });
}

/** The text a device received, over as many pieces as it came in. */
function typedText(inputs: readonly RigInput[]): string {
  return inputs.map((input) => (input.kind === 'text' ? input.text : '')).join('');
}

const WAY = [
  { x: 10, y: 10 },
  { x: 90, y: 90 },
];

/** Every kind of call a port has. */
const CALLS: readonly (readonly [string, (device: Device, signal: AbortSignal) => Promise<unknown>])[] = [
  ['shell', (device, signal) => device.shell(['echo', 'a longer line of text'], signal)],
  ['capture', (device, signal) => device.capture(signal)],
  ['tap', (device, signal) => device.tap(1, 1, signal)],
  ['typeText', (device, signal) => device.typeText('a', signal)],
  ['startApp', (device, signal) => device.startApp('com.example.rewards', null, signal)],
  ['foregroundApp', (device, signal) => device.foregroundApp(signal)],
  ['drag', (device, signal) => device.drag(WAY, 20, signal)],
  ['touch', (device, signal) => device.touch([WAY, [...WAY].reverse()], 20, signal)],
  ['screenSize', (device, signal) => device.screenSize(signal)],
  ['pushFile', (device, signal) => device.pushFile(fileURLToPath(import.meta.url), '/sdcard/pushed', signal)],
];

function describeFaults(rig: () => DeviceRig): void {
  describe.each(CALLS)('%s', (_name, call) => {
    it.each([
      ['offline', 'device_offline'],
      ['unauthorized', 'device_unauthorized'],
      ['gone', 'device_gone'],
    ] as const)('of a device that is %s', async (kind, code) => {
      const device = rig().device(1);
      await rig().setFault(1, { kind });
      await expect(call(device, never)).rejects.toMatchObject({ code, serial: device.serial });
      await expect(call(rig().device(2), never)).resolves.not.toThrow();
      await rig().setFault(1, null);
      await expect(call(device, never)).resolves.not.toThrow();
    });

    it('of a device that hangs ends with its time-out', async () => {
      const device = rig().device(1, 250);
      await device.shell(['true'], never);
      await rig().setFault(1, { kind: 'hang' });
      const { ms, error } = await timed(() => call(device, never));
      expect(error).toMatchObject({ code: 'device_timeout' });
      expect(ms).toBeGreaterThanOrEqual(240);
      expect(ms).toBeLessThan(600);
      await vi.waitFor(() => expect(rig().openConnections()).toBe(0));
    });

    it('of a slow device waits for it', async () => {
      await rig().setFault(1, { kind: 'slow', latencyMs: 150 });
      const { ms, error } = await timed(() => call(rig().device(1), never));
      expect(error).toBeUndefined();
      expect(ms).toBeGreaterThanOrEqual(140);
    });

    it('of a server that went away, and came back', async () => {
      const device = rig().device(1);
      await call(device, never);
      await rig().serverDown();
      await expect(call(device, never)).rejects.toMatchObject({ code: 'adb_server_gone' });
      await rig().serverUp();
      await expect(call(device, never)).resolves.not.toThrow();
    });

    it('never takes a cut reply for a whole one', async () => {
      const device = rig().device(1);
      await call(device, never);
      for (const afterBytes of [0, 1, 5]) {
        await rig().setFault(1, { kind: 'cut', afterBytes });
        const { error } = await timed(() => call(device, never));
        expect(error, `cut after ${String(afterBytes)} bytes`).toMatchObject({ code: 'device_reply_cut' });
      }
    });
  });

  it('tells a text reply and a frame that are cut in the middle', async () => {
    const device = rig().device(1);
    const { pixels } = await device.capture(never);
    // A header of 16 bytes is before the pixels; four bytes too few look like one of 12.
    const whole = pixels.length + 16;
    for (const afterBytes of [13, 5_000, Math.floor(whole / 2), whole - 8, whole - 4, whole - 1]) {
      await rig().setFault(1, { kind: 'cut', afterBytes });
      const { error } = await timed(() => device.capture(never));
      expect(error, `cut after ${String(afterBytes)} bytes`).toMatchObject({ code: 'device_reply_cut' });
    }
    await rig().setFault(1, { kind: 'cut', afterBytes: 1_000 });
    const long = device.shell(['echo', 'x'.repeat(4_000)], never);
    await expect(long).rejects.toMatchObject({ code: 'device_reply_cut' });
  });

  it('tells a server that breaks off in the middle of a frame', async () => {
    await rig().setFault(1, { kind: 'slow', latencyMs: 5_000 });
    const capturing = timed(() => rig().device(1).capture(never));
    await vi.waitFor(() => expect(rig().openConnections()).toBe(1));
    await rig().serverDown();
    const { error } = await capturing;
    expect(['device_reply_cut', 'adb_server_gone']).toContain((error as { code?: string }).code);
  });
}

async function sentDuring(rig: DeviceRig, call: () => Promise<unknown>): Promise<number> {
  // What earlier calls had sent is counted by the time their connections are closed.
  await vi.waitFor(() => expect(rig.openConnections()).toBe(0), { interval: 1 });
  const before = rig.sentBytes();
  await call();
  await vi.waitFor(() => expect(rig.openConnections()).toBe(0), { interval: 1 });
  return rig.sentBytes() - before;
}

function describeAborts(rig: () => DeviceRig): void {
  it.each(CALLS)(
    'ends %s at once, closes its connection within 50 ms and sends nothing more',
    async (_name, call) => {
      const device = rig().device(1);
      const other = rig().device(2);
      // Whatever a device is asked only once has been asked before the hang.
      await Promise.all([device.shell(['true'], never), other.tap(1, 1, never)]);
      const bytesOfTap = await sentDuring(rig(), () => other.tap(1, 1, never));
      const abort = new AbortController();
      const reason = new Error('stopped');
      await rig().setFault(1, { kind: 'hang' });
      const ended = timed(() => call(device, abort.signal));
      await vi.waitFor(() => expect(rig().openConnections()).toBe(1), { interval: 1 });
      const before = performance.now();
      abort.abort(reason);
      const { error } = await ended;
      expect(error).toBe(reason);
      await vi.waitFor(() => expect(rig().openConnections()).toBe(0), { interval: 1, timeout: 50 });
      expect(performance.now() - before).toBeLessThan(50);
      await rig().setFault(1, null);
      // A conversation of another device takes its time, in which anything late would have been sent. The few bytes
      // that end a command's input are not sent when the answer is there before them; any request is longer.
      const bytesOfNext = await sentDuring(rig(), () => other.tap(1, 1, never));
      expect(Math.abs(bytesOfNext - bytesOfTap)).toBeLessThanOrEqual(END_OF_INPUT_BYTES);
      expect(rig().inputs(1)).toEqual([]);
    },
  );

  it.each(CALLS)('does not begin %s when it was told before', async (_name, call) => {
    const reason = new Error('stopped');
    const sent = rig().sentBytes();
    await expect(call(rig().device(1), AbortSignal.abort(reason))).rejects.toBe(reason);
    expect(rig().sentBytes()).toBe(sent);
    expect(rig().openConnections()).toBe(0);
  });

  it('types no further piece of a text', async () => {
    const device = rig().device(1);
    await device.tap(1, 1, never);
    await rig().setFault(1, { kind: 'slow', latencyMs: 60 });
    const abort = new AbortController();
    const typing = device.typeText('one\ntwo\nthree\nfour\nfive\nsix', abort.signal);
    await vi.waitFor(() => expect(rig().inputs(1).length).toBeGreaterThan(1), { interval: 1 });
    abort.abort(new Error('stopped'));
    await expect(typing).rejects.toThrow('stopped');
    const received = rig().inputs(1).length;
    await rig().setFault(1, null);
    await device.tap(1, 1, never);
    // One more at most: what had been sent when the word to stop came.
    expect(rig().inputs(1).length - received).toBeLessThanOrEqual(2);
  });
}

const PATIENT_MS = 30_000;

function describeSiblings(startRig: (devices: number) => Promise<DeviceRig>): void {
  it('works on 64 devices in parallel and mixes nothing up', async () => {
    const rig = await startRig(64);
    try {
      const numbers = Array.from({ length: 64 }, (_, at) => at + 1);
      await Promise.all(
        numbers.map(async (number) => {
          // All of them share one process with their pictures: how long that takes is for the bench to say.
          const device = rig.device(number, PATIENT_MS);
          const [frame] = await Promise.all([
            device.capture(never),
            device.tap(number, number + 1, never),
            device.shell(['echo', String(number)], never).then(({ stdout }) => {
              expect(stdout).toBe(`${String(number)}\n`);
            }),
          ]);
          expect(Buffer.compare(frame.pixels, rig.screen(number).pixels)).toBe(0);
          expect(rig.inputs(number)).toMatchObject([{ kind: 'tap', x: number, y: number + 1 }]);
        }),
      );
      await vi.waitFor(() => expect(rig.openConnections()).toBe(0), { timeout: 5_000 });
    } finally {
      await rig.stop();
    }
  }, 60_000);

  it('adds at most 50 ms to the others when one of them hangs', async () => {
    const rig = await startRig(9);
    try {
      const others = Array.from({ length: 8 }, (_, at) => rig.device(at + 2));
      const round = async (): Promise<number> => {
        const times: number[] = [];
        for (let turn = 0; turn < 5; turn += 1) {
          const all = await Promise.all(others.map((device) => timed(() => device.tap(1, 1, never))));
          times.push(...all.map(({ ms }) => ms));
        }
        return medianOf(times);
      };
      await round();
      const healthy = await round();
      const abort = new AbortController();
      await rig.setFault(1, { kind: 'hang' });
      const hung = Array.from({ length: 8 }, () => timed(() => rig.device(1).capture(abort.signal)));
      await vi.waitFor(() => expect(rig.openConnections()).toBe(8));
      expect((await round()) - healthy).toBeLessThanOrEqual(50);
      abort.abort(new Error('enough'));
      await Promise.all(hung);
    } finally {
      await rig.stop();
    }
  });
}
