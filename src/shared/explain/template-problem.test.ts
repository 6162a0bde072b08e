import { describe, expect, it } from 'vitest';
import { explainTemplateProblem } from './template-problem';

describe('what is wrong with a template', () => {
  it('is said in words of the window, else in those of the host', () => {
    const of = (code: string, name = 'a') => explainTemplateProblem({ code, message: 'Host.' }, name);
    expect(of('tiny')).toMatch(/by chance/);
    expect(of('from_a_later_version')).toBe('Host.');
    expect(of('name_invalid', 'x'.repeat(300))).toBe(
      'Its name can’t be used. Make it shorter, or use fewer folders.',
    );
    expect(of('name_invalid')).toBe('Host.');
  });
});
