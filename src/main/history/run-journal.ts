import type { BotGroupDefinition } from '../../shared/definition';
import type { BotSummary, GroupFailure, GroupOutcome } from '../../shared/run-event';
import type { DefinitionId, OrchestrationId } from '../../shared/ids';
import type { Pool } from '../../shared/pool';
import type { LastRun } from '../../shared/view';

/** What the journal keeps of a run at each transition. */
export interface RunRecord {
  readonly orchestrationId: OrchestrationId;
  readonly definitionId: DefinitionId;
  readonly definition: BotGroupDefinition;
  readonly state: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly outcome: GroupOutcome | null;
  readonly failure: GroupFailure | null;
  readonly bots: readonly BotSummary[];
  readonly resumedFrom: OrchestrationId | null;
  /** First orchestration of a chain of resumed ones. */
  readonly runId: OrchestrationId;
  /** The pool as it was when the run began; null without one. */
  readonly pool: Pool | null;
  /** Set when a person chose not to go on with an interrupted run, or a resume took it over. */
  readonly dismissed: boolean;
}

/** Stored history of runs. Writes are queued in order; `flush` resolves when all before it are durable. */
export interface RunJournal {
  /** Called once at start-up: runs of a dead process become `interrupted`. Answers those. */
  recover(nowIso: string): Promise<readonly RunRecord[]>;
  save(record: RunRecord): void;
  find(orchestrationId: OrchestrationId): Promise<RunRecord | undefined>;
  dismiss(orchestrationId: OrchestrationId): Promise<boolean>;
  /** The latest ended run of each definition. */
  lastRuns(): Promise<ReadonlyMap<DefinitionId, LastRun>>;
  flush(): Promise<void>;
  close(): Promise<void>;
}
