import type { VirtualCommand } from '../command';
import { ACTIVITY_COMMANDS } from './activity';
import { DUMP_COMMANDS } from './dumps';
import { FILE_COMMANDS } from './files';
import { INPUT_COMMANDS } from './input';
import { PACKAGE_COMMANDS } from './packages';
import { PROPERTY_COMMANDS } from './properties';
import { SCREEN_COMMANDS } from './screen';
import { SCREENCAP_COMMANDS } from './screencap';
import { TEXT_COMMANDS } from './text';
import { TOUCH_COMMANDS } from './touch';
import { UIAUTOMATOR_COMMANDS } from './uiautomator';

const COMMANDS: ReadonlyMap<string, VirtualCommand> = new Map(
  Object.entries({
    ...ACTIVITY_COMMANDS,
    ...DUMP_COMMANDS,
    ...FILE_COMMANDS,
    ...INPUT_COMMANDS,
    ...PACKAGE_COMMANDS,
    ...PROPERTY_COMMANDS,
    ...SCREEN_COMMANDS,
    ...SCREENCAP_COMMANDS,
    ...TEXT_COMMANDS,
    ...TOUCH_COMMANDS,
    ...UIAUTOMATOR_COMMANDS,
  }),
);

/** The program a name or `/system/bin/NAME` stands for. */
export function findCommand(name: string): VirtualCommand | undefined {
  return COMMANDS.get(name.replace(/^\/(?:system|vendor)\/x?bin\//, ''));
}
