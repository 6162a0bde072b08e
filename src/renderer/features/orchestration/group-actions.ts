import { t } from '../../../shared/catalogue/translate';
import type { Result } from '../../../shared/errors';
import type { DefinitionId, OrchestrationId } from '../../../shared/ids';
import type { StopMode } from '../../../shared/lifecycle-states';
import { toastDone, toastError, toastWithAction } from '../../components/toasts';
import type { Commands } from '../../components/use-command';
import type { OpenDialog, RefusedStart, UiStore } from '../../state/ui-store';
import type { ViewStore } from '../../state/view-store';
import { activeGroup } from '../../state/active-group';

/** What a card is about. */
export interface GroupSubject {
  readonly definitionId: DefinitionId;
  readonly orchestrationId: OrchestrationId | null;
  readonly name: string;
}

/** What the actions work with; `run` makes the calls. */
export interface GroupActionsContext extends GroupSubject {
  /** Deletes at once; undo is its net. */
  readonly deleteNow: () => void;
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

/** What can be done with one group. */
export interface GroupActionsMade extends RunVerbs, DefinitionVerbs {}

/** The verbs of a group. Each is one call; what comes of it is told by the view, only errors are told here. */
export function createGroupActions(context: GroupActionsContext): GroupActionsMade {
  return { ...runVerbs(context), ...definitionVerbs(context) };
}

type Answer = Result<unknown> | undefined;

/** `start` is what was asked for, so that a conflict can be met with another rule. */
function tellErrors(
  { uiStore, name }: GroupActionsContext,
  answer: Answer,
  start: RefusedStart | null = null,
): void {
  if (!answer || answer.ok) return;
  const { error } = answer;
  if (error.code === 'instance_conflict' && start !== null) {
    uiStore.setState({ dialog: { kind: 'conflict', name, conflicts: error.conflicts, start } });
  } else toastError(error);
}

function runVerbs(context: GroupActionsContext): RunVerbs {
  const { run, orchestrationId, definitionId, name, viewStore } = context;
  const told = (answer: Promise<Answer>, start?: RefusedStart): void => {
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
      onGroup((group) => run(['stop', mode].join('.'), 'groups.stop', { ...group, mode }));
    },
    restart: () => {
      if (orchestrationId === null) return;
      const overrides = viewStore.getState().view?.groups[orchestrationId]?.overrides ?? null;
      told(run('restart', 'groups.restart', { orchestrationId }), { definitionId, overrides });
    },
    resumeRun: (id) => {
      const refused = { definitionId, overrides: null, resumes: id };
      told(run('resumeRun', 'runs.resume', { orchestrationId: id }), refused);
    },
    dismissRun: (id) => {
      void run('dismissRun', 'runs.dismiss', { orchestrationId: id }).then((answer) => {
        tellErrors(context, answer);
        if (answer?.ok === true)
          toastDone(t('“{name}” no longer offers to go on with the interrupted run', { name }));
      });
    },
  };
}

function definitionVerbs(context: GroupActionsContext): DefinitionVerbs {
  const { uiStore, viewStore, run, deleteNow, definitionId, name } = context;
  const edit = (id: DefinitionId): void => {
    uiStore.setState({ dialog: { kind: 'editDefinition', definitionId: id } });
  };
  const clone = async (): Promise<void> => {
    const answer = await run('clone', 'definitions.clone', { definitionId, name: null });
    tellErrors(context, answer);
    if (answer?.ok !== true) return;
    const copy = answer.value.definitionId;
    toastWithAction(t('“{name}” was cloned', { name }), {
      label: t('Edit the copy'),
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
    remove: () => {
      // What runs is asked about first.
      const running = activeGroup(viewStore.getState().groupOfDefinition[definitionId]) !== undefined;
      if (running) uiStore.setState({ dialog: { kind: 'deleteDefinition', definitionId } });
      else deleteNow();
    },
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

function dialogVerbs({ uiStore, definitionId }: GroupActionsContext): DialogVerbs {
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
