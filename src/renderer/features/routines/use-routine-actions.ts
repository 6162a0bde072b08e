import { t } from '../../../shared/catalogue/translate';
import type { RoutineSummary } from '../../../shared/routine-summary';
import { copyText } from '../../components/copy-text';
import { toastError } from '../../components/toasts';
import { useCommands } from '../../components/use-command';
import { emptyDraft } from '../../state/draft';
import { useHost, useView } from '../../state/host-context';

const FOLDER = 'routines';

/** What can be done with a routine. */
export interface RoutineActions {
  /** Opens the form of a new group with this routine chosen; nothing is saved yet. */
  readonly newGroup: () => void;
  /** The same with one bot on the simulated emulators. */
  readonly tryIt: () => void;
  /** Why it can't be tried now; null when it can. */
  readonly noSimulator: string | null;
  readonly canReveal: boolean;
  readonly reveal: () => void;
  readonly copyPath: () => void;
  /** The same content under another name. */
  readonly duplicate: () => void;
  readonly rename: () => void;
  readonly remove: () => void;
}

/** The verbs of one routine; `file` is its path below `routines/`. */
export function useRoutineActions({ name, title }: RoutineSummary, file: string): RoutineActions {
  const { uiStore, viewStore } = useHost();
  const { run } = useCommands();
  const hasSimulator = useView((state) => state.view?.host.simulator.state === 'on');
  const canReveal = useView((state) => state.view?.host.canReveal ?? false);
  const dataFolder = useView((state) => state.view?.host.dataFolder ?? '');
  const reveal = async (): Promise<void> => {
    const answer = await run('reveal', 'host.reveal', { path: `${FOLDER}/${file}` });
    if (answer?.ok === false) toastError(answer.error);
  };
  return {
    newGroup: () => {
      uiStore.setState({ dialog: { kind: 'newDefinition', draft: { ...emptyDraft(), routineName: name } } });
    },
    tryIt: () => {
      const instances = Object.keys(viewStore.getState().view?.instances ?? {});
      const simulated = instances.filter((ref) => ref.startsWith('sim:'));
      uiStore.setState({
        dialog: {
          kind: 'newDefinition',
          draft: {
            ...{ ...emptyDraft(), routineName: name, requestedBotCount: 1 },
            ...{ name: t('Try {title}', { title }), availableInstances: simulated },
          },
        },
      });
    },
    noSimulator: hasSimulator ? null : t('Start simulated emulators on the page of instances first'),
    canReveal,
    reveal: () => void reveal(),
    copyPath: () => {
      const separator = dataFolder.includes('\\') && !dataFolder.includes('/') ? '\\' : '/';
      const path = [dataFolder, FOLDER, ...file.split('/')].join(separator);
      void copyText(path, t('The path was copied'));
    },
    duplicate: () => {
      uiStore.setState({ dialog: { kind: 'newRoutine', copyOf: name } });
    },
    rename: () => {
      uiStore.setState({ dialog: { kind: 'renameRoutine', routineName: name } });
    },
    remove: () => {
      uiStore.setState({ dialog: { kind: 'deleteRoutine', routineName: name } });
    },
  };
}
