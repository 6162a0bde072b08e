/** One axis of a touch panel, in its own units. */
export interface PanelAxis {
  readonly min: number;
  readonly max: number;
}

/** What takes the fingers of a device, as the kernel describes it. */
export interface TouchPanel {
  /** `/dev/input/event2`. */
  readonly path: string;
  readonly x: PanelAxis;
  readonly y: PanelAxis;
  /** Fingers it tells apart. */
  readonly slots: number;
  /** Axes of a finger's size and pressure, where it has them: some take a finger without either for none. */
  readonly size: PanelAxis | undefined;
  readonly pressure: PanelAxis | undefined;
  /** Has the key that is down while any finger is. */
  readonly hasTouchKey: boolean;
}

/** Codes of Linux, `include/uapi/linux/input-event-codes.h`. */
export const CODE = { slot: 0x2f, size: 0x30, x: 0x35, y: 0x36, finger: 0x39, pressure: 0x3a, touch: 0x14a };

const DEVICE = /^add device \d+: (\/dev\/input\/event\d+)\s*$/m;
const AXIS = /^\s*(?:ABS \(0003\): )?([0-9a-f]{4})\s+: value -?\d+, min (-?\d+), max (-?\d+)/gm;
const KEYS = /KEY \(0001\):((?:\s+[0-9a-f]{4}\*?)+)/;

/**
 * The touch panel in what `getevent -p` prints; undefined when there is none that numbers its fingers (protocol B of
 * the kernel's `multi-touch-protocol.rst`). One that lies on the screen comes first, then the one with the most units.
 */
export function findTouchPanel(report: string): TouchPanel | undefined {
  const blocks = report.split(/^(?=add device )/m);
  const found = blocks.flatMap((block) => {
    const panel = readPanel(block);
    return panel ? [{ panel, rank: rankOf(block, panel) }] : [];
  });
  return found.sort((a, b) => b.rank - a.rank)[0]?.panel;
}

function readPanel(block: string): TouchPanel | undefined {
  const path = DEVICE.exec(block)?.[1];
  const axes = axesOf(block);
  const [x, y, slot] = [CODE.x, CODE.y, CODE.slot].map((code) => axes.get(code));
  if (path === undefined || !x || !y || !slot || !axes.has(CODE.finger)) return undefined;
  return {
    ...{ path, x, y, slots: slot.max + 1 },
    size: axes.get(CODE.size),
    pressure: axes.get(CODE.pressure),
    hasTouchKey: keysOf(block).includes(CODE.touch),
  };
}

/** Axes with more than one unit, by code. */
function axesOf(block: string): ReadonlyMap<number, PanelAxis> {
  const axes = new Map<number, PanelAxis>();
  for (const [, code = '', min, max] of block.matchAll(AXIS))
    if (Number(max) > Number(min))
      axes.set(Number.parseInt(code, 16), { min: Number(min), max: Number(max) });
  return axes;
}

function keysOf(block: string): readonly number[] {
  return (KEYS.exec(block)?.[1] ?? '').split(/\s+/).map((key) => Number.parseInt(key, 16));
}

/** With and without its words: `INPUT_PROP_DIRECT` is 1. A touch pad is `INPUT_PROP_POINTER`, 0. */
function rankOf(block: string, { x, y }: TouchPanel): number {
  const properties = /input props:([\s\S]*)$/.exec(block)?.[1] ?? '';
  const isOnScreen = /INPUT_PROP_DIRECT|\b0001\b/.test(properties);
  const units = (x.max - x.min) * (y.max - y.min);
  return units + (isOnScreen ? Number.MAX_SAFE_INTEGER / 2 : 0);
}
