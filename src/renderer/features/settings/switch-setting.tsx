import { Switch } from '@mantine/core';
import { useSettings } from '../../state/settings-context';
import { useRowControl } from './row-control';
import { SettingRow } from './setting-row';
import { useSaving } from './use-saving';

type SwitchKey = 'startAdbServer' | 'notifyBotTrouble' | 'resumeInterrupted' | 'keepAwake';

/** A setting that is on or off. */
export function SwitchSetting({ name }: { name: SwitchKey }) {
  const { settings } = useSettings();
  const saving = useSaving();
  return (
    <SettingRow row={name} saving={saving}>
      <OnOff
        on={settings[name]}
        onToggle={(on) => {
          void saving.save({ [name]: on });
        }}
      />
    </SettingRow>
  );
}

function OnOff({ on, onToggle }: { on: boolean; onToggle: (on: boolean) => void }) {
  return (
    <Switch
      {...useRowControl()}
      checked={on}
      onChange={({ currentTarget }) => {
        onToggle(currentTarget.checked);
      }}
    />
  );
}
