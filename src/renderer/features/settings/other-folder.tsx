import { FolderCog } from 'lucide-react';
import { useState } from 'react';
import { t } from '../../../shared/catalogue/translate';
import { ActionButton } from '../../components/action-button';
import { Note } from '../../components/note';
import { useCommands } from '../../components/use-command';
import { useView } from '../../state/host-context';
import { SettingRow } from './setting-row';
import css from './settings-page.module.css';
import { useSaving } from './use-saving';

/** The desktop app asks for another data folder; elsewhere whoever starts Muster names it. */
export function OtherFolder() {
  const onDesktop = useView((state) => state.view?.host.canReveal === true);
  return onDesktop ? <ChooseFolder /> : <NamedAtStart />;
}

function NamedAtStart() {
  const folder = t('FOLDER');
  const commands = [
    t('muster serve --data {folder}', { folder }),
    t('MUSTER_HOME={folder} muster serve', { folder }),
  ];
  return (
    <SettingRow
      row="otherFolder"
      below={
        <div className={css['quiet']}>
          {t('Whoever starts Muster names the folder, in one of these ways:')}
          <ul className={css['commands']}>
            {commands.map((command) => (
              <li key={command}>
                <code>{command}</code>
              </li>
            ))}
          </ul>
        </div>
      }
    />
  );
}

function ChooseFolder() {
  const saving = useSaving();
  const { pending, run } = useCommands();
  const [chosen, setChosen] = useState<string | null>(null);
  const choose = async (): Promise<void> => {
    const answer = await run('choose', 'desktop.chooseDataFolder', {});
    saving.fail(answer?.ok === false ? answer.error : null);
    if (answer?.ok === true && answer.value.chosen !== null) setChosen(answer.value.chosen);
  };
  return (
    <SettingRow
      row="otherFolder"
      saving={saving}
      {...(chosen === null
        ? {}
        : {
            below: (
              <Note
                tone="blue"
                title={t('From the next start of Muster on: {folder}', { folder: chosen })}
                hint={t('Until then everything stays in the folder used now.')}
              />
            ),
          })}
    >
      <ActionButton
        label={t('Use another folder…')}
        icon={FolderCog}
        variant="default"
        busy={pending.has('choose')}
        disabledReason={saving.blocked}
        onClick={() => void choose()}
      />
    </SettingRow>
  );
}
