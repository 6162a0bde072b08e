import { describe, expect, it } from 'vitest';
import { nextEdge, windowAt } from './fault-rule';
import { parseFaults } from './parse-faults';

describe('fault specifications', () => {
  it('reads devices, faults, windows and chances', () => {
    expect(
      parseFaults(' 2:offline@5s..12s; *:slow(200ms, 64KB/s)%5;1,3-4:cut(1000) ; *:gone@30s..40s/60s%20;'),
    ).toEqual([
      {
        devices: [[2, 2]],
        fault: { kind: 'offline' },
        window: { fromMs: 5000, toMs: 12_000, everyMs: null },
        chance: 1,
      },
      {
        devices: null,
        fault: { kind: 'slow', latencyMs: 200, bytesPerSecond: 65_536 },
        window: null,
        chance: 0.05,
      },
      {
        devices: [
          [1, 1],
          [3, 4],
        ],
        fault: { kind: 'cut', afterBytes: 1000 },
        window: null,
        chance: 1,
      },
      {
        devices: null,
        fault: { kind: 'gone' },
        window: { fromMs: 30_000, toMs: 40_000, everyMs: 60_000 },
        chance: 0.2,
      },
    ]);
    expect(parseFaults('')).toEqual([]);
    expect(parseFaults('1:reboot(3s)@10s/60s; server:gone@5s; 2:garbage(protocol)%50; *:garbage')).toEqual([
      {
        devices: [[1, 1]],
        fault: { kind: 'reboot' },
        window: { fromMs: 10_000, toMs: 13_000, everyMs: 60_000 },
        chance: 1,
      },
      {
        devices: 'server',
        fault: { kind: 'gone' },
        window: { fromMs: 5000, toMs: null, everyMs: null },
        chance: 1,
      },
      { devices: [[2, 2]], fault: { kind: 'garbage', of: 'protocol' }, window: null, chance: 0.5 },
      { devices: null, fault: { kind: 'garbage', of: 'reply' }, window: null, chance: 1 },
    ]);
  });

  it.each([
    ['offline', 'character 1, "offline": expected DEVICES:FAULT'],
    ['*:offline; x:hang', 'character 12, "x:hang": "x" is no device'],
    ['*:explode', '"explode" is no fault'],
    ['*:slow', '"slow" needs a time or a rate'],
    ['*:slow(0/s)', 'rate must be more than 0'],
    ['*:hang(3)', 'takes no arguments'],
    ['3-1:hang', 'range 3-1 is empty'],
    ['server:hang', 'the server can only be "gone"'],
    ['1:reboot(3s)@5s..9s', 'a reboot takes its time in brackets'],
    ['1:reboot(0s)', 'takes more than no time'],
    ['1:reboot(3s)@5s/2s', 'ends before it comes again'],
    ['1:garbage(all)', 'takes nothing or "protocol"'],
    ['*:hang@5', '"5" is no time'],
    ['*:hang@5s..5s', 'window 5s..5s is empty'],
    ['*:hang@5s..20s/10s', 'ends before it comes again'],
    ['*:hang%0', '"%0" is no chance'],
    ['*:hang%101', '"%101" is no chance'],
  ])('says where "%s" is wrong', (spec, message) => {
    expect(() => parseFaults(spec)).toThrow(message);
  });
});

describe('windows', () => {
  const again = { fromMs: 10, toMs: 20, everyMs: 100 };

  it.each([
    [9, undefined, 10],
    [10, 0, 20],
    [20, undefined, 110],
    [115, 1, 120],
  ])('at %i ms', (at, number, next) => {
    expect(windowAt(again, at)).toBe(number);
    expect(nextEdge(again, at)).toBe(next);
  });

  it('last for ever without an end, and always without a window', () => {
    expect(windowAt({ fromMs: 5, toMs: null, everyMs: null }, 1e9)).toBe(0);
    expect(nextEdge({ fromMs: 5, toMs: null, everyMs: null }, 6)).toBeUndefined();
    expect(windowAt(null, 0)).toBe(0);
  });
});
