import { z } from 'zod';
import { Action, Expression, Name } from './action-schema';

/** Left, top, width, height. */
const At = z.tuple([z.number(), z.number(), z.number(), z.number()]);
const Align = z.enum(['left', 'center', 'right']);

/** What every element may have. Texts may hold `{expression}`. */
const common = {
  /** What tools and tests call it; a group's copies get their number behind it. */
  id: z
    .string()
    .regex(/^[\w.]+$/)
    .optional(),
  at: At,
  /** What screen readers read out for it; may hold `{expression}`. */
  description: z.string().optional(),
  /** Shown only while this holds. */
  when: Expression.optional(),
  onTap: z.array(Action).optional(),
  onLongPress: z.array(Action).optional(),
};

const Rect = z.strictObject({
  type: z.literal('rect'),
  ...common,
  fill: z.string(),
  /** With a second colour the fill changes to it downwards. */
  fillTo: z.string().optional(),
  radius: z.number().min(0).default(0),
  /** Softness of its shadow. */
  shadow: z.number().min(0).max(40).default(0),
  border: z.strictObject({ color: z.string(), width: z.number().positive() }).optional(),
});

const Text = z.strictObject({
  type: z.literal('text'),
  ...common,
  text: z.string(),
  size: z.number().min(4).max(400).default(22),
  bold: z.boolean().default(false),
  color: z.string().default('#212121'),
  align: Align.default('left'),
  /** Breaks the text into lines at spaces; the box's height is shared by the lines from the top. */
  wrap: z.boolean().default(false),
});

const Picture = z.strictObject({
  type: z.literal('image'),
  ...common,
  /** `data:image/png;base64,…`, or a path beside the scenario file. */
  source: z.string(),
});

const Glyph = z.strictObject({
  type: z.literal('icon'),
  ...common,
  /** A bundled icon; or `path` draws one of your own on 24 by 24 units. */
  name: Name.optional(),
  path: z.string().optional(),
  color: z.string().default('#616161'),
});

const Button = z.strictObject({
  type: z.literal('button'),
  ...common,
  text: z.string(),
  size: z.number().min(4).max(400).default(22),
  fill: z.string().default('#1976d2'),
  color: z.string().default('#ffffff'),
  radius: z.number().min(0).default(10),
  shadow: z.number().min(0).max(40).default(0),
  /** While false the button is grey and takes no taps. */
  enabled: Expression.optional(),
});

const Field = z.strictObject({
  type: z.literal('field'),
  ...common,
  /** Where the typed text goes. */
  variable: Name,
  hint: z.string().default(''),
  size: z.number().min(4).max(400).default(22),
  password: z.boolean().default(false),
  maxLength: z.number().int().positive().default(200),
  /** Takes only digits. */
  numeric: z.boolean().default(false),
  /** Shown under the field in red, while not empty. */
  error: z.string().optional(),
  color: z.string().default('#1976d2'),
  onSubmit: z.array(Action).optional(),
});

const Toggle = z.strictObject({
  type: z.enum(['checkbox', 'switch']),
  ...common,
  variable: Name,
  /** Which of a list. */
  index: Expression.optional(),
  color: z.string().default('#1976d2'),
});

const Progress = z.strictObject({
  type: z.literal('progress'),
  ...common,
  /** 0 to 1. */
  value: Expression,
  fill: z.string().default('#1976d2'),
  track: z.string().default('#e0e0e0'),
});

/** Several elements with a place of their own; `repeat` draws them again and again. */
export interface Group {
  readonly type: 'group';
  readonly id?: string | undefined;
  readonly at: readonly [number, number, number, number];
  readonly description?: string | undefined;
  readonly when?: string | undefined;
  readonly onTap?: readonly Action[] | undefined;
  readonly onLongPress?: readonly Action[] | undefined;
  readonly elements: readonly Element[];
  readonly repeat?: Repeat | undefined;
  /** Height of what can be scrolled to by swipes inside the group's box; what lies outside the box is hidden. */
  readonly scrollHeight?: number | string | undefined;
}

/** Copies side by side; expressions of a copy know its number, from 0, by the name `as`. */
export interface Repeat {
  readonly count: number | string;
  readonly as: string;
  readonly columns: number;
  readonly step: readonly [number, number];
}

const Group: z.ZodType<Group> = z.strictObject({
  type: z.literal('group'),
  ...common,
  elements: z.array(z.lazy(() => Element)),
  repeat: z
    .strictObject({
      count: z.union([Expression, z.number().int().min(0).max(200)]),
      as: Name.default('i'),
      columns: z.number().int().positive().default(1),
      step: z.tuple([z.number(), z.number()]),
    })
    .optional(),
  scrollHeight: z.union([Expression, z.number().positive()]).optional(),
});

const Simple = z.discriminatedUnion('type', [Rect, Text, Picture, Glyph, Button, Field, Toggle, Progress]);
export type SimpleElement = z.infer<typeof Simple>;
export type ElementOf<T extends SimpleElement['type']> = Extract<SimpleElement, { type: T }>;
export type ToggleElement = ElementOf<'checkbox' | 'switch'>;
export type Element = SimpleElement | Group;
export const Element: z.ZodType<Element> = z.union([Simple, Group]);
