import type { DefinitionId, OrchestrationId } from '../../shared/ids';
import type { InstanceRef } from '../../shared/instance-reference';
import type { RunEvent } from '../../shared/run-event';
import type { Problem } from '../../shared/problem';
import type { HostView, LastRun } from '../../shared/view';
import type { SavedDefinition } from '../definitions/definition-store';
import type { PinnedDefinitions } from '../definitions/pinned-definitions';
import type { InstanceEntry } from '../devices/instance-directory';
import type { CaptureBoard } from '../perception/capture/capture-board';
import type { BotGroup } from './bot-group';
import { isMilestone } from './group-log';
import type { Orchestrator } from './orchestrator';
import { LastRuns } from './last-runs';
import type { PreflightParts } from './preflight';
import { projectPools, type PoolProjectionParts } from './project-pools';
import { projectBot, projectGroup, projectLastRun } from './project-group';
import type { RunEvents } from './run-events';
import { StoredProblems } from './stored-problems';
import { createViewBoard, type ViewBoard } from './view-board';

export interface ProjectorParts extends Omit<PreflightParts, 'pools' | 'poolCare'>, PoolProjectionParts {
  readonly orchestrator: Orchestrator;
  readonly events: RunEvents;
  readonly captures: Pick<CaptureBoard, 'of' | 'watch'>;
  /** Last ended run of each definition, from the journal; the projector keeps it up to date afterwards. */
  readonly lastRuns: ReadonlyMap<DefinitionId, LastRun>;
  /** The same from the journal as it is now. */
  readonly recallLastRuns: () => Promise<ReadonlyMap<DefinitionId, LastRun>>;
  readonly pinned: Pick<PinnedDefinitions, 'has' | 'watch'>;
  readonly host: HostView;
}

interface Drawn {
  readonly saved: SavedDefinition;
  readonly problems: readonly Problem[];
  readonly lastRun: LastRun | null;
  readonly pinned: boolean;
  /** Secret inputs that have a value, one a line. */
  readonly keptSecrets: string;
}

/** Turns what the parts say into the view's entities. It decides nothing. */
export class ViewProjector {
  readonly #parts: ProjectorParts;
  readonly #board: ViewBoard;
  readonly #lastRuns: LastRuns;
  /** The group shown on each definition's card. */
  readonly #shown = new Map<DefinitionId, OrchestrationId>();
  readonly #offs: (() => void)[];
  readonly #problems: StoredProblems;
  /** What the board shows of each definition, by identity: what did not change is not looked at again. */
  readonly #drawn = new Map<DefinitionId, Drawn>();
  #host: HostView;
  #isRefreshQueued = false;

  constructor(parts: ProjectorParts) {
    this.#parts = parts;
    this.#host = parts.host;
    this.#board = createViewBoard(parts.host);
    this.#problems = new StoredProblems(parts);
    this.#lastRuns = new LastRuns(
      parts.lastRuns,
      parts.definitions.list().map((saved) => saved.definition.id),
      parts.recallLastRuns,
    );
    this.#showAll();
    this.#offs = [
      parts.definitions.watch((change) => {
        if (change.type === 'problem')
          this.#board.put({ type: 'problemFile.put', problemFile: change.problemFile });
        if (change.type === 'problemGone')
          this.#board.remove({ type: 'problemFile.remove', file: change.file });
        if (change.type === 'put') this.#recallLastRun(change.saved.definition.id);
        if (change.type === 'remove') this.#forgetDefinition(change.definitionId);
        this.#refreshDefinitions();
      }),
      parts.routines.watch((change) => {
        if (change.type === 'put') this.#board.put({ type: 'routine.put', routine: change.routine });
        else this.#board.remove({ type: 'routine.remove', routineName: change.routineName });
        this.#problems.surroundingsChanged();
        this.#refreshDefinitions();
      }),
      parts.directory.watch((change) => {
        if (change.type === 'instance') this.#showInstance(change.entry);
        else if (change.type === 'instanceRemoved')
          this.#board.remove({ type: 'instance.remove', ref: change.ref });
        else this.updateHost({ adbServers: [...parts.directory.servers()] });
      }),
      parts.pinned.watch(() => this.#refreshDefinitions()),
      parts.pools.watch(() => this.#poolsChanged()),
      parts.poolCare.onChanged(() => this.#poolsChanged()),
      parts.accountFacts.onChanged(() => this.#poolsChanged()),
      parts.leases.watch((ref) => this.#showAgain(ref)),
      parts.captures.watch((ref) => this.#showAgain(ref)),
      parts.events.subscribe((event) => this.#happened(event)),
      parts.orchestrator.watchProgress((group) => this.#showGroup(group)),
    ];
    const pools = projectPools(this.#board, parts);
    this.#offs.push(() => pools.close());
  }

  get source(): ViewBoard['source'] {
    return this.#board.source;
  }

  /** Changes facts about the program itself. */
  updateHost(change: Partial<HostView>): void {
    this.#host = { ...this.#host, ...change };
    this.#board.put({ type: 'host.put', host: this.#host });
  }

  /** An interrupted run was dismissed or taken up again. */
  settleInterrupted(orchestrationId: OrchestrationId): void {
    this.#lastRuns.settle(orchestrationId);
    this.#refreshDefinitions();
  }

  close(): void {
    for (const off of this.#offs) off();
  }

  #showAll(): void {
    const { definitions, routines, directory } = this.#parts;
    for (const problemFile of definitions.problemFiles())
      this.#board.put({ type: 'problemFile.put', problemFile });
    for (const routine of routines.list()) this.#board.put({ type: 'routine.put', routine });
    for (const entry of directory.list()) this.#showInstance(entry);
    this.#showDefinitions();
    this.updateHost({ adbServers: [...directory.servers()] });
  }

  /** Names and routines of others decide about a definition's problems: all are looked at again, once per tick. */
  #refreshDefinitions(): void {
    if (this.#isRefreshQueued) return;
    this.#isRefreshQueued = true;
    queueMicrotask(() => {
      this.#isRefreshQueued = false;
      this.#showDefinitions();
      for (const group of this.#parts.orchestrator.list()) this.#showGroup(group);
    });
  }

  #poolsChanged(): void {
    this.#problems.surroundingsChanged();
    this.#refreshDefinitions();
  }

  #showDefinitions(): void {
    const all = this.#parts.definitions.list();
    const problemsOf = this.#problems.of(all);
    for (const saved of all) this.#showDefinition(saved, problemsOf(saved.definition));
  }

  #showDefinition(saved: SavedDefinition, problems: readonly Problem[]): void {
    const { definition, file, hash, writable } = saved;
    const lastRun = this.#lastRuns.of(definition.id);
    const pinned = this.#parts.pinned.has(definition.id);
    const keptSecrets = this.#parts.accountFacts.known.inputSecrets[definition.id]?.join('\n') ?? '';
    const drawn = this.#drawn.get(definition.id);
    if (
      drawn?.saved === saved &&
      drawn.problems === problems &&
      drawn.lastRun === lastRun &&
      drawn.pinned === pinned &&
      drawn.keptSecrets === keptSecrets
    )
      return;
    this.#drawn.set(definition.id, { saved, problems, lastRun, pinned, keptSecrets });
    this.#board.put({
      type: 'definition.put',
      definition: {
        id: definition.id,
        file,
        hash,
        definition,
        problems: [...problems],
        lastRun,
        pinned,
        writable,
        ...(keptSecrets !== '' && { keptSecrets: keptSecrets.split('\n') }),
      },
    });
  }

  #recallLastRun(definitionId: DefinitionId): void {
    // What can't be read from the journal is in the log; the card then shows no last run.
    void this.#lastRuns.appeared(definitionId).then(
      () => this.#refreshDefinitions(),
      () => undefined,
    );
  }

  #forgetDefinition(definitionId: DefinitionId): void {
    this.#board.remove({ type: 'definition.remove', definitionId });
    this.#drawn.delete(definitionId);
    this.#lastRuns.forget(definitionId);
    const shown = this.#shown.get(definitionId);
    if (shown === undefined) return;
    const group = this.#parts.orchestrator.find(shown);
    if (!group || group.isTerminal) this.#hideShown(definitionId, shown);
  }

  #showInstance(entry: InstanceEntry): void {
    const { lastSeenMs, otherSerials, reconnect, ...same } = entry;
    this.#board.put({
      type: 'instance.put',
      instance: {
        ...same,
        holder: this.#parts.leases.holding(entry.ref)?.holder ?? null,
        lastSeenAt: lastSeenMs === null ? null : new Date(lastSeenMs).toISOString(),
        otherSerials: [...otherSerials],
        capture: entry.state === 'gone' ? null : this.#parts.captures.of(entry.ref),
        reconnect: reconnect && {
          dueAt: new Date(reconnect.dueMs).toISOString(),
          attempt: reconnect.attempt,
        },
      },
    });
  }

  #showAgain(ref: InstanceRef): void {
    const entry = this.#parts.directory.find(ref);
    if (entry) this.#showInstance(entry);
  }

  #happened(event: RunEvent): void {
    const group = this.#parts.orchestrator.find(event.orchestrationId);
    if (!group) return;
    if ('botId' in event) {
      const bot = group.bot(event.botId);
      if (bot) this.#board.put({ type: 'bot.put', bot: projectBot(group, bot) });
    }
    if (!isMilestone(event)) return;
    if (event.type === 'group.ended') this.#noteLastRun(group);
    this.#showGroup(group);
  }

  #showGroup(group: BotGroup): void {
    const { definitions, leases, orchestrator } = this.#parts;
    const definitionId = group.plan.saved.id;
    const before = this.#shown.get(definitionId);
    if (before !== undefined && before !== group.orchestrationId) this.#hideShown(definitionId, before);
    const current = definitions.find(definitionId)?.definition;
    if (!current && group.isTerminal) {
      this.#hideShown(definitionId, group.orchestrationId);
      return;
    }
    this.#shown.set(definitionId, group.orchestrationId);
    if (orchestrator.find(group.orchestrationId) !== group) return;
    this.#board.put({ type: 'group.put', group: projectGroup(group, current, leases) });
  }

  #hideShown(definitionId: DefinitionId, orchestrationId: OrchestrationId): void {
    this.#shown.delete(definitionId);
    this.#board.remove({ type: 'group.remove', orchestrationId });
    for (const bot of this.#board.botsOf(orchestrationId))
      this.#board.remove({ type: 'bot.remove', botId: bot });
  }

  #noteLastRun(group: BotGroup): void {
    const lastRun = projectLastRun(group);
    if (!lastRun) return;
    this.#lastRuns.set(group.plan.saved.id, lastRun);
    this.#refreshDefinitions();
  }
}
