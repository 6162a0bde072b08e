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
    onFrame: (of, frame) => shown.push({ ref: of, frame, wasReleased: released.includes(frame) }),
    deviceOf: (of) => ({
      capture: (signal) =>
        new Promise((resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
          shots.push({ ref: of, signal, give: (frame = frameOf(1)) => resolve(frame), fail: reject });
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

  it('keeps to its limit and lets everybody have a turn', async () => {
    const { eye, shots } = eyeOn(2);
    const greedy = [1, 2, 3].map(() => eye.capture(ref(1), never));
    const others = [2, 3].map((number) => eye.capture(ref(number), never));
    await vi.waitFor(() => expect(shots.map((shot) => shot.ref)).toEqual(['sim:1', 'sim:2']));
    shots[0]?.give();
    await greedy[0];
    await vi.waitFor(() => expect(shots.map((shot) => shot.ref)).toEqual(['sim:1', 'sim:2', 'sim:1']));
    shots[1]?.give();
    await vi.waitFor(() =>
      expect(shots.map((shot) => shot.ref)).toEqual(['sim:1', 'sim:2', 'sim:1', 'sim:3']),
    );
    shots[2]?.give();
    shots[3]?.give();
    await vi.waitFor(() => expect(shots).toHaveLength(5));
    shots[4]?.give();
    await Promise.all([...greedy, ...others]);
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
    expect(clock.pending()).toBe(0);
    // Both turns are free again, and not more than both.
    const next = [4, 5, 6].map((number) => eye.capture(ref(number), never));
    await clock.advance(0);
    expect(shots.map((shot) => shot.ref).slice(3)).toEqual(['sim:4', 'sim:5']);
    for (const shot of shots) shot.give();
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
