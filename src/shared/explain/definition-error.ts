import type { ErrorOf } from '../errors';
import type { Words } from './words';

/** Words for what can go wrong with importing, earlier versions and templates; part of the table in `explain.ts`. */
export const DEFINITION_ERROR_WORDS = {
  imports_too_many: ({ limit }: ErrorOf<'imports_too_many'>): Words => ({
    title: `${String(limit)} imports are open already`,
    hint: 'Finish or cancel one of them first.',
  }),
  import_not_found: (): Words => ({
    title: 'This import is no longer open',
    hint: 'Nothing was written. Choose the files again.',
  }),
  import_too_large: ({ source, bytes, limit }: ErrorOf<'import_too_large'>): Words => ({
    title: `${source} is too large: ${megabytes(bytes)}, at most ${megabytes(limit)} can be imported`,
    hint: 'A group is a few kilobytes. Check that it is the right file.',
  }),
  undo_not_found: (): Words => ({
    title: 'This can no longer be undone',
    hint: 'Earlier versions are in the history of each group; deleted groups are in the trash.',
  }),
  version_not_found: (): Words => ({
    title: 'This version is no longer kept',
    hint: 'The newest 50 versions of a group are.',
  }),
  problem_file_not_found: ({ file }: ErrorOf<'problem_file_not_found'>): Words => ({
    title: `${file} is no problem any more`,
    hint: 'It was mended or removed meanwhile.',
  }),
  no_previous_version: ({ file }: ErrorOf<'no_previous_version'>): Words => ({
    title: `No earlier version of ${file} is known`,
    hint: 'Correct it in a text editor, or remove it; it goes to the trash.',
  }),
  group_template_not_found: (): Words => ({
    title: 'This template no longer exists',
    hint: 'Its file was removed or renamed by something else.',
  }),
  reveal_unavailable: ({ path }: ErrorOf<'reveal_unavailable'>): Words => ({
    title: 'The folder can’t be opened from here',
    hint: `It is ${path}, on the computer Muster runs on.`,
  }),
};

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
