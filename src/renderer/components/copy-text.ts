import { t } from '../../shared/catalogue/translate';
import { notifications } from '@mantine/notifications';
import { toastDone } from './toasts';

/** Puts text on the clipboard and says so; where the browser allows none, shows the text to be copied by hand. */
export async function copyText(text: string, done: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toastDone(done);
  } catch {
    notifications.show({
      title: t('The browser does not let this page copy'),
      message: text,
      autoClose: false,
    });
  }
}
