import { describe, expect, it } from 'vitest';
import { MAX_TEMPLATE_YAML_BYTES } from '../../../shared/template';
import { changedSettings } from './change-settings';
import { readSettings } from './template-settings';

const SIZE = MAX_TEMPLATE_YAML_BYTES;
const filled = (head: string, line: string): string => head + line.repeat((SIZE - head.length) / line.length);
const read = (text: string | Uint8Array) => readSettings('a.yaml', Buffer.from(text));

describe('settings that are meant to do harm', () => {
  it.each([
    ['aliases that multiply', 'a: &a [1,1]\nb: &b [*a,*a]\ntags: [*b,*b]', /anchors/],
    ['a merge', '<<: { threshold: 0.9 }\nthreshold: 0.8', null],
    ['depth', 'tags: ' + '['.repeat(30_000), /nested deeper/],
    [
      'depth by indentation',
      Array.from({ length: 300 }, (_, at) => `${' '.repeat(at)}a:`).join('\n'),
      /nested deeper|YAML/,
    ],
    ['tabs', 'area:\n\tx: 1', /YAML/],
    ['a key that is there twice', 'threshold: 0.9\nthreshold: 0.8', /written twice/],
    ['a tag of JavaScript', 'label: !!js/function "x"', null],
    ['a prototype', '__proto__: { threshold: 1 }\nconstructor: 1', /__proto__/],
    ['two documents', 'threshold: 0.9\n---\nthreshold: 0.8', /one a line/],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x41, 0x00]), /UTF-8/],
    ['nothing but control characters', '\0\x01\x02', null],
    ['a number that is none', 'threshold: .nan', /too large/],
    ['a number too large', 'threshold: 1e999', /too large/],
    ['an endless size', 'resolution: 99999x99999\nscales: [.inf]', /too large/],
  ])('%s: words, and nothing else', async (_, text, words) => {
    const { problems } = await read(text);
    for (const { message } of problems) expect(message.length).toBeLessThan(600);
    if (words)
      expect(problems[0]).toMatchObject({ level: 'error', message: expect.stringMatching(words) as string });
  });

  it.each([
    ['a list of what does not belong there', filled('tags:\n', '- 1\n')],
    ['variants without end', filled('variants:\n', '- {}\n')],
    ['keys nobody knows', Array.from({ length: 2_000 }, (_, at) => `k${String(at)}: 1`).join('\n')],
    ['one long line', filled('tags: [', '1,')],
    ['one long word', filled('label: ', 'x')],
  ])('%s: at most fifty problems, in the time of a file without', async (_, text) => {
    const took = async (what: string): Promise<number> => {
      const beganAt = performance.now();
      await read(what);
      return performance.now() - beganAt;
    };
    const harmless = filled('tags:\n', '- a\n');
    await took(harmless);
    expect(await took(text)).toBeLessThan(200 + 6 * (await took(harmless)));
    const { problems } = await read(text);
    expect(problems.length).toBeLessThanOrEqual(50);
    expect(problems.length).toBeGreaterThan(0);
  });

  it('reads what Windows writes, and keeps it when one setting is changed', async () => {
    const text = '\uFEFF# Mine\r\nlabel: Old # why\r\nthreshold: 0.7\r\n';
    expect(await read(text)).toEqual({ settings: { label: 'Old', threshold: 0.7 }, problems: [] });
    const made = await changedSettings('a.yaml', text, { label: 'New' });
    if (!('text' in made)) throw new Error(made.refusal);
    expect(await read(made.text)).toEqual({ settings: { label: 'New', threshold: 0.7 }, problems: [] });
    expect(made.text).toContain('# Mine');
    expect(made.text).toContain('# why');
  });
});
