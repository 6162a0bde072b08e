import { describe, expect, it } from 'vitest';
import { compareCatalogue } from './compare-catalogue';
import { readMessages } from './read-messages';

const IMPORT = "import { msg, say, t, tIn } from '../../shared/catalogue/translate';\n";
const read = (code: string, isSpoken = true): ReturnType<typeof readMessages> =>
  readMessages('a.tsx', IMPORT + code, isSpoken);
const keysOf = (code: string): string[] => read(code).used.map(({ key }) => key);
const mistakesOf = (code: string): string[] => read(code).mistakes.map(({ message }) => message);

describe('messages in a source', () => {
  it('are found with their context, also in a choice of two', () => {
    expect(keysOf("const f = () => [t('A b'), tIn('verb', 'Open'), t(x ? 'Yes' : ('No'), {})];")).toEqual([
      ...['A b', 'verb|Open', 'Yes', 'No'],
    ]);
    expect(keysOf("const M = msg('Later'); const f = () => say(M);")).toEqual(['Later']);
  });

  it('must be literals', () => {
    expect(mistakesOf('const f = (x) => t(x);')).toEqual([
      't() takes literals: the check can’t read this one',
    ]);
    expect(mistakesOf('const f = (x) => t(`a ${x}`);')).toHaveLength(1);
  });

  it('are not said while a module loads', () => {
    expect(mistakesOf("const A = t('Now');")).toEqual([
      't() is called while the module loads: use msg() and say()',
    ]);
    expect(mistakesOf("class A { say() { return t('Now'); } }")).toEqual([]);
  });

  it.each([
    ['text of an element', 'const A = () => <p>Hello there</p>;', 'Hello there'],
    ['an attribute', 'const A = () => <B label="Stop all" />;', 'Stop all'],
    ['a pattern', 'const A = () => <B aria-label={`Open ${name}`} />;', 'Open …'],
    ['a choice', "const A = () => <b>{yes ? 'Running' : null}</b>;", 'Running'],
    ['a property', "const WORDS = { title: 'Gone' };", 'Gone'],
  ])('without the catalogue are told: %s', (_name, code, words) => {
    expect(mistakesOf(code)).toEqual([`not in the catalogue: “${words}”`]);
  });

  it('that nobody reads are left alone', () => {
    expect(mistakesOf('const A = () => <B kind="danger" label={t("Stop")}> · {count} </B>;')).toEqual([]);
    expect(read("const WORDS = { title: 'Gone' };", false).mistakes).toEqual([]);
  });

  it('say where they are', () => {
    expect(read("const f = () => t('Here');").used).toEqual([
      { key: 'Here', file: 'a.tsx', line: 2, column: 17 },
    ]);
  });
});

describe('a catalogue', () => {
  const used = (...keys: string[]) => keys.map((key) => ({ key, file: 'a.ts', line: 1, column: 1 }));

  it('has every message and no other, with the same values', () => {
    const plural = '{n, plural, one {# bot of {name}} other {# bots of {name}}}';
    const german = {
      Stop: 'Stopp',
      [plural]: '{n, plural, one {# Bot von {name}} other {# Bots von {name}}}',
    };
    expect(compareCatalogue('de', { a: german }, used('Stop', plural))).toEqual([]);
    expect(compareCatalogue('de', { a: german }, used('Stop'))).toHaveLength(1);
    expect(compareCatalogue('de', {}, used('Stop'))).toEqual(['a.ts:1 has no de words: “Stop”']);
    expect(compareCatalogue('de', { a: { 'Of {name}': 'Von {nam}' } }, used('Of {name}'))).toHaveLength(1);
    expect(compareCatalogue('de', { a: { 'Of {name}': 'Von {name' } }, used('Of {name}'))).toHaveLength(1);
  });

  it('says the same in every area', () => {
    const areas = { a: { Open: 'Offen' }, b: { Open: 'Öffnen' } };
    expect(compareCatalogue('de', areas, used('Open'))).toHaveLength(1);
  });
});
