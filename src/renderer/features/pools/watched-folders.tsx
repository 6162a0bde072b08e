import { TagsInput } from '@mantine/core';
import { t } from '../../../shared/catalogue/translate';
import type { Problem } from '../../../shared/problem';
import { FieldWarnings } from '../../components/field-warnings';
import { errorAtField } from '../../components/form-problems';

interface WatchedFoldersProps {
  readonly folders: readonly string[];
  readonly problems: readonly Problem[];
  readonly onChange: (folders: string[]) => void;
}

/** Folders below the data folder; Enter adds one. */
export function WatchedFolders({ folders, problems, onChange }: WatchedFoldersProps) {
  return (
    <div>
      <TagsInput
        label={t('Watched folders')}
        description={t(
          'Files of accounts that appear in these folders of the data folder are imported by themselves; Enter adds one.',
        )}
        data-path="watchedFolders"
        placeholder={folders.length === 0 ? t('for example {value}', { value: 'incoming/testers' }) : ''}
        splitChars={[]}
        value={[...folders]}
        error={errorAtField(problems, 'watchedFolders', true)}
        onChange={onChange}
      />
      <FieldWarnings problems={problems} path="watchedFolders" />
    </div>
  );
}
