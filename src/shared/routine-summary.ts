import { z } from 'zod';

export const InputType = z.enum([
  'text',
  'integer',
  'number',
  'boolean',
  'choice',
  'duration',
  // A text as well; what a form offers for it differs, and `secret` is never shown.
  'template',
  'routine',
  'app',
  'secret',
]);
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
  /** The form does not show it; calling routines and the command line may give it. */
  hidden: z.boolean().optional(),
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

/** Those a person has to allow for each routine that has them. */
export const CONSENT_CAPABILITIES = ['network', 'shell'] as const satisfies readonly RoutineCapability[];
export type ConsentCapability = (typeof CONSENT_CAPABILITIES)[number];

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
  /** What most likely was meant, to be put in place of what is there. */
  suggestion: z.string().optional(),
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
  /** SHA-256 of the file's bytes, hexadecimal; empty when they could not be read. */
  hash: z.string(),
  /** What its own steps may do. */
  ownCapabilities: z.array(RoutineCapability),
  /** Those that a person has allowed for these bytes; left out where nobody has to. */
  allowed: z.array(z.enum(CONSENT_CAPABILITIES)).optional(),
  /** The same with those of all routines it calls by a fixed name, through any number of calls. */
  capabilities: z.array(RoutineCapability),
  /** Routines it names itself. */
  calls: z.array(z.string()),
  /** Hosts of private networks that its own requests name; a consent to the network holds for them alone there. */
  privateHosts: z.array(z.string()).optional(),
  /** Templates its own steps name. */
  templates: z.array(z.string()),
  problems: z.array(RoutineProblem),
});
export type RoutineSummary = z.infer<typeof RoutineSummary>;
