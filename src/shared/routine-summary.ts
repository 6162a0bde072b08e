import { z } from 'zod';

export const InputType = z.enum(['text', 'integer', 'number', 'boolean', 'choice', 'duration']);
export type InputType = z.infer<typeof InputType>;

const Scalar = z.union([z.string(), z.number(), z.boolean()]);

/** One input a routine declares; the form of the dialog is made from these. Durations are texts like `30s`. */
export const RoutineInput = z.object({
  name: z.string(),
  type: InputType,
  label: z.string(),
  help: z.string(),
  default: Scalar.nullable(),
  required: z.boolean(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  options: z.array(z.string()),
  /** A value a step sets stays for the bot's next iterations. */
  persist: z.boolean().optional(),
});
export type RoutineInput = z.infer<typeof RoutineInput>;

/** What a routine may do beyond its own steps; `shell` and `network` need a person's consent. */
export const ROUTINE_CAPABILITIES = [
  'input',
  'apps',
  'files',
  'accounts',
  'secrets',
  'network',
  'shell',
] as const;
export const RoutineCapability = z.enum(ROUTINE_CAPABILITIES);
export type RoutineCapability = z.infer<typeof RoutineCapability>;

/** A mistake in a routine file. Lines and columns count from 1. Words: `message`, written by the compiler. */
export const RoutineProblem = z.object({
  level: z.enum(['error', 'warning']),
  file: z.string(),
  line: z.number().int(),
  column: z.number().int(),
  /** Step path, `3.then.1`; empty outside steps. */
  step: z.string(),
  code: z.string(),
  message: z.string(),
});
export type RoutineProblem = z.infer<typeof RoutineProblem>;

/** What the window and the CLI know of a routine. `name` is its path below `routines/` without extension. */
export const RoutineSummary = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string(),
  tags: z.array(z.string()),
  inputs: z.array(RoutineInput),
  stepCount: z.number().int(),
  /** Each iteration takes an account: declared by it or by a routine it calls. */
  needsAccount: z.boolean(),
  /** A step takes an account, or each iteration does; calls by an expression are not known. */
  usesAccounts: z.boolean(),
  /** Fields of accounts its steps name, and those whose secret they type. */
  accountFields: z.array(z.string()),
  accountSecrets: z.array(z.string()),
  problems: z.array(RoutineProblem),
});
export type RoutineSummary = z.infer<typeof RoutineSummary>;
