import { t, tIn } from '../catalogue/translate';
import type { ErrorOf } from '../errors';
import { explainRoutineName } from './routine-name';
import type { Words } from './words';

/** Words for what can go wrong with templates, the pictures that routines look for; part of the table in `explain.ts`. */
export const TEMPLATE_ERROR_WORDS = {
  template_not_found: ({ template }: ErrorOf<'template_not_found'>): Words => ({
    title: tIn('picture', 'There is no template “{name}” any more', { name: template }),
    hint: t('Its files were removed or renamed by something else.'),
  }),
  template_changed: ({ template }: ErrorOf<'template_changed'>): Words => ({
    title: tIn('picture', 'Template “{name}” was changed by something else meanwhile', { name: template }),
    hint: t('Look at it again; nothing has been overwritten.'),
  }),
  template_name_taken: ({ name }: ErrorOf<'template_name_taken'>): Words => ({
    title: tIn('picture', 'There is already a template named “{name}”', { name }),
    hint: t('Choose another name; capital letters make no difference.'),
  }),
  template_name_invalid: ({ name, reason }: ErrorOf<'template_name_invalid'>): Words => ({
    title: tIn('picture', 'A template can’t be named “{name}”', { name }),
    hint: explainRoutineName(reason),
  }),
  template_screen_not_found: (): Words => ({
    title: t('The picture could not be cut'),
    hint: t('Take it again.'),
  }),
  template_unusable: ({ template, message }: ErrorOf<'template_unusable'>): Words => ({
    title:
      template === ''
        ? tIn('picture', 'This can’t be a template')
        : tIn('picture', 'Template “{name}” can’t be used', { name: template }),
    hint: message,
  }),
};
