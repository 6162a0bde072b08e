import { describe, expect, it } from 'vitest';
import { advanceUntilSettled, createFakeClock } from '../../../../testing/fake-clock';
import { createMemoryLogger } from '../../../../testing/memory-logger';
import type { Frame } from '../../../shared/frame';
import { formatInstanceRef } from '../../../shared/instance-reference';
import type { CaptureMethodId, CaptureView } from '../../../shared/view';
import { createFrameBuffers } from '../../devices/adb/frame-buffers';
import { createSmartSocketClient } from '../../devices/adb/smart-socket';
import { DeviceError, type DeviceErrorCode } from '../../devices/device';
import type { CaptureMethod } from './frame-source';
import { InstanceCapture } from './instance-capture';
import { MeasureQueue } from './measure-queue';

const never = new AbortController().signal;
const ref = formatInstanceRef('sim', '1');
const IDS = ['raw', 'gzip', 'png'] as const;

/** An instance whose methods take the times in `ms`, and fail as `fails` says; both may be changed on the way. */
function open() {
  const clock = createFakeClock();
  const queue = new MeasureQueue(clock);
  const logger = createMemoryLogger();
  const told: CaptureView[] = [];
  const log = { asked: [] as CaptureMethodId[], closed: [] as CaptureMethodId[] };
  const ms = { raw: 10, gzip: 60, png: 80 };
  const fails: Record<CaptureMethodId, DeviceErrorCode | null> = { raw: null, gzip: null, png: null };
  const methodOf = (id: CaptureMethodId): CaptureMethod => ({
    id,
    open: () => ({
      async capture(signal): Promise<Frame> {
        log.asked.push(id);
        await clock.sleep(ms[id], signal);
        const code = fails[id];
        if (code) throw new DeviceError(code, 's', `${id} has failed`);
        return { width: 1, height: 1, pixels: new Uint8Array(4) };
      },
      close: () => Promise.resolve(void log.closed.push(id)),
    }),
  });
  const place = {
    serial: 's',
    client: createSmartSocketClient({ endpoint: { host: '127.0.0.1', port: 1 }, clock }),
    frameBuffers: createFrameBuffers(),
  };
  const [first, ...others] = IDS.map(methodOf);
  if (!first) throw new Error('no methods');
  const capture = new InstanceCapture(
    { ref, methods: [first, ...others], clock, queue, logger, tell: (view) => told.push(view) },
    place,
  );
  const look = (): Promise<Frame> => advanceUntilSettled(clock, capture.capture(never), 1);
  /** Looks, and lets the measuring behind it come to its end. */
  const looks = async (count: number, apartMs = 1_000): Promise<void> => {
    for (let at = 0; at < count; at += 1) {
      await look();
      await clock.advance(apartMs);
    }
  };
  const events = () => logger.facts.map(({ event }) => event);
  return { capture, look, looks, clock, ms, fails, told, ...log, logger, events, place, queue };
}

describe('how an instance is looked at', () => {
  it('the first look waits for nothing; measuring goes on behind it, and the fastest is used from then on', async () => {
    const { look, looks, clock, ms, asked, told, logger } = open();
    Object.assign(ms, { raw: 400, gzip: 90, png: 150 });
    const began = clock.monotonic();
    await look();
    expect(clock.monotonic() - began).toBeLessThan(405);
    expect(told).toEqual([{ method: 'raw', ms: 400 }]);
    await clock.advance(5_000);
    expect(told.at(-1)).toEqual({ method: 'gzip', ms: 90 });
    expect(logger.facts).toEqual([
      { event: 'capture.method', ref, method: 'gzip', before: 'raw', level: 'info' },
    ]);
    const before = asked.length;
    await looks(3);
    expect(asked.slice(before)).toEqual(['gzip', 'gzip', 'gzip']);
  });

  it('is measured once, and raw pixels stay where they are the fastest', async () => {
    const { looks, asked, told, events } = open();
    await looks(20);
    expect(asked.filter((id) => id !== 'raw')).toEqual(['gzip', 'png']);
    expect(told).toEqual([{ method: 'raw', ms: 10 }]);
    expect(events()).toEqual([]);
  });

  it('becomes slow: says so once, with what it took before, and is measured anew; another method takes over', async () => {
    const { looks, ms, told, logger } = open();
    await looks(8);
    Object.assign(ms, { raw: 900, gzip: 200 });
    await looks(3);
    expect(told.at(-1)).toEqual({ method: 'raw', ms: 900, usualMs: 10 });
    expect(logger.facts).toMatchObject([
      { event: 'capture.slower', level: 'warn', ref, method: 'raw', ms: 900, usualMs: 10 },
    ]);
    // Not sooner than a minute after the last time.
    await looks(60);
    expect(told.at(-1)?.method).toBe('png');
    expect(logger.facts.map(({ event }) => event)).toEqual(['capture.slower', 'capture.method']);
  });

  it('slower than others were counts as well, and what gets better is no longer said', async () => {
    const { looks, ms, told, events } = open();
    Object.assign(ms, { raw: 100, gzip: 100, png: 105 });
    await looks(8);
    ms.raw = 175;
    await looks(4);
    expect(told.at(-1)).toEqual({ method: 'raw', ms: 175, usualMs: 100 });
    ms.raw = 100;
    await looks(4);
    expect(told.at(-1)).toEqual({ method: 'raw', ms: 100 });
    expect(events()).toEqual(['capture.slower']);
  });

  it('a device that is slow in every way is not measured for ever', async () => {
    const { looks, ms, asked, told } = open();
    await looks(8);
    Object.assign(ms, { raw: 200, gzip: 900, png: 900 });
    await looks(400, 3_000);
    expect(told.at(-1)).toEqual({ method: 'raw', ms: 200 });
    expect(asked.filter((id) => id === 'png').length).toBeLessThanOrEqual(3);
  });
});

describe('methods that fail', () => {
  it('rubbish once is another method’s to mend in the same look, and forgiven', async () => {
    const { look, looks, fails, asked, events } = open();
    await looks(3);
    fails.raw = 'device_protocol';
    await look();
    expect(asked.slice(-2)).toEqual(['raw', 'gzip']);
    fails.raw = null;
    await looks(3);
    expect([asked.at(-1), events()]).toEqual(['raw', []]);
  });

  it('rubbish twice where another has a picture: left out, with its reason, and never asked again', async () => {
    const { looks, fails, asked, closed, told, logger } = open();
    await looks(3);
    fails.raw = 'device_command_failed';
    await looks(2);
    expect(logger.facts).toMatchObject([
      { event: 'capture.left-out', method: 'raw', why: 'raw has failed' },
      { event: 'capture.method', method: 'gzip' },
    ]);
    expect(told.at(-1)?.method).toBe('gzip');
    fails.raw = null;
    const before = asked.length;
    await looks(120);
    expect(asked.slice(before)).not.toContain('raw');
    expect(closed).toEqual(['raw']);
  });

  it('one that fails while it is measured is left out before it was ever used', async () => {
    const { looks, ms, fails, logger, asked } = open();
    Object.assign(ms, { png: 8 });
    fails.png = 'device_protocol';
    await looks(3);
    expect(logger.facts).toMatchObject([{ event: 'capture.left-out', method: 'png', why: 'png has failed' }]);
    expect(asked.filter((id) => id === 'png')).toHaveLength(2);
  });

  it('when none has a picture the look fails with the first reason, and nothing is left out', async () => {
    const { look, looks, fails, events } = open();
    await looks(3);
    Object.assign(fails, { raw: 'device_protocol', gzip: 'device_protocol', png: 'device_protocol' });
    for (let at = 0; at < 4; at += 1) await expect(look()).rejects.toThrow('raw has failed');
    for (const id of IDS) fails[id] = null;
    await looks(2);
    expect(events().filter((event) => event === 'capture.left-out')).toEqual([]);
  });

  it('a reply that is cut is an error, and no other method is asked; the second time it is found out why', async () => {
    const { look, looks, clock, fails, asked, logger } = open();
    await looks(3);
    const before = asked.length;
    fails.raw = 'device_reply_cut';
    await clock.advance(60_000);
    await expect(look()).rejects.toMatchObject({ code: 'device_reply_cut' });
    expect(asked.slice(before)).toEqual(['raw']);
    await expect(look()).rejects.toMatchObject({ code: 'device_reply_cut' });
    await clock.advance(2_000);
    expect(logger.facts).toMatchObject([{ event: 'capture.left-out', method: 'raw' }, { method: 'gzip' }]);
    await looks(1);
  });

  it('a device that is away is no method’s fault', async () => {
    const { look, looks, fails, asked, events } = open();
    await looks(3);
    const before = asked.length;
    Object.assign(fails, { raw: 'device_offline', gzip: 'device_offline', png: 'device_offline' });
    for (let at = 0; at < 3; at += 1) await expect(look()).rejects.toMatchObject({ code: 'device_offline' });
    expect([asked.slice(before), events()]).toEqual([['raw', 'raw', 'raw'], []]);
  });
});

describe('the way to an instance', () => {
  it('another one begins with the method in use, and is measured; what was left out may try again', async () => {
    const { capture, looks, ms, fails, asked, closed, place } = open();
    Object.assign(ms, { raw: 300, gzip: 50 });
    fails.png = 'device_protocol';
    await looks(5);
    fails.png = null;
    ms.png = 20;
    await capture.moved(place);
    expect(closed.toSorted()).toEqual(['gzip', 'png', 'raw']);
    const before = asked.length;
    await looks(3);
    expect(asked[before]).toBe('gzip');
    expect(asked.at(-1)).toBe('png');
  });

  it('close ends a measurement, and its own end is no failure', async () => {
    const { capture, look, clock, events, queue, asked } = open();
    await look();
    await clock.advance(505);
    expect(asked.length).toBeGreaterThan(1);
    await capture.close();
    await clock.advance(1_000);
    await queue.close();
    expect(events()).toEqual([]);
    expect(clock.pending()).toBe(0);
  });

  it('an abort ends a look with the signal’s reason', async () => {
    const { capture, clock } = open();
    const stop = new AbortController();
    const reason = new Error('stopped');
    const looking = capture.capture(stop.signal);
    const settled = expect(looking).rejects.toBe(reason);
    stop.abort(reason);
    await clock.advance(1);
    await settled;
  });
});
