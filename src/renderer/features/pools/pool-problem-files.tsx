import { Copy, FileWarning, FolderOpen } from 'lucide-react';
import { t } from '../../../shared/catalogue/translate';
import { explainProblemFile } from '../../../shared/explain/problem-file';
import { ActionButton } from '../../components/action-button';
import { copyText } from '../../components/copy-text';
import { Pill } from '../../components/pill';
import { toastError } from '../../components/toasts';
import { useCommands } from '../../components/use-command';
import { useBlockedReason } from '../../state/blocked';
import { useView } from '../../state/host-context';
import css from './pools-page.module.css';

const FOLDER = 'pools';

/** Files in the pools' folder that are no pool: which, why, what to do. Each goes when its file is mended. */
export function PoolProblemFiles({ files }: { files: readonly string[] }) {
  if (files.length === 0) return null;
  return (
    <ul className={css['files']} aria-label={t('Files that can’t be read')}>
      {files.map((file) => (
        <ProblemFile key={file} file={file} />
      ))}
    </ul>
  );
}

function ProblemFile({ file }: { file: string }) {
  const problem = useView((state) => state.view?.poolProblemFiles[file]);
  if (!problem) return null;
  const { title, hint } = explainProblemFile(problem.reason);
  return (
    <li className={css['file']}>
      <Pill tone="amber" icon={FileWarning}>
        {t('Can’t read')}
      </Pill>
      <div className={css['fileText']}>
        <b title={file} dir="auto">
          {file}
        </b>
        <span>{title}</span>
        <small>{hint}</small>
      </div>
      <PlaceButton file={file} />
    </li>
  );
}

function PlaceButton({ file }: { file: string }) {
  const blocked = useBlockedReason();
  const { pending, run } = useCommands();
  const canReveal = useView((state) => state.view?.host.canReveal ?? false);
  const dataFolder = useView((state) => state.view?.host.dataFolder ?? '');
  const reveal = async (): Promise<void> => {
    const answer = await run('reveal', 'host.reveal', { path: `${FOLDER}/${file}` });
    if (answer?.ok === false) toastError(answer.error);
  };
  const separator = dataFolder.includes('\\') && !dataFolder.includes('/') ? '\\' : '/';
  const path = [dataFolder, FOLDER, file].join(separator);
  return canReveal ? (
    <ActionButton
      label={t('Show in folder')}
      accessibleName={t('Show {file} in its folder', { file })}
      icon={FolderOpen}
      size="xs"
      variant="default"
      disabledReason={blocked}
      busy={pending.has('reveal')}
      onClick={() => void reveal()}
    />
  ) : (
    <ActionButton
      label={t('Copy path')}
      accessibleName={t('Copy the path of {file}', { file })}
      icon={Copy}
      size="xs"
      variant="default"
      onClick={() => void copyText(path, t('The path was copied'))}
    />
  );
}
