import { msg, type Message } from '../../shared/catalogue/translate';
import type { VerbArea } from '../../shared/verbs';

/** The parts of the application, as palette and key sheet head them. */
export const AREA_WORDS: Readonly<Record<VerbArea, Message>> = {
  file: msg('Files and settings'),
  group: msg('Groups'),
  view: msg('Window'),
  instances: msg('Instances'),
  accounts: msg('Accounts'),
  routines: msg('Routines'),
  help: msg('Help'),
};

export const AREAS: readonly VerbArea[] = [
  'group',
  'file',
  'view',
  'instances',
  'accounts',
  'routines',
  'help',
];
