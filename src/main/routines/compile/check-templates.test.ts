import { describe, expect, it } from 'vitest';
import { stepsText } from '../../../../testing/routine-world';
import { compileRoutine } from './compile-routine';
import { linkRoutines } from './link-routines';

const TEMPLATES = new Map([['shop/button', null], ['flat', 'The picture has one color everywhere.']] as const); // prettier-ignore

function problems(texts: Record<string, string>): string[] {
  const files = Object.entries(texts).map(
    ([name, text]) => [name, compileRoutine({ name, file: `${name}.yaml`, text })] as const,
  );
  const linked = linkRoutines(new Map(files), { templates: () => TEMPLATES });
  return [...linked.values()].flatMap(({ summary }) =>
    summary.problems.map(({ file, line, code, message }) => `${file}:${String(line)} ${code} ${message}`),
  );
}

describe('templates a routine names', () => {
  it('are missing or broken at the line that names them', () => {
    const text = stepsText(
      '- waitFor: { image: { template: shop/button } }',
      '- waitFor: { image: { template: shop/buton } }',
      '- tapOn: { image: { template: flat } }',
    );
    expect(problems({ a: text })).toEqual([
      'a.yaml:3 template_missing There is no template "shop/buton". Did you mean "shop/button"? Templates lie below templates/.',
      'a.yaml:4 template_invalid The template "flat" can\'t be used. The picture has one color everywhere.',
    ]);
  });

  it('are looked at too where they are given to a called routine', () => {
    const b = `inputs: { what: { type: template } }\n${stepsText('- waitFor: { image: { template: "${what}" } }')}`;
    const call = (name: string): string => stepsText('- runRoutine: b', `  inputs: { what: ${name} }`);
    expect(problems({ a: call('shop/button'), b })).toEqual([]);
    expect(problems({ a: call('"${1 + 1}"'), b })).toEqual([]);
    expect(problems({ a: call('other'), b }).map((one) => one.split(' ').slice(0, 2).join(' '))).toEqual([
      'a.yaml:3 template_missing',
    ]);
  });
});
