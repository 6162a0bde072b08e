/** Muster's own lint rules. Each is small enough to read here; `scripts/eslint-rules.test.ts` shows what each refuses. */

const DISABLE = /^\s*eslint-disable(?:-next-line|-line)?\b/;
const REASON = /\s--\s*\S.{7,}/s;

const disableNeedsReason = {
  meta: {
    type: 'problem',
    docs: { description: 'An eslint-disable comment names the rules it silences and says why.' },
    messages: {
      reason: 'Line {{line}}: say why after two dashes: eslint-disable-next-line some-rule -- the reason',
      rules: 'Line {{line}}: name the rules that are silenced.',
    },
    schema: [],
  },
  create: (context) => ({
    Program() {
      for (const comment of context.sourceCode.getAllComments()) {
        if (!DISABLE.test(comment.value)) continue;
        // Reported before the first character: anywhere later the directive could silence this very report.
        const at = { loc: { line: 1, column: -1 }, data: { line: String(comment.loc.start.line) } };
        const named = comment.value
          .replace(DISABLE, '')
          .split(/\s--\s/)[0]
          .trim();
        if (named === '') context.report({ ...at, messageId: 'rules' });
        if (!REASON.test(comment.value)) context.report({ ...at, messageId: 'reason' });
      }
    },
  }),
};

const KEBAB = /^\.?[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)*$/;
const EMPTY_NAMES = new Set(['util', 'utils', 'helper', 'helpers', 'manager', 'common', 'misc']);

const fileName = {
  meta: {
    type: 'suggestion',
    docs: { description: 'File names are kebab-case and name one idea.' },
    messages: {
      kebab: 'File names are kebab-case: {{name}}',
      empty: '"{{part}}" says nothing: name the idea the file holds.',
    },
    schema: [],
  },
  create: (context) => ({
    Program(node) {
      const segments = context.filename.replace(context.cwd, '').split(/[\\/]/).filter(Boolean);
      const name = segments.at(-1) ?? '';
      if (!KEBAB.test(name)) context.report({ node, messageId: 'kebab', data: { name } });
      const parts = [...segments.slice(0, -1), ...name.split('.')[0].split('-')];
      const part = parts.find((word) => EMPTY_NAMES.has(word));
      if (part !== undefined) context.report({ node, messageId: 'empty', data: { part } });
    },
  }),
};

export const musterRules = {
  meta: { name: 'muster', version: '1.0.0' },
  rules: { 'disable-needs-reason': disableNeedsReason, 'file-name': fileName },
};
