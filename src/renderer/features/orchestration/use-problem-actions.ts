import { t } from '../../../shared/catalogue/translate';
import { useMemo } from 'react';
import type { Result } from '../../../shared/errors';
import type { DefinitionId, TrashId } from '../../../shared/ids';
import { toastDone, toastError, toastWithAction } from '../../components/toasts';
import { useCommands, type Commands } from '../../components/use-command';
import { useHost, useView } from '../../state/host-context';
import type { UiStore } from '../../state/ui-store';
import { copyText } from '../../components/copy-text';

const FOLDER = 'orchestration_groups';

export interface ProblemActions {
  /** Where the file is, on the computer Muster runs on. */
  readonly path: string;
  /** The system's file manager can be opened from here. */
  readonly canReveal: boolean;
  /** Keys of calls under way. */
  readonly pending: ReadonlySet<string>;
  readonly reveal: () => void;
  readonly copyPath: () => void;
  /** Asks first. */
  readonly restorePrevious: () => void;
  readonly keepAsCopy: () => void;
  readonly remove: () => void;
}

/** What can be done about a file that is no readable group. The view says what came of it; here is told what a person can't see. */
export function useProblemActions(file: string): ProblemActions {
  const { uiStore } = useHost();
  const { pending, run } = useCommands();
  const canReveal = useView((state) => state.view?.host.canReveal ?? false);
  const dataFolder = useView((state) => state.view?.host.dataFolder ?? '');
  return useMemo(() => {
    const path = pathOf(dataFolder, file);
    return {
      path,
      canReveal,
      pending,
      reveal: () => {
        tellError(run('reveal', 'host.reveal', { path: `${FOLDER}/${file}` }));
      },
      copyPath: () => void copyText(path, t('The path was copied')),
      restorePrevious: () => {
        uiStore.setState({ dialog: { kind: 'restorePrevious', file } });
      },
      keepAsCopy: () => void keepAsCopy(run, uiStore, file),
      remove: () => void remove(run, file),
    };
  }, [canReveal, dataFolder, file, pending, run, uiStore]);
}

/** In the way the host's system writes paths. */
function pathOf(dataFolder: string, file: string): string {
  const separator = dataFolder.includes('\\') && !dataFolder.includes('/') ? '\\' : '/';
  return [dataFolder, FOLDER, file].join(separator);
}

function tellError(answer: Promise<Result<unknown> | undefined>): void {
  void answer.then((result) => {
    if (result?.ok === false) toastError(result.error);
  });
}

async function keepAsCopy(run: Commands['run'], uiStore: UiStore, file: string): Promise<void> {
  const answer = await run('keepAsCopy', 'problemFiles.keepAsCopy', { file });
  if (answer?.ok === false) toastError(answer.error);
  if (answer?.ok !== true) return;
  const edit = (definitionId: DefinitionId): void => {
    uiStore.setState({ dialog: { kind: 'editDefinition', definitionId } });
  };
  toastWithAction(t('{file} is a group of its own now', { file }), {
    label: t('Edit it'),
    onClick: () => {
      edit(answer.value.definitionId);
    },
  });
}

async function remove(run: Commands['run'], file: string): Promise<void> {
  const restore = async (trashId: TrashId): Promise<void> => {
    const answer = await run('restore', 'definitions.restore', { trashId });
    if (answer?.ok === true) toastDone(t('{file} is back', { file }));
    else if (answer) toastError(answer.error);
  };
  const answer = await run('remove', 'problemFiles.remove', { file });
  if (answer?.ok === false) toastError(answer.error);
  if (answer?.ok !== true) return;
  const { trashId } = answer.value;
  toastWithAction(t('{file} was moved to the trash', { file }), {
    label: t('Undo'),
    onClick: () => void restore(trashId),
  });
}
