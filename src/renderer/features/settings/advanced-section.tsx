import { useView } from '../../state/host-context';
import { ChoiceSetting } from './choice-setting';
import { FolderLine } from './data-section';
import { ExportSettings, ImportSettings, ResetSettings } from './settings-as-file';
import { SettingRow } from './setting-row';

/** For finding causes, and the settings as a whole. */
export function AdvancedSection() {
  const root = useView((state) => state.view?.host.dataFolder ?? '');
  const slash = root.includes('\\') ? '\\' : '/';
  return (
    <>
      <ChoiceSetting name="logLevel" />
      <SettingRow
        row="logFolder"
        below={<FolderLine path={[root, '.state', 'logs'].join(slash)} within=".state/logs" />}
      />
      <ExportSettings />
      <ImportSettings />
      <ResetSettings />
    </>
  );
}
