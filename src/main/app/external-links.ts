import { dialog, shell } from 'electron';
import { t } from '../../shared/catalogue/translate';
import { knownLink } from './known-link';

/** Opens a link of the window in the browser once the person has agreed to the address they see. */
export async function openExternalLink(address: string): Promise<void> {
  const url = knownLink(address);
  if (!url) return;
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message: t('Open this address in the browser?'),
    detail: url.href,
    buttons: [t('Open in the browser'), t('Cancel')],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  if (response === 0) await shell.openExternal(url.href);
}
