import { Copy } from 'lucide-react';
import { t } from '../../../../shared/catalogue/translate';
import { ActionButton } from '../../../components/action-button';
import { toastDone } from '../../../components/toasts';
import { notifications } from '@mantine/notifications';

/** Copies a text; says so, or why it could not. `name` says what: “Copy this event”. */
export function CopyButton({ text, name }: { text: string; name: string }) {
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      toastDone(t('Copied'));
    } catch {
      notifications.show({
        title: t('It could not be copied'),
        message: t(
          'The browser does not let this page use the clipboard. Select the text and copy it by hand.',
        ),
        color: 'red',
        role: 'alert',
      });
    }
  };
  return (
    <ActionButton
      label={t('Copy')}
      accessibleName={name}
      icon={Copy}
      size="compact-sm"
      variant="subtle"
      color="gray"
      onClick={() => void copy()}
    />
  );
}
