import { AccountRowProblem } from '../account-import';
import { t } from '../catalogue/translate';
import type { ProblemDetail } from '../problem';
import { explainAccountRow } from './account-import';
import type { Words } from './words';

const text = (detail: ProblemDetail, key: string): string => String(detail[key] ?? '?');

/** Words for what can be wrong with a pool; part of the table in `problem.ts`. */
export const POOL_PROBLEM_WORDS = {
  pool_name_required: (): Words => ({
    title: t('The pool needs a name'),
    hint: t('Any language, up to 80 characters.'),
  }),
  pool_name_taken: (detail: ProblemDetail): Words => ({
    title: t('Another pool is named “{name}”', { name: text(detail, 'name') }),
    hint: t('Choose another name; capital letters make no difference.'),
  }),
  pool_endless: (detail: ProblemDetail): Words => ({
    title: t('A group with this pool may never end by itself'),
    hint: t(
      '{why, select, reuse {Accounts are given again at once, so there is always one left.} wait {A bot without an account waits without a time limit.} other {An account that fails is given again at once, without end.}}',
      { why: text(detail, 'why') },
    ),
  }),
  account_unknown: (detail: ProblemDetail): Words => ({
    title: t('There is no account “{account}” here', { account: text(detail, 'key') }),
    hint: t('Check its key, or import it; it counts as soon as it is there.'),
  }),
  watched_folder_invalid: (detail: ProblemDetail): Words => ({
    title: t('Folder “{folder}” is not watched', { folder: text(detail, 'folder') }),
    hint: t('Name a folder inside the data folder, such as pools/my-accounts.'),
  }),
  watched_rows_bad: (detail: ProblemDetail): Words => ({
    title: t('{count, plural, one {# row} other {# rows}} of {file} could not be imported', {
      count: Number(detail['count'] ?? 1),
      file: text(detail, 'file'),
    }),
    hint: t('Line {line}: {what}. Correct the file; it is imported again by itself.', {
      line: text(detail, 'line'),
      what: rowInWords(detail),
    }),
  }),
  watched_file_failed: (detail: ProblemDetail): Words => ({
    title: t('{file} could not be imported', { file: text(detail, 'file') }),
    hint: t('{reason}. It is tried again when the file changes.', { reason: text(detail, 'reason') }),
  }),
};

function rowInWords(detail: ProblemDetail): string {
  const code = AccountRowProblem.shape.code.safeParse(detail['row']).data ?? 'unreadable';
  const { column, value } = detail;
  return explainAccountRow({
    source: '',
    line: 0,
    code,
    column: column === undefined ? null : String(column),
    value: String(value ?? '?'),
  });
}
