import type { Problem, ProblemCode, ProblemDetail } from '../problem';
import { labelOfPath } from './field-labels';
import type { Words } from './words';

type Explain = (detail: ProblemDetail, path: string) => Words;

const text = (detail: ProblemDetail, key: string, otherwise = ''): string => String(detail[key] ?? otherwise);
const quoted = (detail: ProblemDetail, key: string): string =>
  detail[key] === undefined ? '' : ` “${String(detail[key])}”`;
const fixed = (title: string, hint: string): Explain => {
  const words = { title, hint };
  return () => words;
};

/** Words for every problem a definition may have. */
const WORDS: Readonly<Record<ProblemCode, Explain>> = {
  name_required: fixed('The group needs a name', 'Any language, up to 80 characters.'),
  name_too_long: (detail) => ({
    title: 'The name is too long',
    hint: `Use at most ${text(detail, 'max', '80')} characters; the rest fits into the description.`,
  }),
  name_taken: (detail) => ({
    title: `Another group is named${quoted(detail, 'name')}`,
    hint: 'Choose another name; capital letters make no difference.',
  }),
  name_control_characters: fixed('The name holds invisible control characters', 'Type the name anew.'),
  routine_required: fixed('No routine is chosen', 'Choose what the bots shall do.'),
  routine_not_found: (detail) => ({
    title: `Routine${quoted(detail, 'routineName')} was not found`,
    hint: 'Choose another, or put its file back into the routines folder.',
  }),
  routine_invalid: (detail) => ({
    title: `Routine${quoted(detail, 'routineName')} has mistakes`,
    hint: text(detail, 'message', 'Correct its file; Muster reads it again by itself.'),
  }),
  input_unknown: (detail, path) => ({
    title: `The routine has no input “${text(detail, 'name', labelOfPath(path))}”`,
    hint:
      detail['suggestion'] === undefined
        ? 'Remove it, or check its spelling in the routine.'
        : `Did you mean “${text(detail, 'suggestion')}”? Use that, or remove it.`,
  }),
  input_required: (detail, path) => ({
    title: `Input “${text(detail, 'name', labelOfPath(path))}” is missing`,
    hint: 'The routine needs a value for it.',
  }),
  input_invalid: (detail, path) => ({
    title: `Input “${text(detail, 'name', labelOfPath(path))}” has a value that does not fit`,
    hint: expectation(detail),
  }),
  instances_required: fixed('No instance is chosen', 'Choose at least one emulator or phone.'),
  instance_duplicate: (detail) => ({
    title: `Instance ${text(detail, 'ref')} is listed twice`,
    hint: 'Remove one of them.',
  }),
  instance_ref_invalid: (detail) => ({
    title: `“${text(detail, 'ref')}” is no instance reference`,
    hint: 'Write it as sim:1, usb:SERIAL, avd:NAME or tcp:HOST:PORT.',
  }),
  instance_unmapped: (detail) => ({
    title: `${text(detail, 'ref')} stands for no instance yet`,
    hint: 'It came with an import. Replace it by one of your instances.',
  }),
  instance_unknown: (detail) => ({
    title: `Instance ${text(detail, 'ref')} was never seen here`,
    hint: 'Start or connect it, or choose another.',
  }),
  instance_not_ready: (detail) => ({
    title: `Instance ${text(detail, 'ref')} is ${text(detail, 'state', 'not ready')}`,
    hint: 'A start waits for it until the time limit, then takes the next one.',
  }),
  instance_overlap: (detail) => ({
    title: `Instance ${text(detail, 'ref')} is also listed by${quoted(detail, 'name') || ' another group'}`,
    hint: 'Only one of them can use it at a time.',
  }),
  instance_held: (detail) => ({
    title: `Instance ${text(detail, 'ref')} is held by${quoted(detail, 'groupName') || ' another group'}`,
    hint: 'What happens then is set under “If an instance is in use”.',
  }),
  bot_count_too_low: fixed('At least one bot is needed', 'Set the number of bots to 1 or more.'),
  bot_count_too_high: (detail) => ({
    title: 'More bots than instances',
    hint: `Each bot needs its own instance: ask for at most ${text(detail, 'max')}, or add instances.`,
  }),
  pool_not_found: (detail) => ({
    title: `Account pool${quoted(detail, 'pool')} was not found`,
    hint: 'Clear the field, or add the pool’s file.',
  }),
  template_not_found: (detail) => ({
    title: `Template${quoted(detail, 'template')} is missing`,
    hint: 'The routine looks for this picture; add its file to the templates folder.',
  }),
  value_out_of_range: (detail, path) => ({
    title: `${labelOfPath(path)} is out of range`,
    hint: expectation(detail),
  }),
  unknown_key: (detail) => ({
    title: `The file has a field Muster does not know: ${text(detail, 'key')}`,
    hint: 'It is kept as it is. Check its spelling if it should do something.',
  }),
};

/** What a problem means and how to mend it. */
export function explainProblem({ code, detail, path }: Problem): Words {
  return WORDS[code](detail, path);
}

function expectation(detail: ProblemDetail): string {
  const { expected, message, min, max } = detail;
  if (message !== undefined) return String(message);
  if (expected !== undefined) return `Expected: ${String(expected)}.`;
  if (min !== undefined && max !== undefined) return `Use ${String(min)} to ${String(max)}.`;
  if (min !== undefined) return `Use ${String(min)} or more.`;
  return max === undefined ? 'Choose another value.' : `Use ${String(max)} or less.`;
}
