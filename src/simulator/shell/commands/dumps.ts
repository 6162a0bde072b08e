import type { FocusFacts } from '../../device/phone';
import { failed, type CommandContext, type CommandOutcome, type VirtualCommand } from '../command';

/** `dumpsys window|activity|input|display|battery|package`: the lines tools look for, not the whole reports. */
const dumpsys: VirtualCommand = (context) => {
  const [service] = context.args;
  switch (service) {
    case 'window':
      return windowReport(context);
    case 'activity':
      return activityReport(context);
    case 'input':
      return inputReport(context);
    case 'display':
      return displayReport(context);
    case 'battery':
      return 'Current Battery Service state:\n  AC powered: true\n  status: 5\n  level: 100\n  temperature: 250\n';
    case 'package':
      return packageReport(context, context.args[1] ?? '');
    default:
      return failed(`Can't find service: ${service ?? ''}`, 0);
  }
};

function component({ package: name, activity }: FocusFacts): string {
  return `${name}/${activity.startsWith('.') ? name + activity : activity}`;
}

function windowReport({ device }: CommandContext): string {
  const { physical, density, rotation, width, height } = device.phone.screen();
  const focus = device.phone.focus();
  const size = `${String(physical.width)}x${String(physical.height)}`;
  return [
    'WINDOW MANAGER DISPLAY CONTENTS (dumpsys window displays)',
    '  Display: mDisplayId=0',
    `    init=${size} ${String(density)}dpi cur=${String(width)}x${String(height)} app=${String(width)}x${String(height)}`,
    `    mCurrentRotation=ROTATION_${String(rotation * 90)}`,
    `  mCurrentFocus=Window{5a1b2c3 u0 ${focus.dialog ?? component(focus)}}`,
    `  mFocusedApp=ActivityRecord{7d8e9f0 u0 ${focus.package}/${focus.activity} t12}`,
    '',
  ].join('\n');
}

function activityReport({ device }: CommandContext): string {
  const focus = device.phone.focus();
  const record = `ActivityRecord{7d8e9f0 u0 ${focus.package}/${focus.activity} t12}`;
  return [
    'ACTIVITY MANAGER ACTIVITIES (dumpsys activity activities)',
    `  topResumedActivity=${record}`,
    `  ResumedActivity: ${record}`,
    `  mResumedActivity: ${record}`,
    `  mFocusedApp=${record}`,
    '',
  ].join('\n');
}

function inputReport({ device }: CommandContext): string {
  const { width, height, rotation } = device.phone.screen();
  const frame = `[0, 0, ${String(width)}, ${String(height)}]`;
  return [
    'INPUT MANAGER (dumpsys input)',
    `    Viewport INTERNAL: displayId=0, uniqueId=local:0, port=0, orientation=${String(rotation)}, logicalFrame=${frame}, physicalFrame=${frame}, deviceSize=[${String(width)}, ${String(height)}], isActive=[1]`,
    '',
  ].join('\n');
}

function displayReport({ device }: CommandContext): string {
  const { physical, rotation, density } = device.phone.screen();
  const size = `${String(physical.width)} x ${String(physical.height)}`;
  return `Display Devices: size=1\n  DisplayDeviceInfo{"Built-in Screen": ${size}, rotation ${String(rotation)}, density ${String(density)}}\n`;
}

function packageReport({ device }: CommandContext, packageName: string): CommandOutcome {
  const found = device.phone.packages().find(({ name }) => name === packageName);
  if (found === undefined) return `Unable to find package: ${packageName}\n`;
  return `Packages:\n  Package [${packageName}] (5a1b2c3):\n    versionCode=1 minSdk=21 targetSdk=33\n    versionName=1.0\n`;
}

export const DUMP_COMMANDS = { dumpsys };
