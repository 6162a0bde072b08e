import { describe, expect, expectTypeOf, it, vi } from 'vitest';
import { createFakeClock } from '../../../testing/fake-clock';
import type { Frame } from '../../shared/frame';
import { InstanceRef } from '../../shared/instance-reference';
import type { Eye } from '../routines/ports';
import { createInProcessEye, type InProcessEye } from './in-process-eye';

const never = new AbortController().signal;
const ref = (number: number): { ref: InstanceRef } => ({ ref: InstanceRef.parse(`sim:${String(number)}`) });

function frameOf(red: number): Frame {
  return { width: 2, height: 1, pixels: Uint8Array.from([red, 0, 0, 255, 0, 0, 200, 255]) };
}

interface Shot {
  readonly ref: string;
  readonly signal: AbortSignal;
  give(frame?: Frame): void;
  fail(error: Error): void;
}

/** An eye on devices whose captures the test answers itself. */
function eyeOn(inFlightLimit = 8) {
  const shots: Shot[] = [];
  const released: Frame[] = [];
  const shown: { ref: InstanceRef; frame: Frame; wasReleased: boolean }[] = [];
  const clock = createFakeClock();
  const eye = createInProcessEye({
    clock,
    inFlightLimit,
    releaseFrame: (frame) => released.push(frame),
    onFrame: (of, { frame }) => shown.push({ ref: of, frame, wasReleased: released.includes(frame) }),
    deviceOf: (of) => ({
      foregroundApp: () => Promise.resolve(null),
      capture: (signal) =>
        new Promise((resolve, reject) => {
          const onAbort = (): void => reject(signal.reason as Error);
          signal.addEventListener('abort', onAbort, { once: true });
          const give = (frame = frameOf(1)): void => {
            signal.removeEventListener('abort', onAbort);
            resolve(frame);
          };
          shots.push({ ref: of, signal, give, fail: reject });
        }),
    }),
  });
  return { eye, shots, released, shown, clock };
}

describe('in-process eye', () => {
  it('is what routines look through', () => {
    expectTypeOf<InProcessEye>().toExtend<Eye>();
  });

  it('shows each frame once, before its memory is given back, and captures none for it', async () => {
    const { eye, shots, released, shown } = eyeOn();
    const asks = [{ kind: 'pixel', at: { x: 0, y: 0 }, color: [0, 0, 0], tolerance: 0 }] as const;
    const looked = eye.look(ref(1), [...asks, ...asks], never);
    const captured = eye.capture(ref(2), never);
    await vi.waitFor(() => expect(shots).toHaveLength(2));
    const frames = [frameOf(1), frameOf(2)];
    for (const [index, shot] of shots.entries()) shot.give(frames[index]);
    await Promise.all([looked, captured]);
    expect(shown).toEqual([
      { ref: 'sim:1', frame: frames[0], wasReleased: false },
      { ref: 'sim:2', frame: frames[1], wasReleased: false },
    ]);
    expect(released).toEqual([frames[0]]);
    expect(shots).toHaveLength(2);
  });

  it('asks one capture for all recognisers and answers in their order', async () => {
    const { eye, shots, released } = eyeOn();
    const looked = eye.look(
      ref(1),
      [
        { kind: 'pixel', at: { x: 1, y: 0 }, color: [0, 0, 190], tolerance: 10 },
        { kind: 'pixel', at: { x: 0, y: 0 }, color: [0, 0, 0], tolerance: 99 },
        { kind: 'pixel', at: { x: 2, y: 0 }, color: [0, 0, 0], tolerance: 255 },
        { kind: 'pixel', at: { x: 1, y: 0 }, color: [0, 0, 190], tolerance: 9 },
      ],
      never,
    );
    await vi.waitFor(() => expect(shots).toHaveLength(1));
    const frame = frameOf(100);
    shots[0]?.give(frame);
    await expect(looked).resolves.toMatchObject([
      { found: true, color: [0, 0, 200], box: { x: 1, y: 0, width: 1, height: 1 } },
      { found: false, color: [100, 0, 0] },
      { found: false, color: null },
      { found: false, color: [0, 0, 200] },
    ]);
    expect(shots).toHaveLength(1);
    expect(released).toEqual([frame]);
  });

  it('keeps frames it gives away', async () => {
    const { eye, shots, released } = eyeOn();
    const captured = eye.capture(ref(1), never);
    await vi.waitFor(() => expect(shots).toHaveLength(1));
    shots[0]?.give();
    await captured;
    expect(released).toEqual([]);
  });

  it('keeps to its limit', async () => {
    const { eye, shots, clock } = eyeOn(2);
    const all = [1, 2, 3].map((number) => eye.capture(ref(number), never));
    await vi.waitFor(() => expect(shots.map((shot) => shot.ref)).toEqual(['sim:1', 'sim:2']));
    shots[1]?.give();
    // Nobody gives the frame back: it counts a while longer.
    await clock.advance(250);
    await vi.waitFor(() => expect(shots.map((shot) => shot.ref)).toEqual(['sim:1', 'sim:2', 'sim:3']));
    for (const shot of shots) shot.give();
    await Promise.all(all);
  });

  it('is not stopped by devices that hang', async () => {
    const { eye, shots, clock } = eyeOn(2);
    const hung = [1, 2].map((number) => eye.capture(ref(number), never));
    const patient = eye.capture(ref(3), never);
    await clock.advance(999);
    expect(shots).toHaveLength(2);
    await clock.advance(1);
    expect(shots.map((shot) => shot.ref)).toEqual(['sim:1', 'sim:2', 'sim:3']);
    shots[2]?.give();
    await patient;
    for (const shot of shots) shot.give();
    await Promise.all(hung);
    await clock.advance(250);
    expect(clock.pending()).toBe(0);
    // Both turns are free again, and not more than both.
    const next = [4, 5, 6].map((number) => eye.capture(ref(number), never));
    await clock.advance(0);
    expect(shots.map((shot) => shot.ref).slice(3)).toEqual(['sim:4', 'sim:5']);
    for (const shot of shots) shot.give();
    await clock.advance(250);
    await vi.waitFor(() => expect(shots).toHaveLength(6));
    shots[5]?.give();
    await Promise.all(next);
  });

  it('cancels in the queue and in flight, and passes on what the device throws', async () => {
    const { eye, shots, clock } = eyeOn(1);
    const inFlight = new AbortController();
    const queued = new AbortController();
    const reason = new Error('stop');
    const first = eye.capture(ref(1), inFlight.signal);
    const second = eye.capture(ref(2), queued.signal);
    const third = eye.capture(ref(3), never);
    queued.abort(reason);
    await expect(second).rejects.toBe(reason);
    inFlight.abort(reason);
    await expect(first).rejects.toBe(reason);
    await vi.waitFor(() => expect(shots.map((shot) => shot.ref)).toEqual(['sim:1', 'sim:3']));
    const failure = new Error('device_offline');
    shots[1]?.fail(failure);
    await expect(third).rejects.toBe(failure);
    await expect(eye.capture(ref(4), queued.signal)).rejects.toBe(reason);
    expect(clock.pending()).toBe(0);
  });

  it('rejects when nobody may look, and goes on', async () => {
    const refused = new Error('not leased');
    const eye = createInProcessEye({
      clock: createFakeClock(),
      inFlightLimit: 1,
      deviceOf: () => {
        throw refused;
      },
    });
    await expect(eye.capture(ref(1), never)).rejects.toBe(refused);
    await expect(eye.capture(ref(1), never)).rejects.toBe(refused);
  });
});

describe('what one frame cannot tell', () => {
  function eyeOver(reds: readonly number[], inFront: string | null = 'com.example.app') {
    const clock = createFakeClock();
    const released: Frame[] = [];
    let captures = 0;
    const capture = (): Promise<Frame> => {
      captures += 1;
      return Promise.resolve(frameOf(reds[Math.min(captures, reds.length) - 1] ?? 0));
    };
    const deviceOf = () => ({ capture, foregroundApp: () => Promise.resolve(inFront) });
    const eye = createInProcessEye({ clock, deviceOf, releaseFrame: (frame) => released.push(frame) });
    return { eye, clock, released, captures: () => captures };
  }
  const frozen = { kind: 'frozen', area: null, forMs: 1_000 } as const;

  it('the app in front takes no picture', async () => {
    const { eye, captures } = eyeOver([1]);
    const asks = ['com.example.app', 'com.example'].map((packageName) => ({
      kind: 'app' as const,
      packageName,
    }));
    const answers = await eye.look(ref(1), asks, never);
    expect(answers.map(({ found }) => found)).toEqual([true, false]);
    expect(captures()).toBe(0);
  });

  it('a screen on which nothing moves is frozen after its time, and every frame is given back', async () => {
    const { eye, clock, released, captures } = eyeOver([1]);
    const pixel = { kind: 'pixel', at: { x: 0, y: 0 }, color: [1, 0, 0], tolerance: 0 } as const;
    const looked = eye.look(ref(1), [frozen, pixel], never);
    await clock.advance(999);
    expect(captures()).toBe(4);
    await clock.advance(1);
    expect((await looked).map(({ found }) => found)).toEqual([true, true]);
    expect(released).toHaveLength(captures());
  });

  it('one on which something moves is not, and that is known at once', async () => {
    const { eye, clock } = eyeOver([1, 1, 2]);
    const looked = eye.look(ref(1), [frozen], never);
    await clock.advance(500);
    expect((await looked)[0]?.found).toBe(false);
  });

  it('looks at its area alone', async () => {
    const { eye, clock } = eyeOver([1, 2, 3]);
    const area = { x: 1, y: 0, width: 1, height: 1 };
    const looked = eye.look(ref(1), [{ ...frozen, area }], never);
    await clock.advance(1_000);
    expect((await looked)[0]?.found).toBe(true);
  });

  it('a look that waits ends with its signal', async () => {
    const { eye, clock, released, captures } = eyeOver([1]);
    const abort = new AbortController();
    const looked = eye.look(ref(1), [frozen], abort.signal).catch((error: unknown) => error);
    await clock.advance(300);
    abort.abort(new Error('stopped'));
    expect(await looked).toBe(abort.signal.reason);
    expect(released).toHaveLength(captures());
  });
});

describe('looks that come together', () => {
  const ask = (channel: number) =>
    [{ kind: 'pixel', at: { x: 0, y: 0 }, color: [channel, 0, 0], tolerance: 0 }] as const;

  it('share a capture that has not begun, and the frame is given back once, after all have read it', async () => {
    const { eye, shots, released } = eyeOn();
    const first = eye.look(ref(1), ask(1), never);
    await vi.waitFor(() => expect(shots).toHaveLength(1));
    // The one in work may show what was before they asked.
    const late = [1, 2].map((channel) => eye.look(ref(1), ask(channel), never));
    const elsewhere = eye.look(ref(2), ask(1), never);
    shots[0]?.give(frameOf(9));
    await expect(first).resolves.toMatchObject([{ found: false }]);
    await vi.waitFor(() => expect(shots.map((shot) => shot.ref)).toEqual(['sim:1', 'sim:2', 'sim:1']));
    shots[2]?.give(frameOf(2));
    await expect(Promise.all(late)).resolves.toMatchObject([[{ found: false }], [{ found: true }]]);
    shots[1]?.give();
    await elsewhere;
    expect([shots.length, released.length]).toEqual([3, 3]);
  });

  it('are left by one without harm to the others, and the last ends the capture', async () => {
    const { eye, shots, clock, released } = eyeOn();
    const stops = [1, 2].map(() => new AbortController());
    const looks = stops.map(({ signal }) => eye.look(ref(1), ask(1), signal));
    await vi.waitFor(() => expect(shots).toHaveLength(1));
    stops[0]?.abort('enough');
    await expect(looks[0]).rejects.toBe('enough');
    expect(shots[0]?.signal.aborted).toBe(false);
    stops[1]?.abort('enough too');
    await expect(looks[1]).rejects.toBe('enough too');
    expect([shots[0]?.signal.aborted, clock.pending(), released]).toEqual([true, 0, []]);
    const again = eye.look(ref(1), ask(1), never);
    await vi.waitFor(() => expect(shots).toHaveLength(2));
    shots[1]?.give();
    await expect(again).resolves.toMatchObject([{ found: true }]);
  });

  it('all hear what the device throws, and the next look is a new one', async () => {
    const { eye, shots } = eyeOn();
    const looks = [1, 2].map(() => eye.look(ref(1), ask(1), never));
    await vi.waitFor(() => expect(shots).toHaveLength(1));
    const failure = new Error('device_offline');
    shots[0]?.fail(failure);
    for (const look of looks) await expect(look).rejects.toBe(failure);
    const again = eye.look(ref(1), ask(1), never);
    await vi.waitFor(() => expect(shots).toHaveLength(2));
    shots[1]?.give();
    await again;
  });

  it('a picture is asked as often as wanted, and given back once', async () => {
    const { eye, shots, released } = eyeOn();
    const taken = eye.picture(ref(1), never);
    await vi.waitFor(() => expect(shots).toHaveLength(1));
    const frame = frameOf(7);
    shots[0]?.give(frame);
    const picture = await taken;
    await expect(picture.look(ask(7), never)).resolves.toMatchObject([{ found: true }]);
    await expect(picture.look(ask(8), never)).resolves.toMatchObject([{ found: false }]);
    picture.release();
    picture.release();
    expect([shots.length, released]).toEqual([1, [frame]]);
  });
});
