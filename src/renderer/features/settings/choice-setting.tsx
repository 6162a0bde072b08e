import { NativeSelect } from '@mantine/core';
import { say } from '../../../shared/catalogue/translate';
import type { Settings } from '../../../shared/contract/host';
import { CHOICES } from '../../../shared/settings-list';
import { useSettings } from '../../state/settings-context';
import { useRowControl } from './row-control';
import { SettingRow } from './setting-row';
import { useSaving } from './use-saving';

type ChoiceKey = Exclude<keyof typeof CHOICES, 'theme'>;

interface ChoiceSettingProps {
  readonly name: ChoiceKey;
  /** Before it is saved: what is on the page may be drawn anew by it. */
  readonly onSaving?: () => void;
  readonly onLeave?: () => void;
}

/** A setting of which one of a few is chosen. */
export function ChoiceSetting({ name, onSaving, onLeave }: ChoiceSettingProps) {
  const saving = useSaving();
  const choose = (change: Partial<Settings>): void => {
    onSaving?.();
    void saving.save(change);
  };
  return (
    <SettingRow row={name} saving={saving}>
      <Choice name={name} onChoose={choose} onLeave={onLeave} />
    </SettingRow>
  );
}

interface ChoiceProps {
  readonly name: ChoiceKey;
  readonly onChoose: (change: Partial<Settings>) => void;
  readonly onLeave: (() => void) | undefined;
}

function Choice({ name, onChoose, onLeave }: ChoiceProps) {
  const { settings } = useSettings();
  const control = useRowControl();
  const choices = CHOICES[name];
  return (
    <NativeSelect
      {...control}
      data={choices.map(([value, label]) => ({ value, label: say(label) }))}
      value={settings[name]}
      onChange={({ currentTarget }) => {
        const chosen = choices.find(([choice]) => choice === currentTarget.value);
        if (chosen) onChoose({ [name]: chosen[0] });
      }}
      onBlur={onLeave}
      w={280}
    />
  );
}
