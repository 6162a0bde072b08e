import { afterEach, expect, it } from 'vitest';
import { loadLanguage } from '../../../shared/catalogue/load-language';
import { findSettings, markedPieces, sectionsOf } from './find-settings';

afterEach(() => loadLanguage('en'));

it('finds by label, help, section and synonyms, all words at once', () => {
  expect([...findSettings('adb server')]).toEqual(['adbPath', 'startAdbServer', 'adbServers']);
  expect([...findSettings('standby')]).toEqual(['keepAwake']);
  expect([...findSettings('MUSTER_HOME')]).toEqual(['dataFolder']);
  expect(findSettings('nothing like it').size).toBe(0);
  expect([...sectionsOf(findSettings('log'))].map(([section]) => section)).toContain('advanced');
});

it('speaks the language of the window, and English too', async () => {
  await loadLanguage('de');
  expect([...findSettings('Ruhezustand')]).toEqual(['keepAwake']);
  expect(findSettings('sprache')).toContain('language');
  expect(findSettings('language')).toContain('language');
});

it('marks what matches, whatever its letters', () => {
  expect(markedPieces('adb servers (all)', 'ADB (')).toEqual([
    { text: 'adb', marked: true },
    { text: ' servers ', marked: false },
    { text: '(', marked: true },
    { text: 'all)', marked: false },
  ]);
  expect(markedPieces('as it is', '')).toEqual([{ text: 'as it is', marked: false }]);
});
