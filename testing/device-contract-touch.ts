import { expect, it } from 'vitest';
import type { Device, Point, QuarterTurns } from '../src/main/devices/device';

/** What these rows of the contract need of a rig. */
interface TouchRig {
  device(number: number): Device;
  inputs(number: number): readonly unknown[];
  sentBytes(): number;
}

interface Touched {
  readonly kind: string;
  readonly fingers?: readonly (readonly Point[])[];
}

const never = new AbortController().signal;
const PINCH = [
  [
    { x: 100, y: 300 },
    { x: 60, y: 220 },
  ],
  [
    { x: 140, y: 340 },
    { x: 180.4, y: 420 },
  ],
];

/** The rows of the `Device` contract about several fingers at once. */
export function describeFingers(rig: () => TouchRig): void {
  const touched = (): readonly Touched[] =>
    (rig().inputs(1) as readonly Touched[]).filter(({ kind }) => kind === 'touch');

  it.each([0, 1, 2, 3] as const)('puts two fingers where they belong, turned %i times', async (turns) => {
    const device = rig().device(1);
    await held(device, turns);
    await device.touch(PINCH, 60, never);
    const [{ fingers = [] } = { fingers: [] }] = touched();
    expect(fingers.map((points) => points[0])).toEqual(PINCH.map((points) => points[0]));
    expect(fingers.map((points) => points.at(-1))).toEqual([
      { x: 60, y: 220 },
      { x: 180, y: 420 },
    ]);
    expect(Math.min(...fingers.map(({ length }) => length))).toBeGreaterThan(2);
    await device.rotate(null, never);
  });

  it('moves three fingers over their points, one of which stays', async () => {
    const ways = [
      [
        { x: 10, y: 10 },
        { x: 200, y: 10 },
        { x: 200, y: 200 },
      ],
      [{ x: 300, y: 300 }],
      [
        { x: 0, y: 0 },
        { x: 20, y: 600 },
      ],
    ];
    await rig().device(1).touch(ways, 200, never);
    const [{ fingers = [] } = { fingers: [] }] = touched();
    expect(fingers).toHaveLength(3);
    expect(fingers[0]).toContainEqual({ x: 200, y: 10 });
    expect(fingers[1]).toEqual([{ x: 300, y: 300 }]);
    expect(fingers[2]?.at(-1)).toEqual({ x: 20, y: 600 });
  });

  it('lifts the fingers of a touch that was broken off', async () => {
    const device = rig().device(1);
    await device.shell(['true'], never);
    const abort = new AbortController();
    const before = rig().sentBytes();
    const touching = device.touch(PINCH, 600, abort.signal).catch((error: unknown) => error);
    // The questions before it are short, what the fingers do is long.
    await expect.poll(() => rig().sentBytes() - before, { interval: 5 }).toBeGreaterThan(1_500);
    await new Promise((resolve) => void setTimeout(resolve, 100));
    expect(touched()).toEqual([]);
    abort.abort(new Error('stopped'));
    expect(await touching).toBe(abort.signal.reason);
    await expect.poll(touched, { timeout: 3_000 }).toHaveLength(1);
  });

  it.each([0, 11])('refuses %i fingers', async (count) => {
    const fingers = Array.from({ length: count }, (_, at) => [{ x: at, y: at }]);
    await expect(rig().device(1).touch(fingers, 10, never)).rejects.toMatchObject({
      code: 'device_command_failed',
    });
    await expect(rig().device(1).touch([[]], 10, never)).rejects.toMatchObject({
      code: 'device_command_failed',
    });
    expect(touched()).toEqual([]);
  });
}

async function held(device: Device, turns: QuarterTurns): Promise<void> {
  await device.rotate(turns, never);
}
