import { Textarea } from '@mantine/core';
import { FileJson2, FolderOpen } from 'lucide-react';
import { useState, type ClipboardEvent } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { AppError } from '../../../shared/errors';
import { explainError } from '../../../shared/explain';
import { ActionButton } from '../../components/action-button';
import { Note } from '../../components/note';
import { useBlockedReason } from '../../state/blocked';
import { useHost } from '../../state/host-context';
import type { LeftOut } from '../../state/ui-store';
import { collectChosenFolder, GROUP_FILES } from '../../components/collect-files';
import { isShareString } from './share-text';
import { FilePicker } from '../../components/file-picker';
import type { ImportSession } from './import-session';
import { LeftOutNote } from './left-out-note';
import css from './sharing.module.css';

interface ChoosingProps {
  readonly session: ImportSession;
  readonly error: AppError | null;
  /** Of a folder in which there was nothing to read. */
  readonly leftOut: LeftOut | undefined;
}

/** Nothing chosen yet: where groups may come from. */
export function ImportChoosing({ session, error, leftOut }: ChoosingProps) {
  const { uiStore } = useHost();
  const blocked = useBlockedReason();
  const takeFolder = (list: readonly File[]): void => {
    const { files, leftOut: rest } = collectChosenFolder(list, GROUP_FILES);
    // New facts: what was left aside is told with whatever comes of the files.
    uiStore.setState({ dialog: { kind: 'import', files, text: null, leftOut: rest } });
  };
  return (
    <div className={css['choosing']}>
      {error === null ? null : <Note tone="red" {...explainError(error)} />}
      {leftOut === undefined ? null : <LeftOutNote leftOut={leftOut} empty />}
      <div className={css['zone']}>
        <strong>{t('Drop files or a folder anywhere in this window')}</strong>
        <span>
          {t(
            'Groups saved by Muster, bundles of them, share strings, and the JSON or YAML of the earlier program.',
          )}
        </span>
        <div className={css['zoneButtons']}>
          <FilePicker
            label={t('Choose files…')}
            icon={FileJson2}
            blocked={blocked}
            accept=".muster,.json,.yaml,.yml,.txt"
            onChosen={(files) => void session.take({ files, text: null })}
            primary
          />
          <FilePicker
            label={t('Choose a folder…')}
            icon={FolderOpen}
            blocked={blocked}
            folder
            onChosen={takeFolder}
          />
        </div>
      </div>
      <PasteBox blocked={blocked} onText={(text) => void session.take({ files: [], text })} />
    </div>
  );
}

interface PasteBoxProps {
  readonly blocked: string | null;
  readonly onText: (text: string) => void;
}

/** A share string is read as soon as it is pasted; other text waits for the button. */
function PasteBox({ blocked, onText }: PasteBoxProps) {
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
