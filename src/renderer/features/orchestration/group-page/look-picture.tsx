import { Button, Group, Loader, Modal } from '@mantine/core';
import { ScanSearch } from 'lucide-react';
import { useEffect, useState } from 'react';
import { t } from '../../../../shared/catalogue/translate';
import type { AppError } from '../../../../shared/errors';
import { explainError } from '../../../../shared/explain';
import type { OrchestrationId } from '../../../../shared/ids';
import type { FailedLook } from '../../../../shared/looked';
import { MarkedScreen } from '../../../components/marked-screen';
import { Note } from '../../../components/note';
import { useHost } from '../../../state/host-context';
import { marksOf } from './look-marks';
import { LookedList } from './looked-list';
import css from './looks.module.css';

interface LookPictureProps {
  readonly orchestrationId: OrchestrationId;
  readonly look: FailedLook;
}

/** Shows the screen a bot found nothing on, with what came nearest. */
export function LookPictureButton({ orchestrationId, look }: LookPictureProps) {
  const [isOpen, setOpen] = useState(false);
  const { picture, screen } = look;
  if (picture === null || screen === null) return null;
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<ScanSearch size={14} aria-hidden />}
        onClick={() => {
          setOpen(true);
        }}
      >
        {t('Show what it saw')}
      </Button>
      {isOpen ? (
        <LookPicture
          {...{ orchestrationId, look, file: picture, size: screen }}
          onClose={() => {
            setOpen(false);
          }}
        />
      ) : null}
    </>
  );
}

interface OpenPictureProps extends LookPictureProps {
  readonly file: string;
  readonly size: NonNullable<FailedLook['screen']>;
  readonly onClose: () => void;
}

function LookPicture({ orchestrationId, look, file, size, onClose }: OpenPictureProps) {
  const { png, error } = usePicture(orchestrationId, file);
  return (
    <Modal opened onClose={onClose} title={t('What the bot saw')} size={860}>
      <div className={css['picture']}>
        <div className={css['shown']} aria-busy={png === null && error === null}>
          {png === null ? null : (
            <MarkedScreen
              png={png}
              size={size}
              alt={t('Screen on which something was looked for in vain')}
              marks={marksOf(look.looked)}
            />
          )}
          {png === null && error === null ? (
            <Loader role="img" size="sm" aria-label={t('Reading the picture')} />
          ) : null}
          {error === null ? null : <Note tone="red" {...explainError(error)} />}
        </div>
        <div className={css['aside']}>
          <p className={css['quiet']}>
            {t('The screen a moment after the step had failed, {width} × {height}.', {
              width: String(size.width),
              height: String(size.height),
            })}
          </p>
          <LookedList looked={look.looked} advice />
        </div>
      </div>
      <Group justify="flex-end" mt="sm">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('Close')}
        </Button>
      </Group>
    </Modal>
  );
}

interface Shown {
  readonly png: string | null;
  readonly error: AppError | null;
}

function usePicture(orchestrationId: OrchestrationId, file: string): Shown {
  const { link } = useHost();
  const [shown, setShown] = useState<Shown>({ png: null, error: null });
  useEffect(() => {
    const abort = new AbortController();
    void link.call('evidence.picture', { orchestrationId, file }, abort.signal).then((answer) => {
      if (abort.signal.aborted) return;
      setShown(answer.ok ? { png: answer.value.png, error: null } : { png: null, error: answer.error });
    });
    return () => {
      abort.abort();
    };
  }, [link, orchestrationId, file]);
  return shown;
}
