import { AdbProgram } from './adb-program';
import { AdbServers } from './adb-servers';
import { SimulatorSetting } from './simulator-setting';
import { SwitchSetting } from './switch-setting';

/** Where emulators and phones are found. */
export function InstancesSection() {
  return (
    <>
      <AdbProgram />
      <SwitchSetting name="startAdbServer" />
      <AdbServers />
      <SimulatorSetting />
    </>
  );
}
