import { Download, RotateCcw, Upload } from 'lucide-react';
import { useRef, useState } from 'react';
import { t } from '../../../shared/catalogue/translate';
import { Settings } from '../../../shared/contract/host';
import { SETTING_KEYS, writeSettingsFile } from '../../../shared/settings-file';
import { ActionButton } from '../../components/action-button';
import { Note } from '../../components/note';
import { saveAsFile } from '../../components/save-as-file';
import { toastWithAction } from '../../components/toasts';
import { useHost } from '../../state/host-context';
import { useSettings } from '../../state/settings-context';
import { SettingRow } from './setting-row';
import { useSaving } from './use-saving';

/** More than any file of settings holds. */
const MOST_BYTES = 1_000_000;
const DEFAULTS = Settings.parse({});

export function ExportSettings() {
  const { settings } = useSettings();
  return (
    <SettingRow row="exportSettings">
      <ActionButton
        label={t('Export')}
        icon={Download}
        variant="default"
        accessibleName={t('Export settings')}
        onClick={() => {
          saveAsFile('muster-settings.json', writeSettingsFile(settings));
        }}
      />
    </SettingRow>
  );
}

export function ImportSettings() {
  const { uiStore } = useHost();
  const saving = useSaving();
  const input = useRef<HTMLInputElement>(null);
  const [tooLarge, setTooLarge] = useState<string | null>(null);
  const read = async (file: File): Promise<void> => {
    setTooLarge(file.size > MOST_BYTES ? file.name : null);
    if (file.size > MOST_BYTES) return;
    uiStore.setState({ dialog: { kind: 'importSettings', fileName: file.name, text: await file.text() } });
  };
  return (
    <SettingRow
      row="importSettings"
      saving={saving}
      {...(tooLarge === null
        ? {}
        : { below: <Note tone="red" title={t('{file} is too big to hold settings', { file: tooLarge })} /> })}
    >
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,application/json"
        aria-label={t('File with settings')}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) void read(file);
          // The same file may be chosen once more.
          currentTarget.value = '';
        }}
      />
      <ActionButton
        label={t('Import…')}
        icon={Upload}
        variant="default"
        accessibleName={t('Import settings…')}
        disabledReason={saving.blocked}
        onClick={() => input.current?.click()}
      />
    </SettingRow>
  );
}

export function ResetSettings() {
  const { settings } = useSettings();
  const saving = useSaving();
  const changed = SETTING_KEYS.filter(
    (key) => JSON.stringify(settings[key]) !== JSON.stringify(DEFAULTS[key]),
  );
  const reset = async (): Promise<void> => {
    const before = settings;
    if (!(await saving.save(DEFAULTS))) return;
    toastWithAction(
      t('{count, plural, one {One setting was} other {# settings were}} reset', {
        count: changed.length,
      }),
      { label: t('Undo'), onClick: () => void saving.save(before) },
    );
  };
  return (
    <SettingRow row="resetSettings" saving={saving}>
      <ActionButton
        label={t('Reset')}
        icon={RotateCcw}
        variant="default"
        accessibleName={t('Reset to defaults')}
        busy={saving.state === 'saving'}
        disabledReason={
          saving.blocked ?? (changed.length === 0 ? t('All settings have their defaults') : null)
        }
        onClick={() => void reset()}
      />
    </SettingRow>
  );
}
