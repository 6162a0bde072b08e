import { Copy } from 'lucide-react';
import { ActionButton } from '../../../components/action-button';
import { toastDone } from '../../../components/toasts';
import { notifications } from '@mantine/notifications';

/** Copies a text; says so, or why it could not. `what` fits after “Copy”. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      toastDone('Copied');
    } catch {
      notifications.show({
        title: 'It could not be copied',
        message: 'The browser does not let this page use the clipboard. Select the text and copy it by hand.',
        color: 'red',
        role: 'alert',
      });
    }
  };
  return (
    <ActionButton
      label="Copy"
      accessibleName={`Copy ${what}`}
      icon={Copy}
      size="compact-sm"
      variant="subtle"
      color="gray"
      onClick={() => void copy()}
    />
  );
}
