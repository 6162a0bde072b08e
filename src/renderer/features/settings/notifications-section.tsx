import { BellRing } from 'lucide-react';
import { useState } from 'react';
import { t } from '../../../shared/catalogue/translate';
import { ActionButton } from '../../components/action-button';
import { useCommands } from '../../components/use-command';
import { useView } from '../../state/host-context';
import { ChoiceSetting } from './choice-setting';
import { SettingRow } from './setting-row';
import { SwitchSetting } from './switch-setting';
import { useSaving } from './use-saving';
import css from './settings-page.module.css';

/** What the desktop app tells while nobody looks at its window. */
export function NotificationsSection() {
  return (
    <>
      <ChoiceSetting name="notifyGroupEnd" />
      <SwitchSetting name="notifyBotTrouble" />
      <TestNotice />
    </>
  );
}

type Told = 'shown' | 'unsupported' | null;

function TestNotice() {
  const onDesktop = useView((state) => state.view?.host.canReveal === true);
  const saving = useSaving();
  const { pending, run } = useCommands();
  const [told, setTold] = useState<Told>(null);
  const test = async (): Promise<void> => {
    const answer = await run('test', 'desktop.testNotice', {});
    saving.fail(answer?.ok === false ? answer.error : null);
    if (answer?.ok === true) setTold(answer.value.shown ? 'shown' : 'unsupported');
  };
  return (
    <SettingRow
      row="testNotice"
      saving={saving}
      below={
        <div role="status" className={css['quiet']}>
          {told === 'shown' ? t('It was sent. If nothing is seen, look at the system’s own settings.') : null}
          {told === 'unsupported' ? t('This system shows no notifications.') : null}
        </div>
      }
    >
      <ActionButton
        label={t('Test')}
        icon={BellRing}
        variant="default"
        busy={pending.has('test')}
        disabledReason={
          saving.blocked ?? (onDesktop ? null : t('Only the desktop app shows notifications of the system'))
        }
        onClick={() => void test()}
      />
    </SettingRow>
  );
}
