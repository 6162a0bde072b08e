import { afterEach, describe, expect, it } from 'vitest';
import { bestLanguage, loadLanguage } from './load-language';
import { currentLanguage, setLanguage, t, tIn } from './translate';

afterEach(() => setLanguage('en', {}));

describe('messages', () => {
  it('are English until another language is chosen', () => {
    expect(t('Stop all')).toBe('Stop all');
    expect(t('{count, plural, one {# group} other {# groups}}', { count: 1 })).toBe('1 group');
    expect(t('{count, plural, one {# group} other {# groups}}', { count: 1_200 })).toBe('1,200 groups');
  });

  it('are found by their English text, with the rules of the language', () => {
    setLanguage('de', {
      'Stop all': 'Alle stoppen',
      '{count, plural, one {# group} other {# groups}}': '{count, plural, one {# Gruppe} other {# Gruppen}}',
    });
    expect(t('Stop all')).toBe('Alle stoppen');
    expect(t('{count, plural, one {# group} other {# groups}}', { count: 1_200 })).toBe('1.200 Gruppen');
    expect(currentLanguage()).toBe('de');
  });

  it('without a translation are shown in English, and so are broken ones', () => {
    setLanguage('de', { 'Held by {name}': 'Belegt von {name' });
    expect(t('Nobody translated this')).toBe('Nobody translated this');
    expect(t('Held by {name}', { name: 'A' })).toBe('Held by A');
  });

  it('mean what their context says', () => {
    setLanguage('de', { Open: 'Offen', 'verb|Open': 'Öffnen' });
    expect([t('Open'), tIn('verb', 'Open')]).toEqual(['Offen', 'Öffnen']);
    setLanguage('en', {});
    expect(tIn('verb', 'Open')).toBe('Open');
  });

  it('take values as they are: a name is never markup nor a pattern', () => {
    const name = "<b>{x}</b> ’' # |";
    expect(t('Held by {name}', { name })).toBe(`Held by ${name}`);
  });

  it('keep their direction, whatever a name does to its own', () => {
    const turned = t('“{name}” is running on {count}', { name: '\u202Egnp.exe\u2066', count: 2 });
    expect(turned).toBe('“gnp.exe” is running on 2');
    // Marks that only lean on their neighbours belong to the name.
    expect(t('Held by {name}', { name: 'א\u200F!' })).toBe('Held by א\u200F!');
  });
});

describe('the language', () => {
  it.each([
    [['de-AT', 'en'], 'de'],
    [['fr', 'en-GB', 'de'], 'en'],
    [['fr'], 'en'],
    [[], 'en'],
  ])('for %s is %s', (wanted, expected) => {
    expect(bestLanguage(wanted)).toBe(expected);
  });

  it('is loaded and left again', async () => {
    await loadLanguage('de');
    expect(currentLanguage()).toBe('de');
    await loadLanguage('en');
    expect(t('Stop all')).toBe('Stop all');
  });
});
