import type { ESLint } from 'eslint';

/** Muster's own lint rules: `disable-needs-reason`, `file-name`. */
export const musterRules: ESLint.Plugin;
