import { Textarea } from '@mantine/core';
import { useState, type ClipboardEvent } from 'react';
import { t } from '../../../shared/catalogue/translate';
import { ActionButton } from '../../components/action-button';
import { useBlockedReason } from '../../state/blocked';
import { isShareString } from './share-text';
import css from './sharing.module.css';

/** A share string is read as soon as it is pasted; other text waits for the button. */
export function PasteBox({ onText }: { onText: (text: string) => void }) {
  const blocked = useBlockedReason();
  const [text, setText] = useState('');
  const paste = (event: ClipboardEvent): void => {
    const pasted = event.clipboardData.getData('text');
    if (blocked !== null || text.trim() !== '' || !isShareString(pasted)) return;
    event.preventDefault();
    onText(pasted);
  };
  const reason = text.trim() === '' ? t('Paste something first') : null;
  return (
    <div>
      <Textarea
        label={t('Or paste a share string')}
        description={t('It begins with MUSTER1: – the text of a file will do as well.')}
        placeholder="MUSTER1:…" // no words: format
        rows={3}
        spellCheck={false}
        autoComplete="off"
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
        }}
        onPaste={paste}
        classNames={{ input: css['paste'] ?? '' }}
      />
      <div className={css['pasteButton']}>
        <ActionButton
          label={t('Read pasted text')}
          variant="default"
          disabledReason={blocked ?? reason}
          onClick={() => {
            onText(text);
          }}
        />
      </div>
    </div>
  );
}
