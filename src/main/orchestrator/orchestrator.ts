import type { BotGroupDefinition, ConflictPolicy, StartOverrides } from '../../shared/definition';
import { err, ok, type ErrorOf, type Result } from '../../shared/errors';
import { OrchestrationId, type DefinitionId } from '../../shared/ids';
import type { InstanceRef } from '../../shared/instance-reference';
import type { Pool } from '../../shared/pool';
import type { StopMode } from '../../shared/lifecycle-states';
import { sameName } from '../../shared/definition-rules';
import type { SavedPool } from '../accounts/pool-store';
import type { RunJournal } from '../history/run-journal';
import { BotGroup } from './bot-group';
import type { GroupParts } from './group-parts';
import type { GroupPlan } from './group-plan';
import type { InputSecrets } from './input-secrets';
import type { HeldLease } from './instance-leases';
import { preflight, type Preflight, type PreflightParts } from './preflight';
import { checkPoolNow, isMendedByFiles } from './check-accounts';
import { LastEnds } from './last-ends';
import { mergeStart, openedByPreflight, withGiven, type MergedStart } from './merge-start';
import { planResume } from './resume-plan';

/** How long bots may take to settle after "stop now" before they are cut off. */
export const STOP_GRACE_MS = 10_000;
/** How long after its start a program may take to import what lies in watched folders. */
const FILES_IN_WITHIN_MS = 5_000;
const LOOK_AGAIN_MS = 200;
/** How long closing waits for work that was cut off. */
const IDLE_LIMIT_MS = 5_000;

type NotFound = ErrorOf<'definition_not_found'>;
type BeginError = ErrorOf<'group_already_active'> | ErrorOf<'instance_conflict'> | ErrorOf<'host_stopping'>;
type StartError = NotFound | BeginError;
type Started = { readonly orchestrationId: OrchestrationId };

export interface OrchestratorParts
  extends Omit<GroupParts, 'evict' | 'lastEnds' | 'progressChanged'>, PreflightParts {
  readonly journal: RunJournal;
  readonly inputSecrets: Pick<InputSecrets, 'split' | 'open'>;
}

/**
 * The one owner of active groups: starts, finds and stops them. At most one group per definition is not terminal;
 * the slot is taken synchronously, so of two starts at once exactly one wins.
 */
export class Orchestrator {
  readonly #parts: OrchestratorParts;
  readonly #groupParts: GroupParts;
  readonly #lastEnds: LastEnds;
  /** The latest group of each definition, ended ones included until the next start. */
  readonly #groups = new Map<DefinitionId, BotGroup>();
  readonly #progressListeners = new Set<(group: BotGroup) => void>();
  readonly #stopWatching: () => void;
  /** By then files that lay in watched folders have been imported. */
  readonly #filesInByMs: number;
  #isClosing = false;

  constructor(parts: OrchestratorParts) {
    this.#parts = parts;
    this.#filesInByMs = parts.clock.monotonic() + FILES_IN_WITHIN_MS;
    this.#lastEnds = new LastEnds(parts.clock);
    this.#groupParts = {
      ...parts,
      lastEnds: this.#lastEnds,
      evict: (lease, ref) => this.#evict(lease, ref),
      progressChanged: (orchestrationId) => {
        const group = this.find(orchestrationId);
        if (group) for (const listener of this.#progressListeners) listener(group);
      },
    };
    this.#stopWatching = parts.definitions.watch((change) => {
      if (change.type === 'remove') this.#forgetDeleted(change.definitionId);
    });
  }

  list(): readonly BotGroup[] {
    return [...this.#groups.values()];
  }

  find(orchestrationId: OrchestrationId): BotGroup | undefined {
    return this.list().find((group) => group.orchestrationId === orchestrationId);
  }

  /** The group of a definition that is not terminal. */
  activeOf(definitionId: DefinitionId): BotGroup | undefined {
    const group = this.#groups.get(definitionId);
    return group?.isTerminal === false ? group : undefined;
  }

  /** What a start would meet; nothing is held. */
  async preflight(
    definitionId: DefinitionId,
    overrides: StartOverrides | null,
  ): Promise<Result<Preflight, NotFound>> {
    const saved = this.#parts.definitions.find(definitionId);
    if (!saved) return err({ code: 'definition_not_found', definitionId });
    const merged = mergeStart(saved.definition, overrides, this.#parts.inputSecrets);
    const { definition } = merged;
    const known = preflight(definition, this.#parts, merged);
    const now = await checkPoolNow(this.#poolOf(definition), this.#parts.accountLeases);
    return ok({ ...known, problems: [...known.problems, ...now] });
  }

  /** Starts a saved definition. Problems do not refuse it: the group is made and fails with all of them. */
  start(definitionId: DefinitionId, overrides: StartOverrides | null): Result<Started, StartError> {
    const saved = this.#parts.definitions.find(definitionId);
    if (!saved) return err({ code: 'definition_not_found', definitionId });
    const merged = mergeStart(saved.definition, overrides, this.#parts.inputSecrets);
    const { definition } = merged;
    return this.#begin({
      ...merged,
      saved: saved.definition,
      onConflict: definition.launchOptions.onConflict,
      resumedFrom: null,
      completedBefore: new Map(),
      runId: null,
      pool: this.#poolOf(definition),
    });
  }

  /** Stop now, then start with the definition as it is saved by then. */
  async restart(
    orchestrationId: OrchestrationId,
  ): Promise<Result<Started, StartError | ErrorOf<'group_not_found'>>> {
    const group = this.find(orchestrationId);
    if (!group) return err({ code: 'group_not_found', orchestrationId });
    group.stop('now', STOP_GRACE_MS);
    await group.ended;
    const { saved, overrides, given } = group.plan;
    return this.start(saved.id, withGiven(overrides, given));
  }

  /**
   * Goes on with an interrupted run: a new group with the old frozen definition and the iterations that are left.
   * `onConflict` is for this time only; without it the definition says what to do about held instances.
   */
  async resumeRun(
    orchestrationId: OrchestrationId,
    onConflict?: ConflictPolicy,
  ): Promise<Result<Started, BeginError | ErrorOf<'run_not_found'> | ErrorOf<'run_not_resumable'>>> {
    const { journal } = this.#parts;
    const record = await journal.find(orchestrationId);
    if (!record) return err({ code: 'run_not_found', orchestrationId });
    const plan = planResume(record);
    if (!plan) return err({ code: 'run_not_resumable', orchestrationId });
    const started = this.#begin({
      ...plan,
      saved: record.definition,
      ...{ overrides: null, given: {}, startAt: null },
      onConflict: onConflict ?? plan.definition.launchOptions.onConflict,
      resumedFrom: orchestrationId,
    });
    if (started.ok) await journal.dismiss(orchestrationId);
    return started;
  }

  /** Asks a group to stop; a harder mode may follow. Ended groups stay as they are. */
  stop(
    orchestrationId: OrchestrationId,
    mode: StopMode,
  ): Result<Record<string, never>, ErrorOf<'group_not_found'>> {
    const group = this.find(orchestrationId);
    if (!group) return err({ code: 'group_not_found', orchestrationId });
    group.stop(mode, STOP_GRACE_MS);
    return ok({});
  }

  /** Stops every group; answers how many there were, once all of them have ended. */
  async stopAll(mode: StopMode, graceMs = STOP_GRACE_MS): Promise<number> {
    const active = this.list().filter((group) => !group.isTerminal);
    for (const group of active) group.stop(mode, graceMs);
    await Promise.all(active.map((group) => group.ended));
    return active.length;
  }

  /** Takes no start any more, stops every group and waits until nothing of them is in work. */
  async close(graceMs: number): Promise<void> {
    this.#isClosing = true;
    await this.stopAll('now', graceMs);
    await this.#untilIdle(IDLE_LIMIT_MS);
    await this.#lastEnds.close(IDLE_LIMIT_MS);
    this.#stopWatching();
  }

  /** Calls when a group has come further, or less far, with its pool. */
  watchProgress(listener: (group: BotGroup) => void): () => void {
    this.#progressListeners.add(listener);
    return () => void this.#progressListeners.delete(listener);
  }

  /** As it is now: what becomes of its file later does not reach the group. */
  #poolOf({ accountPoolName }: BotGroupDefinition): Pool | null {
    if (accountPoolName === null) return null;
    return structuredClone(this.#parts.pools.findByName(accountPoolName)?.pool ?? null);
  }

  #begin(
    plan: Omit<GroupPlan, 'orchestrationId' | 'preflight' | 'secrets' | 'runId'> & {
      readonly runId: OrchestrationId | null;
    },
  ): Result<Started, BeginError> {
    const { definition, saved, onConflict } = plan;
    if (this.#isClosing) return err({ code: 'host_stopping' });
    const active = this.activeOf(saved.id);
    if (active) {
      return err({
        code: 'group_already_active',
        definitionId: saved.id,
        orchestrationId: active.orchestrationId,
      });
    }
    const conflicts = onConflict === 'ask' ? preflight(definition, this.#parts).conflicts : [];
    if (conflicts.length > 0) return err({ code: 'instance_conflict', conflicts });
    const orchestrationId = OrchestrationId.parse(this.#parts.random.uuid());
    const parts = plan.pool
      ? { ...this.#parts, pools: withFrozen(plan.pool, this.#parts.pools) }
      : this.#parts;
    const runId = plan.runId ?? orchestrationId;
    const planned: GroupPlan = {
      ...{ ...plan, orchestrationId, runId },
      ...openedByPreflight(plan, this.#parts.inputSecrets, () => this.#check(plan, plan.pool, parts)),
    };
    const group = new BotGroup(planned, this.#groupParts);
    this.#groups.set(saved.id, group);
    group.start();
    void group.ended.then(() => group.idle()).then(() => this.#forgetDeleted(saved.id));
    return ok({ orchestrationId });
  }

  /**
   * Everything wrong at this moment. Right after the program's start, files of watched folders are still on their way
   * in: what they may mend is looked at again for a moment.
   */
  async #check(
    start: Omit<MergedStart, 'overrides'>,
    pool: Pool | null,
    parts: PreflightParts,
  ): Promise<Preflight['problems']> {
    const { clock, accountLeases } = this.#parts;
    for (;;) {
      const known = preflight(start.definition, parts, start).problems;
      const problems = [...known, ...(await checkPoolNow(pool, accountLeases))];
      const isSettled = this.#isClosing || clock.monotonic() >= this.#filesInByMs;
      if (isSettled || !isMendedByFiles(pool, problems)) return problems;
      await clock.sleep(LOOK_AGAIN_MS, new AbortController().signal);
    }
  }

  /** An ended group is kept for its card; without a definition there is none. */
  #forgetDeleted(definitionId: DefinitionId): void {
    const isDeleted = !this.#parts.definitions.find(definitionId);
    if (isDeleted && this.#groups.get(definitionId)?.isTerminal === true) this.#groups.delete(definitionId);
  }

  /** Bots have been cut off by now; a device call that ignores its abort must not keep the program from ending. */
  async #untilIdle(limitMs: number): Promise<void> {
    const limit = new AbortController();
    const idle = Promise.all(this.list().map((group) => group.idle()));
    await Promise.race([idle, this.#parts.clock.sleep(limitMs, limit.signal).catch(() => undefined)]);
    limit.abort();
  }

  #evict(lease: HeldLease, ref: InstanceRef): void {
    const owner = this.list().find((group) => group.orchestrationId === lease.token.orchestrationId);
    owner?.handOver(ref);
  }
}

/** The saved pools as a group sees them: its own as it was when the run began. */
function withFrozen(pool: Pool, pools: PreflightParts['pools']): PreflightParts['pools'] {
  const frozen: SavedPool = { pool, file: '', hash: '', writable: false };
  return { findByName: (name) => (sameName(name, pool.name) ? frozen : pools.findByName(name)) };
}
