import { describe, expect, it } from 'vitest';
import type { Frame } from '../../shared/frame';
import { InstanceRef } from '../../shared/instance-reference';
import { createFrameTaps } from './frame-taps';

const [one, two] = [InstanceRef.parse('sim:1'), InstanceRef.parse('sim:2')];
const frame: Frame = { width: 1, height: 1, pixels: new Uint8Array(4) };

describe('frame taps', () => {
  it('show frames of an instance to those who watch it, until they leave', () => {
    const taps = createFrameTaps(() => undefined);
    const seen: string[] = [];
    const off = taps.watch(one, () => seen.push('a'));
    taps.watch(one, () => seen.push('b'));
    taps.watch(two, () => seen.push('c'));
    taps.offer(one, frame, 1);
    off();
    off();
    taps.offer(one, frame, 1);
    expect(seen).toEqual(['a', 'b', 'b']);
  });

  it('watch again after everybody had left, and leaving late harms nobody', () => {
    const taps = createFrameTaps(() => undefined);
    const seen: string[] = [];
    const off = taps.watch(one, () => seen.push('early'));
    off();
    taps.watch(one, () => seen.push('late'));
    off();
    taps.offer(one, frame, 1);
    expect(seen).toEqual(['late']);
  });

  it('tell of each who begins to watch, and of the last who ends', () => {
    const taps = createFrameTaps(() => undefined);
    const told: unknown[] = [];
    taps.onWatched((ref, isWatched) => told.push([ref, isWatched]));
    const offs = [taps.watch(one, () => undefined), taps.watch(one, () => undefined)];
    for (const off of offs) off();
    expect(told).toEqual([
      [one, true],
      [one, true],
      [one, false],
    ]);
  });

  it('keep a listener’s bug from the bot and from other listeners', () => {
    const bugs: unknown[] = [];
    const taps = createFrameTaps((error) => bugs.push(error));
    const seen: Frame[] = [];
    taps.watch(one, () => {
      throw new Error('a bug');
    });
    taps.watch(one, (shown) => seen.push(shown));
    taps.offer(one, frame, 1);
    expect(seen).toEqual([frame]);
    expect(bugs).toHaveLength(1);
  });
});
