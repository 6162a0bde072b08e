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
    taps.offer(one, frame);
    off();
    off();
    taps.offer(one, frame);
    expect(seen).toEqual(['a', 'b', 'b']);
  });

  it('watch again after everybody had left, and leaving late harms nobody', () => {
    const taps = createFrameTaps(() => undefined);
    const seen: string[] = [];
    const off = taps.watch(one, () => seen.push('early'));
    off();
    taps.watch(one, () => seen.push('late'));
    off();
    taps.offer(one, frame);
    expect(seen).toEqual(['late']);
  });

  it('keep a listener’s bug from the bot and from other listeners', () => {
    const bugs: unknown[] = [];
    const taps = createFrameTaps((error) => bugs.push(error));
    const seen: Frame[] = [];
    taps.watch(one, () => {
      throw new Error('a bug');
    });
    taps.watch(one, (shown) => seen.push(shown));
    taps.offer(one, frame);
    expect(seen).toEqual([frame]);
    expect(bugs).toHaveLength(1);
  });
});
