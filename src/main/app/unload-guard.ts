import { dialog, type BrowserWindow } from 'electron';
import { t } from '../../shared/catalogue/translate';

/**
 * A page with unsaved changes refuses to go away. A browser asks the person then; Electron silently keeps the window, so
 * that it could never be closed. Here the person is asked: leaving loses what was not saved.
 */
export function askBeforeUnload(window: BrowserWindow): void {
  window.webContents.on('will-prevent-unload', (event) => {
    const answer = dialog.showMessageBoxSync(window, {
      type: 'question',
      message: t('Discard your changes?'),
      detail: t('What you edit in this window has not been saved.'),
      buttons: [t('Discard'), t('Keep editing')],
      defaultId: 1,
      cancelId: 1,
    });
    // Electron's sense of it: prevented is the page's refusal, not the unload.
    if (answer === 0) event.preventDefault();
  });
}
