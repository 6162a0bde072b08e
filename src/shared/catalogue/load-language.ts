import { setLanguage, type Catalogue, type Language } from './translate';

/** Speaks this language from now on; its catalogue is read on first use. */
export async function loadLanguage(language: Language): Promise<void> {
  setLanguage(language, await READ[language]());
}

const READ: Readonly<Record<Language, () => Promise<Catalogue>>> = {
  en: () => Promise.resolve({}),
  de: async () => (await import('./de/german')).GERMAN,
};

/** The language of this list a person would choose first (`navigator.languages`); English where none fits. */
export function bestLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const base = tag.toLowerCase().split(/[-_]/)[0];
    if (base === 'de' || base === 'en') return base;
  }
  return 'en';
}
