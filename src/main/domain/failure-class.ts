import type { FailureClass, FailureCode } from '../../shared/failure';

/** The class a failure's code belongs to; it decides what may help. Codes of routines are all that are not listed. */
export function failureClassOf(code: FailureCode): FailureClass {
  if (code.startsWith('device_') || code === 'adb_server_gone') return 'device';
  return CLASS_OF_CODE[code] ?? 'routine';
}

const CLASS_OF_CODE: Partial<Record<FailureCode, FailureClass>> = {
  step_timeout: 'timeout',
  condition_not_met: 'timeout',
  instance_not_ready: 'instance',
  vision_stopped: 'instance',
  pool_exhausted: 'account',
  account_none: 'account',
  account_lost: 'account',
  account_field_unknown: 'account',
  account_value_invalid: 'account',
  account_refused: 'account',
  secrets_locked: 'account',
  accounts_unusable: 'account',
  internal: 'internal',
};
