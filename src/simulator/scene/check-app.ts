import { compileExpression } from './expression';
import { findIcon, outlineOfPath } from './icons';
import { findColor } from './palette';
import type { App } from './scenario-schema';
import { compileTemplate } from './template';

type Check = (text: string, app: App) => void;

const expression: Check = (text) => void compileExpression(text);
const template: Check = (text) => void compileTemplate(text);
const color: Check = (text, app) => {
  if (findColor(text, app.colors) === undefined) throw new RangeError(`"${text}" is no colour`);
};
const screen: Check = (text, app) => {
  if (!Object.hasOwn(app.screens, text)) throw new RangeError(`there is no screen "${text}"`);
};
const popup: Check = (text, app) => {
  if (!Object.hasOwn(app.popups, text)) throw new RangeError(`there is no pop-up "${text}"`);
};
const variable: Check = (text, app) => {
  if (!Object.hasOwn(app.variables, text)) throw new RangeError(`there is no variable "${text}"`);
};

/** What the text under a key must be, wherever in an app it stands. */
const CHECKS: Readonly<Record<string, Check>> = {
  when: expression,
  enabled: expression,
  value: expression,
  index: expression,
  by: expression,
  count: expression,
  scrollHeight: expression,
  to: expression,
  text: template,
  hint: template,
  error: template,
  window: template,
  fill: color,
  fillTo: color,
  color,
  statusColor: color,
  track: color,
  dim: color,
  background: color,
  screen,
  popup,
  start: screen,
  variable,
  field: variable,
  name: (text) => {
    if (findIcon(text) === undefined) throw new RangeError(`there is no icon "${text}"`);
  },
  path: (text) => void outlineOfPath(text),
};

/** Maps whose keys are names people chose, not fields of the format. */
const NAMED_BY_PEOPLE = new Set(['variables', 'colors', 'screens', 'popups']);

/** All that is wrong with an app though its form is right, each with its place in the file. */
export function checkApp(app: App): readonly string[] {
  const problems: string[] = [];
  const walk = (value: unknown, key: string, path: string, named: boolean): void => {
    if (typeof value === 'string') {
      const problem = named ? undefined : problemOf(CHECKS[key], value, app);
      if (problem !== undefined) problems.push(`${app.package} ${path}: ${problem}`);
    } else if (typeof value === 'object' && value !== null) {
      for (const [inner, child] of Object.entries(value)) {
        walk(child, inner, path === '' ? inner : `${path}.${inner}`, NAMED_BY_PEOPLE.has(key));
      }
    }
  };
  walk(app, '', '', false);
  return problems;
}

function problemOf(check: Check | undefined, text: string, app: App): string | undefined {
  try {
    check?.(text, app);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
