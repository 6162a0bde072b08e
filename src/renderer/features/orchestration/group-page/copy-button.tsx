import { Copy } from 'lucide-react';
import { t } from '../../../../shared/catalogue/translate';
import { ActionButton } from '../../../components/action-button';
import { copyText } from '../../../components/copy-text';

/** Copies a text that is on the page; says so, or why it could not. `name` says what: “Copy this event”. */
export function CopyButton({ text, name }: { text: string; name: string }) {
  return (
    <ActionButton
      label={t('Copy')}
      accessibleName={name}
      icon={Copy}
      size="compact-sm"
      variant="subtle"
      color="gray"
      onClick={() => void copyText(text, t('Copied'), true)}
    />
  );
}
