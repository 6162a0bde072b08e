import type { ImportForm, ImportNote, ImportRefusal, ImportResult } from '../import';
import { labelOfPath } from './field-labels';
import { explainProblemFile } from './problem-file';
import { counted, type Words } from './words';

/** What a source turned out to be, as a person would call it. */
export const IMPORT_FORM_WORDS: Readonly<Record<ImportForm, string>> = {
  definition: 'Group',
  bundle: 'Bundle of groups',
  array: 'List of groups',
  shareString: 'Share string',
  goJson: 'Earlier program, JSON',
  goYaml: 'Earlier program, YAML',
};

/** What became of a row. */
export const IMPORT_OUTCOME_WORDS: Readonly<Record<ImportResult['outcome'], string>> = {
  added: 'Added',
  replaced: 'Replaced',
  keptBoth: 'Added under another name',
  skipped: 'Left out',
  unchanged: 'The same already',
  failed: 'Not imported',
  notReached: 'Not reached',
};

/** Why a source, or one entry of it, can't be imported, and what to do. */
export function explainImportRefusal(refusal: ImportRefusal): Words {
  switch (refusal.code) {
    case 'unreadable':
      return explainUnreadable(refusal.reason);
    case 'not_yaml':
      return {
        title: `${place(refusal)}${refusal.message}`,
        hint: 'Correct the file in a text editor and choose it again.',
      };
    case 'share_string_broken':
      return FLAW_WORDS[refusal.flaw];
    case 'share_string_newer':
      return {
        title: `The share string was made by a newer Muster (version ${String(refusal.version)}, this one reads ${String(refusal.supported)})`,
        hint: 'Update Muster, or ask for the group as a file.',
      };
    case 'not_a_group':
      return {
        title:
          refusal.looksLike === null
            ? 'There is no group in it'
            : `There is no group in it: it looks like ${refusal.looksLike}`,
        hint: 'Choose a file that Muster or the earlier program saved a group in.',
      };
    case 'empty':
      return { title: 'There is nothing in it', hint: 'Check that it is the right file.' };
    case 'too_many':
      return {
        title: `More than ${counted(refusal.limit, 'group')}`,
        hint: 'Import them in several goes. Those beyond the limit are left out.',
      };
  }
}

/** The file is looked at once, not followed: the hints for files in the folder would promise too much. */
function explainUnreadable(reason: Extract<ImportRefusal, { code: 'unreadable' }>['reason']): Words {
  const words = explainProblemFile(reason);
  return reason.code === 'not_json' || reason.code === 'wrong_shape' || reason.code === 'io_error'
    ? { ...words, hint: `${more('issues' in reason ? reason.issues.length - 1 : 0)}${AGAIN[reason.code]}` }
    : words;
}

const AGAIN = {
  not_json: 'Correct the file in a text editor and choose it again.',
  wrong_shape: 'Correct the file in a text editor and choose it again.',
  io_error: 'Check that the file is there and may be read.',
} as const;

function more(rest: number): string {
  return rest > 0 ? `${counted(rest, 'more problem')} in it. ` : '';
}

const FLAW_WORDS: Readonly<Record<Extract<ImportRefusal, { code: 'share_string_broken' }>['flaw'], Words>> = {
  cut_off: {
    title: 'The share string is cut off',
    hint: 'Copy all of it, from “MUSTER1:” to the end. Some messengers shorten long lines; send it as a file then.',
  },
  checksum: {
    title: 'The share string was changed on its way: its checksum does not fit',
    hint: 'Copy it again, or ask for the group as a file.',
  },
  not_base64: {
    title: 'The share string holds characters that don’t belong there',
    hint: 'Copy only the string itself, without text around it.',
  },
  not_compressed: {
    title: 'The share string can’t be unpacked',
    hint: 'Ask for it again, or for the group as a file.',
  },
  too_large: {
    title: 'The share string holds more than can be imported',
    hint: 'Ask for the groups in several parts.',
  },
};

/** Something that could not be taken over as it was written. */
export function explainImportNote({ code, path, detail }: ImportNote): string {
  const label = labelOfPath(path);
  const from = String(detail['from'] ?? '');
  const to = String(detail['to'] ?? '');
  switch (code) {
    case 'converted':
      return `${label}: “${from}” becomes “${to}”`;
    case 'approximated':
      return `${label}: “${from}” is not known here; “${to}” comes closest`;
    case 'ignored':
      return `${String(detail['key'] ?? path)} is left out: it has no meaning here`;
    case 'default_used':
      return `${label}: nothing usable was given; “${to}” is used`;
    case 'name_shortened':
      return `The name is shortened to “${to}”`;
    case 'loop_after_success':
      return 'It started again by itself after each success; here it runs once. Choose a repetition to loop.';
    case 'first_pool_only':
      return `Only the first of its account pools is used: ${to}`;
    case 'secret_absent':
      return `${label} is a secret and was not handed on: enter it before the start`;
  }
}

function place({ line, column }: { readonly line: number | null; readonly column: number | null }): string {
  if (line === null) return '';
  return column === null ? `Line ${String(line)}: ` : `Line ${String(line)}, column ${String(column)}: `;
}
