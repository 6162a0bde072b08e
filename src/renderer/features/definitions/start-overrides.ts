import type { DefinitionDraft, RoutineConfig, StartOverrides } from '../../../shared/definition';
import { sameJson } from '../../../shared/definition-difference';
import type { RoutineInput } from '../../../shared/routine-summary';
import { asJson } from '../../state/draft';

/** Only what differs from the saved definition, as one start takes it; null when nothing does. */
export function overridesBetween(
  saved: DefinitionDraft,
  draft: DefinitionDraft,
  inputs: readonly RoutineInput[],
): StartOverrides | null {
  const [from, to] = [saved.launchOptions, draft.launchOptions];
  const startAt = startAtOf(draft);
  const routineConfig = changedInputs(saved.routineConfig, draft.routineConfig, inputs);
  const overrides: StartOverrides = {
    ...own('requestedBotCount', saved, draft),
    ...own('availableInstances', saved, draft),
    ...(routineConfig === null ? {} : { routineConfig }),
    ...own('accountPoolName', saved, draft),
    ...own('onConflict', from, to),
    ...(from.stagger.delayMs === to.stagger.delayMs ? {} : { staggerDelayMs: to.stagger.delayMs }),
    ...own('instanceTimeoutMs', from, to),
    ...own('startInstances', from, to),
    ...own('restartPolicy', saved, draft),
    ...own('loop', saved, draft),
    ...(startAt === undefined ? {} : { startAt }),
  };
  return Object.keys(overrides).length === 0 ? null : overrides;
}

/** The step one run begins with: in the draft of a start beside what a definition has. */
export function startAtOf(draft: DefinitionDraft): string | undefined {
  const startAt = draft['startAt'];
  return typeof startAt === 'string' ? startAt : undefined;
}

/** The draft as a definition. */
export function withoutStartAt(draft: DefinitionDraft): DefinitionDraft {
  const { startAt: _startAt, ...definition } = draft;
  return definition;
}

/** The key with its new value when that is another; nothing when it is the same. */
function own<T extends object, K extends keyof T>(key: K, before: T, after: T): Partial<Pick<T, K>> {
  if (sameJson(asJson(before[key]), asJson(after[key]))) return {};
  const changed: Partial<Pick<T, K>> = {};
  changed[key] = after[key];
  return changed;
}

/** Overrides are merged over the saved values, so that one put back to the routine's default names it. */
function changedInputs(
  before: RoutineConfig,
  after: RoutineConfig,
  inputs: readonly RoutineInput[],
): RoutineConfig | null {
  const changed = Object.entries(after).filter(([name, value]) => before[name] !== value);
  const reset = inputs
    .filter(({ name }) => Object.hasOwn(before, name) && !Object.hasOwn(after, name))
    .map(({ name, default: initial }) => [name, initial ?? ''] as const);
  const all = [...changed, ...reset];
  return all.length === 0 ? null : Object.fromEntries(all);
}
