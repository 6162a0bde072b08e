import { z } from 'zod';
import { InputDeclaration, VARIABLE_NAME, VARIABLE_NAME_RULE } from '../../../shared/routine';
import { parseDuration } from '../../../shared/routine-duration';
import { convertInput, describeInput, isTextInput } from '../../../shared/routine-inputs';
import { InputType, type RoutineInput } from '../../../shared/routine-summary';
import { isSecretInput } from '../../../shared/secret-inputs';
import { describeValue } from '../late';
import { reportIssues } from './explain-issue';
import type { ProblemSink } from './problem-sink';

const INPUT_KEYS = Object.keys(InputDeclaration.shape);
const BOUNDED: ReadonlySet<InputType> = new Set(['integer', 'number', 'duration']);

/** Reads `inputs:`; an input with a problem is reported and left as far as it can be understood. */
export function compileInputs(written: unknown, sink: ProblemSink): readonly RoutineInput[] {
  if (written === undefined || written === null) return [];
  const place = { container: written, step: '' };
  const parsed = z.record(z.string(), z.unknown()).safeParse(written);
  if (!parsed.success) {
    sink.error(
      { ...place, path: [] },
      'value_invalid',
      `"inputs" holds one mapping per input, such as rounds: { type: integer }; found ${describeValue(written)}.`,
    );
    return [];
  }
  return Object.entries(parsed.data).map(([name, declaration]) => {
    if (!VARIABLE_NAME.test(name)) {
      const message = `"${name}" cannot be the name of an input. ${VARIABLE_NAME_RULE}`;
      sink.error({ ...place, path: [name], part: 'key' }, 'input_name_invalid', message);
    }
    return compileInput(name, declaration, { container: written, sink });
  });
}

interface At {
  readonly container: unknown;
  readonly sink: ProblemSink;
}

function compileInput(name: string, written: unknown, { container, sink }: At): RoutineInput {
  const parsed = InputDeclaration.safeParse(written, { reportInput: true });
  if (!parsed.success) {
    const issues = parsed.error.issues.map((issue) => ({ ...issue, path: [name, ...issue.path] }));
    reportIssues(sink, issues, { container, step: '' }, () => INPUT_KEYS);
    return draftInput(name, written);
  }
  const declaration = parsed.data;
  const report = (key: string, message: string): void => {
    sink.error({ container, path: [name, key], step: '' }, 'input_invalid', message);
  };
  const input = declareInput(name, declaration, report);
  checkBelongs(declaration, input, report);
  checkRange(declaration, input, report);
  checkDefault(input, report);
  return input;
}

type Report = (key: string, message: string) => void;

function declareInput(name: string, declaration: InputDeclaration, report: Report): RoutineInput {
  return {
    name,
    type: declaration.type,
    label: declaration.label ?? name,
    help: declaration.help ?? '',
    default: declaration.default ?? null,
    required: declaration.default === undefined && declaration.required !== false,
    min: bound(declaration, 'min', report),
    max: bound(declaration, 'max', report),
    options: declaration.options ?? [],
    ...(declaration.persist === true ? { persist: true } : {}),
    ...(declaration.hidden === true ? { hidden: true } : {}),
  };
}

/** Bounds of durations are written as durations and kept in milliseconds. */
function bound(declaration: InputDeclaration, key: 'min' | 'max', report: Report): number | null {
  const written = declaration[key];
  if (written === undefined) return null;
  if (!BOUNDED.has(declaration.type)) {
    report(key, `"${key}" goes with the types integer, number and duration only.`);
    return null;
  }
  if (declaration.type === 'duration') {
    const ms = typeof written === 'string' ? parseDuration(written) : undefined;
    if (ms === undefined) report(key, `"${key}" of a duration is a duration too, such as 500ms or 2s.`);
    return ms ?? null;
  }
  if (typeof written === 'number') return written;
  report(key, `"${key}" is a number, without quotes.`);
  return null;
}

function checkBelongs(declaration: InputDeclaration, input: RoutineInput, report: Report): void {
  if (input.type === 'choice' && input.options.length === 0) {
    report('type', 'A choice needs "options", a list of what can be chosen.');
  }
  if (input.type !== 'choice' && declaration.options !== undefined) {
    report('options', '"options" goes with the type choice only.');
  }
  checkSecret(declaration, input, report);
}

/** What stands in a routine's file is read by everybody who gets the file. */
function checkSecret(declaration: InputDeclaration, input: RoutineInput, report: Report): void {
  if (isSecretInput(input) && declaration.default !== undefined)
    report('default', 'A secret has no "default": everybody who gets the file could read it.');
  if (isSecretInput(input) && declaration.persist === true)
    report('persist', 'A secret is not kept from one iteration to the next.');
  if (input.hidden === true && input.required)
    report('hidden', 'Nobody is asked for a hidden input: give it a "default", or required: false.');
}

function checkRange(declaration: InputDeclaration, input: RoutineInput, report: Report): void {
  if (input.min !== null && input.max !== null && input.min > input.max) {
    report('min', '"min" is larger than "max".');
  }
  if (declaration.required === false && input.default === null && !isTextInput(input)) {
    report('required', 'An input that need not be given needs a "default".');
  }
}

function checkDefault(input: RoutineInput, report: Report): void {
  if (input.default === null || (input.type === 'choice' && input.options.length === 0)) return;
  if ('value' in convertInput(input, input.default)) return;
  report('default', `"default" must be ${describeInput(input)}; found ${describeValue(input.default)}.`);
}

/** Keeps an unreadable input known, so that `${name}` in steps is not reported as well. */
function draftInput(name: string, written: unknown): RoutineInput {
  const type = z.object({ type: InputType }).safeParse(written).data?.type ?? 'text';
  const empty = { label: name, help: '', default: null, min: null, max: null, options: [] };
  return { name, type, required: false, ...empty };
}
