import { z } from 'zod';
import { Action, Duration, Expression, Name, Scalar } from './action-schema';
import { Element } from './element-schema';

/**
 * Files of the simulator: a scenario says what the devices are like and which apps they have; an app says what it shows
 * and does. Coordinates are in the app's own design size (540 by 960 unless it says otherwise) and scale to any screen.
 */

/** Something that happens by itself: once `after` a time or `every` so often, maybe only by chance. */
export const SceneTimer = z
  .strictObject({
    after: Duration.optional(),
    every: Duration.optional(),
    /** 0 to 1, rolled each time. Default: always. */
    chance: z.number().min(0).max(1).default(1),
    /** Only while this holds. */
    when: Expression.optional(),
    do: z.array(Action),
  })
  .refine((timer) => (timer.after === undefined) !== (timer.every === undefined), {
    message: 'a timer has either "after" or "every"',
  });
export type SceneTimer = z.infer<typeof SceneTimer>;

export const Screen = z.strictObject({
  background: z.string().default('#ffffff'),
  elements: z.array(Element).default([]),
  onEnter: z.array(Action).default([]),
  /** Instead of going back. */
  onBack: z.array(Action).optional(),
  onSwipe: z.partialRecord(z.enum(['up', 'down', 'left', 'right']), z.array(Action)).default({}),
  /** Two fingers that move apart, or together. */
  onPinch: z.partialRecord(z.enum(['apart', 'together']), z.array(Action)).default({}),
  /** They run while the screen is shown. */
  timers: z.array(SceneTimer).default([]),
});
export type Screen = z.infer<typeof Screen>;

export const Popup = z.strictObject({
  /** Colour laid over the screen behind; it also keeps taps from it. */
  dim: z.string().default('#00000088'),
  elements: z.array(Element),
  /** False for a note that lets taps through. */
  modal: z.boolean().default(true),
  /** Closes by itself after this. */
  for: Duration.optional(),
  /** Name a system dialog shows as the focused window. */
  window: z.string().optional(),
});
export type Popup = z.infer<typeof Popup>;

export const Icon = z.strictObject({ name: Name, color: z.string().default('#ffffff'), fill: z.string() });

export const App = z.strictObject({
  package: z.string().regex(/^[a-z]\w*(\.\w+)+$/),
  activity: z.string().default('.MainActivity'),
  label: z.string(),
  /** Part of the device: `pm list packages -3` leaves it out, and it gets no icon on the home screen. */
  system: z.boolean().default(false),
  icon: Icon.default({ name: 'star', color: '#ffffff', fill: '#607d8b' }),
  /** Design size. */
  size: z.tuple([z.number().int().positive(), z.number().int().positive()]).default([540, 960]),
  /** Holds the screen like this while the app is in front. */
  orientation: z.enum(['portrait', 'landscape']).optional(),
  /** Without status bar and navigation bar. */
  fullscreen: z.boolean().default(false),
  /** Colour of the status bar's text. */
  statusColor: z.string().default('#ffffff'),
  /** Names for colours, usable wherever a colour is. */
  colors: z.record(Name, z.string()).default({}),
  variables: z.record(Name, z.union([Scalar, z.array(Scalar)])).default({}),
  /** Variables that outlive the app's process, until `pm clear`. */
  stored: z.array(Name).default([]),
  start: Name,
  screens: z.record(Name, Screen),
  popups: z.record(Name, Popup).default({}),
  /** They run while the app is in front. */
  timers: z.array(SceneTimer).default([]),
});
export type App = z.infer<typeof App>;

export const Scenario = z.strictObject({
  $schema: z.string().optional(),
  schemaVersion: z.literal(1),
  name: z.string(),
  device: z
    .strictObject({
      width: z.number().int().min(64).max(4096).default(540),
      height: z.number().int().min(64).max(4096).default(960),
      density: z.number().int().min(72).max(960).default(240),
      /** Degrees anticlockwise. */
      rotation: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]).default(0),
      /** Bytes before a raw screencap: 16 since Android 9, 12 before. */
      rawHeaderBytes: z.union([z.literal(12), z.literal(16)]).default(16),
      properties: z.record(z.string(), z.string()).default({}),
    })
    .prefault({}),
  /** Names of bundled apps, or apps written out. */
  apps: z.array(z.union([z.string(), App])).min(1),
  /** Package that is the home screen. */
  home: z.string().default('com.example.launcher'),
  faults: z.string().default(''),
});
export type Scenario = z.infer<typeof Scenario>;
