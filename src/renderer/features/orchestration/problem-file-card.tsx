import { t } from '../../../shared/catalogue/translate';
import { ActionIcon } from '@mantine/core';
import { Copy, CopyPlus, Ellipsis, FileClock, FileWarning, FolderOpen, Trash2 } from 'lucide-react';
import { memo, useId } from 'react';
import { explainProblemFile } from '../../../shared/explain/problem-file';
import type { ProblemFileView } from '../../../shared/view';
import { ActionButton } from '../../components/action-button';
import { RelativeTime } from '../../components/clocks';
import { OverflowMenu } from '../../components/overflow-menu';
import { Pill } from '../../components/pill';
import { useBlockedReason } from '../../state/blocked';
import { useView } from '../../state/host-context';
import css from './card.module.css';
import { useProblemActions, type ProblemActions } from './use-problem-actions';

/** A file in the definitions' folder that is no group: which, why, what to do. It goes when the file is mended. */
export const ProblemFileCard = memo(function ProblemFileCard({ file }: { file: string }) {
  const problem = useView((state) => state.view?.problemFiles[file]);
  const actions = useProblemActions(file);
  const titleId = useId();
  if (!problem) return null;
  const { title, hint } = explainProblemFile(problem.reason);
  return (
    <article
      className={css['card']}
      data-card={`file:${file}`}
      data-kind="file"
      aria-labelledby={titleId}
      tabIndex={-1}
    >
      <div className={css['body']}>
        <header className={css['head']}>
          <Pill tone="amber" icon={FileWarning}>
            {t('Can’t read')}
          </Pill>
          <h2 id={titleId} className={css['name']} dir="auto" title={file}>
            {file}
          </h2>
        </header>
        <p className={css['problem']}>{title}</p>
        <p className={css['problemHint']}>{hint}</p>
        <Previous problem={problem} />
        {actions.canReveal ? null : (
          <p className={css['path']} title={actions.path}>
            <bdi>{actions.path}</bdi>
          </p>
        )}
      </div>
      <footer className={css['foot']}>
        <Controls problem={problem} actions={actions} />
      </footer>
    </article>
  );
});

/** Whether its last readable version can be put back: not in place of what a newer Muster wrote. */
function restorable({ previous, reason }: ProblemFileView): ProblemFileView['previous'] {
  return reason.code === 'newer_version' || reason.code === 'duplicate_id' ? null : previous;
}

function Previous({ problem }: { problem: ProblemFileView }) {
  const previous = restorable(problem);
  if (!previous) return null;
  return (
    <p className={css['previous']}>
      <span>{t('Last readable version')}</span>
      <RelativeTime at={previous.at} />
      <bdi title={previous.name}>{previous.name}</bdi>
    </p>
  );
}

function Controls({ problem, actions }: { problem: ProblemFileView; actions: ProblemActions }) {
  const blocked = useBlockedReason();
  const { file, reason } = problem;
  const common = { size: 'xs', variant: 'default', disabledReason: blocked } as const;
  return (
    <>
      {restorable(problem) ? (
        <ActionButton
          {...common}
          label={t('Restore previous…')}
          accessibleName={t('Restore the previous version of {file}', { file })}
          icon={FileClock}
          onClick={actions.restorePrevious}
        />
      ) : null}
      {reason.code === 'duplicate_id' ? (
        <ActionButton
          {...common}
          label={t('Keep as copy')}
          accessibleName={t('Keep {file} as a copy', { file })}
          icon={CopyPlus}
          busy={actions.pending.has('keepAsCopy')}
          onClick={actions.keepAsCopy}
        />
      ) : null}
      <PlaceButton file={file} actions={actions} />
      <span className={css['grow']} />
      <OverflowMenu
        entries={[
          { label: t('Copy path'), icon: Copy, onClick: actions.copyPath },
          null,
          {
            label: t('Remove'),
            hint: t('Moves the file to the trash'),
            icon: Trash2,
            danger: true,
            onClick: actions.remove,
            disabledReason: blocked,
          },
        ]}
        target={
          <ActionIcon size={28} aria-label={t('More actions for {file}', { file })}>
            <Ellipsis size={16} aria-hidden />
          </ActionIcon>
        }
      />
    </>
  );
}

function PlaceButton({ file, actions }: { file: string; actions: ProblemActions }) {
  const blocked = useBlockedReason();
  return actions.canReveal ? (
    <ActionButton
      label={t('Show in folder')}
      accessibleName={t('Show {file} in its folder', { file })}
      icon={FolderOpen}
      size="xs"
      variant="default"
      disabledReason={blocked}
      busy={actions.pending.has('reveal')}
      onClick={actions.reveal}
    />
  ) : (
    <ActionButton
      label={t('Copy path')}
      accessibleName={t('Copy the path of {file}', { file })}
      icon={Copy}
      size="xs"
      variant="default"
      onClick={actions.copyPath}
    />
  );
}
