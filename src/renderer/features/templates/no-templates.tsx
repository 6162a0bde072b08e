import { Image } from 'lucide-react';
import { t, tIn } from '../../../shared/catalogue/translate';
import css from './templates-page.module.css';
import { CutTemplateButton } from './templates-toolbar';

/** Nothing yet: what a template is, and the way to one. */
export function NoTemplates() {
  return (
    <div className={css['empty']}>
      <Image size={32} strokeWidth={1.5} aria-hidden />
      <h2>{tIn('picture', 'No templates yet')}</h2>
      <p>
        {t(
          'A template is a small picture that a routine looks for on the screen: a button, an icon, a word. Cut one out of the screen of an instance; it is saved as a PNG in the folder “templates” of your data folder.',
        )}
      </p>
      <CutTemplateButton />
    </div>
  );
}
