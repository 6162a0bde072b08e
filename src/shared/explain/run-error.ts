import { t } from '../catalogue/translate';
import type { ErrorOf } from '../errors';
import { explainConflict } from './conflict';
import { explainProblem } from './problem';
import { explainRoutineName } from './routine-name';
import { BOT_STATE_WORDS, GROUP_STATE_WORDS, stateTitle } from './states';
import { listed, type Words } from './words';

/** Words for what can go wrong with groups, their definitions and runs; part of the table in `explain.ts`. */
export const RUN_ERROR_WORDS = {
  definition_not_found: (): Words => ({
    title: t('This group no longer exists'),
    hint: t('Its file was removed or renamed by something else. Look in the trash or in the folder.'),
  }),
  definition_name_taken: ({ name }: ErrorOf<'definition_name_taken'>): Words => ({
    title: t('There is already a group named “{name}”', { name }),
    hint: t('Choose another name; capital letters make no difference.'),
  }),
  definition_changed_on_disk: ({ file }: ErrorOf<'definition_changed_on_disk'>): Words => ({
    title: t('{file} was changed by something else meanwhile', { file }),
    hint: t('Choose which version to keep; nothing has been overwritten.'),
  }),
  definition_read_only: ({ file }: ErrorOf<'definition_read_only'>): Words => ({
    title: t('{file} is read-only', { file }),
    hint: t('Allow writing to the file, or clone the group and change the copy.'),
  }),
  definition_invalid: ({ problems }: ErrorOf<'definition_invalid'>): Words => ({
    title: t('This group can’t start: {count, plural, one {# problem} other {# problems}}', {
      count: problems.length,
    }),
    hint: listed(problems.map((problem) => explainProblem(problem).title)),
  }),
  trash_entry_not_found: (): Words => ({
    title: t('It is no longer in the trash'),
    hint: t('The trash keeps deleted files for 30 days.'),
  }),
  group_already_active: (): Words => ({
    title: t('This group is already running'),
    hint: t('Stop it first, or use Restart.'),
  }),
  group_not_found: (): Words => ({
    title: t('This run has ended already'),
    hint: t('Start the group again.'),
  }),
  group_running: (): Words => ({ title: t('This group is running'), hint: t('Stop it first.') }),
  group_wrong_state: ({ state }: ErrorOf<'group_wrong_state'>): Words => ({
    title: t('That can’t be done while the group is {state}', {
      state: stateTitle(GROUP_STATE_WORDS, state),
    }),
    hint: t('Wait until it has settled.'),
  }),
  bot_not_found: (): Words => ({ title: t('This bot has ended already'), hint: '' }),
  bot_wrong_state: ({ state }: ErrorOf<'bot_wrong_state'>): Words => ({
    title: t('That can’t be done while the bot is {state}', { state: stateTitle(BOT_STATE_WORDS, state) }),
    hint: t('Wait until it has settled.'),
  }),
  instance_conflict: ({ conflicts }: ErrorOf<'instance_conflict'>): Words => ({
    title: t('{count, plural, one {# instance} other {# instances}} in use by something else', {
      count: conflicts.length,
    }),
    hint: t('{conflicts}. Stop the other, or choose another instance.', {
      conflicts: listed(conflicts.map(explainConflict)),
    }),
  }),
  run_not_found: (): Words => ({ title: t('This run is no longer known'), hint: t('Start the group anew.') }),
  run_not_resumable: (): Words => ({
    title: t('This run can’t be resumed'),
    hint: t('Start the group anew.'),
  }),
  routine_changed: ({ routineName }: ErrorOf<'routine_changed'>): Words => ({
    title: t('Routine “{name}” has changed since you looked at it', { name: routineName }),
    hint: t('Look at its file again, then allow it.'),
  }),
  routine_name_taken: ({ name }: ErrorOf<'routine_name_taken'>): Words => ({
    title: t('There is already a routine named “{name}”', { name }),
    hint: t('Choose another name; capital letters make no difference.'),
  }),
  routine_name_invalid: ({ name, reason }: ErrorOf<'routine_name_invalid'>): Words => ({
    title: t('“{name}” can’t be the name of a routine', { name }),
    hint: explainRoutineName(reason),
  }),
  routine_not_found: ({ routineName }: ErrorOf<'routine_not_found'>): Words => ({
    title: t('Routine “{name}” was not found', { name: routineName }),
    hint: t('Choose another, or put its file back into the routines folder.'),
  }),
  group_name_not_found: ({ name, known }: ErrorOf<'group_name_not_found'>): Words => ({
    title: t('There is no group named “{name}”', { name }),
    hint:
      known.length === 0
        ? t('This data folder has no groups yet.')
        : t('Known groups: {names}.', { names: listed(known, 8) }),
  }),
};
