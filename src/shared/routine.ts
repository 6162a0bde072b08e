import { z } from 'zod';
import { InputType } from './routine-summary';

/** Version of the routine language this program reads; a file may leave it out. */
export const ROUTINE_SCHEMA_VERSION = 1;

/** Largest routine file that is read, in bytes. */
export const MAX_ROUTINE_BYTES = 2 * 1024 * 1024;

/**
 * How inputs and variables are named, so that `${name}` can be read in any text. The library that reads expressions
 * takes the first letters of `trueCount` for the value `true`.
 */
export const VARIABLE_NAME = /^(?!true|false)[A-Za-z_][A-Za-z0-9_]{0,63}$/;

/** The same in words. */
export const VARIABLE_NAME_RULE =
  'Names are made of letters, digits and _, and begin with a letter or _, but not with true or false.';

/** How the `id` of a step is written. */
export const ROUTINE_STEP_ID = /^[A-Za-z_][A-Za-z0-9_-]{0,63}$/;

/** Names expressions read that are the program's; no input or variable may have one of them. */
export const ROUTINE_ROOTS = ['match', 'account', 'bot', 'instance', 'shared', 'error'] as const;

/** What stands behind the dot of each: `match.x`. A counter of `shared` may have any name. */
export const ROUTINE_ROOT_MEMBERS: Readonly<Record<string, readonly string[]>> = {
  match: ['x', 'y', 'left', 'top', 'width', 'height', 'count', 'score', 'text'],
  account: ['key', 'label'],
  bot: ['number', 'iteration'],
  instance: ['ref'],
  error: ['code', 'message', 'step'],
};

const Bound = z.union([z.number(), z.string()]);

/** One entry under `inputs:` as written. What belongs together is checked by the compiler, which knows positions. */
export const InputDeclaration = z
  .strictObject({
    type: InputType.describe('Decides how a value is read and which field the launch dialog shows'),
    label: z.string().optional().describe('Shown beside the field; the name when left out'),
    help: z.string().optional().describe('One sentence under the field'),
    default: z
      .union([z.string(), z.number(), z.boolean()])
      .optional()
      .describe('Used when no value is given'),
    required: z
      .boolean()
      .optional()
      .describe('Without a default a value must be given, unless this is false (texts only: then empty)'),
    persist: z.boolean().optional().describe('What steps set it to stays for the next iterations of the bot'),
    hidden: z
      .boolean()
      .optional()
      .describe('The launch dialog does not show it; a calling routine or the command line may give it'),
    min: Bound.optional().describe('Smallest integer, number or duration allowed; a duration as `2s`'),
    max: Bound.optional().describe('Largest integer, number or duration allowed; a duration as `30s`'),
    options: z
      .array(z.union([z.string(), z.number()]).transform(String))
      .min(1)
      .optional()
      .describe('What a choice offers'),
  })
  .describe('A value the group, the command line or a calling routine gives');
export type InputDeclaration = z.infer<typeof InputDeclaration>;

/** How `resolution` is written. */
const ROUTINE_RESOLUTION = /^\s*([1-9]\d{0,4})\s*x\s*([1-9]\d{0,4})\s*$/;

/** Width and height of a `resolution`; undefined when it is none. */
export function parseResolution(text: string): { width: number; height: number } | undefined {
  const [, width, height] = ROUTINE_RESOLUTION.exec(text) ?? [];
  return width === undefined || height === undefined
    ? undefined
    : { width: Number(width), height: Number(height) };
}

/** A routine file but for its steps, whose form the registry of actions decides. */
export const RoutineHeader = z.strictObject({
  $schema: z.string().optional(),
  schemaVersion: z
    .literal(ROUTINE_SCHEMA_VERSION)
    .optional()
    .describe('Version of the language; 1 when left out'),
  title: z.string().min(1).max(120).optional().describe('Name for people; the file name when left out'),
  description: z.string().optional().describe('What it does, for whoever picks it'),
  tags: z.array(z.string()).optional().describe('Words to search by'),
  resolution: z
    .string()
    .regex(ROUTINE_RESOLUTION)
    .optional()
    .describe(
      'Width and height, such as 540x960, that pixels in this routine count in; else those of the screen',
    ),
  fit: z
    .enum(['stretch', 'letterbox'])
    .optional()
    .describe(
      'How the resolution is laid on a screen of another shape: each side by itself, or in one scale and centred',
    ),
  account: z
    .literal('required')
    .optional()
    .describe("Each iteration takes an account from the group's pool first and settles it at its end"),
});
export type RoutineHeader = z.infer<typeof RoutineHeader>;
