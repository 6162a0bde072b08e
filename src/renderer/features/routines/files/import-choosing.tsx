import { FileCode2, FolderOpen } from 'lucide-react';
import { useState } from 'react';
import { t } from '../../../../shared/catalogue/translate';
import type { AppError } from '../../../../shared/errors';
import { explainError } from '../../../../shared/explain';
import { collectChosenFolder, ROUTINE_FILES } from '../../../components/collect-files';
import { FilePicker } from '../../../components/file-picker';
import { Note } from '../../../components/note';
import { useBlockedReason } from '../../../state/blocked';
import type { LeftOut } from '../../../state/ui-store';
import type { RoutineImportSession } from './import-session';
import { LeftOutNote } from './left-out-note';
import css from './routine-files.module.css';

interface ChoosingProps {
  readonly session: RoutineImportSession;
  readonly error: AppError | null;
  readonly leftOut: LeftOut | undefined;
}

/** Nothing chosen yet: where routines may come from. */
export function ImportChoosing({ session, error, leftOut }: ChoosingProps) {
  const blocked = useBlockedReason();
  const [empty, setEmpty] = useState<LeftOut | null>(null);
  const take = (list: readonly File[]): void => {
    const { files, leftOut: rest } = collectChosenFolder(list, ROUTINE_FILES);
    setEmpty(files.length === 0 ? rest : null);
    void session.take(files);
  };
  const nothing = empty ?? leftOut;
  return (
    <div className={css['choosing']}>
      {error === null ? null : <Note tone="red" {...explainError(error)} />}
      {nothing === undefined ? null : <LeftOutNote leftOut={nothing} empty />}
      <div className={css['zone']}>
        <strong>{t('Drop files or a folder anywhere in this window')}</strong>
        <span>
          {t(
            'Routines of Muster, YAML files of the earlier program, and pipelines of MaaFramework (JSON). Groups and pools among them come along.',
          )}
        </span>
        <div className={css['zoneButtons']}>
          <FilePicker
            label={t('Choose files…')}
            icon={FileCode2}
            blocked={blocked}
            accept=".yaml,.yml,.json,.jsonc,.png"
            onChosen={(files) => void session.take(files)}
            primary
          />
          <FilePicker
            label={t('Choose a folder…')}
            icon={FolderOpen}
            blocked={blocked}
            folder
            onChosen={take}
          />
        </div>
      </div>
    </div>
  );
}
