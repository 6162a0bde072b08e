import { ChoiceSetting } from './choice-setting';
import { SwitchSetting } from './switch-setting';

/** What the desktop app does for groups that run. */
export function RunningSection() {
  return (
    <>
      <SwitchSetting name="keepAwake" />
      <ChoiceSetting name="onClose" />
    </>
  );
}
