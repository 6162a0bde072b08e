import { t } from '../catalogue/translate';
import type { ErrorOf } from '../errors';
import { listed, type Words } from './words';

/** Words for what can go wrong with the host, its files and its data folder; part of the table in `explain.ts`. */
export const HOST_ERROR_WORDS = {
  invalid_input: ({ issues }: ErrorOf<'invalid_input'>): Words => ({
    title: t('This request was not understood'),
    hint: issues.length === 0 ? t('Reload the window.') : listed(issues.map(issueText)),
  }),
  cancelled: (): Words => ({ title: t('Cancelled'), hint: '' }),
  connection_lost: (): Words => ({
    title: t('Muster can’t be reached right now'),
    hint: t('Nothing was changed as far as this window knows. It reconnects by itself; try again then.'),
  }),
  internal: ({ ref }: ErrorOf<'internal'>): Words => ({
    title: t('Something went wrong inside Muster'),
    hint: t('Groups that run go on. When you report it, name the reference {ref}: it is in the log.', {
      ref,
    }),
  }),
  host_stopping: (): Words => ({
    title: t('Muster is shutting down'),
    hint: t('It ends all groups first. Start it again to go on.'),
  }),
  simulator_failed: ({ reason }: ErrorOf<'simulator_failed'>): Words => ({
    title: t('The simulator did not start'),
    hint: t('It said: {reason}. Run “muster doctor” for a full check.', { reason }),
  }),
  host_unreachable: ({ dataFolder, url }: ErrorOf<'host_unreachable'>): Words => ({
    title: t('Another Muster uses the data folder {dataFolder}, but does not answer', { dataFolder }),
    hint:
      url === null
        ? t('It is starting or ending; try again in a moment.')
        : t('It should be at {url}. Close it, or name another folder with --data.', { url }),
  }),
  host_other_version: ({ version, own, url }: ErrorOf<'host_other_version'>): Words => ({
    title: t('Muster {version} is running for this data folder, this is {own}', { version, own }),
    hint: t('Close the one at {url} first, or use its own command.', { url }),
  }),
  data_folder_unusable: ({ dataFolder, reason }: ErrorOf<'data_folder_unusable'>): Words => ({
    title: t('The data folder {dataFolder} can’t be used', { dataFolder }),
    hint: t('The system said: {reason}. Name a folder you may write to with --data or MUSTER_HOME.', {
      reason,
    }),
  }),
  port_unavailable: ({ host, port, reason }: ErrorOf<'port_unavailable'>): Words => ({
    title: t('Port {port} of {host} can’t be used', { port: String(port), host }),
    hint:
      reason === 'EADDRINUSE'
        ? t('Another program listens there. Choose another port with --port; 0 takes any free one.')
        : t('The system said: {reason}. Choose another with --port or --host; --port 0 takes any free one.', {
            reason,
          }),
  }),
  file_write_failed: ({ file, reason }: ErrorOf<'file_write_failed'>): Words => ({
    title: t('{file} could not be written', { file }),
    hint: t('The system said: {reason}. Check free space and permissions of the data folder.', { reason }),
  }),
  file_unreadable: ({ file, reason }: ErrorOf<'file_unreadable'>): Words => ({
    title: t('{file} can’t be read', { file }),
    hint: whyUnreadable(reason),
  }),
  samples_present: ({ files }: ErrorOf<'samples_present'>): Words => ({
    title: t('The samples are there already'),
    hint: t('{count, plural, one {# file} other {# files}} left as they are.', { count: files.length }),
  }),
};

/** What the system's commonest codes mean; whatever else was said is said again. */
function whyUnreadable(reason: string): string {
  switch (reason) {
    case 'ENOENT':
      return t('There is no such file. Check its name and folder.');
    case 'EISDIR':
    case 'ENOTFILE':
      return t('It is a folder or something else, not a file.');
    case 'EACCES':
    case 'EPERM':
      return t('The system does not let Muster read it. Check its permissions.');
    default:
      return reason;
  }
}

function issueText({ path, message }: { path: string; message: string }): string {
  return path === '' ? message : `${path}: ${message}`;
}
