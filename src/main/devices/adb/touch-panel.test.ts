import { describe, expect, it } from 'vitest';
import { parseTurns } from './multi-touch';
import { findTouchPanel } from './touch-panel';

/** As AVD prints it: one panel per display it could have, all with the same axes. */
const AVD = `add device 1: /dev/input/event13
  name:     "virtio_input_multi_touch_11"
  events:
    KEY (0001): 0141  014a 
    ABS (0003): 0000  : value 0, min 0, max 32767, fuzz 0, flat 0, resolution 0
                0001  : value 0, min 0, max 32767, fuzz 0, flat 0, resolution 0
                002f  : value 0, min 0, max 9, fuzz 0, flat 0, resolution 0
                0030  : value 0, min 0, max 2147483647, fuzz 0, flat 0, resolution 0
                0035  : value 0, min 0, max 32767, fuzz 0, flat 0, resolution 0
                0036  : value 0, min 0, max 32767, fuzz 0, flat 0, resolution 0
                0039  : value 0, min 0, max 65535, fuzz 0, flat 0, resolution 0
                003a  : value 0, min 0, max 1024, fuzz 0, flat 0, resolution 0
  input props:
    INPUT_PROP_DIRECT
`;

/** A phone with a fingerprint sensor that has axes of a finger, as in vivo's; its panel numbers fingers. */
const PHONE = `add device 1: /dev/input/event7
  name:     "vivo_fp"
  events:
    ABS (0003): 0035  : value 0, min 0, max 1000, fuzz 0, flat 0, resolution 0
                0036  : value 0, min 0, max 1000, fuzz 0, flat 0, resolution 0
  input props:
    <none>
add device 2: /dev/input/event6
  name:     "vivo_ts"
  events:
    KEY (0001): 014a 
    ABS (0003): 002f  : value 0, min 0, max 9, fuzz 0, flat 0, resolution 0
                0035  : value 0, min 0, max 12599, fuzz 0, flat 0, resolution 0
                0036  : value 0, min 0, max 27999, fuzz 0, flat 0, resolution 0
                0039  : value 0, min 0, max 65535, fuzz 0, flat 0, resolution 0
  input props:
    0001
`;

/** A touch pad and an old panel that does not number its fingers (protocol A). */
const NEITHER = `could not get driver version for /dev/input/mice, Not a typewriter
add device 1: /dev/input/event1
  name:     "pad"
  events:
    ABS (0003): 0035  : value 0, min 0, max 800, fuzz 0, flat 0, resolution 0
                0036  : value 0, min 0, max 480, fuzz 0, flat 0, resolution 0
                0039  : value 0, min 0, max 15, fuzz 0, flat 0, resolution 0
  input props:
    INPUT_PROP_DIRECT
`;

describe('the touch panel', () => {
  it('is found with its axes', () => {
    expect(findTouchPanel(AVD)).toEqual({
      path: '/dev/input/event13',
      x: { min: 0, max: 32_767 },
      y: { min: 0, max: 32_767 },
      slots: 10,
      size: { min: 0, max: 2_147_483_647 },
      pressure: { min: 0, max: 1_024 },
      hasTouchKey: true,
    });
  });

  it('is the one on the screen that numbers its fingers', () => {
    expect(findTouchPanel(PHONE)).toMatchObject({ path: '/dev/input/event6', size: undefined });
    const pad = PHONE.replace('    0001\n', '    0000\n');
    expect(findTouchPanel(`${pad}${AVD}`)?.path).toBe('/dev/input/event13');
  });

  it.each(['', NEITHER, 'getevent: not found', AVD.replace('max 32767', 'max 0').replace(/003[56].*/g, '')])(
    'is none in %j',
    (report) => {
      expect(findTouchPanel(report)).toBeUndefined();
    },
  );

  it.each([
    [
      'Android 13',
      '    Viewport INTERNAL: displayId=0, uniqueId=local:4619, port=0, orientation=3, logicalFrame=[0, 0, 2400, 1080]',
      3,
    ],
    [
      'a second display first',
      '  Viewport EXTERNAL: displayId=2, orientation=1,\n  Viewport INTERNAL: displayId=0, orientation=0,',
      0,
    ],
    ['Android 7', '    Viewport: displayId=0, orientation=1, logicalFrame=[0, 0, 1280, 720]', 1],
    ['Android 5', '      SurfaceOrientation: 2\n', 2],
    ['windows of Android 12', '    mCurrentRotation=ROTATION_270', 3],
    ['windows of Android 9', '  mRotation=1 mAltOrientation=false', 1],
    ['nothing', 'Permission Denial', undefined],
  ])('is turned as %s says', (_version, report, turns) => {
    expect(parseTurns(report)).toBe(turns);
  });
});
