import { msg, t, type Message } from '../catalogue/translate';
import type { Problem, ProblemCode, ProblemDetail } from '../problem';
import { labelOfPath } from './field-labels';
import { inputWords } from './input-words';
import { POOL_PROBLEM_WORDS } from './pool-problem';
import { INSTANCE_STATE_WORDS, stateTitle } from './states';
import { lateWords, type Words } from './words';

type Explain = (detail: ProblemDetail, path: string) => Words;

const text = (detail: ProblemDetail, key: string, otherwise = ''): string => String(detail[key] ?? otherwise);
const inputName = (detail: ProblemDetail, path: string): string => text(detail, 'name', labelOfPath(path));
const fixed = (title: Message, hint: Message): Explain => {
  const words = lateWords(title, hint);
  return () => words;
};

/** Words for every problem a definition may have. */
const WORDS: Readonly<Record<ProblemCode, Explain>> = {
  name_required: fixed(msg('The group needs a name'), msg('Any language, up to 80 characters.')),
  name_too_long: (detail) => ({
    title: t('The name is too long'),
    hint: t('Use at most {max} characters; the rest fits into the description.', {
      max: text(detail, 'max', '80'),
    }),
  }),
  name_taken: (detail) => ({
    title:
      detail['name'] === undefined
        ? t('Another group has this name')
        : t('Another group is named “{name}”', { name: text(detail, 'name') }),
    hint: t('Choose another name; capital letters make no difference.'),
  }),
  name_control_characters: fixed(
    msg('The name holds invisible control characters'),
    msg('Type the name anew.'),
  ),
  routine_required: fixed(msg('No routine is chosen'), msg('Choose what the bots shall do.')),
  routine_not_found: (detail) => ({
    title: t('Routine “{name}” was not found', { name: text(detail, 'routineName', '?') }),
    hint:
      detail['suggestion'] === undefined
        ? t('Choose another, or put its file back into the routines folder.')
        : t('Did you mean “{suggestion}”? If not, choose another.', {
            suggestion: text(detail, 'suggestion'),
          }),
  }),
  routine_invalid: (detail) => ({
    title: t('Routine “{name}” has mistakes', { name: text(detail, 'routineName', '?') }),
    hint: text(detail, 'message', t('Correct its file; Muster reads it again by itself.')),
  }),
  consent_needed: (detail) => ({
    title: t(
      'Routine “{name}” wants {capability, select, shell {to run commands on the device} other {to reach the network}}',
      { name: text(detail, 'routineName', '?'), capability: text(detail, 'capability') },
    ),
    hint:
      detail['hosts'] === undefined
        ? t('Look at its file first; then allow it. When the file changes, you are asked again.')
        : t(
            'It also reaches {hosts} in your own network. Look at its file first; then allow it. When the file changes, you are asked again.',
            { hosts: text(detail, 'hosts') },
          ),
  }),
  input_unknown: (detail, path) => ({
    title: t('The routine has no input “{name}”', { name: inputName(detail, path) }),
    hint:
      detail['suggestion'] === undefined
        ? t('Remove it, or check its spelling in the routine.')
        : t('Did you mean “{suggestion}”? Use that, or remove it.', {
            suggestion: text(detail, 'suggestion'),
          }),
  }),
  input_required: (detail, path) => ({
    title: t('Input “{name}” is missing', { name: inputName(detail, path) }),
    hint: t('The routine needs a value for it.'),
  }),
  input_invalid: (detail, path) => ({
    title: t('Input “{name}” has a value that does not fit', { name: inputName(detail, path) }),
    hint: expectation(detail),
  }),
  instances_required: fixed(msg('No instance is chosen'), msg('Choose at least one emulator or phone.')),
  instance_duplicate: (detail) => ({
    title: t('Instance {ref} is listed twice', { ref: text(detail, 'ref') }),
    hint: t('Remove one of them.'),
  }),
  instance_ref_invalid: (detail) => ({
    title: t('“{ref}” is no instance reference', { ref: text(detail, 'ref') }),
    hint: t('Write it as sim:1, usb:SERIAL, avd:NAME or tcp:HOST:PORT.'),
  }),
  instance_unmapped: (detail) => ({
    title: t('{ref} stands for no instance yet', { ref: text(detail, 'ref') }),
    hint: t('It came with an import. Replace it by one of your instances.'),
  }),
  instance_unknown: (detail) => ({
    title: t('Instance {ref} was never seen here', { ref: text(detail, 'ref') }),
    hint: t('Start or connect it, or choose another.'),
  }),
  instance_not_ready: (detail) => ({
    title:
      detail['state'] === undefined
        ? t('Instance {ref} is not ready', { ref: text(detail, 'ref') })
        : t('Instance {ref} is {state}', {
            ref: text(detail, 'ref'),
            state: stateTitle(INSTANCE_STATE_WORDS, text(detail, 'state')),
          }),
    hint: t('A start waits for it until the time limit, then takes the next one.'),
  }),
  instance_overlap: (detail) => ({
    title:
      detail['name'] === undefined
        ? t('Instance {ref} is also listed by another group', { ref: text(detail, 'ref') })
        : t('Instance {ref} is also listed by “{name}”', {
            ref: text(detail, 'ref'),
            name: text(detail, 'name'),
          }),
    hint: t('Only one of them can use it at a time.'),
  }),
  instance_held: (detail) => ({
    title:
      detail['groupName'] === undefined
        ? t('Instance {ref} is held by another group', { ref: text(detail, 'ref') })
        : t('Instance {ref} is held by “{name}”', {
            ref: text(detail, 'ref'),
            name: text(detail, 'groupName'),
          }),
    hint: t('What happens then is set under “If an instance is in use”.'),
  }),
  bot_count_too_low: fixed(msg('At least one bot is needed'), msg('Set the number of bots to 1 or more.')),
  bot_count_too_high: (detail) => ({
    title: t('More bots than instances'),
    hint: t('Each bot needs its own instance: ask for at most {max}, or add instances.', {
      max: text(detail, 'max'),
    }),
  }),
  pool_not_found: (detail) => ({
    title: t('Account pool “{name}” was not found', { name: text(detail, 'pool', '?') }),
    hint: t('Clear the field, or add the pool’s file.'),
  }),
  pool_invalid: (detail) => ({
    title: t('Account pool “{name}” has mistakes', { name: text(detail, 'pool', '?') }),
    hint: t('Correct it on the Pools page.'),
  }),
  pool_empty: (detail) => ({
    title: t('Account pool “{name}” has no account to give now', { name: text(detail, 'pool', '?') }),
    hint: t('The bots would have nothing to work with. Look at the pool.'),
  }),
  pool_unused: (detail) => ({
    title: t('The routine takes no account from pool “{name}”', { name: text(detail, 'pool', '?') }),
    hint: t('Clear the pool, or choose a routine that works with accounts.'),
  }),
  ...POOL_PROBLEM_WORDS,
  account_required: fixed(
    msg('The routine needs an account for each iteration'),
    msg('Choose the pool it draws from.'),
  ),
  loop_needs_pool: fixed(
    msg('The bots shall run until the account pool is empty, but the group has no pool'),
    msg('Choose a pool, or another end.'),
  ),
  account_field_unknown: (detail) => ({
    title: t('Accounts have no field “{field}”', { field: text(detail, 'field', '?') }),
    hint: t('Check the name, or add the field to the accounts.'),
  }),
  filter_comparison_invalid: (detail) => ({
    title: t('Field “{field}” can’t be compared like this', { field: text(detail, 'field', '?') }),
    hint: t('Choose a comparison that fits what the field holds.'),
  }),
  filter_value_invalid: (detail) => ({
    title: t('The rule for “{field}” has a value that does not fit', { field: text(detail, 'field', '?') }),
    hint: t('Give a value like those the field holds.'),
  }),
  filter_too_slow: fixed(
    msg('The filter takes too long'),
    msg('Leave rules or values out: each is looked at in every account.'),
  ),
  step_unknown: (detail) => ({
    title: t('There is no step “{step}” to begin with', { step: text(detail, 'step', '?') }),
    hint: t(
      'Name the number, the id or the path of a step, such as 3.then.1. A run can’t begin in catch, finally or onError.',
    ),
  }),
  secret_misplaced: (detail) => ({
    title: t('A value of “{input}” stands in the group itself, where others can read it', {
      input: text(detail, 'input', '?'),
    }),
    hint: t(
      'It is a secret and is not used from there. Open the group and save it: then it is kept encrypted.',
    ),
  }),
  secrets_locked: fixed(msg('The secrets of accounts are locked'), msg('Unlock them on the Accounts page.')),
  accounts_unusable: (detail) => ({
    title: t('Accounts can’t be used now'),
    hint: text(detail, 'reason', t('Look at the Accounts page; it says why.')),
  }),
  template_not_found: (detail) => ({
    title: t('Template “{name}” is missing', { name: text(detail, 'template', '?') }),
    hint: t('The routine looks for this picture; add its file to the templates folder.'),
  }),
  template_invalid: (detail) => ({
    title: t('Template “{name}” can’t be used', { name: text(detail, 'template', '?') }),
    hint: text(detail, 'message', t('Look at its files in the templates folder.')),
  }),
  value_out_of_range: (detail, path) => ({
    title: t('{label} is out of range', { label: labelOfPath(path) }),
    hint: expectation(detail),
  }),
  unknown_key: (detail) => ({
    title: t('The file has a field Muster does not know: {key}', { key: text(detail, 'key') }),
    hint: t('It is kept as it is. Check its spelling if it should do something.'),
  }),
};

/** What a problem means and how to mend it. */
export function explainProblem({ code, detail, path }: Problem): Words {
  return WORDS[code](detail, path);
}

/** What would fit. `message` and `expected` come from the routine's own words. */
function expectation(detail: ProblemDetail): string {
  const { expected, message, min, max } = detail;
  if (message !== undefined) return String(message);
  if (expected !== undefined) return t('Expected: {expected}.', { expected: inputWords(String(expected)) });
  if (min !== undefined && max !== undefined) return t('Use {min} to {max}.', { min, max });
  if (min !== undefined) return t('Use {min} or more.', { min });
  return max === undefined ? t('Choose another value.') : t('Use {max} or less.', { max });
}
