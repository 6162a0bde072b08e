import { msg } from '../../../shared/catalogue/translate';
import type { VersionCause } from '../../../shared/definition-version';
import { lateTexts } from '../../../shared/explain/words';

/** How a version came to be. */
export const CAUSE_WORDS: Readonly<Record<VersionCause, string>> = lateTexts({
  created: msg('Created'),
  edited: msg('Edited'),
  cloned: msg('Cloned from another group'),
  imported: msg('Imported'),
  tagged: msg('Tags changed'),
  reverted: msg('Reverted to an earlier version'),
  restored: msg('Restored from the trash'),
  undone: msg('A change was undone'),
  foreign: msg('File written outside Muster'),
});
