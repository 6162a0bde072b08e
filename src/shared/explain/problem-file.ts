import { t } from '../catalogue/translate';
import type { ProblemFileView } from '../view';
import { megabytes, sentences, type Words } from './words';

type Reason = ProblemFileView['reason'];

/** Why a file in the folder of groups or pools is none, and what to do. */
export function explainProblemFile(reason: Reason): Words {
  switch (reason.code) {
    case 'not_json':
      return {
        title: withPlace(reason, reason.message),
        hint: t('Correct the file in a text editor; it is read again as soon as it is saved.'),
      };
    case 'wrong_encoding':
      return { title: t('The file is not UTF-8 text'), hint: t('Save it as UTF-8 in a text editor.') };
    case 'wrong_shape':
      return {
        title: reason.issues.map(issueText).at(0) ?? t('The file does not hold what belongs here'),
        hint: shapeHint(reason.issues.length - 1),
      };
    case 'newer_version':
      return {
        title: t('Written by a newer Muster (format {version}, this one reads {supported})', {
          version: reason.version,
          supported: reason.supported,
        }),
        hint: t('Update Muster to use it. The file is left alone.'),
      };
    case 'duplicate_id':
      return {
        title: t('Has the same id as {file}', { file: reason.otherFile }),
        hint: t('It looks like a copy. Give it another id, or remove one of the two files.'),
      };
    case 'too_large':
      return {
        title: t('Too large: {size}, at most {limit} are read', {
          size: megabytes(reason.bytes),
          limit: megabytes(reason.limit),
        }),
        hint: t('Such a large file hardly belongs here; move it elsewhere.'),
      };
    case 'io_error':
      return {
        title: t('Can’t be read: {reason}', { reason: reason.message }),
        hint: t('Check the permissions of the file. It is tried again when it changes.'),
      };
  }
}

/** `Line 14, column 3: expected a comma`; the text alone when the place is not known. */
export function withPlace(
  { line, column }: { readonly line: number | null; readonly column: number | null },
  text: string,
): string {
  if (line === null) return text;
  return column === null
    ? t('Line {line}: {text}', { line, text })
    : t('Line {line}, column {column}: {text}', { line, column, text });
}

function issueText({ path, message }: { path: string; message: string }): string {
  return path === '' ? message : `${path}: ${message}`;
}

function shapeHint(more: number): string {
  return sentences(
    more > 0
      ? t('{count, plural, one {# more problem} other {# more problems}} in this file.', { count: more })
      : '',
    t('Correct the file in a text editor; it is read again as soon as it is saved.'),
  );
}
