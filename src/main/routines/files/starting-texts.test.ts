import { describe, expect, it } from 'vitest';
import { ROUTINE_STARTS } from '../../../shared/routine-import';
import { compileRoutine } from '../compile/compile-routine';
import { copiedText, startingText } from './starting-texts';

const summaryOf = (text: string) => compileRoutine({ name: 'a', file: 'a.yaml', text }).summary;

describe('startingText', () => {
  it.each(ROUTINE_STARTS)('%s is a valid routine that explains itself', (start) => {
    const text = startingText(start, 'My routine: "one" #1');
    expect(summaryOf(text)).toMatchObject({ title: 'My routine: "one" #1', problems: [] });
    expect(text).toContain('\n# ');
    expect(text.split('\n').length).toBeLessThan(32);
  });

  it('needs no title', () => {
    expect(startingText('empty', '')).toMatch(/^# Steps/);
  });
});

describe('copiedText', () => {
  it.each([
    ['title: A\nsteps: []\n', 'title: B\nsteps: []\n'],
    ['# note\ntitle: "A" # why\nsteps: []\n', '# note\ntitle: B # why\nsteps: []\n'],
    ['title: >\n  A\n  more\nsteps: []\n', 'title: B\nsteps: []\n'],
    ['# note\n\nsteps: []\n', '# note\n\ntitle: B\nsteps: []\n'],
    ['steps:\n  - log: "title: X"\n', 'title: B\nsteps:\n  - log: "title: X"\n'],
  ])('gives %j a title of its own', (text, copy) => {
    expect(copiedText(text, 'B')).toBe(copy);
  });

  it('leaves the bytes alone without one, and whatever is no routine', () => {
    expect(copiedText('title: A\r\n', '')).toBe('title: A\r\n');
    expect(copiedText('- : {', 'B')).toBe('title: B\n- : {');
  });
});
