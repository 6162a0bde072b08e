import { t } from '../catalogue/translate';
import { routineNameFault } from '../routine-name';
import type { TemplateProblem } from '../template';
import { explainRoutineName } from './routine-name';

const WORDS: Readonly<Record<string, () => string>> = {
  flat: () =>
    t(
      'The picture has one color everywhere, so it would be like any flat part of a screen. Cut out more, with an edge or a letter; to look for a color, use the condition color.',
    ),
  flat_gray: () =>
    t('The picture is equally bright everywhere: its colors alone tell it apart. Compare colors too.'),
  almost_flat: () =>
    t(
      'The picture is nearly the same everywhere, so much of a screen is like it. Cut out more, with an edge or a letter.',
    ),
  tiny: () => t('The picture is so small that a screen may be like it by chance. Cut out more.'),
  transparent: () => t('The picture is transparent everywhere; nothing is left to find.'),
  threshold_loose: () =>
    t('So low a threshold is reached by pictures that have little in common. 0.8 is usual.'),
  not_png: () => t('This is no PNG picture. Save it as PNG.'),
  damaged: () => t('The picture is damaged. Save it again.'),
};

/** What is wrong with a template in the reader's words; what they do not know, in the host's. */
export function explainTemplateProblem(
  { code, message }: Pick<TemplateProblem, 'code' | 'message'>,
  name: string,
): string {
  if (code === 'name_invalid') {
    const fault = routineNameFault(name);
    return fault === null ? message : t('Its name can’t be used. {why}', { why: explainRoutineName(fault) });
  }
  return WORDS[code]?.() ?? message;
}
