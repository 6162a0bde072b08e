import type { VersionCause } from '../../../shared/definition-version';

/** How a version came to be. */
export const CAUSE_WORDS: Readonly<Record<VersionCause, string>> = {
  created: 'Created',
  edited: 'Edited',
  cloned: 'Cloned from another group',
  imported: 'Imported',
  tagged: 'Tags changed',
  reverted: 'Reverted to an earlier version',
  restored: 'Restored from the trash',
  undone: 'A change was undone',
  foreign: 'File written outside Muster',
};
