import { t } from '../../shared/catalogue/translate';
import { useMemo } from 'react';
import type { DefinitionDraft } from '../../shared/definition';
import type { AppError } from '../../shared/errors';
import type { DefinitionId } from '../../shared/ids';
import type { FixFacts, ProblemFix } from '../../shared/problem-fixes';
import type { RoutineSummary } from '../../shared/routine-summary';
import type { DefinitionView, HostView, InstanceView } from '../../shared/view';
import { useBlockedReason } from '../state/blocked';
import { draftOf } from '../state/draft';
import { useHost, useView } from '../state/host-context';
import { instancesAsText } from '../state/instances-text';
import { toastDone, toastError, toastWithAction } from './toasts';
import { useCommands, type Commands } from './use-command';
import { useSimulator } from './use-simulator';

/** Carries out what `fixesOf` offers. */
export interface ProblemFixer {
  /** What fixes are made from; null when the definition is not there. */
  readonly facts: FixFacts | null;
  readonly apply: (fix: ProblemFix) => void;
  /** A fix is under way. */
  readonly busy: boolean;
  /** Why nothing can be done now; null when it can. */
  readonly blocked: string | null;
}

interface FixerOptions {
  readonly definitionId: DefinitionId;
  /** What is looked at instead of the saved definition: it takes the changes that need not be saved. */
  readonly draft?: {
    readonly value: DefinitionDraft;
    readonly change: (changes: Partial<DefinitionDraft>) => void;
    /** Goes to a field; false when it is not shown here. */
    readonly show: (path: string) => boolean;
  };
}

const NO_INSTANCES: Readonly<Record<string, InstanceView>> = {};
const NO_ROUTINES: Readonly<Record<string, RoutineSummary>> = {};

/** Fixes for the problems of one group: changes are saved, with undo, unless a draft takes them. */
export function useProblemFixer({ definitionId, draft }: FixerOptions): ProblemFixer {
  const { uiStore } = useHost();
  const blocked = useBlockedReason();
  const saved = useView((state) => state.view?.definitions[definitionId]);
  const facts = useFixFacts(saved, draft?.value);
  const { pending, run } = useCommands();
  const simulator = useSimulator();
  const apply = (fix: ProblemFix): void => {
    switch (fix.kind) {
      case 'change':
        if (draft && fix.lasting !== true) draft.change(fix.changes);
        else if (saved) void saveChange(run, saved, fix.changes);
        return;
      case 'editField':
        if (draft?.show(fix.path) === true) return;
        uiStore.setState({ dialog: { kind: 'editDefinition', definitionId, path: fix.path } });
        return;
      case 'openInstances':
        uiStore.setState({ page: 'instances', dialog: null });
        return;
      case 'openPools':
        uiStore.setState({ page: 'pools', dialog: null });
        return;
      case 'openAccounts':
        uiStore.setState({ page: 'accounts', dialog: null });
        return;
      case 'allowRoutine':
        void allowRoutine(run, fix);
        return;
      case 'startSimulator':
        simulator.start();
        return;
      case 'loadSamples':
        void loadSamples(run);
    }
  };
  return { facts, apply, busy: pending.size > 0 || simulator.starting, blocked };
}

function useFixFacts(saved: DefinitionView | undefined, draft: DefinitionDraft | undefined): FixFacts | null {
  const { viewStore } = useHost();
  // Fixes need no more of the instances than this text says: a card is not drawn anew for each sign of life.
  const text = useView((state) => instancesAsText(state.view?.instances));
  const routines = useView((state) => state.view?.routines ?? NO_ROUTINES);
  const simulator = useView(
    (state): HostView['simulator']['state'] => state.view?.host.simulator.state ?? 'off',
  );
  return useMemo(() => {
    const definition = draft ?? (saved ? draftOf(saved.definition) : undefined);
    if (!definition) return null;
    const instances = text === '' ? NO_INSTANCES : (viewStore.getState().view?.instances ?? NO_INSTANCES);
    return { definition, instances, routines, simulator };
  }, [draft, routines, saved, simulator, text, viewStore]);
}

async function saveChange(
  run: Commands['run'],
  { id, hash, definition }: DefinitionView,
  changes: Partial<DefinitionDraft>,
): Promise<void> {
  const before = draftOf(definition);
  const answer = await run('fix', 'definitions.update', {
    definitionId: id,
    draft: { ...before, ...changes },
    baseHash: hash,
  });
  if (!answer) return;
  if (!answer.ok) {
    toastError(answer.error);
    return;
  }
  const undo = async (): Promise<void> => {
    const { hash: baseHash } = answer.value;
    const undone = await run('undo', 'definitions.update', { definitionId: id, draft: before, baseHash });
    tell(undone);
  };
  const { name } = definition;
  toastWithAction(t('“{name}” is changed and saved', { name }), {
    label: t('Undo'),
    onClick: () => void undo(),
  });
}

async function allowRoutine(
  run: Commands['run'],
  { routineName, hash, capability }: Extract<ProblemFix, { kind: 'allowRoutine' }>,
): Promise<void> {
  tell(await run('fix', 'routines.consent', { routineName, hash, capabilities: [capability], allow: true }));
}

async function loadSamples(run: Commands['run']): Promise<void> {
  const answer = await run('fix', 'definitions.loadSamples', {});
  tell(answer);
  if (answer?.ok === true) toastDone(t('The samples are in the data folder'));
}

function tell(
  answer: { readonly ok: true } | { readonly ok: false; readonly error: AppError } | undefined,
): void {
  if (answer?.ok === false) toastError(answer.error);
}
