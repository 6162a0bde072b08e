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
    ['a toast', "const f = () => toastDone('gone');", 'gone'],
    ['the title of the page', "const f = () => { document.title = 'groups'; };", 'groups'],
    ['an option', "const O = [{ value: 'a', label: 'first' }];", 'first'],
    ['a tuple', "const FILTERS = [['running', 'Running']];", 'Running'],
    ['what a function returns', "function f(x) { return x ? 'not there' : null; }", 'not there'],
    ['a pattern that is returned', 'const f = (n) => `${n} bots`;', '… bots'],
    ['any other attribute', 'const A = () => <B empty="Nothing here" />;', 'Nothing here'],
    ['a part of a list', "const f = () => ['and more', x].join(' ');", 'and more'],
    ['a value in a message', "const f = () => t('{a} b', { a: x ? 'Or so' : y });", 'Or so'],
  ])('without the catalogue are told: %s', (_name, code, words) => {
    expect(mistakesOf(code)).toEqual([`not in the catalogue: “${words}”`]);
  });

  it('that nobody reads are left alone', () => {
    expect(mistakesOf('const A = () => <B kind="danger" label={t("Stop")}> · {count} </B>;')).toEqual([]);
    expect(read("const WORDS = { title: 'Gone' };", false).mistakes).toEqual([]);
  });

  it.each([
    ['keys', "const f = (e) => e.key === 'Escape' || new Set(['Enter', 'Home']).has(e.key);"],
    ['selectors', "const f = () => document.querySelector('button a, input');"],
    ['code on the page', 'const A = () => <code>muster serve</code>;'],
    ['classes', "const A = () => <p className='big Red' data-state={x ? 'on' : 'off'} />;"],
    ['ids', 'const f = (id) => `routineConfig.${id}`;'],
    ['errors for whoever mends it', "const f = () => { throw new Error('Never so'); };"],
    ['types', "type A = 'Not so'; import x from 'Not so';"],
    ['the name of the program and keys', 'const A = () => <kbd>Shift</kbd>; const B = () => <b>Muster</b>;'],
    ['what says so', "const A = 'Inter Bold'; // no words: a font"],
    ['what says so above', "// no words: a font\nconst A = 'Inter Bold';"],
  ])('%s are no words', (_name, code) => {
    expect(mistakesOf(code)).toEqual([]);
  });

  it('need a reason to be left alone, and plurals of every language', () => {
    expect(mistakesOf("const A = 'Inter Bold'; // no words:")).toHaveLength(1);
    expect(mistakesOf("const f = (n) => counted(n, 'bot');")).toEqual([
      'counted() knows English alone: use a message with a plural',
    ]);
  });

  it('go with numbers and dates of their language', () => {
    const mistake = 'written in the language of the system: give it currentLocale() or currentLanguage()';
    expect(mistakesOf('const f = (n) => n.toLocaleString();')).toEqual([mistake]);
    expect(mistakesOf('const f = () => new Intl.DateTimeFormat(undefined, {});')).toEqual([mistake]);
    expect(mistakesOf('const f = (n) => n.toLocaleString(currentLanguage());')).toEqual([]);
    expect(mistakesOf('const f = () => new Intl.DateTimeFormat(currentLocale());')).toEqual([]);
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
