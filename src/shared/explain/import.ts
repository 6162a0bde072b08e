import { msg, t } from '../catalogue/translate';
import type { ImportForm, ImportNote, ImportRefusal, ImportResult } from '../import';
import { labelOfPath } from './field-labels';
import { explainProblemFile, withPlace } from './problem-file';
import { lateTexts, lateWords, sentences, type Words } from './words';

/** What a source turned out to be, as a person would call it. */
export const IMPORT_FORM_WORDS: Readonly<Record<ImportForm, string>> = lateTexts({
  definition: msg('Group'),
  bundle: msg('Bundle of groups'),
  array: msg('List of groups'),
  shareString: msg('Share string'),
  goJson: msg('Earlier program, JSON'),
  goYaml: msg('Earlier program, YAML'),
});

/** What became of a row. */
export const IMPORT_OUTCOME_WORDS: Readonly<Record<ImportResult['outcome'], string>> = lateTexts({
  added: msg('Added'),
  replaced: msg('Replaced'),
  keptBoth: msg('Added under another name'),
  skipped: msg('Left out'),
  unchanged: msg('The same already'),
  failed: msg('Not imported'),
  notReached: msg('Not reached'),
});

/** Why a source, or one entry of it, can't be imported, and what to do. */
export function explainImportRefusal(refusal: ImportRefusal): Words {
  switch (refusal.code) {
    case 'unreadable':
      return explainUnreadable(refusal.reason);
    case 'not_yaml':
      return {
        title: withPlace(refusal, refusal.message),
        hint: t('Correct the file in a text editor and choose it again.'),
      };
    case 'share_string_broken':
      return FLAW_WORDS[refusal.flaw];
    case 'share_string_newer':
      return {
        title: t(
          'The share string was made by a newer Muster (version {version}, this one reads {supported})',
          {
            version: refusal.version,
            supported: refusal.supported,
          },
        ),
        hint: t('Update Muster, or ask for the group as a file.'),
      };
    case 'not_a_group':
      return {
        title:
          refusal.looksLike === null
            ? t('There is no group in it')
            : t('There is no group in it: it looks like {looksLike}', { looksLike: refusal.looksLike }),
        hint: t('Choose a file that Muster or the earlier program saved a group in.'),
      };
    case 'empty':
      return { title: t('There is nothing in it'), hint: t('Check that it is the right file.') };
    case 'too_many':
      return {
        title: t('More than {limit, plural, one {# group} other {# groups}}', { limit: refusal.limit }),
        hint: t('Import them in several goes. Those beyond the limit are left out.'),
      };
  }
}

/** The file is looked at once, not followed: the hints for files in the folder would promise too much. */
function explainUnreadable(reason: Extract<ImportRefusal, { code: 'unreadable' }>['reason']): Words {
  const { title, hint } = explainProblemFile(reason);
  switch (reason.code) {
    case 'not_json':
      return { title, hint: t('Correct the file in a text editor and choose it again.') };
    case 'wrong_shape':
      return {
        title,
        hint: sentences(
          more(reason.issues.length - 1),
          t('Correct the file in a text editor and choose it again.'),
        ),
      };
    case 'io_error':
      return { title, hint: t('Check that the file is there and may be read.') };
    default:
      return { title, hint };
  }
}

function more(count: number): string {
  return count > 0
    ? t('{count, plural, one {# more problem} other {# more problems}} in it.', { count })
    : '';
}

type Flaw = Extract<ImportRefusal, { code: 'share_string_broken' }>['flaw'];
const FLAW_WORDS: Readonly<Record<Flaw, Words>> = {
  cut_off: lateWords(
    msg('The share string is cut off'),
    msg(
      'Copy all of it, from “MUSTER1:” to the end. Some messengers shorten long lines; send it as a file then.',
    ),
  ),
  checksum: lateWords(
    msg('The share string was changed on its way: its checksum does not fit'),
    msg('Copy it again, or ask for the group as a file.'),
  ),
  not_base64: lateWords(
    msg('The share string holds characters that don’t belong there'),
    msg('Copy only the string itself, without text around it.'),
  ),
  not_compressed: lateWords(
    msg('The share string can’t be unpacked'),
    msg('Ask for it again, or for the group as a file.'),
  ),
  too_large: lateWords(
    msg('The share string holds more than can be imported'),
    msg('Ask for the groups in several parts.'),
  ),
};

/** Something that could not be taken over as it was written. */
export function explainImportNote({ code, path, detail }: ImportNote): string {
  const label = labelOfPath(path);
  const from = String(detail['from'] ?? '');
  const to = String(detail['to'] ?? '');
  switch (code) {
    case 'converted':
      return t('{label}: “{from}” becomes “{to}”', { label, from, to });
    case 'approximated':
      return t('{label}: “{from}” is not known here; “{to}” comes closest', { label, from, to });
    case 'ignored':
      return t('{key} is left out: it has no meaning here', { key: String(detail['key'] ?? path) });
    case 'default_used':
      return t('{label}: nothing usable was given; “{to}” is used', { label, to });
    case 'name_shortened':
      return t('The name is shortened to “{to}”', { to });
    case 'loop_after_success':
      return t(
        'It started again by itself after each success; here it runs once. Choose a repetition to loop.',
      );
    case 'first_pool_only':
      return t('Only the first of its account pools is used: {to}', { to });
    case 'routine_renamed':
      return t('Its routine came with it and is called “{to}” here: “{from}” becomes “{to}”', { from, to });
    case 'secret_absent':
      return t('{label} is a secret and was not handed on: enter it before the start', { label });
  }
}
