import { app, Menu } from 'electron';
import type { VerbId } from '../../shared/verbs';
import { menuTemplate } from './menu-template';

/** Sets the application menu, in the language spoken now. */
export function setApplicationMenu(onVerb: (verb: VerbId) => void): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(onVerb, process.platform, app.isPackaged)));
}
