import { z } from 'zod';

/** Go writes what is nil as null; both mean "not given". */
const given = <T extends z.ZodType>(schema: T) =>
  schema.nullish().transform((value): z.infer<T> | undefined => (value === null ? undefined : value));

const Scalar = z.union([z.string(), z.number(), z.boolean()]);
/** Whole nanoseconds, or a text such as `5m0s`. */
const Duration = given(z.union([z.string(), z.number()]));

export const GoRestartPolicy = z.object({
  enabled: given(z.boolean()),
  maxretries: given(z.number().int()),
  initialdelay: Duration,
  maxdelay: Duration,
  backofffactor: given(z.number()),
  resetonsuccess: given(z.boolean()),
});
export type GoRestartPolicy = z.infer<typeof GoRestartPolicy>;

export const GoLaunchOptions = z.object({
  validateroutine: given(z.boolean()),
  validatetemplates: given(z.boolean()),
  validateemulators: given(z.boolean()),
  validateinstances: given(z.boolean()),
  onconflict: given(z.union([z.number(), z.string()])),
  staggerdelay: Duration,
  emulatortimeout: Duration,
  instancetimeout: Duration,
  restartpolicy: given(GoRestartPolicy),
});
export type GoLaunchOptions = z.infer<typeof GoLaunchOptions>;

/**
 * A group of the earlier program, its keys folded (`foldKey`): it wrote `routine_name` in YAML and in JSON, its design
 * `RoutineName`. Keys not named here are left out.
 */
export const GoGroup = z.object({
  name: given(z.string()),
  description: given(z.string()),
  routinename: given(z.string()),
  routineconfig: given(z.record(z.string(), Scalar.nullable())),
  availableinstances: given(z.array(z.union([z.number().int(), z.string()]))),
  requestedbotcount: given(z.number().int()),
  accountpoolname: given(z.string()),
  accountpoolnames: given(z.array(z.string())),
  launchoptions: given(GoLaunchOptions),
  restartpolicy: given(GoRestartPolicy),
  tags: given(z.array(Scalar.transform(String))),
  createdat: given(z.string()),
  updatedat: given(z.string()),
});
export type GoGroup = z.infer<typeof GoGroup>;

/** `RoutineName`, `routine_name` and `ROUTINE-NAME` are one key. */
export function foldKey(key: string): string {
  return key.replaceAll(/[_-]/g, '').toLowerCase();
}
