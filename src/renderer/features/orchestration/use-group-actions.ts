import { useMemo } from 'react';
import type { Result } from '../../../shared/errors';
import type { DefinitionId, OrchestrationId } from '../../../shared/ids';
import type { StopMode } from '../../../shared/lifecycle-states';
import { toastDone, toastError, toastWithAction } from '../../components/toasts';
import { useCommands, type Commands } from '../../components/use-command';
import { useHost } from '../../state/host-context';
import type { ConflictDialogFacts, OpenDialog, UiStore } from '../../state/ui-store';
import type { ViewStore } from '../../state/view-store';
import { activeGroup } from '../../state/active-group';
import { useDelete } from './use-delete';

/** What a card is about. */
export interface GroupSubject {
  readonly definitionId: DefinitionId;
  readonly orchestrationId: OrchestrationId | null;
  readonly name: string;
}

interface Context extends GroupSubject {
  /** Deletes what does not run at once; undo is its net. */
  readonly remove: () => void;
  readonly uiStore: UiStore;
  readonly viewStore: ViewStore;
  readonly run: Commands['run'];
}

/** Verbs on a start of the definition. */
interface RunVerbs {
  readonly start: () => void;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly stop: (mode: StopMode) => void;
  readonly restart: () => void;
  readonly resumeRun: (orchestrationId: OrchestrationId) => void;
  readonly dismissRun: (orchestrationId: OrchestrationId) => void;
}

/** Verbs on the definition itself, and what opens something. */
interface DefinitionVerbs {
  readonly clone: () => void;
  readonly edit: () => void;
  readonly remove: () => void;
  readonly pin: (pinned: boolean) => void;
  readonly startWithChanges: () => void;
  readonly dryRun: () => void;
  readonly open: () => void;
  readonly exportIt: () => void;
  readonly history: () => void;
  readonly saveAsTemplate: () => void;
}

export interface GroupActions extends RunVerbs, DefinitionVerbs {
  /** Keys of calls under way: `start`, `pause`, `stop.now`, … */
  readonly pending: ReadonlySet<string>;
}

/** The verbs of a card. Each is one call; what comes of it is told by the view, only errors are told here. */
export function useGroupActions({ definitionId, orchestrationId, name }: GroupSubject): GroupActions {
  const { uiStore, viewStore } = useHost();
  const { pending, run } = useCommands();
  const { remove } = useDelete();
  return useMemo(() => {
    const askOrRemove = (): void => {
      const running = activeGroup(viewStore.getState().groupOfDefinition[definitionId]) !== undefined;
      if (running) uiStore.setState({ dialog: { kind: 'deleteDefinition', definitionId } });
      else void remove({ definitionId, name, stopRunning: false });
    };
    const context = { definitionId, orchestrationId, name, uiStore, viewStore, run, remove: askOrRemove };
    return { pending, ...runVerbs(context), ...definitionVerbs(context) };
  }, [definitionId, name, orchestrationId, pending, remove, run, uiStore, viewStore]);
}

type Answer = Result<unknown> | undefined;

/** `start` is what was asked for, so that a conflict can be met with another rule. */
function tellErrors(
  { uiStore, name }: Context,
  answer: Answer,
  start: ConflictDialogFacts['start'] = null,
): void {
  if (!answer || answer.ok) return;
  const { error } = answer;
  if (error.code === 'instance_conflict') {
    uiStore.setState({ dialog: { kind: 'conflict', name, conflicts: error.conflicts, start } });
  } else toastError(error);
}

function runVerbs(context: Context): RunVerbs {
  const { run, orchestrationId, definitionId, name, viewStore } = context;
  const told = (answer: Promise<Answer>, start?: ConflictDialogFacts['start']): void => {
    void answer.then((result) => {
      tellErrors(context, result, start);
    });
  };
  const onGroup = (act: (group: { orchestrationId: OrchestrationId }) => Promise<Answer>): void => {
    if (orchestrationId !== null) told(act({ orchestrationId }));
  };
  return {
    start: () => {
      const start = { definitionId, overrides: null };
      told(run('start', 'groups.start', start), start);
    },
    pause: () => {
      onGroup((group) => run('pause', 'groups.pause', group));
    },
    resume: () => {
      onGroup((group) => run('resume', 'groups.resume', group));
    },
    stop: (mode) => {
      onGroup((group) => run(`stop.${mode}`, 'groups.stop', { ...group, mode }));
    },
    restart: () => {
      if (orchestrationId === null) return;
      const overrides = viewStore.getState().view?.groups[orchestrationId]?.overrides ?? null;
      told(run('restart', 'groups.restart', { orchestrationId }), { definitionId, overrides });
    },
    resumeRun: (id) => {
      told(run('resumeRun', 'runs.resume', { orchestrationId: id }));
    },
    dismissRun: (id) => {
      void run('dismissRun', 'runs.dismiss', { orchestrationId: id }).then((answer) => {
        tellErrors(context, answer);
        if (answer?.ok === true) toastDone(`“${name}” no longer offers to go on with the interrupted run`);
      });
    },
  };
}

function definitionVerbs(context: Context): DefinitionVerbs {
  const { uiStore, run, remove, definitionId, name } = context;
  const edit = (id: DefinitionId): void => {
    uiStore.setState({ dialog: { kind: 'editDefinition', definitionId: id } });
  };
  const clone = async (): Promise<void> => {
    const answer = await run('clone', 'definitions.clone', { definitionId, name: null });
    tellErrors(context, answer);
    if (answer?.ok !== true) return;
    const copy = answer.value.definitionId;
    toastWithAction(`“${name}” was cloned`, {
      label: 'Edit the copy',
      onClick: () => {
        edit(copy);
      },
    });
  };
  return {
    clone: () => void clone(),
    edit: () => {
      edit(definitionId);
    },
    remove,
    pin: (pinned) => {
      void run('pin', 'definitions.pin', { definitionId, pinned }).then((answer) => {
        tellErrors(context, answer);
      });
    },
    open: () => {
      uiStore.setState({ page: 'group', group: { definitionId, tab: 'bots', botId: null } });
    },
    ...dialogVerbs(context),
  };
}

type DialogVerbs = Pick<
  DefinitionVerbs,
  'startWithChanges' | 'dryRun' | 'exportIt' | 'history' | 'saveAsTemplate'
>;

function dialogVerbs({ uiStore, definitionId }: Context): DialogVerbs {
  const opens = (dialog: OpenDialog) => () => {
    uiStore.setState({ dialog });
  };
  return {
    startWithChanges: opens({ kind: 'startWithChanges', definitionId }),
    dryRun: opens({ kind: 'dryRun', definitionId }),
    exportIt: opens({ kind: 'export', definitionIds: [definitionId] }),
    history: opens({ kind: 'history', definitionId }),
    saveAsTemplate: opens({ kind: 'saveAsTemplate', definitionId }),
  };
}
