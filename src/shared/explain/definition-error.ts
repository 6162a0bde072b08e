import { t } from '../catalogue/translate';
import type { ErrorOf } from '../errors';
import { megabytes, type Words } from './words';

/** Words for what can go wrong with importing, earlier versions and templates; part of the table in `explain.ts`. */
export const DEFINITION_ERROR_WORDS = {
  imports_too_many: ({ limit }: ErrorOf<'imports_too_many'>): Words => ({
    title: t('{limit, plural, one {# import is} other {# imports are}} open already', { limit }),
    hint: t('Finish or cancel one of them first.'),
  }),
  import_not_found: (): Words => ({
    title: t('This import is no longer open'),
    hint: t('Nothing was written. Choose the files again.'),
  }),
  import_too_large: ({ source, bytes, limit }: ErrorOf<'import_too_large'>): Words => ({
    title: t('{source} is too large: {size}, at most {limit} can be imported', {
      source,
      size: megabytes(bytes),
      limit: megabytes(limit),
    }),
    hint: t('A group is a few kilobytes. Check that it is the right file.'),
  }),
  undo_not_found: (): Words => ({
    title: t('This can no longer be undone'),
    hint: t('Earlier versions are in the history of each group; deleted groups are in the trash.'),
  }),
  version_not_found: (): Words => ({
    title: t('This version is no longer kept'),
    hint: t('The newest 50 versions of a group are.'),
  }),
  problem_file_not_found: ({ file }: ErrorOf<'problem_file_not_found'>): Words => ({
    title: t('{file} is no problem any more', { file }),
    hint: t('It was mended or removed meanwhile.'),
  }),
  no_previous_version: ({ file }: ErrorOf<'no_previous_version'>): Words => ({
    title: t('No earlier version of {file} is known', { file }),
    hint: t('Correct it in a text editor, or remove it; it goes to the trash.'),
  }),
  group_template_not_found: (): Words => ({
    title: t('This template no longer exists'),
    hint: t('Its file was removed or renamed by something else.'),
  }),
  reveal_unavailable: ({ path }: ErrorOf<'reveal_unavailable'>): Words => ({
    title: t('The folder can’t be opened from here'),
    hint: t('It is {path}, on the computer Muster runs on.', { path }),
  }),
};
