import { z } from 'zod';
import { MAX_ROUTINE_BYTES } from '../routine';
import { DeclaredSentry, OutlineStep } from '../routine-outline';
import { CONSENT_CAPABILITIES, RoutineProblem } from '../routine-summary';
import { call } from '../rpc/contract-types';

/** Calls on routines. What is known of each without reading its file is in the view. */
export const routineCalls = {
  /** A routine's file as it is now, its steps as a tree, and what is wrong with it. */
  'routines.read': call({
    input: z.object({ routineName: z.string() }),
    output: z.object({
      file: z.string(),
      text: z.string(),
      /** SHA-256 of the bytes, hexadecimal. */
      hash: z.string(),
      /** Without the steps that have errors. */
      outline: z.array(OutlineStep),
      problems: z.array(RoutineProblem),
      /** None while the file has errors. */
      sentries: z.array(DeclaredSentry),
      /** A person may say from here what the routine may do; not from other computers. */
      mayConsent: z.boolean(),
    }),
    errors: ['routine_not_found', 'file_unreadable'],
  }),
  /** What would be wrong with a routine if this were its file. Nothing is written. */
  'routines.check': call({
    input: z.object({ routineName: z.string(), text: z.string().max(MAX_ROUTINE_BYTES) }),
    output: z.object({ outline: z.array(OutlineStep), problems: z.array(RoutineProblem) }),
    errors: [],
  }),
  /** Allows these bytes of a routine's file to do something, or takes that back. From this computer only. */
  'routines.consent': call({
    input: z.object({
      routineName: z.string(),
      hash: z.string().regex(/^[0-9a-f]{64}$/),
      capabilities: z.array(z.enum(CONSENT_CAPABILITIES)).min(1),
      allow: z.boolean(),
    }),
    output: z.object({}),
    errors: ['routine_not_found', 'routine_changed', 'desktop_only', 'file_write_failed'],
  }),
  /** Who names a routine: other routines, groups, templates of groups, pools; by their names. */
  'routines.usedBy': call({
    input: z.object({ routineName: z.string() }),
    output: z.object({
      routines: z.array(z.string()),
      groups: z.array(z.string()),
      groupTemplates: z.array(z.string()),
      pools: z.array(z.string()),
    }),
    errors: [],
  }),
};
