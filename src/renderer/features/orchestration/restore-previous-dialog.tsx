import { t } from '../../../shared/catalogue/translate';
import { Button, Group, Modal } from '@mantine/core';
import { ActionButton } from '../../components/action-button';
import { RelativeTime } from '../../components/clocks';
import { exactTime } from '../../components/time-words';
import { toastError, toastWithAction } from '../../components/toasts';
import { useCommands } from '../../components/use-command';
import { useBlockedReason } from '../../state/blocked';
import { useHost, useView } from '../../state/host-context';
import css from './bulk.module.css';

interface RestorePreviousDialogProps {
  readonly file: string;
  readonly onClose: () => void;
}

/** Shows what would be put back in place of a broken file, and does it. The broken file goes to the trash. */
export function RestorePreviousDialog({ file, onClose }: RestorePreviousDialogProps) {
  const previous = useView((state) => state.view?.problemFiles[file]?.previous) ?? null;
  const blocked = useBlockedReason();
  const { busy, restore } = useRestorePrevious(file);
  const confirm = async (): Promise<void> => {
    if (await restore(previous?.name ?? file)) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t('Restore the previous version of {file}?', { file })}>
      {previous === null ? (
        <p className={css['intro']}>{t('The file was mended or removed meanwhile.')}</p>
      ) : (
        <>
          <p className={css['intro']}>{t('This version is put back:')}</p>
          <ul className={css['names']}>
            <li title={exactTime(Date.parse(previous.at))}>
              <bdi>{previous.name}</bdi>
              <small>
                <RelativeTime at={previous.at} />
              </small>
            </li>
          </ul>
          <p style={{ margin: '12px 0 0' }}>
            {t('The file as it is now goes to the trash and stays there for 30 days.')}
          </p>
        </>
      )}
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('Cancel')}
        </Button>
        <ActionButton
          label={t('Restore')}
          busy={busy}
          disabledReason={blocked ?? (previous === null ? t('There is nothing to restore any more') : null)}
          onClick={() => void confirm()}
        />
      </Group>
    </Modal>
  );
}

function useRestorePrevious(file: string): { busy: boolean; restore: (name: string) => Promise<boolean> } {
  const { uiStore } = useHost();
  const { pending, run } = useCommands();
  const restore = async (name: string): Promise<boolean> => {
    const answer = await run('restore', 'problemFiles.restorePrevious', { file });
    if (answer?.ok === false) toastError(answer.error);
    if (answer?.ok !== true) return false;
    toastWithAction(t('“{name}” is back; the broken file is in the trash', { name }), {
      label: t('Show trash'),
      onClick: () => {
        uiStore.setState({ dialog: { kind: 'trash' } });
      },
    });
    return true;
  };
  return { busy: pending.has('restore'), restore };
}
