import { describe, expect, it } from 'vitest';
import { asRoutineName, freeRoutineName, routineNameFault } from './routine-name';

describe('routineNameFault', () => {
  it.each(['a', 'demo/tap', 'Tägliche Runde', 'a.b', 'farm/1-2_3', 'コイン'])('takes %j', (name) => {
    expect(routineNameFault(name)).toBeNull();
  });

  it.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['a//b', 'empty'],
    ['/etc/passwd', 'empty'],
    ['a/', 'empty'],
    ['x'.repeat(81), 'too_long'],
    ['a/b/c/d/e/f/g/h/i', 'too_long'],
    ['..\\a', 'hidden'],
    ['C:/a', 'characters'],
    ['a\u0000', 'characters'],
    ['a ', 'characters'],
    ['a.', 'characters'],
    ['a/..', 'hidden'],
    ['../a', 'hidden'],
    ['a/../b', 'hidden'],
    ['.git/a', 'hidden'],
    ['node_modules/a', 'hidden'],
    ['a/CON', 'reserved'],
    ['nul.txt', 'reserved'],
    ['COM¹', 'reserved'],
    ['a/lpt³.x', 'reserved'],
    ['conin$', 'reserved'],
  ])('refuses %j: %s', (name, fault) => {
    expect(routineNameFault(name)).toBe(fault);
  });
});

describe('asRoutineName', () => {
  it.each([
    ['x.yaml', 'x'],
    [' farm/x.YML ', 'farm/x'],
    ['x.yaml.bak', 'x.yaml.bak'],
    ['.yaml', ''],
  ])('takes %j as %j', (typed, name) => {
    expect(asRoutineName(typed)).toBe(name);
  });
});

describe('freeRoutineName', () => {
  it('counts on, whatever the capital letters', () => {
    expect(freeRoutineName('Farm/A', new Set())).toBe('Farm/A');
    expect(freeRoutineName('Farm/A', new Set(['farm/a', 'farm/a-2']))).toBe('Farm/A-3');
  });
});
