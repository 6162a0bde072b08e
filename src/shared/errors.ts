import { z } from 'zod';
import { InstanceRef } from './instance-reference';
import { FailureCode } from './failure';
import { Problem } from './problem';
import { ROUTINE_NAME_FAULTS } from './routine-name';

/** Who holds an instance, as people may see it. */
export const Holder = z.object({
  orchestrationId: z.string(),
  botId: z.string().nullable(),
  groupName: z.string(),
  purpose: z.enum(['bot', 'capture', 'shell', 'test']),
});
export type Holder = z.infer<typeof Holder>;

export const InstanceConflict = z.object({ ref: InstanceRef, holder: Holder });
export type InstanceConflict = z.infer<typeof InstanceConflict>;

const coded = <C extends string, S extends z.ZodRawShape>(code: C, shape: S) =>
  z.object({ code: z.literal(code), ...shape });

/** Every error a call may answer: a code and the facts a person needs, never a sentence. Words: `explain.ts`. */
export const AppError = z.discriminatedUnion('code', [
  coded('invalid_input', { issues: z.array(z.object({ path: z.string(), message: z.string() })) }),
  coded('cancelled', {}),
  coded('connection_lost', {}),
  coded('internal', { ref: z.string() }),
  coded('host_stopping', {}),
  coded('definition_not_found', { definitionId: z.string() }),
  coded('definition_name_taken', { name: z.string() }),
  coded('definition_changed_on_disk', { definitionId: z.string(), file: z.string() }),
  coded('definition_read_only', { definitionId: z.string(), file: z.string() }),
  coded('definition_invalid', { problems: z.array(Problem) }),
  coded('file_write_failed', { file: z.string(), reason: z.string() }),
  coded('trash_entry_not_found', { trashId: z.string() }),
  coded('group_already_active', { definitionId: z.string(), orchestrationId: z.string() }),
  coded('group_not_found', { orchestrationId: z.string() }),
  coded('group_running', { definitionId: z.string(), orchestrationId: z.string() }),
  coded('group_wrong_state', { orchestrationId: z.string(), state: z.string() }),
  coded('bot_not_found', { botId: z.string() }),
  coded('bot_wrong_state', { botId: z.string(), state: z.string() }),
  coded('instance_conflict', { conflicts: z.array(InstanceConflict) }),
  coded('run_not_found', { orchestrationId: z.string() }),
  coded('run_not_resumable', { orchestrationId: z.string() }),
  coded('routine_not_found', { routineName: z.string() }),
  /** The file is another since it was looked at. */
  coded('routine_changed', { routineName: z.string() }),
  coded('routine_name_taken', { name: z.string() }),
  coded('routine_name_invalid', { name: z.string(), reason: z.enum(ROUTINE_NAME_FAULTS) }),
  coded('template_not_found', { template: z.string() }),
  /** Its files are others since it was looked at. */
  coded('template_changed', { template: z.string() }),
  coded('template_name_taken', { name: z.string() }),
  coded('template_name_invalid', { name: z.string(), reason: z.enum(ROUTINE_NAME_FAULTS) }),
  /** `message` is a sentence of whoever looked at it. */
  coded('template_unusable', { template: z.string(), message: z.string() }),
  /** The host keeps a picture that is cut from for a while, and for who gave it. */
  coded('template_screen_not_found', {}),
  coded('simulator_failed', { reason: z.string() }),
  coded('host_unreachable', { dataFolder: z.string(), url: z.string().nullable() }),
  coded('host_other_version', { version: z.string(), own: z.string(), url: z.string() }),
  coded('data_folder_unusable', { dataFolder: z.string(), reason: z.string() }),
  coded('port_unavailable', { host: z.string(), port: z.number().int(), reason: z.string() }),
  coded('group_name_not_found', { name: z.string(), known: z.array(z.string()) }),
  coded('file_unreadable', { file: z.string(), reason: z.string() }),
  coded('address_invalid', { address: z.string() }),
  coded('adb_server_absent', { adbServer: z.string().nullable() }),
  coded('connect_failed', {
    address: z.string(),
    adbServer: z.string(),
    reason: z.enum([
      'refused',
      'unreachable',
      'name_unknown',
      'unauthorized',
      'timeout',
      'unlisted',
      'other',
    ]),
    /** The adb server's own words; empty when it said nothing. */
    message: z.string(),
  }),
  coded('instance_not_found', { ref: z.string() }),
  coded('instance_not_network', { ref: z.string() }),
  coded('instance_attached', { ref: z.string(), serial: z.string() }),
  coded('instance_unusable', { ref: z.string(), failure: FailureCode, message: z.string() }),
  coded('imports_too_many', { limit: z.number().int() }),
  coded('import_not_found', { importId: z.string() }),
  coded('import_too_large', { source: z.string(), bytes: z.number(), limit: z.number() }),
  coded('undo_not_found', { undoId: z.string() }),
  coded('version_not_found', { definitionId: z.string(), versionId: z.string() }),
  coded('problem_file_not_found', { file: z.string() }),
  coded('no_previous_version', { file: z.string() }),
  coded('group_template_not_found', { templateId: z.string() }),
  coded('reveal_unavailable', { path: z.string() }),
  coded('adb_unusable', { path: z.string().nullable() }),
  /** What is asked for exists in the desktop app alone. */
  coded('desktop_only', {}),
  /** The start of the program names the data folder, so no other can be chosen from inside. */
  coded('data_folder_fixed', { by: z.enum(['--data', 'MUSTER_HOME']) }),
  coded('samples_present', { files: z.array(z.string()) }),
  coded('account_not_found', { account: z.string() }),
  /** Somebody else changed it since it was shown. */
  coded('account_changed', { key: z.string() }),
  coded('account_key_taken', { key: z.string() }),
  coded('account_value_invalid', { field: z.string(), type: z.string() }),
  coded('account_field_unknown', { field: z.string() }),
  coded('account_field_taken', { field: z.string(), type: z.string() }),
  coded('account_fields_too_many', { limit: z.number().int() }),
  coded('account_filter_invalid', { problems: z.array(Problem) }),
  coded('account_mapping_invalid', {
    column: z.string(),
    reason: z.enum(['no_key', 'target_twice', 'type']),
  }),
  /** `file` is left as it is. */
  coded('accounts_unusable', { file: z.string(), reason: z.string() }),
  /** `damaged`: the keys are there, but one secret was changed or belongs to another account or field. */
  coded('secrets_locked', { state: z.enum(['locked', 'lost', 'damaged']) }),
  coded('passphrase_wrong', {}),
  /** Without this one nothing would open the secrets any more. */
  coded('last_key', {}),
  coded('pool_not_found', { pool: z.string(), known: z.array(z.string()) }),
  coded('pool_name_taken', { name: z.string() }),
  coded('pool_changed_on_disk', { poolId: z.string(), file: z.string() }),
  coded('pool_read_only', { poolId: z.string(), file: z.string() }),
  /** A running group draws from it. */
  coded('pool_in_use', { pool: z.string(), groupName: z.string() }),
]);
export type AppError = z.infer<typeof AppError>;
export type ErrorCode = AppError['code'];
export type ErrorOf<C extends ErrorCode> = Extract<AppError, { code: C }>;

/** Errors any call may answer besides its own. */
export type AlwaysPossible = 'invalid_input' | 'cancelled' | 'connection_lost' | 'internal' | 'host_stopping';

export type Result<T, E = AppError> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** A result that holds a value. */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** A result that holds an error. */
export function err<const E>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}
