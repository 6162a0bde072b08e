import { FolderOpen, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { AppError } from '../../../shared/errors';
import { explainError } from '../../../shared/explain';
import { useBlockedReason } from '../../state/blocked';
import { useHost } from '../../state/host-context';
import { joinedBy, type ImportedThings, type ImportFacts } from '../../state/import-facts';
import { chosenFiles, collectChosenFolder, type Collected } from '../collect-files';
import { FilePicker } from '../file-picker';
import { Note } from '../note';
import css from './import-dialog.module.css';
import { LeftOutNote } from './left-out-note';
import { importsOf } from './sort-files';

interface ImportChoosingProps {
  readonly things: ImportedThings;
  readonly facts: ImportFacts;
  readonly error: AppError | null;
  readonly icon: LucideIcon;
  /** What it takes, and endings of files that may hold it. */
  readonly words: string;
  readonly accept: string;
  /** Another way in. */
  readonly children?: ReactNode;
}

/** Nothing chosen yet: where it may come from. */
export function ImportChoosing(props: ImportChoosingProps) {
  const { things, facts, error, icon, words, accept, children } = props;
  const { uiStore } = useHost();
  const blocked = useBlockedReason();
  const take = async (collected: Collected): Promise<void> => {
    const found = await importsOf(collected, things);
    uiStore.setState(({ dialog }) => (dialog === facts ? { dialog: joinedBy(dialog, found) } : {}));
  };
  return (
    <div className={css['choosing']}>
      {error === null ? null : <Note tone="red" {...explainError(error)} />}
      {facts.files.length === 0 && facts.leftOut !== undefined ? (
        <LeftOutNote leftOut={facts.leftOut} empty />
      ) : null}
      <div className={css['zone']}>
        <strong>{t('Drop files or a folder anywhere in this window')}</strong>
        <span>{words}</span>
        <div className={css['zoneButtons']}>
          <FilePicker
            label={t('Choose files…')}
            icon={icon}
            blocked={blocked}
            accept={accept}
            onChosen={(files) => void take(chosenFiles(files))}
            primary
          />
          <FilePicker
            label={t('Choose a folder…')}
            icon={FolderOpen}
            blocked={blocked}
            folder
            onChosen={(files) => void take(collectChosenFolder(files))}
          />
        </div>
      </div>
      {children}
    </div>
  );
}
