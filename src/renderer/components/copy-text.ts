import { t } from '../../shared/catalogue/translate';
import { notifications } from '@mantine/notifications';
import { toastDone } from './toasts';

/**
 * Puts text on the clipboard and says so. Where the browser allows none it shows the text to be copied by hand, unless
 * that is on the page already (`isShown`).
 */
export async function copyText(text: string, done: string, isShown = false): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toastDone(done);
  } catch {
    notifications.show({
      title: t('The browser does not let this page copy'),
      message: isShown ? t('Select the text and copy it by hand.') : text,
      autoClose: isShown ? 12_000 : false,
      role: 'alert',
    });
  }
}
