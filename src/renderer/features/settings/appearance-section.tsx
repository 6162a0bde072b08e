import { SegmentedControl } from '@mantine/core';
import { say } from '../../../shared/catalogue/translate';
import { CHOICES } from '../../../shared/settings-list';
import { useHost } from '../../state/host-context';
import { useSettings } from '../../state/settings-context';
import { ChoiceSetting } from './choice-setting';
import { useRowControl } from './row-control';
import { SettingRow } from './setting-row';
import { useSaving, type Saving } from './use-saving';

/** How the window looks and what it speaks; both hold at once. */
export function AppearanceSection() {
  const { uiStore } = useHost();
  const saving = useSaving();
  return (
    <>
      <SettingRow row="theme" saving={saving}>
        <ThemeChoice saving={saving} />
      </SettingRow>
      <ChoiceSetting
        name="language"
        onSaving={() => {
          // Another language draws the window anew; the focus is to come back here.
          uiStore.setState({ settingsFocus: 'language' });
        }}
        onLeave={() => {
          uiStore.setState({ settingsFocus: null });
        }}
      />
    </>
  );
}

function ThemeChoice({ saving }: { saving: Saving }) {
  const { settings } = useSettings();
  const { disabled, ...names } = useRowControl();
  return (
    <SegmentedControl
      {...names}
      readOnly={disabled}
      data={CHOICES.theme.map(([value, label]) => ({ value, label: say(label) }))}
      value={settings.theme}
      onChange={(value) => {
        const theme = CHOICES.theme.find(([choice]) => choice === value)?.[0];
        if (theme !== undefined) void saving.save({ theme });
      }}
    />
  );
}
