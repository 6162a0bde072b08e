import { ConflictPolicy, StartOverrides } from '../shared/definition';
import { err, ok, type ErrorOf, type Result } from '../shared/errors';
import { parseDurationMs } from './duration';

/** Flags of `muster run` as commander gives them. */
export interface RunFlags {
  readonly bots?: string;
  readonly instances?: string;
  readonly set: readonly string[];
  readonly from?: string;
  readonly for?: string;
  readonly simulate?: string;
  readonly onConflict?: string;
  readonly dryRun?: boolean;
}

export interface RunRequest {
  readonly overrides: StartOverrides | null;
  readonly forMs: number | null;
}

type Issue = { readonly path: string; readonly message: string };
type Parsed<T> = { readonly value: T; readonly issues: readonly Issue[] };

/** What the flags ask for; every mistake is told with the flag it is in. */
export function parseRunFlags(flags: RunFlags): Result<RunRequest, ErrorOf<'invalid_input'>> {
  const bots = parseBots(flags.bots);
  const forMs = parseFor(flags.for);
  const policy = parsePolicy(flags.onConflict);
  const config = parseConfig(flags.set);
  const from = parseFrom(flags.from);
  const issues = [...from.issues, ...bots.issues, ...forMs.issues, ...policy.issues, ...config.issues];
  if (issues.length > 0) return err({ code: 'invalid_input', issues });
  const overrides = {
    ...bots.value,
    ...(flags.instances === undefined ? {} : { availableInstances: listOf(flags.instances) }),
    ...config.value,
    ...policy.value,
    ...from.value,
  };
  return ok({ overrides: Object.keys(overrides).length === 0 ? null : overrides, forMs: forMs.value });
}

const fine = <T>(value: T): Parsed<T> => ({ value, issues: [] });
const wrong = <T>(value: T, path: string, message: string): Parsed<T> => ({
  value,
  issues: [{ path, message }],
});

function parseBots(text: string | undefined): Parsed<Pick<StartOverrides, 'requestedBotCount'>> {
  if (text === undefined) return fine({});
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) return wrong({}, '--bots', 'takes a whole number from 1');
  return fine({ requestedBotCount: count });
}

function parseFor(text: string | undefined): Parsed<number | null> {
  const ms = text === undefined ? null : parseDurationMs(text);
  return ms === undefined ? wrong(null, '--for', 'takes a duration such as 30s or 5m') : fine(ms);
}

function parsePolicy(text: string | undefined): Parsed<Pick<StartOverrides, 'onConflict'>> {
  if (text === undefined) return fine({});
  const policy = ConflictPolicy.options.find((known) => known === text);
  return policy
    ? fine({ onConflict: policy })
    : wrong({}, '--on-conflict', `is one of ${ConflictPolicy.options.join(', ')}`);
}

function parseFrom(text: string | undefined): Parsed<Pick<StartOverrides, 'startAt'>> {
  if (text === undefined) return fine({});
  const startAt = StartOverrides.shape.startAt.safeParse(text);
  return startAt.success && startAt.data !== undefined
    ? fine({ startAt: startAt.data })
    : wrong({}, '--from', 'takes the number, id or path of a step, such as 3 or 3.then.1');
}

function parseConfig(pairs: readonly string[]): Parsed<Pick<StartOverrides, 'routineConfig'>> {
  if (pairs.length === 0) return fine({});
  if (pairs.some((pair) => pair.indexOf('=') < 1)) return wrong({}, '--set', 'takes name=value');
  const entries = pairs.map(
    (pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)] as const,
  );
  return fine({ routineConfig: Object.fromEntries(entries) });
}

function listOf(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
