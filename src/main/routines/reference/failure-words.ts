import type { FailureCode } from '../../../shared/failure';

/** What `error.code` can be where a routine may meet it; what ends a bot anyway is left out. */
const CODES: readonly (readonly [FailureCode, string])[] = [
  ['step_timeout', 'The `timeout` of the step was over before it was done'],
  [
    'condition_not_met',
    'A `waitFor`, `waitIdle` or `firstOf` waited in vain; `error.message` says for what, and how long',
  ],
  ['not_found', '`find`, `tapOn` or `scrollUntil` did not find what it looked for'],
  ['nothing_found', 'A place is counted `from: match`, and nothing has been found yet'],
  ['place_outside', 'A place is not on the screen'],
  ['expression_invalid', 'An expression has no value, or one of the wrong kind'],
  ['routine_failed', 'A `fail`, with its text as `error.message`'],
  ['loop_endless', 'A loop came to its `atMost`'],
  [
    'recognition_unavailable',
    'What it looks with can’t be used: a template, path or pattern, a language, or an app that describes no elements; `error.message` says which',
  ],
  ['vision_stopped', 'What looks at the screens stopped; it is started again by itself'],
  ['request_failed', 'An `http` request got no good answer'],
  ['consent_missing', 'Nobody has allowed the network or the shell to the routine, or to one that calls it'],
  ['account_none', 'A step needs an account, and none is in hand'],
  ['account_value_invalid', 'A field of the account does not take that value'],
  ['device_command_failed', 'The device refused: an app that is not installed, a key it does not know'],
  ['device_timeout', 'The device did not answer in time'],
  ['device_offline', 'The device is away'],
  ['step_failed', 'Anything else, as `error.message` says'],
];

export function failureTable(): string {
  const rows = CODES.map(([code, about]) => `| \`${code}\` | ${about} |`);
  return ['| `error.code` | means |', '|---|---|', ...rows].join('\n');
}
