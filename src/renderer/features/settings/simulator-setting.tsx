import { NumberInput } from '@mantine/core';
import { FlaskConical, Power } from 'lucide-react';
import { useState, type SyntheticEvent } from 'react';
import { t } from '../../../shared/catalogue/translate';
import { ActionButton } from '../../components/action-button';
import { useSimulator } from '../../components/use-simulator';
import { useView } from '../../state/host-context';
import { useSettings } from '../../state/settings-context';
import { useRowControl } from './row-control';
import { SettingRow } from './setting-row';
import css from './settings-page.module.css';
import { useSaving, type Saving } from './use-saving';

const MOST = 256;

/** How many simulated emulators there are when they are wanted, and the switch for them. */
export function SimulatorSetting() {
  const saving = useSaving();
  const { simulator } = useSimulator();
  return (
    <SettingRow
      row="simulatedDevices"
      saving={saving}
      below={
        <div className={css['quiet']}>
          {simulator.state === 'on'
            ? t(
                '{devices, plural, one {One runs} other {# run}} now. Another number holds from the next start of them.',
                {
                  devices: simulator.devices,
                },
              )
            : t('None runs now.')}
        </div>
      }
    >
      <div className={css['line']}>
        <Count saving={saving} />
        <OnOffButton blocked={saving.blocked} />
      </div>
    </SettingRow>
  );
}

function Count({ saving }: { saving: Saving }) {
  const { settings } = useSettings();
  const { disabled, ...names } = useRowControl();
  const [typed, setTyped] = useState<number | string | null>(null);
  const count = Number(typed ?? settings.simulatedDevices);
  const isRight = Number.isInteger(count) && count >= 1 && count <= MOST;
  const keep = async (): Promise<void> => {
    if (typed === null || !isRight) return;
    if (count === settings.simulatedDevices || (await saving.save({ simulatedDevices: count })))
      setTyped(null);
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    void keep();
  };
  return (
    <form onSubmit={submit}>
      <NumberInput
        {...names}
        readOnly={disabled}
        min={1}
        max={MOST}
        allowDecimal={false}
        clampBehavior="none"
        value={typed ?? settings.simulatedDevices}
        error={isRight ? null : t('From 1 to {most}', { most: MOST })}
        onChange={setTyped}
        onBlur={() => void keep()}
        w={120}
      />
    </form>
  );
}

function OnOffButton({ blocked }: { blocked: string | null }) {
  const { simulator, starting, stopping, start, stop } = useSimulator();
  const held = useView((state) =>
    Object.values(state.view?.instances ?? {}).some(
      ({ ref, holder }) => ref.startsWith('sim:') && holder !== null,
    ),
  );
  return simulator.state === 'on' ? (
    <ActionButton
      label={t('Stop')}
      icon={Power}
      variant="default"
      accessibleName={t('Stop the simulated emulators')}
      busy={stopping}
      disabledReason={blocked ?? (held ? t('Some are in use: stop their groups first') : null)}
      onClick={stop}
    />
  ) : (
    <ActionButton
      label={t('Start')}
      icon={FlaskConical}
      variant="default"
      accessibleName={t('Start simulated emulators')}
      busy={starting}
      disabledReason={blocked}
      onClick={start}
    />
  );
}
