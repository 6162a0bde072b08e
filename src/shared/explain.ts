import type { AppError, ErrorCode, ErrorOf, InstanceConflict } from './errors';
import { DEFINITION_ERROR_WORDS } from './explain/definition-error';
import { INSTANCE_ERROR_WORDS } from './explain/instance-error';
import { explainProblem } from './explain/problem';
import { SETTINGS_ERROR_WORDS } from './explain/settings-error';
import { counted, listed, type Words } from './explain/words';

type WordsOf<C extends ErrorCode> = (error: ErrorOf<C>) => Words;

/** Words for every error a call may answer; a code without a row does not compile. */
const WORDS: { readonly [C in ErrorCode]: WordsOf<C> } = {
  invalid_input: ({ issues }) => ({
    title: 'This request was not understood',
    hint: issues.length === 0 ? 'Reload the window.' : listed(issues.map(issueText)),
  }),
  cancelled: () => ({ title: 'Cancelled', hint: '' }),
  connection_lost: () => ({
    title: 'Muster can’t be reached right now',
    hint: 'Nothing was changed as far as this window knows. It reconnects by itself; try again then.',
  }),
  internal: ({ ref }) => ({
    title: 'Something went wrong inside Muster',
    hint: `Groups that run go on. When you report it, name the reference ${ref}: it is in the log.`,
  }),
  host_stopping: () => ({
    title: 'Muster is shutting down',
    hint: 'It ends all groups first. Start it again to go on.',
  }),
  definition_not_found: () => ({
    title: 'This group no longer exists',
    hint: 'Its file was removed or renamed by something else. Look in the trash or in the folder.',
  }),
  definition_name_taken: ({ name }) => ({
    title: `There is already a group named “${name}”`,
    hint: 'Choose another name; capital letters make no difference.',
  }),
  definition_changed_on_disk: ({ file }) => ({
    title: `${file} was changed by something else meanwhile`,
    hint: 'Choose which version to keep; nothing has been overwritten.',
  }),
  definition_read_only: ({ file }) => ({
    title: `${file} is read-only`,
    hint: 'Allow writing to the file, or clone the group and change the copy.',
  }),
  definition_invalid: ({ problems }) => ({
    title: `This group can’t start: ${counted(problems.length, 'problem')}`,
    hint: listed(problems.map((problem) => explainProblem(problem).title)),
  }),
  file_write_failed: ({ file, reason }) => ({
    title: `${file} could not be written`,
    hint: `The system said: ${reason}. Check free space and permissions of the data folder.`,
  }),
  trash_entry_not_found: () => ({
    title: 'It is no longer in the trash',
    hint: 'The trash keeps deleted groups for 30 days.',
  }),
  group_already_active: () => ({
    title: 'This group is already running',
    hint: 'Stop it first, or use Restart.',
  }),
  group_not_found: () => ({ title: 'This run has ended already', hint: 'Start the group again.' }),
  group_running: () => ({ title: 'This group is running', hint: 'Stop it first.' }),
  group_wrong_state: ({ state }) => ({
    title: `That can’t be done while the group is ${state}`,
    hint: 'Wait until it has settled.',
  }),
  bot_not_found: () => ({ title: 'This bot has ended already', hint: '' }),
  bot_wrong_state: ({ state }) => ({
    title: `That can’t be done while the bot is ${state}`,
    hint: 'Wait until it has settled.',
  }),
  instance_conflict: ({ conflicts }) => ({
    title: `${counted(conflicts.length, 'instance')} in use by something else`,
    hint: `${listed(conflicts.map(explainConflict))}. Stop the other, or choose another instance.`,
  }),
  run_not_found: () => ({ title: 'This run is no longer known', hint: 'Start the group anew.' }),
  run_not_resumable: () => ({ title: 'This run can’t be resumed', hint: 'Start the group anew.' }),
  routine_not_found: ({ routineName }) => ({
    title: `Routine “${routineName}” was not found`,
    hint: 'Choose another, or put its file back into the routines folder.',
  }),
  simulator_failed: ({ reason }) => ({
    title: 'The simulator did not start',
    hint: `It said: ${reason}. Run “muster doctor” for a full check.`,
  }),
  host_unreachable: ({ dataFolder, url }) => ({
    title: `Another Muster uses the data folder ${dataFolder}, but does not answer`,
    hint:
      url === null
        ? 'It is starting or ending; try again in a moment.'
        : `It should be at ${url}. Close it, or name another folder with --data.`,
  }),
  host_other_version: ({ version, own, url }) => ({
    title: `Muster ${version} is running for this data folder, this is ${own}`,
    hint: `Close the one at ${url} first, or use its own command.`,
  }),
  data_folder_unusable: ({ dataFolder, reason }) => ({
    title: `The data folder ${dataFolder} can’t be used`,
    hint: `The system said: ${reason}. Name a folder you may write to with --data or MUSTER_HOME.`,
  }),
  port_unavailable: ({ host, port, reason }) => ({
    title: `Port ${String(port)} of ${host} can’t be used`,
    hint:
      reason === 'EADDRINUSE'
        ? 'Another program listens there. Choose another port with --port; 0 takes any free one.'
        : `The system said: ${reason}. Choose another with --port or --host; --port 0 takes any free one.`,
  }),
  group_name_not_found: ({ name, known }) => ({
    title: `There is no group named “${name}”`,
    hint: known.length === 0 ? 'This data folder has no groups yet.' : `Known groups: ${listed(known, 8)}.`,
  }),
  file_unreadable: ({ file, reason }) => ({ title: `${file} can’t be read`, hint: reason }),
  ...INSTANCE_ERROR_WORDS,
  ...DEFINITION_ERROR_WORDS,
  ...SETTINGS_ERROR_WORDS,
  samples_present: ({ files }) => ({
    title: 'The samples are there already',
    hint: `${counted(files.length, 'file')} left as they are.`,
  }),
};

/** What an error means and what to do. */
export function explainError(error: AppError): Words {
  // TypeScript can't see that key and argument belong together; the table above guarantees it.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- key and argument belong together
  const words = WORDS[error.code] as (of: AppError) => Words;
  return words(error);
}

/** `sim:1 is held by “Daily rewards”`. */
export function explainConflict({ ref, holder }: InstanceConflict): string {
  if (holder.purpose === 'capture') return `a screenshot of ${ref} is being taken`;
  return `${ref} is held by “${holder.groupName}”`;
}

function issueText({ path, message }: { path: string; message: string }): string {
  return path === '' ? message : `${path}: ${message}`;
}
