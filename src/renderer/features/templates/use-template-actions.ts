import { t } from '../../../shared/catalogue/translate';
import { explainTemplateProblem } from '../../../shared/explain/template-problem';
import { templateFault, type TemplateSummary } from '../../../shared/template';
import { copyText } from '../../components/copy-text';
import { toastDone, toastError } from '../../components/toasts';
import { useCommands } from '../../components/use-command';
import { useHost, useView } from '../../state/host-context';

/** Of the data folder. */
const FOLDER = 'templates';

export interface TemplateActions {
  /** Why it can't be looked for; null when it can. */
  readonly notUsable: string | null;
  readonly canReveal: boolean;
  readonly tryIt: () => void;
  readonly change: () => void;
  readonly rename: () => void;
  /** Cuts one of its pictures anew; null: one more, for other screens. */
  readonly cut: (file: string | null) => void;
  /** Crops a picture that is there, or ignores parts of it. */
  readonly crop: (file: string) => void;
  readonly removePicture: (file: string) => void;
  readonly reveal: () => void;
  readonly copyPath: () => void;
  readonly remove: () => void;
}

/** The verbs of one template. */
export function useTemplateActions(template: TemplateSummary): TemplateActions {
  const { uiStore } = useHost();
  const { run } = useCommands();
  const canReveal = useView((state) => state.view?.host.canReveal ?? false);
  const dataFolder = useView((state) => state.view?.host.dataFolder ?? '');
  const { name: templateName, images, version } = template;
  const fault = templateFault(template);
  const file = images[0]?.file ?? `${templateName}.png`;
  const open = (kind: 'tryTemplate' | 'changeTemplate' | 'renameTemplate' | 'deleteTemplate') => (): void => {
    uiStore.setState({ dialog: { kind, templateName } });
  };
  const reveal = async (): Promise<void> => {
    const answer = await run('reveal', 'host.reveal', { path: `${FOLDER}/${file}` });
    if (answer?.ok === false) toastError(answer.error);
  };
  const removePicture = async (picture: string): Promise<void> => {
    const answer = await run('remove', 'templates.removePicture', {
      ...{ name: templateName, version, file: picture },
    });
    if (answer?.ok === false) toastError(answer.error);
    if (answer?.ok === true) toastDone(t('The picture is in the trash'));
  };
  return {
    notUsable: fault ? explainTemplateProblem(fault, templateName) : null,
    canReveal,
    tryIt: open('tryTemplate'),
    change: open('changeTemplate'),
    rename: open('renameTemplate'),
    cut: (picture) => {
      uiStore.setState({ dialog: { kind: 'cutTemplate', into: { templateName, file: picture } } });
    },
    crop: (picture) => {
      const into = { templateName, file: picture, isItself: true as const };
      uiStore.setState({ dialog: { kind: 'cutTemplate', into } });
    },
    removePicture: (picture) => void removePicture(picture),
    remove: open('deleteTemplate'),
    reveal: () => void reveal(),
    copyPath: () => {
      const separator = dataFolder.includes('\\') && !dataFolder.includes('/') ? '\\' : '/';
      void copyText([dataFolder, FOLDER, ...file.split('/')].join(separator), t('The path was copied'));
    },
  };
}
