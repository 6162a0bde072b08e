import { FileWarning } from 'lucide-react';
import { memo, useId } from 'react';
import { explainProblemFile } from '../../../shared/explain/problem-file';
import { Pill } from '../../components/pill';
import { useView } from '../../state/host-context';
import css from './card.module.css';

/** A file in the definitions' folder that is no group: which, why, what to do. It goes when the file is mended. */
export const ProblemFileCard = memo(function ProblemFileCard({ file }: { file: string }) {
  const reason = useView((state) => state.view?.problemFiles[file]?.reason);
  const folder = useView((state) => state.view?.host.dataFolder);
  const titleId = useId();
  if (!reason) return null;
  const { title, hint } = explainProblemFile(reason);
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
            Can’t read
          </Pill>
          <h2 id={titleId} className={css['name']} dir="auto" title={file}>
            {file}
          </h2>
        </header>
        <p className={css['problem']}>{title}</p>
        <p className={css['problemHint']}>{hint}</p>
      </div>
      <footer className={css['foot']}>
        <span className={css['path']} title={folder}>
          orchestration_groups in {folder}
        </span>
      </footer>
    </article>
  );
});
