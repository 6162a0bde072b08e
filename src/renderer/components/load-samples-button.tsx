import { LibraryBig } from 'lucide-react';
import { t } from '../../shared/catalogue/translate';
import { useBlockedReason } from '../state/blocked';
import { ActionButton, type ActionButtonProps } from './action-button';
import { toastDone, toastError } from './toasts';
import { useCommands } from './use-command';

interface LoadSamplesButtonProps extends Pick<ActionButtonProps, 'size' | 'variant'> {
  /** Beside other buttons with one. */
  readonly hasIcon?: boolean;
}

/** Copies the samples that come with the program into the data folder. */
export function LoadSamplesButton({ hasIcon = true, ...look }: LoadSamplesButtonProps) {
  const { pending, run } = useCommands();
  const blocked = useBlockedReason();
  const load = async (): Promise<void> => {
    const answer = await run('samples', 'definitions.loadSamples', {});
    if (answer?.ok === true)
      toastDone(
        t('{count, plural, one {# sample file} other {# sample files}} copied', {
          count: answer.value.copied,
        }),
      );
    else if (answer) toastError(answer.error);
  };
  return (
    <ActionButton
      {...look}
      {...(hasIcon ? { icon: LibraryBig } : {})}
      label={t('Load samples')}
      busy={pending.has('samples')}
      disabledReason={blocked}
      onClick={() => void load()}
    />
  );
}
