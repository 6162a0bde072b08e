import { Image } from 'lucide-react';
import { t, tIn } from '../../../shared/catalogue/translate';
import css from './templates-page.module.css';
import { CutTemplateButton, FromPicturesButton } from './templates-toolbar';

/** Nothing yet: what a template is, and the way to one. */
export function NoTemplates() {
  return (
    <div className={css['empty']}>
      <Image size={32} strokeWidth={1.5} aria-hidden />
      <h2>{tIn('picture', 'No templates yet')}</h2>
      <p>
        {t(
          'A template is a small picture that a routine looks for on the screen: a button, an icon, a word. Cut one out of the screen of an instance; or use a picture you have: choose it, drop it here, or paste it. Templates are PNG files in the folder “templates” of your data folder.',
        )}
      </p>
      <div className={css['ways']}>
        <CutTemplateButton />
        <FromPicturesButton />
      </div>
    </div>
  );
}
