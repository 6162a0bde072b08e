import { useState } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { GroupTemplateView } from '../../../shared/definition-version';
import type { AppError } from '../../../shared/errors';
import type { TrashId } from '../../../shared/ids';
import { toastDone, toastError, toastWithAction } from '../../components/toasts';
import { useCommands } from '../../components/use-command';
import { useHost } from '../../state/host-context';
import { freeName } from '../../state/free-name';

export type Templates = ReturnType<typeof useTemplates>;

/** What can be done with templates. `onChanged`: there are others now. */
export function useTemplates(onChanged: () => void) {
  const { link, uiStore, viewStore } = useHost();
  const { pending, run } = useCommands();
  const [refused, setRefused] = useState<AppError | null>(null);
  const begin = async ({ templateId }: GroupTemplateView): Promise<void> => {
    setRefused(null);
    const answer = await run('begin', 'groupTemplates.read', { templateId });
    if (!answer) return;
    if (!answer.ok) {
      setRefused(answer.error);
      onChanged();
      return;
    }
    const { draft } = answer.value;
    const taken = Object.values(viewStore.getState().view?.definitions ?? {}).map(
      (each) => each.definition.name,
    );
    uiStore.setState({
      dialog: { kind: 'newDefinition', draft: { ...draft, name: freeName(draft.name, taken) } },
    });
  };
  const restore = async (name: string, trashId: TrashId): Promise<void> => {
    const answer = await link.call('definitions.restore', { trashId });
    if (answer.ok) toastDone(t('Template “{name}” is back', { name }));
    else toastError(answer.error);
    onChanged();
  };
  const remove = async ({ templateId, name }: GroupTemplateView): Promise<void> => {
    setRefused(null);
    const answer = await run(`remove ${templateId}`, 'groupTemplates.remove', { templateId });
    if (!answer) return;
    if (answer.ok) {
      const { trashId } = answer.value;
      toastWithAction(t('Template “{name}” was deleted', { name }), {
        label: t('Undo'),
        onClick: () => void restore(name, trashId),
      });
    } else setRefused(answer.error);
    onChanged();
  };
  const loadSamples = async (): Promise<void> => {
    setRefused(null);
    const answer = await run('samples', 'definitions.loadSamples', {});
    if (answer?.ok === false) setRefused(answer.error);
    if (answer) onChanged();
  };
  return { pending, refused, begin, remove, loadSamples };
}
