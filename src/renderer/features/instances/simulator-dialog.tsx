import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { AppError } from '../../../shared/errors';
import { CommandDialog } from '../../components/command-dialog';
import { useCommands } from '../../components/use-command';
import { useBlockedReason } from '../../state/blocked';
import { useSettings } from '../../state/settings-context';

const MOST = 256;

/** Starts simulated emulators, as many as asked for; the number is remembered. */
export function SimulatorDialog({ onClose }: { onClose: () => void }) {
  const { settings, change } = useSettings();
  const blocked = useBlockedReason();
  const { pending, run } = useCommands();
  const [typed, setTyped] = useState<number | string | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const devices = Number(typed ?? settings.simulatedDevices);
  const wrong =
    Number.isInteger(devices) && devices >= 1 && devices <= MOST
      ? null
      : t('Choose from 1 to {most, number}', { most: MOST });
  const start = async (): Promise<void> => {
    const answer = await run('start', 'simulator.start', { devices });
    if (answer?.ok === false) setError(answer.error);
    if (answer?.ok !== true) return;
    onClose();
    if (devices !== settings.simulatedDevices) await change({ simulatedDevices: devices });
  };
  return (
    <CommandDialog
      title={t('Use simulated emulators')}
      label={t('Start')}
      busy={pending.has('start')}
      disabledReason={blocked ?? wrong}
      error={error}
      onSubmit={() => void start()}
      onClose={onClose}
    >
      <p style={{ margin: '0 0 12px', color: 'var(--dim)' }}>
        {t(
          'They behave as real ones, with screens, taps and apps made up: for trying things out, without anything to install. They go when Muster ends.',
        )}
      </p>
      <NumberInput
        label={t('How many')}
        min={1}
        max={MOST}
        allowDecimal={false}
        clampBehavior="none"
        value={typed ?? settings.simulatedDevices}
        error={wrong}
        onChange={setTyped}
        w={140}
        mb="sm"
        data-autofocus
      />
    </CommandDialog>
  );
}
