import { Linter } from 'eslint';
import { describe, expect, test } from 'vitest';
import { musterRules } from './eslint-rules.mjs';

const linter = new Linter();
const linterOptions = { reportUnusedDisableDirectives: 'off' } as const;

function lint(code: string, filename = 'src/main/good-name.ts'): string[] {
  const rules = { 'muster/disable-needs-reason': 'error', 'muster/file-name': 'error' } as const;
  return linter
    .verify(code, [{ files: ['**/*.ts'], plugins: { muster: musterRules }, linterOptions, rules }], {
      filename,
    })
    .map((message) => `${message.ruleId ?? 'core'}:${message.messageId ?? ''}`);
}

describe('disable-needs-reason', () => {
  test.each([
    ['next line', 'let a = 1;\n// eslint-disable-next-line no-console\nlet b = a;'],
    ['same line', 'let a = 1; // eslint-disable-line no-console'],
    ['block', 'let a = 1;\n/* eslint-disable no-console */\nlet b = a;'],
    ['a reason too short to be one', '// eslint-disable-next-line no-console -- why\nlet a = 1;'],
  ])('refuses a disable without a reason: %s', (_, code) => {
    expect(lint(code)).toContain('muster/disable-needs-reason:reason');
  });

  test.each([
    'let a = 1;\n/* eslint-disable -- made by a tool */',
    '/* eslint-disable -- made by a tool */\nlet a = 1;',
  ])('refuses a disable of every rule, though it tries to silence this report too: %j', (code) => {
    expect(lint(code)).toContain('muster/disable-needs-reason:rules');
  });

  test('accepts named rules with a reason', () => {
    expect(
      lint('let a = 1;\n// eslint-disable-next-line no-console -- prints the table\nlet b = a;'),
    ).toEqual([]);
  });
});

describe('file-name', () => {
  test.each(['src/main/GoodName.ts', 'src/main/good_name.ts'])('refuses %s', (filename) => {
    expect(lint('let a = 1;', filename)).toEqual(['muster/file-name:kebab']);
  });

  test.each(['src/main/utils.ts', 'src/common/clock.ts', 'src/main/bot-manager.ts'])(
    'refuses the empty name %s',
    (filename) => {
      expect(lint('let a = 1;', filename)).toEqual(['muster/file-name:empty']);
    },
  );

  test.each(['src/main/group-card.test.ts', 'src/main/database.worker.ts', 'vite.config.ts'])(
    'accepts %s',
    (filename) => {
      expect(lint('let a = 1;', filename)).toEqual([]);
    },
  );
});
