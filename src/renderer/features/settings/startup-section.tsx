import { MultiSelect } from '@mantine/core';
import { useMemo } from 'react';
import { t } from '../../../shared/catalogue/translate';
import { DefinitionId } from '../../../shared/ids';
import type { DefinitionView } from '../../../shared/view';
import { useView } from '../../state/host-context';
import { useSettings } from '../../state/settings-context';
import { useRowControl } from './row-control';
import { SettingRow } from './setting-row';
import { SwitchSetting } from './switch-setting';
import { useSaving, type Saving } from './use-saving';

/** What happens by itself when Muster starts. */
export function StartupSection() {
  const saving = useSaving();
  return (
    <>
      <SettingRow row="startGroups" saving={saving} below={<GroupChoice saving={saving} />} />
      <SwitchSetting name="resumeInterrupted" />
    </>
  );
}

const NONE: Readonly<Record<string, DefinitionView>> = {};
const MOST = 200;

function GroupChoice({ saving }: { saving: Saving }) {
  const { settings } = useSettings();
  const { disabled, ...names } = useRowControl();
  const definitions = useView((state) => state.view?.definitions ?? NONE);
  const choices = useMemo(
    () => choicesOf(definitions, settings.startGroups),
    [definitions, settings.startGroups],
  );
  return (
    <MultiSelect
      {...names}
      disabled={disabled}
      searchable
      clearable
      hidePickedOptions
      maxValues={MOST}
      limit={100}
      placeholder={settings.startGroups.length === 0 ? t('No group starts by itself') : ''}
      nothingFoundMessage={t('No group matches')}
      clearButtonProps={{ 'aria-label': t('Start no group by itself') }}
      data={choices}
      value={[...settings.startGroups]}
      onChange={(ids) => {
        void saving.save({ startGroups: ids.map((id) => DefinitionId.parse(id)) });
      }}
    />
  );
}

/** All groups by name; one that is chosen but no longer there can be seen and taken away. */
function choicesOf(
  definitions: Readonly<Record<string, DefinitionView>>,
  chosen: readonly string[],
): { value: string; label: string }[] {
  const there = Object.values(definitions).map(({ id, definition }) => ({
    value: id,
    label: definition.name,
  }));
  const gone = chosen
    .filter((id) => !(id in definitions))
    .map((id) => ({ value: id, label: t('A group that is gone ({id})', { id: id.slice(-6) }) }));
  return [...there.sort((a, b) => a.label.localeCompare(b.label)), ...gone];
}
