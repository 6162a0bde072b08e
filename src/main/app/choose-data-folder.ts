import { app, dialog } from 'electron';
import { access, constants } from 'node:fs/promises';
import { t } from '../../shared/catalogue/translate';
import { err, ok } from '../../shared/errors';
import type { DesktopActions } from '../ipc/handler-parts';
import { errorCode } from '../platform/file-bytes';
import { keepChosenDataFolder } from './data-folder-file';
import type { DesktopOptions } from './desktop-options';

type Answer = Awaited<ReturnType<DesktopActions['chooseDataFolder']>>;

/**
 * Asks for the data folder of the next start, remembers it, and offers to start anew at once. Quitting stops the groups
 * that run, as it always does. Nothing is moved or copied.
 */
export async function chooseDataFolder({
  dataFolder,
  dataFolderFrom,
  dataFolderFile,
}: DesktopOptions): Promise<Answer> {
  if (dataFolderFrom === '--data' || dataFolderFrom === 'MUSTER_HOME')
    return err({ code: 'data_folder_fixed', by: dataFolderFrom });
  const { canceled, filePaths } = await dialog.showOpenDialog({
    title: t('Data folder of Muster'),
    defaultPath: dataFolder,
    buttonLabel: t('Use this folder'),
    properties: ['openDirectory', 'createDirectory'],
  });
  const chosen = filePaths[0];
  if (canceled || chosen === undefined || chosen === dataFolder) return ok({ chosen: null });
  try {
    await access(chosen, constants.R_OK | constants.W_OK);
  } catch (error) {
    return err({ code: 'data_folder_unusable', dataFolder: chosen, reason: errorCode(error) });
  }
  try {
    await keepChosenDataFolder(dataFolderFile, chosen);
  } catch (error) {
    return err({ code: 'file_write_failed', file: dataFolderFile, reason: errorCode(error) });
  }
  void offerRelaunch(chosen);
  return ok({ chosen });
}

async function offerRelaunch(folder: string): Promise<void> {
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message: t('Muster uses {folder} from its next start on.', { folder }),
    detail: t('What is in the folder used now stays there. Starting anew stops the groups that run.'),
    buttons: [t('Start anew now'), t('Later')],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  if (response !== 0) return;
  app.relaunch();
  app.quit();
}

/** Asks what to do when the chosen data folder is not there; false to quit. The choice itself stays. */
export async function goOnWithout({
  missingDataFolder,
  dataFolder,
}: Pick<DesktopOptions, 'missingDataFolder' | 'dataFolder'>): Promise<boolean> {
  if (missingDataFolder === null) return true;
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    message: t('The data folder {folder} is not there', { folder: missingDataFolder }),
    detail: t(
      'It may be on a drive that is not connected. Connect it and start Muster again, or go on with {usual} this time.',
      { usual: dataFolder },
    ),
    buttons: [t('Quit'), t('Go on this time')],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}
