import type { Failure, FailureCode } from '../failure';
import type { ProblemDetail } from '../problem';
import { spokenDuration, type Words } from './words';

type Explain = (detail: ProblemDetail) => Words;

const text = (detail: ProblemDetail, key: string, otherwise = ''): string => String(detail[key] ?? otherwise);
const instance = (detail: ProblemDetail): string =>
  text(detail, 'ref', text(detail, 'serial', 'the instance'));
const limit = (detail: ProblemDetail, key = 'timeoutMs'): string => {
  const ms = detail[key];
  return typeof ms === 'number' ? ` within ${spokenDuration(ms)}` : ' in time';
};
const said = (detail: ProblemDetail): string =>
  detail['message'] === undefined ? '' : `It said: ${String(detail['message'])}. `;

/** Words for everything that can go wrong in a bot. */
const WORDS: Readonly<Record<FailureCode, Explain>> = {
  step_failed: (detail) => ({
    title: text(detail, 'message', 'A step failed'),
    hint: 'Look at the step in the routine.',
  }),
  step_timeout: (detail) => ({
    title: `A step did not finish${limit(detail)}`,
    hint: 'Give it more time, or check what the screen showed.',
  }),
  condition_not_met: (detail) => ({
    title: `What the routine waited for did not appear${limit(detail)}`,
    hint: 'Check what the screen showed, or give it more time.',
  }),
  expression_invalid: (detail) => ({
    title: text(detail, 'message', 'A value in the routine could not be worked out'),
    hint: 'Check the inputs and variables it uses.',
  }),
  routine_missing: (detail) => ({
    title: `Routine “${text(detail, 'routineName', '?')}” is missing`,
    hint: 'Another routine calls it. Put its file back.',
  }),
  recursion_limit: () => ({
    title: 'Routines call each other without end',
    hint: 'Break the circle in the routine files.',
  }),
  device_offline: (detail) => ({
    title: `${instance(detail)} went offline`,
    hint: 'Look whether the emulator still runs and answers.',
  }),
  device_unauthorized: (detail) => ({
    title: `${instance(detail)} does not trust this computer`,
    hint: 'Confirm “Allow USB debugging” on its screen.',
  }),
  device_timeout: (detail) => ({
    title: `${instance(detail)} did not answer${limit(detail)}`,
    hint: 'It may be overloaded or frozen. Restart it if this repeats.',
  }),
  device_gone: (detail) => ({
    title: `${instance(detail)} vanished`,
    hint: 'It was closed or unplugged. Start it again.',
  }),
  device_reply_cut: (detail) => ({
    title: `${instance(detail)} broke off in mid-reply`,
    hint: 'The connection to it is unstable.',
  }),
  device_refused: (detail) => ({
    title: `${instance(detail)} refused the connection`,
    hint: 'Look whether adb debugging is on.',
  }),
  device_command_failed: (detail) => ({
    title: `A command failed on ${instance(detail)}`,
    hint: `${said(detail)}Check that the app is installed and the command is right.`,
  }),
  device_protocol: (detail) => ({
    title: `${instance(detail)} answered something unexpected`,
    hint: `${said(detail)}Restart its adb server if this repeats.`,
  }),
  instance_not_ready: (detail) => ({
    title: `${instance(detail)} was not ready${limit(detail)}`,
    hint: 'Start it by hand, or allow more time under Launch.',
  }),
  adb_server_gone: (detail) => ({
    title: `The adb server ${text(detail, 'address')} is gone`.replace('  ', ' '),
    hint: 'Muster connects again by itself once it is back.',
  }),
  pool_exhausted: () => ({
    title: 'The account pool has no account left',
    hint: 'Add accounts, or wait until some are available again.',
  }),
  internal: (detail) => ({
    title: 'Something went wrong inside Muster',
    hint:
      detail['ref'] === undefined ? 'It is in the log.' : `Reference ${String(detail['ref'])}, in the log.`,
  }),
};

/** What a failure means and what to do. References keep their spelling. */
export function explainFailure(failure: Failure): Words {
  const words = WORDS[failure.code](failure.detail);
  // A title that begins with a reference (`sim:1 vanished`) keeps it as written.
  const title = words.title.startsWith('the ') ? `T${words.title.slice(1)}` : words.title;
  return { title, hint: words.hint };
}

/** `step 3.then.1 (demo/soak.yaml:12)`; empty when no step was running. */
export function placeOfFailure({ step, at }: Failure): string {
  const where = at ? `${at.file}:${String(at.line)}` : '';
  if (step === undefined || step === '') return where;
  return where === '' ? `step ${step}` : `step ${step} (${where})`;
}
