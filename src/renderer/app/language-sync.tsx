import { Fragment, useEffect, useState, type ReactNode } from 'react';
import { bestLanguage, loadLanguage } from '../../shared/catalogue/load-language';
import type { Language } from '../../shared/catalogue/translate';
import { useSettings } from '../state/settings-context';

/**
 * Speaks the language of the settings. What is inside is drawn anew when it changes: words are looked up while drawing.
 * Until the host has answered, and for an unknown system language, that is what the page began with.
 */
export function LanguageSync({ children }: { children: ReactNode }) {
  const { settings, known } = useSettings();
  const [spoken, setSpoken] = useState<Language>('en');
  const wanted = settings.language === 'system' ? bestLanguage(navigator.languages) : settings.language;
  useEffect(() => {
    if (!known) return undefined;
    let left = false;
    void loadLanguage(wanted).then(() => {
      if (left) return;
      document.documentElement.lang = wanted;
      setSpoken(wanted);
    });
    return () => {
      left = true;
    };
  }, [known, wanted]);
  return <Fragment key={spoken}>{children}</Fragment>;
}
