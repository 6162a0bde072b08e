import { z } from 'zod';

const BoxView = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int(),
  height: z.number().int(),
});

/** What to try when something was looked for in vain. Words: `explain/looked.ts`. */
export const LookAdvice = z.enum([
  'there_now',
  'elsewhere',
  'other_size',
  'threshold',
  'nothing_like_it',
  'area_outside',
  'too_large',
  'nothing_read',
  'read_otherwise',
  'no_elements',
  'other_elements',
  'share',
  'no_color',
  'other_color',
]);
export type LookAdvice = z.infer<typeof LookAdvice>;

export const LookedKind = z.enum([
  'pixel',
  'color',
  'image',
  'text',
  'node',
  'app',
  'frozen',
  'changed',
  'black',
]);
export type LookedKind = z.infer<typeof LookedKind>;

/** What comes nearest to something that was looked for. Boxes are pixels of the picture. */
export const Nearest = z.object({
  /** It is there. */
  found: z.boolean(),
  /** Where it was looked for; null for the whole screen, or where that is not known. */
  area: BoxView.nullable(),
  /** Where it is, or what is most like it. */
  box: BoxView.nullable(),
  /** How alike an image, how sure a text, the share of a colour; 0 to 1. */
  score: z.number().nullable(),
  /** The least score that counts. */
  wanted: z.number().nullable(),
  /** What was read, or is written on elements, the likest first. */
  instead: z.array(z.string()),
  /** The colour of a place, `#2b8a3e`. */
  color: z.string().nullable(),
  /** The size at which an image is there, in percent of its picture. */
  percent: z.number().nullable(),
  advice: LookAdvice.nullable(),
});
export type Nearest = z.infer<typeof Nearest>;

/** Nothing is known to be near. */
export const NOTHING_NEAR: Nearest = {
  found: false,
  area: null,
  box: null,
  score: null,
  wanted: null,
  instead: [],
  color: null,
  percent: null,
  advice: null,
};

/** One thing that was looked for, and what was seen. */
export const Looked = Nearest.extend({
  kind: LookedKind,
  /** As it was asked: a template, a text, an id, a colour. */
  what: z.string(),
  /** How many places, where all were asked for. */
  count: z.number().int().nullable(),
});
export type Looked = z.infer<typeof Looked>;

/** A look that found nothing, made once more when a step failed because of it. */
export const FailedLook = z.object({
  /** Size of the screen; null where only a description was looked at. */
  screen: z.object({ width: z.number().int(), height: z.number().int() }).nullable(),
  looked: z.array(Looked),
  /** The screen as it was then: a file of the bot's evidence, by which the window asks for it. Null where none was kept. */
  picture: z.string().nullable(),
});
export type FailedLook = z.infer<typeof FailedLook>;

/** One look of a bot and its answers, for people to follow. */
export const BotLook = z.object({
  /** ISO times of the host: when it was asked, and answered. */
  at: z.string(),
  until: z.string(),
  tookMs: z.number(),
  /** The routine that looked. */
  routineName: z.string(),
  looked: z.array(Looked),
});
export type BotLook = z.infer<typeof BotLook>;

/** Longest text that is shown of what was asked or seen. */
export const LOOKED_TEXT_LIMIT = 120;
/** The same before secrets are taken out: what is left of one that was cut in two would not be known for one. */
export const SEEN_TEXT_LIMIT = 4_000;
/** More than these of one look nobody reads. */
export const MOST_LOOKED = 8;
