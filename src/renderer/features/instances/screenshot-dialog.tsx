import { Button, Group, Loader, Modal } from '@mantine/core';
import { Download, RefreshCw } from 'lucide-react';
import { currentLocale, t } from '../../../shared/catalogue/translate';
import { explainError } from '../../../shared/explain';
import type { InstanceRef } from '../../../shared/instance-reference';
import { ActionButton } from '../../components/action-button';
import { Note } from '../../components/note';
import { clockTime } from '../../components/time-words';
import { useBlockedReason } from '../../state/blocked';
import { useView } from '../../state/host-context';
import css from './instance-dialogs.module.css';
import { screenshotRefusal } from './instance-rules';
import { useScreenshot, type Screenshot } from './use-screenshot';
import { nameOf } from './use-instance-actions';

interface ScreenshotDialogProps {
  readonly instanceRef: InstanceRef;
  readonly onClose: () => void;
}

/** The screen of an instance as it was when the picture was taken, or why there is none. */
export function ScreenshotDialog({ instanceRef: ref, onClose }: ScreenshotDialogProps) {
  const instance = useView((state) => state.view?.instances[ref]);
  const blocked = useBlockedReason();
  const { busy, picture, error, take } = useScreenshot(ref);
  const refusal = blocked ?? (instance ? screenshotRefusal(instance) : t('This instance is no longer known'));
  const name = instance ? nameOf(instance) : ref;
  return (
    <Modal opened onClose={onClose} title={t('Screenshot of {name}', { name })} size={680}>
      <Stage name={name} busy={busy} picture={picture} error={error} />
      {error !== null && picture !== null ? <Note tone="red" {...explainError(error)} /> : null}
      <Group justify="space-between" mt="sm" gap="xs">
        <span className={css['facts']}>{picture === null ? '' : factsOf(picture)}</span>
        <Group gap="xs">
          <ActionButton
            label={t('Take again')}
            icon={RefreshCw}
            variant="default"
            busy={busy}
            disabledReason={refusal}
            onClick={take}
          />
          <SaveButton picture={picture} name={ref} />
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('Close')}
          </Button>
        </Group>
      </Group>
    </Modal>
  );
}

type StageProps = Pick<ReturnType<typeof useScreenshot>, 'busy' | 'picture' | 'error'> & {
  readonly name: string;
};

/** The place of the picture; keeps its size while there is none. */
function Stage({ name, busy, picture, error }: StageProps) {
  return (
    <div className={css['stage']} aria-busy={busy} data-old={error !== null}>
      {picture === null ? null : (
        <img
          src={dataUrl(picture)}
          width={picture.width}
          height={picture.height}
          alt={t('Screen of {name} at {time}', { name, time: clockTime(picture.takenAt, true) })}
        />
      )}
      {busy && picture === null ? <Loader role="img" size="sm" aria-label={t('Taking the picture')} /> : null}
      {error !== null && picture === null ? <Note tone="red" {...explainError(error)} /> : null}
    </div>
  );
}

function SaveButton({ picture, name }: { picture: Screenshot | null; name: string }) {
  const save = (): void => {
    if (picture === null) return;
    const anchor = document.createElement('a');
    anchor.href = dataUrl(picture);
    anchor.download = fileName(name, picture.takenAt);
    anchor.click();
  };
  return (
    <ActionButton
      label={t('Save')}
      icon={Download}
      disabledReason={picture === null ? t('There is no picture yet') : null}
      onClick={save}
    />
  );
}

function dataUrl({ png }: Screenshot): string {
  return `data:image/png;base64,${png}`;
}

/** `720 × 1280 · 84 kB · taken at 13:20:11`. */
function factsOf({ width, height, png, takenAt }: Screenshot): string {
  const kilobytes = Math.max(1, Math.round((png.length * 3) / 4 / 1_000));
  return t('{width} × {height} · {size} kB · taken at {time}', {
    width: String(width),
    height: String(height),
    size: kilobytes.toLocaleString(currentLocale()),
    time: clockTime(takenAt, true),
  });
}

/** `sim-1_2026-11-21_13-20-11.png`, by the local clock; nothing in it that a file system refuses. */
function fileName(name: string, takenAt: number): string {
  const local = new Date(takenAt - new Date(takenAt).getTimezoneOffset() * 60_000).toISOString();
  const [day = '', time = ''] = local.split('T');
  return `${name.replace(/[^\w.-]+/g, '-')}_${day}_${time.slice(0, 8).replaceAll(':', '-')}.png`;
}
