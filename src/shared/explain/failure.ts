import { t } from '../catalogue/translate';
import type { Failure, FailureCode } from '../failure';
import type { ProblemDetail } from '../problem';
import { explainLook } from './looked';
import { sentences, spokenDuration, type Words } from './words';

type Explain = (detail: ProblemDetail) => Words;

const given = (detail: ProblemDetail, key: string): string | undefined =>
  detail[key] === undefined ? undefined : String(detail[key]);
/** The instance at the beginning of a sentence. */
const instance = (detail: ProblemDetail): string =>
  given(detail, 'ref') ?? given(detail, 'serial') ?? t('The instance');
/** For `select`: the time that was allowed, or `none` when it is not known. */
const limit = ({ timeoutMs }: ProblemDetail): string =>
  typeof timeoutMs === 'number' ? spokenDuration(timeoutMs) : 'none';
const said = (detail: ProblemDetail): string => {
  const message = given(detail, 'message');
  return message === undefined ? '' : t('It said: {message}.', { message });
};

/** Words for everything that can go wrong in a bot. */
const WORDS: Readonly<Record<FailureCode, Explain>> = {
  step_failed: (detail) => ({
    title: given(detail, 'message') ?? t('A step failed'),
    hint: t('Look at the step in the routine.'),
  }),
  step_timeout: (detail) => ({
    title: t('A step did not finish {limit, select, none {in time} other {within {limit}}}', {
      limit: limit(detail),
    }),
    hint: t('Give it more time, or check what the screen showed.'),
  }),
  condition_not_met: (detail) => ({
    title: t(
      '{awaited, select, none {What the routine waited for did not come} other {Waited for {awaited}, which did not come}} {limit, select, none {in time} other {within {limit}}}',
      { awaited: given(detail, 'awaited') ?? 'none', limit: limit(detail) },
    ),
    hint: t('Check what the screen showed, or give it more time.'),
  }),
  expression_invalid: (detail) => ({
    title: given(detail, 'message') ?? t('A value in the routine could not be worked out'),
    hint: t('Check the inputs and variables it uses.'),
  }),
  routine_missing: (detail) => ({
    title: t('Routine “{name}” is missing', { name: given(detail, 'routineName') ?? '?' }),
    hint: t('Another routine calls it. Put its file back.'),
  }),
  routine_failed: (detail) => ({
    title: given(detail, 'message') ?? t('The routine gave up'),
    hint: t('The routine says so by itself. Look at the step, and at the screen.'),
  }),
  loop_endless: (detail) => ({
    title: t('A loop went on without end: {message}', { message: given(detail, 'message') ?? '?' }),
    hint: t('Let it end earlier, or allow it more passes with “atMost”.'),
  }),
  place_outside: (detail) => ({
    title: t('The place {x}, {y} is outside of the screen ({width} × {height})', {
      x: given(detail, 'x') ?? '?',
      y: given(detail, 'y') ?? '?',
      width: given(detail, 'width') ?? '?',
      height: given(detail, 'height') ?? '?',
    }),
    hint: t('Check the routine’s resolution, and whether the screen was turned.'),
  }),
  nothing_found: () => ({
    title: t('A place is counted from what was found last, but nothing has been found'),
    hint: t('Find something first, in a step before this one.'),
  }),
  not_found: (detail) => ({
    title: given(detail, 'message') ?? t('Something was not found on the screen'),
    hint: t('Check what the screen showed, or give it more time.'),
  }),
  no_place: (detail) => ({
    title: t('“{condition}” has no place on the screen', { condition: given(detail, 'condition') ?? '?' }),
    hint: t('Look for something that has: an image, a text, an element, a colour or a pixel.'),
  }),
  recognition_unavailable: (detail) => ({
    title: t('The screen can’t be searched like this: {message}', {
      message: given(detail, 'message') ?? '?',
    }),
    hint: t('Mend what it names: a template, a path, a pattern, a language.'),
  }),
  vision_stopped: () => ({
    title: t('What looks at the screens stopped'),
    hint: t('It is started again by itself, and the bot tries again. If it happens often, see the log.'),
  }),
  consent_missing: (detail) => ({
    title: t(
      'Nobody has agreed that {name, select, none {this routine} other {routine “{name}”}} may {capability, select, shell {run commands on the device} other {reach the network}}',
      {
        name: given(detail, 'routineName') ?? 'none',
        capability: given(detail, 'capability') ?? 'network',
      },
    ),
    hint: t('Read the routine, then agree to it on the Routines page. A changed file asks again.'),
  }),
  request_failed: (detail) => ({
    title: t('A request to a server failed'),
    hint: sentences(said(detail), t('Check the address, and whether the server answers.')),
  }),
  step_unknown: (detail) => ({
    title: t('There is no step “{step}” to begin with', { step: given(detail, 'step') ?? '?' }),
    hint: t(
      'Name the number, the id or the path of a step, such as 3.then.1. A run can’t begin in catch, finally or onError.',
    ),
  }),
  recursion_limit: () => ({
    title: t('Routines call each other without end'),
    hint: t('Break the circle in the routine files.'),
  }),
  sentry_only: () => ({
    title: t('Only a sentry can hold a routine'),
    hint: t('Name the routine under “sentries” of the one it shall hold, and don’t run it by itself.'),
  }),
  sentry_circular: (detail) => ({
    title: t('A sentry would run what it guards: {way}', { way: given(detail, 'way') ?? '?' }),
    hint: t('Break the circle in the routine files.'),
  }),
  sentry_ended: (detail) => ({
    title: t('The sentry “{name}” ended the iteration', { name: given(detail, 'sentry') ?? '?' }),
    hint: t('What it looks for was there, and the routine says to fail then.'),
  }),
  device_offline: (detail) => ({
    title: t('{instance} went offline', { instance: instance(detail) }),
    hint: t('Look whether the emulator still runs and answers.'),
  }),
  device_unauthorized: (detail) => ({
    title: t('{instance} does not trust this computer', { instance: instance(detail) }),
    hint: t('Confirm “Allow USB debugging” on its screen.'),
  }),
  device_timeout: (detail) => ({
    title: t('{instance} did not answer {limit, select, none {in time} other {within {limit}}}', {
      instance: instance(detail),
      limit: limit(detail),
    }),
    hint: t('It may be overloaded or frozen. Restart it if this repeats.'),
  }),
  device_gone: (detail) => ({
    title: t('{instance} vanished', { instance: instance(detail) }),
    hint: t('It was closed or unplugged. Start it again.'),
  }),
  device_reply_cut: (detail) => ({
    title: t('{instance} broke off in mid-reply', { instance: instance(detail) }),
    hint: t('The connection to it is unstable.'),
  }),
  device_refused: (detail) => ({
    title: t('{instance} refused the connection', { instance: instance(detail) }),
    hint: t('Look whether adb debugging is on.'),
  }),
  device_command_failed: (detail) => {
    const on = given(detail, 'ref') ?? given(detail, 'serial');
    return {
      title:
        on === undefined
          ? t('A command failed on the instance')
          : t('A command failed on {instance}', { instance: on }),
      hint: sentences(said(detail), t('Check that the app is installed and the command is right.')),
    };
  },
  device_protocol: (detail) => ({
    title: t('{instance} answered something unexpected', { instance: instance(detail) }),
    hint: sentences(said(detail), t('Restart its adb server if this repeats.')),
  }),
  instance_not_ready: (detail) => ({
    title: t('{instance} was not ready {limit, select, none {in time} other {within {limit}}}', {
      instance: instance(detail),
      limit: limit(detail),
    }),
    hint: t('Start it by hand, or allow more time under Launch.'),
  }),
  adb_server_gone: (detail) => {
    const address = given(detail, 'address');
    return {
      title:
        address === undefined
          ? t('The adb server is gone')
          : t('The adb server {address} is gone', { address }),
      hint: t('Muster connects again by itself once it is back.'),
    };
  },
  account_none: () => ({
    title: t('The bot holds no account'),
    hint: t('Let the routine take one first, or declare that it needs one.'),
  }),
  account_lost: (detail) => ({
    title: t('Account “{key}” was taken away from the bot', { key: given(detail, 'key') ?? '?' }),
    hint: t(
      'A person released it, or Muster was silent for too long. What the bot did with it is not counted.',
    ),
  }),
  account_field_unknown: (detail) => ({
    title: t('Accounts have no field “{field}”', { field: given(detail, 'field') ?? '?' }),
    hint: t('Check the name, or add the field to the accounts.'),
  }),
  account_value_invalid: (detail) => ({
    title: t('Field “{field}” can’t hold this value', { field: given(detail, 'field') ?? '?' }),
    hint: t('Look at the type of the field.'),
  }),
  account_refused: (detail) => ({
    title: given(detail, 'reason') ?? t('The routine gave the account up'),
    hint: t('Look at the account.'),
  }),
  secrets_locked: () => ({
    title: t('The secrets of accounts are locked'),
    hint: t('Unlock them on the Accounts page.'),
  }),
  accounts_unusable: (detail) => ({
    title: t('Accounts can’t be used now'),
    hint: given(detail, 'reason') ?? '',
  }),
  pool_exhausted: () => ({
    title: t('The account pool has no account left'),
    hint: t('Add accounts, or wait until some are available again.'),
  }),
  internal: (detail) => {
    const ref = given(detail, 'ref');
    return {
      title: t('Something went wrong inside Muster'),
      hint: ref === undefined ? t('It is in the log.') : t('Reference {ref}, in the log.', { ref }),
    };
  },
};

/** What a failure means and what to do. References keep their spelling. */
export function explainFailure({ code, detail, look }: Failure): Words {
  const words = WORDS[code](detail);
  return look ? { ...words, hint: explainLook(look) } : words;
}

/** `step 3.then.1 (demo/soak.yaml:12)`; empty when no step was running. */
export function placeOfFailure({ step, at }: Failure): string {
  const where = at ? `${at.file}:${String(at.line)}` : '';
  if (step === undefined || step === '') return where;
  const named = t('step {step}', { step });
  return where === '' ? named : `${named} (${where})`;
}
