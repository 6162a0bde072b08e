import type { ProblemFileView } from '../view';
import { counted, type Words } from './words';

type Reason = ProblemFileView['reason'];

/** Why a file in the definitions' folder is no group, and what to do. */
export function explainProblemFile(reason: Reason): Words {
  switch (reason.code) {
    case 'not_json':
      return {
        title: `${place(reason)}${reason.message}`,
        hint: 'Correct the file in a text editor; it is read again as soon as it is saved.',
      };
    case 'wrong_encoding':
      return { title: 'The file is not UTF-8 text', hint: 'Save it as UTF-8 in a text editor.' };
    case 'wrong_shape':
      return {
        title: reason.issues.map(issueText).at(0) ?? 'The file is no group definition',
        hint: shapeHint(reason.issues.length - 1),
      };
    case 'newer_version':
      return {
        title: `Written by a newer Muster (format ${String(reason.version)}, this one reads ${String(reason.supported)})`,
        hint: 'Update Muster to use it. The file is left alone.',
      };
    case 'duplicate_id':
      return {
        title: `Has the same id as ${reason.otherFile}`,
        hint: 'It looks like a copy. Give it another id, or remove one of the two files.',
      };
    case 'too_large':
      return {
        title: `Too large: ${megabytes(reason.bytes)}, at most ${megabytes(reason.limit)} are read`,
        hint: 'This is hardly a group definition; move it elsewhere.',
      };
    case 'io_error':
      return {
        title: `Can’t be read: ${reason.message}`,
        hint: 'Check the permissions of the file. It is tried again when it changes.',
      };
  }
}

function place({ line, column }: { line: number | null; column: number | null }): string {
  if (line === null) return '';
  return column === null ? `Line ${String(line)}: ` : `Line ${String(line)}, column ${String(column)}: `;
}

function issueText({ path, message }: { path: string; message: string }): string {
  return path === '' ? message : `${path}: ${message}`;
}

function shapeHint(more: number): string {
  const rest = more > 0 ? `${counted(more, 'more problem')} in this file. ` : '';
  return `${rest}Correct the file in a text editor; it is read again as soon as it is saved.`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
