import { z } from 'zod';
import type { Length, ScreenArea, ScreenSize } from './screen-place';

export const TEMPLATE_SCHEMA_VERSION = 1;
/** How alike a template has to be where nobody says; 0 to 1. */
export const DEFAULT_THRESHOLD = 0.8;
/** Largest file of a picture, and of what is written beside it. */
export const MAX_TEMPLATE_PNG_BYTES = 2 * 2 ** 20;
export const MAX_TEMPLATE_YAML_BYTES = 16 * 2 ** 10;
/** Longest side of a picture, pixels; more is no part of a screen. */
export const MAX_TEMPLATE_SIDE = 4096;
/** Most pixels of a template: those the matcher can compare exactly. */
export const MAX_TEMPLATE_PIXELS = 2 ** 19;
const MAX_VARIANTS = 32;
const MAX_SCALES = 16;
const MAX_TAGS = 50;

const SIZE = /^\s*([1-9]\d{0,4})\s*x\s*([1-9]\d{0,4})\s*$/;
const SHARE = /^\s*(100|\d{1,2}(?:\.\d{1,4})?)\s*%\s*$/;
const PICTURE = /^[^/\\:*?"<>|]+\.png$/i;

const WrittenLength = z.union([
  z.number().int().min(-100_000).max(100_000),
  z.string().regex(SHARE, 'a share is written as 50%'),
]);
const WrittenSize = z.string().regex(SIZE, 'a resolution is written as 540x960');
const WrittenArea = z.object({
  x: WrittenLength.describe('From the left edge: pixels of the resolution, or a share such as 50%'),
  y: WrittenLength.describe('From the upper edge'),
  width: WrittenLength.describe('Pixels, or a share of the width of the screen'),
  height: WrittenLength.describe('Pixels, or a share of its height'),
});
const Picture = z.string().max(200).regex(PICTURE, 'the name of a PNG file in the same folder');
const Fit = z.enum(['stretch', 'letterbox']);

const Variant = z.object({
  image: Picture.describe('A PNG file in the same folder'),
  resolution: WrittenSize.describe('Size of the screen it was cut from; screens like it use this picture'),
  area: WrittenArea.optional().describe("Where to look on such screens; the template's own when left out"),
  mask: Picture.optional().describe('A PNG as large as the picture: white is compared, black is ignored'),
});

/** What may be written in `NAME.yaml` beside `NAME.png`. Everything may be left out. */
export const TemplateSettings = z.object({
  $schema: z.string().optional(),
  schemaVersion: z
    .literal(TEMPLATE_SCHEMA_VERSION)
    .optional()
    .describe('Version of this format; 1 when left out'),
  label: z.string().min(1).max(120).optional().describe('Name for people; the file name when left out'),
  description: z.string().max(2_000).optional().describe('What it shows'),
  tags: z.array(z.string().max(80)).max(MAX_TAGS).optional().describe('Words to search by'),
  threshold: z
    .number()
    .gt(0)
    .max(1)
    .optional()
    .describe(`How alike a place has to be, above 0 to 1; ${String(DEFAULT_THRESHOLD)} when left out`),
  area: WrittenArea.optional().describe('Where to look when a routine does not say; else the whole screen'),
  resolution: WrittenSize.optional().describe(
    'Size of the screen it was cut from, such as 540x960; on other screens it is looked for larger or smaller',
  ),
  fit: Fit.optional().describe(
    'How the resolution is laid on a screen of another shape for the area: each side by itself, or in one scale and centred',
  ),
  color: z
    .boolean()
    .optional()
    .describe('true compares red, green and blue; false, when left out, brightness alone, which is faster'),
  scales: z
    .array(z.number().min(0.1).max(10))
    .min(1)
    .max(MAX_SCALES)
    .optional()
    .describe('Sizes to try besides what the resolutions ask for, the likeliest first; [1] when left out'),
  mask: Picture.optional().describe(
    'A PNG as large as the picture: white is compared, black is ignored; what is transparent in the picture is ignored anyway',
  ),
  variants: z
    .array(Variant)
    .max(MAX_VARIANTS)
    .optional()
    .describe('Other pictures of the same thing, for screens of other sizes or shapes'),
});
export type TemplateSettings = z.infer<typeof TemplateSettings>;

/** Something wrong with a template. Words: `message`, written where it is found. */
export const TemplateProblem = z.object({
  level: z.enum(['error', 'warning']),
  code: z.string(),
  /** Path below `templates/`. */
  file: z.string(),
  /** From 1; 0 where no line is meant. */
  line: z.number().int(),
  message: z.string(),
});
export type TemplateProblem = z.infer<typeof TemplateProblem>;

const SizeView = z.object({ width: z.number().int(), height: z.number().int() });
const LengthView = z.union([z.number(), z.object({ percent: z.number() })]);
const AreaView = z.object({
  ...{ x: LengthView, y: LengthView, width: LengthView, height: LengthView },
  reference: SizeView.nullable(),
  fit: Fit,
});

/** One picture of a template. Paths are those below `templates/`, hashes SHA-256 of their bytes. */
export const TemplateImage = z.object({
  file: z.string(),
  hash: z.string(),
  width: z.number().int(),
  height: z.number().int(),
  /** Size of the screen it was cut from; null: of whatever screen is searched. */
  resolution: SizeView.nullable(),
  area: AreaView.nullable(),
  mask: z.object({ file: z.string(), hash: z.string() }).nullable(),
});
export type TemplateImage = z.infer<typeof TemplateImage>;

/** What is known of a template without its pixels; the name is its path below `templates/` without extension. */
export const TemplateSummary = z.object({
  name: z.string(),
  label: z.string(),
  description: z.string(),
  tags: z.array(z.string()),
  threshold: z.number(),
  color: z.boolean(),
  scales: z.array(z.number()),
  /** The template's own picture first; none where it can't be used. */
  images: z.array(TemplateImage),
  /** Changes with any of its files. */
  version: z.string(),
  problems: z.array(TemplateProblem),
});
export type TemplateSummary = z.infer<typeof TemplateSummary>;

/** The first thing that keeps a template from being used; undefined when nothing does. */
export function templateFault({ problems }: Pick<TemplateSummary, 'problems'>): TemplateProblem | undefined {
  return problems.find(({ level }) => level === 'error');
}

/** Width and height of a written resolution; null when it is none. */
export function parseTemplateSize(text: string | undefined): ScreenSize | null {
  const [, width, height] = SIZE.exec(text ?? '') ?? [];
  return width === undefined || height === undefined
    ? null
    : { width: Number(width), height: Number(height) };
}

/** An area as written, as one on any screen. */
export function templateArea(
  written: z.infer<typeof WrittenArea>,
  reference: ScreenSize | null,
  fit: z.infer<typeof Fit>,
): z.infer<typeof AreaView> & ScreenArea {
  const { x, y, width, height } = written;
  return {
    ...{ x: lengthOf(x), y: lengthOf(y), width: lengthOf(width), height: lengthOf(height) },
    ...{ reference, fit },
  };
}

function lengthOf(written: number | string): Length {
  return typeof written === 'number' ? written : { percent: Number(SHARE.exec(written)?.[1] ?? 0) };
}
